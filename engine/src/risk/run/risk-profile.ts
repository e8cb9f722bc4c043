import { canonicalJson } from '../../case/canonical-json.ts'
import { sha256 } from '../../case/sha-256.ts'
import { engineOf } from '../kernel/open-simulator.ts'
import { pathColumnCount } from '../path/profile-path.ts'
import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import type { RiskEngine, RiskPlan } from '../plan/plan.ts'
import { type ProfileFigures, profileFigures } from '../statistics/risk-profile.ts'
import type { Progress } from './chunks.ts'
import type { Runner } from './contribution-question.ts'
import { type RiskRun, workloadOf } from './risk-run.ts'

/** What happens over the trials of a case. */
export interface RiskProfile extends ProfileFigures {
  readonly trials: number
  readonly seed: number
  /** Who ran the results of the area and the parties, as in the answer of the run itself. */
  readonly engine: RiskEngine
  readonly resultHash: string
}

/** Part of the work that the results are. */
const RESULTS_PART = 0.1

/**
 * What happens by period, by clause and by cause; null when it was stopped. Results are those of the run of the case, by
 * whoever runs that, so that a figure here is the same as there; what only the path of a trial tells is run trial by
 * trial on the same draws.
 */
export async function riskProfile(
  run: RiskRun,
  runner: Runner,
  progress?: Progress,
): Promise<RiskProfile | null> {
  const { job, plan, trials } = run
  const results = await runner(workloadOf(run), done => progress?.(done * RESULTS_PART))
  if (!results) return null
  const workload = { job: { ...job, profile: true as const }, trials, columns: pathColumnCount(plan) }
  const paths = await runner(workload, done => progress?.(RESULTS_PART + done * (1 - RESULTS_PART)))
  if (!paths) return null
  const engine = engineOf(plan, job.options.engine)
  const figures = {
    trials,
    seed: plan.seed,
    engine,
    ...profileFigures(plan, columnsOf(plan, results, paths)),
  }
  return { ...figures, resultHash: sha256(canonicalJson(figures)) }
}

/** The columns of a profile: of the run the results of the area and of every party and what moved them, then the paths. */
function columnsOf(plan: RiskPlan, results: Outcomes, paths: Outcomes): Outcomes {
  const { area, own, required, scores } = outcomeColumns(plan)
  return [results[area]!, ...results.slice(own, required), ...results.slice(scores), ...paths]
}
