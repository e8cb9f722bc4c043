import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { TAIL_SHARE } from './distribution.ts'
import { countOf, lowestPlaces, meanAt, meanOf } from './percentiles.ts'
import { movingCauses } from './tornado.ts'

/** One cause in the tail of all parties together: what each party loses by it there. Euro, a loss is above zero. */
export interface MatrixRow {
  /** A factor, downturn, delay or events; `rest` is what does not move in a straight line with any of them. */
  readonly cause: string
  readonly parties: Readonly<Record<string, number>>
  readonly togetherEur: number
}

/** Who bears which risk: parts of the CVaR of all parties together, by cause and by party, that add up to it. */
export interface BearerMatrix {
  /** Minus the mean deviation of all parties together over its worst tenth, at own rates. */
  readonly cvarEur: number
  readonly rows: readonly MatrixRow[]
}

/** Part of its own spread that a cause must have beside the causes before it, to tell the two apart. */
const APART = 1e-9

/**
 * Splits the tail of all parties together by cause and by party. The deviation of each party is
 * what moves in a straight line with the causes (least squares on their scores) and a rest. Each part counts for its mean
 * over the trials in which all parties together are in their worst tenth (Euler), so that rows and columns add up.
 */
export function bearerMatrix(plan: RiskPlan, outcomes: Outcomes): BearerMatrix {
  const columns = outcomeColumns(plan)
  const deviations = plan.parties.map((_, place) => centred(outcomes[columns.own + place]!))
  const together = sumOf(deviations)
  const tail = lowestPlaces(together, countOf(TAIL_SHARE, together.length))
  const causes = movingCauses(plan)
  const scores = causes.map(({ place }) => centred(outcomes[columns.scores + place]!))
  const inTail = scores.map(values => meanAt(values, tail))
  const slopes = leastSquares(scores, deviations)
  const parts = causes.map((_, cause) => slopes.map(own => 0 - own[cause]! * inTail[cause]!))
  const whole = deviations.map(values => 0 - meanAt(values, tail))
  const rest = whole.map((eur, party) => parts.reduce((left, row) => left - row[party]!, eur))
  const rowOf = (cause: string, eurs: readonly number[]): MatrixRow => ({
    cause,
    parties: Object.fromEntries(plan.parties.map(({ id }, party) => [id, eurs[party]!])),
    togetherEur: eurs.reduce((sum, eur) => sum + eur, 0),
  })
  const rows = causes.map(({ id }, cause) => rowOf(id, parts[cause]!))
  return {
    cvarEur: 0 - meanAt(together, tail),
    rows: [
      ...rows.sort((a, b) => b.togetherEur - a.togetherEur || (a.cause < b.cause ? -1 : 1)),
      rowOf('rest', rest),
    ],
  }
}

function centred(values: Float64Array): Float64Array {
  const mean = meanOf(values)
  return values.map(value => value - mean)
}

function sumOf(all: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(all[0]!.length)
  for (const values of all)
    for (let trial = 0; trial < sum.length; trial += 1) sum[trial] = sum[trial]! + values[trial]!
  return sum
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let trial = 0; trial < a.length; trial += 1) sum += a[trial]! * b[trial]!
  return sum
}

/** Slopes of each outcome on all scores at once, by outcome; 0 for a score that cannot be told from those before it. */
function leastSquares(scores: readonly Float64Array[], outcomes: readonly Float64Array[]): number[][] {
  const size = scores.length
  const lower = scores.map(() => new Float64Array(size))
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const own = product(scores[row]!, scores[column]!)
      let left = own
      for (let k = 0; k < column; k += 1) left -= lower[row]![k]! * lower[column]![k]!
      const pivot = lower[column]![column]!
      if (column === row) lower[row]![row] = left > APART * own ? Math.sqrt(left) : 0
      else lower[row]![column] = pivot > 0 ? left / pivot : 0
    }
  }
  return outcomes.map(values => {
    const slopes = scores.map(score => product(score, values))
    for (let row = 0; row < size; row += 1) {
      for (let k = 0; k < row; k += 1) slopes[row]! -= lower[row]![k]! * slopes[k]!
      slopes[row] = lower[row]![row]! > 0 ? slopes[row]! / lower[row]![row]! : 0
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      for (let k = row + 1; k < size; k += 1) slopes[row]! -= lower[k]![row]! * slopes[k]!
      slopes[row] = lower[row]![row]! > 0 ? slopes[row]! / lower[row]![row]! : 0
    }
    return slopes
  })
}
