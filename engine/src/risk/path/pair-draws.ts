import type { RiskPlan } from '../plan/plan.ts'

/** What is drawn for one pair of trials. The second trial of the pair reads the mirror image. */
export interface PairDraws {
  /** Per factor the independent standard normals of year 1, 2, .. */
  readonly shocks: readonly Float64Array[]
  /** Word 0 for the start of the chain, word n for year n. */
  readonly chain: Int32Array
  /** Word n - 1 for year n. */
  readonly jumps: Int32Array
  readonly estimateCommon: Float64Array
  readonly estimates: Float64Array
  readonly delayCommon: Float64Array
  readonly delays: Float64Array
  /** Three words an event: whether, when, how much. */
  readonly events: Int32Array
}

/** Room for the draws of a pair, all of them zero. */
export function roomForDraws({ market: { years, factors }, estimates, phases, events }: RiskPlan): PairDraws {
  return {
    shocks: factors.map(() => new Float64Array(years)),
    chain: new Int32Array(years + 1),
    jumps: new Int32Array(years),
    estimateCommon: new Float64Array(1),
    estimates: new Float64Array(estimates.length),
    delayCommon: new Float64Array(1),
    delays: new Float64Array(phases.length),
    events: new Int32Array(3 * events.length),
  }
}
