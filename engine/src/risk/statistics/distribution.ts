import { HALF_A_CENT } from '../../ledger/position.ts'
import { countOf, deviationOf, lowestMean, meanOf, percentilesOf } from './percentiles.ts'
import { standardErrors } from './standard-errors.ts'

/** Share of the trials in the tail whose mean is the CVaR of 90 %. */
export const TAIL_SHARE = 0.1

/** Shares of the percentiles of a distribution, in the order of its fields. */
const SHARES: readonly number[] = [0.05, TAIL_SHARE, 0.2, 0.5, 0.8, 0.9, 0.95]

/**
 * The distribution of a result over the trials, in euro. p = percentile of the result, so p10 is bad; cvar90 is a loss:
 * minus the mean of the worst tenth.
 */
export interface Distribution {
  readonly mean: number
  readonly sd: number
  readonly p5: number
  readonly p10: number
  readonly p20: number
  readonly p50: number
  readonly p80: number
  readonly p90: number
  readonly p95: number
  readonly cvar90: number
  /** Share of the trials with a result of at least 0. */
  readonly pNonNegative: number
  /** Standard errors; null when there are too few trials to tell. */
  readonly se: Readonly<Record<'mean' | 'p10' | 'p50' | 'p90', number | null>>
}

type Seven = [number, number, number, number, number, number, number]

/** Share of values that are at least 0, compared at half a cent. */
export function shareNonNegative(values: Float64Array): number {
  let count = 0
  for (let place = 0; place < values.length; place += 1) count += Number(values[place]! > -HALF_A_CENT)
  return values.length === 0 ? 0 : count / values.length
}

/** Describes results, one per trial; so many neighbouring trials hang together: two of a pair, or a copy of a lattice. */
export function distributionOf(values: Float64Array, bundle = 2): Distribution {
  const mean = meanOf(values)
  const [p5, p10, p20, p50, p80, p90, p95] = percentilesOf(values, SHARES) as Seven
  return {
    mean,
    sd: deviationOf(values, mean),
    p5,
    p10,
    p20,
    p50,
    p80,
    p90,
    p95,
    cvar90: 0 - lowestMean(values, countOf(TAIL_SHARE, values.length), p10),
    pNonNegative: shareNonNegative(values),
    se: standardErrors(values, bundle),
  }
}
