import { neverDown } from '../factors/downturn-chain.ts'
import type { RiskPlan } from './plan.ts'

/** True when nothing of a plan is left to chance, so that every trial is the plan. */
export function isCertain({ market, replay, phases, estimates, events }: RiskPlan): boolean {
  return (
    replay === null &&
    neverDown(market.chain) &&
    market.factors.every(({ sd }) => sd === 0) &&
    phases.every(({ delay }) => delay.min === delay.max) &&
    estimates.length === 0 &&
    events.every(({ probability }) => probability === 0)
  )
}

/** True when nothing is planned and no event can cost anything, whatever the market does: the worths have no size. */
export function isWithoutFlows({ lines, events }: RiskPlan): boolean {
  return events.length === 0 && lines.every(({ plannedEur }) => plannedEur.every(eur => eur === 0))
}
