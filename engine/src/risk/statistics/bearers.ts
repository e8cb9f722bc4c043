import { TAIL_SHARE } from './distribution.ts'
import { countOf, deviationOf, lowestMean, lowestPlaces, meanAt, meanOf } from './percentiles.ts'

/** What one party bears of the risk, of its results at its own rate. */
export interface BearerShare {
  readonly sd: number
  /** Minus the mean deviation over its own worst tenth. */
  readonly cvar90: number
  /** Its part of the CVaR of all parties together (Euler); the parts add up to 1. 0 when there is no risk at all. */
  readonly eulerShare: number
}

/**
 * Splits the risk over the parties: deviations from the mean, the same tail trials of their sum
 * for all.
 */
export function bearerShares(results: readonly Float64Array[]): BearerShare[] {
  // One after another: of thousands of cases the deviations of all do not fit in memory.
  const deviationsOf = (values: Float64Array): Float64Array => {
    const mean = meanOf(values)
    return values.map(value => value - mean)
  }
  const together = new Float64Array(results[0]!.length)
  for (const values of results) {
    const one = deviationsOf(values)
    for (let trial = 0; trial < together.length; trial += 1) together[trial] = together[trial]! + one[trial]!
  }
  const count = countOf(TAIL_SHARE, together.length)
  const tail = lowestPlaces(together, count)
  const cvar = -meanAt(together, tail)
  return results.map(values => {
    const one = deviationsOf(values)
    return {
      sd: deviationOf(one, 0),
      cvar90: 0 - lowestMean(one, count),
      eulerShare: cvar > 0 ? 0 - meanAt(one, tail) / cvar : 0,
    }
  })
}
