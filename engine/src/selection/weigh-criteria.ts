import type { GivenScore, ScoresFile } from './scores-shape.ts'
import type { FileMark } from './strictness.ts'

/** Of every three criteria two must be assessable: 4 of 6. */
const neededShare = 2 / 3

/** The marks of all assessments, and the assessments that had too few criteria to give one. */
export interface WeighedScores {
  readonly marks: readonly FileMark[]
  /** Files with an assessment that does not count, because too many criteria could not be assessed. */
  readonly incompleteFiles: ReadonlySet<string>
}

/** True for a score that says the criterion cannot be assessed. */
export function isNotAssessable(score: GivenScore['score']): score is 'nb' | 'NB' {
  return typeof score === 'string'
}

/** The weight of every criterion: as given, or one each for the criteria that occur. */
function criterionWeights({ criteriaWeights, scores }: ScoresFile): ReadonlyMap<string, number> {
  const given = Object.entries(criteriaWeights)
  if (given.length > 0) return new Map(given)
  return new Map(
    scores.flatMap(score => (score.criterion === undefined ? [] : [[score.criterion, 1] as const])),
  )
}

/**
 * The mark that each assessor gave each file: the mean over the criteria by weight. A criterion that cannot be assessed,
 * or was not scored, drops and the other weights count for more; with fewer than two thirds of the criteria (4 of 6) the
 * assessment does not count. Confidence does not weigh.
 */
export function weighCriteria(file: ScoresFile): WeighedScores {
  const weights = criterionWeights(file)
  const needed = Math.ceil(neededShare * [...weights.values()].filter(weight => weight > 0).length)
  const incompleteFiles = new Set<string>()
  const assessments = Map.groupBy(file.scores, score => JSON.stringify([score.file, score.assessor]))
  const marks = [...assessments.values()].flatMap(scores => {
    const first = scores[0]!
    const mark = markOf(scores, weights, needed)
    if (mark === undefined) incompleteFiles.add(first.file)
    return mark === undefined ? [] : [{ file: first.file, assessor: first.assessor, mark }]
  })
  return { marks, incompleteFiles }
}

function markOf(
  scores: readonly GivenScore[],
  weights: ReadonlyMap<string, number>,
  needed: number,
): number | undefined {
  const assessed = scores.flatMap(({ score, criterion }) => {
    const weight = criterion === undefined ? 1 : weights.get(criterion)!
    return isNotAssessable(score) || weight === 0 ? [] : [{ score, weight, criterion: criterion ?? '' }]
  })
  if (assessed.length === 0 || (scores[0]?.criterion !== undefined && assessed.length < needed))
    return undefined
  // In the order of the criteria, so that the order of the file changes no bit.
  const ordered = assessed.toSorted((a, b) => (a.criterion < b.criterion ? -1 : 1))
  const weight = ordered.reduce((sum, one) => sum + one.weight, 0)
  return ordered.reduce((sum, one) => sum + one.weight * one.score, 0) / weight
}
