import { leadingDirections } from '../path/leading-directions.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { latticeBits } from '../plan/sampling.ts'

/** The plan of a run of so many trials: with quasi-random sampling it has a lattice of their number. */
export function withLattice(plan: RiskPlan, trials: number): RiskPlan {
  if (plan.sampling !== 'quasi') return plan
  return { ...plan, quasi: { bits: latticeBits(trials), directions: leadingDirections(plan) } }
}
