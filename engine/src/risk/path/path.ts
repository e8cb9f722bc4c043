import type { RiskPlan } from '../plan/plan.ts'

/** Everything that happens in one trial; the arrays are overwritten by the next. By t unless said otherwise. */
export interface Path {
  /** 1 where year n is down; place 0 is the start. */
  readonly down: Uint8Array
  /** Deviation x_n of every factor by year; place 0 is 0. */
  readonly deviations: readonly Float64Array[]
  /** Per column the multiplier of prices, with mean 1. */
  readonly multipliers: readonly Float64Array[]
  /** How fast is sold, planned = 1. */
  readonly pace: Float64Array
  /** By phase: how many periods later it runs. */
  readonly shifts: Float64Array
  /** Per mover the planned period that is reached at the end of t. */
  readonly reached: readonly Float64Array[]
  /** By estimate: the factor on its amounts. */
  readonly estimates: Float64Array
  readonly lineCash: readonly Float64Array[]
  /** Flows of the area, the land exploitation, and each party. */
  readonly areaCash: Float64Array
  readonly grexCash: Float64Array
  readonly partyCash: readonly Float64Array[]
  /** Euro that events cost in cash. */
  eventsEur: number
}

/** An empty path with room for a plan. */
export function emptyPath(plan: RiskPlan): Path {
  const places = plan.times.periods + 1
  const { years, factors } = plan.market
  const row = (): Float64Array => new Float64Array(places)
  return {
    down: new Uint8Array(years + 1),
    deviations: factors.map(() => new Float64Array(years + 1)),
    multipliers: plan.columns.map(row),
    pace: row(),
    shifts: new Float64Array(plan.phases.length),
    reached: plan.movers.map(row),
    estimates: new Float64Array(plan.estimates.length),
    lineCash: plan.lines.map(row),
    areaCash: row(),
    grexCash: row(),
    partyCash: plan.parties.map(row),
    eventsEur: 0,
  }
}
