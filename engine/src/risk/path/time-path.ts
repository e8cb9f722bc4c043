import type { PhasePlan } from '../plan/phases.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { quickNormalProbability } from '../random/normal-probability.ts'
import { triangularValue } from '../random/triangular.ts'
import type { PairDraws } from './pair-draws.ts'
import type { Path } from './path.ts'

/** A share presold that misses its minimum by less than this has reached it. */
const ROUNDING = 1e-9

/** A standard normal with a given correlation to others of its kind, through what they have in common. */
function probabilityOf(common: number, own: number, correlation: number, mirror: boolean): number {
  const z = Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * own
  return quickNormalProbability(mirror ? -z : z)
}

/** The errors of all estimates. */
export function walkEstimates(plan: RiskPlan, draws: PairDraws, mirror: boolean, path: Path): void {
  const { correlation } = plan.assumed.estimate
  for (let place = 0; place < plan.estimates.length; place += 1) {
    const u = probabilityOf(draws.estimateCommon[0]!, draws.estimates[place]!, correlation, mirror)
    path.estimates[place] = triangularValue(plan.estimates[place]!.multiplier, u)
  }
}

/** How much later every phase runs: pushed by those before it, waiting for sales, and its own delay. */
export function walkShifts(plan: RiskPlan, draws: PairDraws, mirror: boolean, path: Path): void {
  const { correlation } = plan.assumed.delay
  for (let place = 0; place < plan.phases.length; place += 1) {
    const phase = plan.phases[place]!
    let pushed = 0
    for (const { phase: before, slack } of phase.after)
      pushed = Math.max(pushed, path.shifts[before]! - slack)
    const wait = phase.presales.length === 0 ? 0 : presaleWait(plan, phase, pushed, path.pace)
    const u = probabilityOf(draws.delayCommon[0]!, draws.delays[place]!, correlation, mirror)
    path.shifts[place] = Math.max(0, pushed + wait + triangularValue(phase.delay, u))
  }
}

/**
 * Whole periods that the start waits until enough is presold. Presold counts from one year before the shifted start; it
 * is 1 when a whole year went at the planned pace.
 */
function presaleWait(
  plan: RiskPlan,
  { start, presales }: PhasePlan,
  pushed: number,
  pace: Float64Array,
): number {
  const { periodsPerYear } = plan.times
  const paceOf = (k: number): number => (k < 1 ? 1 : pace[Math.min(k, pace.length - 1)]!)
  const from = Math.floor(start + pushed + 0.5)
  let longest = 0
  for (const { minShare, maxWait } of presales) {
    let presold = 0
    for (let k = from - periodsPerYear; k < from; k += 1) presold += paceOf(k)
    let wait = 0
    while (presold / periodsPerYear < minShare - ROUNDING && wait < maxWait) {
      presold += paceOf(from + wait)
      wait += 1
    }
    longest = Math.max(longest, wait)
  }
  return longest
}

/**
 * For everything that moves together: which point of the plan is reached at the end of each period. A phase runs its
 * shift behind. What is sold is never ahead of that, and catches up its arrears by a pace above the planned one.
 */
export function walkMovers(plan: RiskPlan, path: Path): void {
  for (let place = 0; place < plan.movers.length; place += 1) {
    const { phase, firstSale } = plan.movers[place]!
    const shift = phase < 0 ? 0 : path.shifts[phase]!
    const reached = path.reached[place]!
    if (firstSale === 0) {
      for (let t = 0; t < reached.length; t += 1) reached[t] = t - shift
      continue
    }
    const before = firstSale - 1
    let sold = before
    for (let t = 0; t < reached.length; t += 1) {
      if (t > before) {
        const open = Math.min(1, Math.max(0, t - before - shift))
        sold = Math.max(before, Math.min(t - shift, sold + path.pace[t]! * open))
      }
      reached[t] = sold
    }
  }
}
