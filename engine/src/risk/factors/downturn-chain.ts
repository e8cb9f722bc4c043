import type { DownturnAssumption } from '../../../parameters/risk-assumptions.ts'

/** The two states of the market from year to year; S_n = 1 while year n is down. */
export interface DownturnChain extends DownturnAssumption {
  /** Probability that the state before the first year is down. */
  readonly startShare: number
}

/** A chain with the probability of its start worked out. */
export function downturnChain(downturn: DownturnAssumption): DownturnChain {
  const { toDown, toNormal, start } = downturn
  const moves = toDown + toNormal
  const stationary = moves > 0 ? toDown / moves : 0
  return { ...downturn, startShare: start === 'stationary' ? stationary : Number(start === 'down') }
}

/** True when no year can be down. */
export function neverDown(chain: DownturnChain): boolean {
  return chain.startShare === 0 && chain.toDown === 0
}

/**
 * ln E exp(sum of weight_n x S_n), by the recursion over the two states. The sum is kept near 1 at every step, so that
 * no weight makes it overflow.
 */
export function logMeanOfChain(chain: DownturnChain, weights: Float64Array): number {
  let normal = 1 - chain.startShare
  let down = chain.startShare
  let log = 0
  for (const weight of weights) {
    const steps = down * chain.toNormal
    const falls = normal * chain.toDown
    const nextNormal = normal - falls + steps
    const logNormal = Math.log(nextNormal)
    const logDown = Math.log(down - steps + falls) + weight
    const top = Math.max(logNormal, logDown)
    const sum = Math.exp(logNormal - top) + Math.exp(logDown - top)
    log += top + Math.log(sum)
    normal = Math.exp(logNormal - top) / sum
    down = Math.exp(logDown - top) / sum
  }
  return log
}

/** Probability that year n is down; n = 0 is the start. */
export function downShare(chain: DownturnChain, n: number): number {
  let share = chain.startShare
  for (let year = 1; year <= n; year += 1) {
    share = share * (1 - chain.toNormal) + (1 - share) * chain.toDown
  }
  return share
}
