/** The weighted mean of all criteria that one assessor gave to one file. */
export interface FileMark {
  readonly file: string
  readonly assessor: string
  /** 1 to 5. */
  readonly mark: number
}

/** Variance ratios of the additive model: how strongly few marks are drawn to the middle. */
export interface Shrinkage {
  /** Variance of one mark over that between assessors: 0.6^2 / 0.5^2, rounded. */
  readonly assessor: number
  /** Variance of one mark over that between files: 0.6^2 / 0.7^2, rounded. */
  readonly file: number
}

/** The constants as published before a call opens. */
export const publishedShrinkage: Shrinkage = { assessor: 1.4, file: 0.75 }

/** Marks freed of the strictness of who gave them. */
export interface AdjustedMarks {
  /** Plain mean per file. */
  readonly raw: ReadonlyMap<string, number>
  /** Mean per file after strictness, drawn to the mean of all marks. */
  readonly adjusted: ReadonlyMap<string, number>
  /** Effect per assessor; above zero gives higher marks than the others on the same files. */
  readonly strictness: ReadonlyMap<string, number>
  /** False when a limit ended the rounds before no value moved any more. */
  readonly settled: boolean
}

const stopAt = 1e-9
const maximumRounds = 500

/** Marks by one of their two names; the places of the other name beside them. */
interface Side {
  readonly names: readonly string[]
  readonly marksOf: readonly (readonly { readonly other: number; readonly mark: number }[])[]
}

function sideOf(
  marks: readonly FileMark[],
  own: 'file' | 'assessor',
  others: ReadonlyMap<string, number>,
): Side {
  const other = own === 'file' ? 'assessor' : 'file'
  const grouped = Map.groupBy(marks, mark => mark[own])
  return {
    names: [...grouped.keys()],
    marksOf: [...grouped.values()].map(group =>
      group.map(mark => ({ other: others.get(mark[other])!, mark: mark.mark })),
    ),
  }
}

const placesOf = (names: readonly string[]): Map<string, number> =>
  new Map([...new Set(names)].map((name, place) => [name, place]))

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * The additive model mark = file + assessor + chance with shrinkage: strictness is the sum of what an assessor's marks
 * are above the files, over their number + 1.4, centred; a file is the sum of its marks less strictness + 0.75 times the
 * mean of all, over their number + 0.75. Files start at the mean. Rounds go on until no value moves 1e-9, at most 500.
 * The marks are taken in the order of their names, so that the order of the input changes no bit.
 */
export function adjustMarks(
  given: readonly FileMark[],
  shrinkage: Shrinkage = publishedShrinkage,
): AdjustedMarks {
  const marks = given.toSorted(byName)
  const filePlaces = placesOf(marks.map(mark => mark.file))
  const assessorPlaces = placesOf(marks.map(mark => mark.assessor))
  const files = sideOf(marks, 'file', assessorPlaces)
  const assessors = sideOf(marks, 'assessor', filePlaces)
  const mean = meanOf(marks.map(mark => mark.mark))
  const state = { theta: files.names.map(() => mean), strictness: assessors.names.map(() => 0) }
  const settled = settle(state, { files, assessors, mean, shrinkage })
  const named = (names: readonly string[], values: readonly number[]) =>
    new Map(names.map((name, place) => [name, values[place]!]))
  return {
    raw: named(
      files.names,
      files.marksOf.map(group => meanOf(group.map(one => one.mark))),
    ),
    adjusted: named(files.names, state.theta),
    strictness: named(assessors.names, state.strictness),
    settled,
  }
}

const byName = (a: FileMark, b: FileMark): number =>
  compare(a.file, b.file) || compare(a.assessor, b.assessor) || a.mark - b.mark

/** Order of two names by their code units: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

interface Scene {
  readonly files: Side
  readonly assessors: Side
  readonly mean: number
  readonly shrinkage: Shrinkage
}

function settle(state: { theta: number[]; strictness: number[] }, scene: Scene): boolean {
  const { files, assessors, mean, shrinkage } = scene
  for (let round = 0; round < maximumRounds; round++) {
    const above = assessors.marksOf.map(
      group =>
        group.reduce((sum, { other, mark }) => sum + mark - state.theta[other]!, 0) /
        (group.length + shrinkage.assessor),
    )
    const centre = meanOf(above)
    const strictness = above.map(value => value - centre)
    const theta = files.marksOf.map(
      group =>
        (group.reduce((sum, { other, mark }) => sum + mark - strictness[other]!, 0) + shrinkage.file * mean) /
        (group.length + shrinkage.file),
    )
    const moved = Math.max(largestMove(state.theta, theta), largestMove(state.strictness, strictness))
    state.theta = theta
    state.strictness = strictness
    if (moved < stopAt) return true
  }
  return false
}

function largestMove(before: readonly number[], after: readonly number[]): number {
  return after.reduce((most, value, place) => Math.max(most, Math.abs(value - before[place]!)), 0)
}
