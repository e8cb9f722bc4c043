import { intraclassCorrelation, krippendorffAlpha, type RatedUnits } from './agreement.ts'
import type { GivenScore, ScoresFile } from './scores-shape.ts'
import { adjustMarks, compare, type FileMark, type Shrinkage } from './strictness.ts'
import { isNotAssessable, weighCriteria } from './weigh-criteria.ts'

/**
 * Why a file needs a talk of its assessors: `range` (two scores on one criterion differ by 2 or more), `rank` (raw and
 * adjusted place differ by more than 5), `minimum` (a score below the least that is allowed), `confidence` (assessors
 * together too unsure on a criterion), `incomplete` (an assessment does not count, too few criteria), `threshold` (raw
 * and adjusted score fall on different sides of the threshold).
 */
export type FileFlag = 'range' | 'rank' | 'minimum' | 'confidence' | 'incomplete' | 'threshold'

/** The score of one file. */
export interface FileScore {
  /** Plain mean of the assessors' marks; null when no assessment counts. */
  readonly raw: number | null
  readonly adjusted: number | null
  /** Raw or adjusted score reaches the threshold, and no criterion is scored below the minimum. */
  readonly passes: boolean
  readonly flags: readonly FileFlag[]
}

/** The scores of a tranche. */
export interface ScoresAnswer {
  readonly files: Readonly<Record<string, FileScore>>
  /** Strictness per assessor, to be told to that assessor only; above zero gives higher marks. */
  readonly assessors: Readonly<Record<string, number>>
  readonly agreement: {
    readonly intraclassCorrelation: number | null
    /** Krippendorff's alpha per criterion; "score" when there are no criteria. */
    readonly alpha: Readonly<Record<string, number | null>>
    readonly flaggedShare: number
    /** Groups of files that share no assessor; above 1 strictness cannot be told apart from quality. */
    readonly groups: number
  }
}

const defaults = { threshold: 3, minimum: 2 }
const flagBounds = { range: 2, places: 5, confidenceSum: 4 }
/** Scores that are equal but for the last bits of their sums count as equal. */
const tiny = 1e-9

/** Scores of all files, strictness of all assessors and how well they agree. Rows in any order give the same bits. */
export function scoreFiles(file: ScoresFile, shrinkage?: Shrinkage): ScoresAnswer {
  const { marks, incompleteFiles } = weighCriteria(file)
  const { raw, adjusted, strictness } = adjustMarks(marks, shrinkage)
  const rawPlaces = placesOf(raw)
  const adjustedPlaces = placesOf(adjusted)
  const threshold = (file.threshold ?? defaults.threshold) - tiny
  const minimum = file.minimum ?? defaults.minimum
  const scored = Map.groupBy(file.scores, score => score.file)
  const files = [...scored]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([id, scores]): [string, FileScore] => {
      const values = { raw: raw.get(id) ?? null, adjusted: adjusted.get(id) ?? null }
      const reaches = [values.raw, values.adjusted].map(value => value !== null && value >= threshold)
      const moved = Math.abs((rawPlaces.get(id) ?? 0) - (adjustedPlaces.get(id) ?? 0))
      const low = scores.some(({ score }) => !isNotAssessable(score) && score < minimum)
      const flags: Record<FileFlag, boolean> = {
        range: byCriterion(scores).some(group => rangeOf(group) >= flagBounds.range - tiny),
        rank: moved > flagBounds.places,
        minimum: low,
        confidence: byCriterion(scores).some(isUnsure),
        incomplete: incompleteFiles.has(id),
        threshold: reaches[0] !== reaches[1],
      }
      const raised = Object.entries(flags).flatMap(([flag, is]) => (is ? [flag as FileFlag] : []))
      return [id, { ...values, passes: reaches.includes(true) && !low, flags: raised }]
    })
  const flagged = files.filter(([, { flags }]) => flags.length > 0).length
  return {
    files: Object.fromEntries(files),
    assessors: Object.fromEntries([...strictness].toSorted(([a], [b]) => compare(a, b))),
    agreement: {
      intraclassCorrelation: intraclassCorrelation(unitsOf(marks)),
      alpha: alphaOf(file.scores),
      flaggedShare: flagged / files.length,
      groups: groupsOf(marks),
    },
  }
}

/** Place of each file, 1 for the highest; equal scores share a place. */
function placesOf(scores: ReadonlyMap<string, number>): Map<string, number> {
  const sorted = [...scores].toSorted(([, a], [, b]) => b - a)
  let place = 1
  return new Map(
    sorted.map(([id, score], index) => {
      const previous = sorted[index - 1]?.[1]
      if (previous === undefined || previous > score + tiny) place = index + 1
      return [id, place]
    }),
  )
}

const byCriterion = (scores: readonly GivenScore[]): GivenScore[][] => [
  ...Map.groupBy(scores, score => score.criterion ?? '').values(),
]

const numbersOf = (scores: readonly GivenScore[]): number[] =>
  scores.flatMap(({ score }) => (isNotAssessable(score) ? [] : [score]))

function rangeOf(scores: readonly GivenScore[]): number {
  const values = numbersOf(scores)
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
}

/** All who scored said how sure they were, and together it is too little. */
function isUnsure(scores: readonly GivenScore[]): boolean {
  const given = scores.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]))
  return (
    given.length === scores.length && given.reduce((sum, one) => sum + one, 0) <= flagBounds.confidenceSum
  )
}

function unitsOf(marks: readonly FileMark[]): RatedUnits {
  const units = Map.groupBy(marks, mark => mark.file)
  return [...units]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([, group]) => group.map(one => one.mark).toSorted((a, b) => a - b))
}

function alphaOf(scores: readonly GivenScore[]): Record<string, number | null> {
  const criteria = Map.groupBy(scores, score => score.criterion ?? 'score')
  const alphas = [...criteria]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([criterion, given]) => {
      const files = [...Map.groupBy(given, score => score.file)].toSorted(([a], [b]) => compare(a, b))
      const units = files.map(([, group]) => numbersOf(group).toSorted((a, b) => a - b))
      return [criterion, krippendorffAlpha(units)] as const
    })
  return Object.fromEntries(alphas)
}

/** How many groups of files hang together through shared assessors. */
function groupsOf(marks: readonly FileMark[]): number {
  const parents = new Map<string, string>()
  const rootOf = (name: string): string => {
    let root = name
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent
    return root
  }
  for (const { file, assessor } of marks) {
    const [one, other] = [rootOf(`file ${file}`), rootOf(`assessor ${assessor}`)]
    parents.set(one, one)
    parents.set(other, one)
  }
  return [...parents].filter(([name, parent]) => name === parent).length
}
