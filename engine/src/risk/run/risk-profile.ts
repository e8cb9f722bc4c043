import { canonicalJson } from '../../case/canonical-json.ts'
import { sha256 } from '../../case/sha-256.ts'
import { profileColumns } from '../path/profile-path.ts'
import { type ProfileFigures, profileFigures } from '../statistics/risk-profile.ts'
import type { Progress } from './chunks.ts'
import type { Runner } from './contribution-question.ts'
import type { RiskRun } from './risk-run.ts'

/** What happens over the trials of a case. */
export interface RiskProfile extends ProfileFigures {
  readonly trials: number
  readonly seed: number
  readonly resultHash: string
}

/** Runs the trials once more and keeps what happens by period, clause and cause; null when it was stopped. */
export async function riskProfile(
  { job, plan, trials }: RiskRun,
  runner: Runner,
  progress?: Progress,
): Promise<RiskProfile | null> {
  const workload = { job: { ...job, profile: true as const }, trials, columns: profileColumns(plan).count }
  const outcomes = await runner(workload, progress)
  if (!outcomes) return null
  const figures = { trials, seed: plan.seed, ...profileFigures(plan, outcomes) }
  return { ...figures, resultHash: sha256(canonicalJson(figures)) }
}
