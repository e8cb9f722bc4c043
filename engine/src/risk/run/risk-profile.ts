import { canonicalJson } from '../../case/canonical-json.ts'
import { sha256 } from '../../case/sha-256.ts'
import { engineOf } from '../kernel/open-simulator.ts'
import { profileColumns } from '../path/profile-path.ts'
import type { RiskEngine } from '../plan/plan.ts'
import { type ProfileFigures, profileFigures } from '../statistics/risk-profile.ts'
import type { Progress } from './chunks.ts'
import type { Runner } from './contribution-question.ts'
import type { RiskRun } from './risk-run.ts'

/** What happens over the trials of a case. */
export interface RiskProfile extends ProfileFigures {
  readonly trials: number
  readonly seed: number
  /** Who ran the trials, as in the answer of the run itself. */
  readonly engine: RiskEngine
  readonly resultHash: string
}

/**
 * What happens by period, by clause and by cause; null when it was stopped. All of it is told by the trials of the run of
 * the case itself, by whoever runs that: the results of a trial are those of the run to the last bit, and what is told
 * beside them is of the same market, the same delays and the same flows.
 */
export async function riskProfile(
  { job, plan, trials }: RiskRun,
  runner: Runner,
  progress?: Progress,
): Promise<RiskProfile | null> {
  const workload = { job: { ...job, profile: true as const }, trials, columns: profileColumns(plan).count }
  const outcomes = await runner(workload, progress)
  if (!outcomes) return null
  const engine = engineOf(plan, job.options.engine)
  const figures = { trials, seed: plan.seed, engine, ...profileFigures(plan, outcomes) }
  return { ...figures, resultHash: sha256(canonicalJson(figures)) }
}
