import { canonicalJson } from '../../case/canonical-json.ts'
import type { CaseError } from '../../case/errors.ts'
import { sha256 } from '../../case/sha-256.ts'
import type { Case, Convention } from '../../case/types.ts'
import { engineOf } from '../kernel/open-simulator.ts'
import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import { type RiskNotice, riskNotice } from '../plan/assumptions.ts'
import { type PlanOptions, planRisk, type RiskEngine, type RiskPlan } from '../plan/plan.ts'
import { replayName } from '../plan/replay.ts'
import { bundleOf, type Sampling, wholeTrials } from '../plan/sampling.ts'
import { type BearerMatrix, bearerMatrix } from '../statistics/bearer-matrix.ts'
import { type RiskFigures, riskFigures } from '../statistics/risk-answer.ts'
import { checkRiskRun } from './check-risk-run.ts'
import { type Progress, type RiskJob, runHere, type Workload } from './chunks.ts'
import { withLattice } from './with-lattice.ts'

/** Trials when neither the case nor the question says how many. */
const DEFAULT_TRIALS = 100_000

/** More trials than this are not run: the standard error is then a thousandth of the spread. */
const MOST_TRIALS = 1_000_000

/** What is asked of a run; absent = as the case says, else the defaults. */
export interface RiskQuestion extends PlanOptions {
  /** Rounded up to whole pairs, or to whole copies of a lattice. */
  readonly trials?: number
}

/** The answer of `case risk`. */
export interface RiskAnswer extends RiskFigures {
  readonly trials: number
  readonly seed: number
  /** Who ran the trials; the two differ by rounding. */
  readonly engine: RiskEngine
  /** Present when it was not by pairs. */
  readonly sampling?: Sampling
  /** SHA-256 of the case as run: variant and convention in it. */
  readonly inputHash: string
  /** SHA-256 of all figures; the same for any number of workers. */
  readonly resultHash: string
  /** Present when a market of the past was played again. */
  readonly replay?: string
  /** Made of the same trials. Not in `resultHash`, so that a mark of a run keeps its meaning. */
  readonly matrix: BearerMatrix
}

/** A run that can begin. */
export interface RiskRun {
  readonly job: RiskJob
  readonly plan: RiskPlan
  readonly trials: number
  readonly notices: readonly RiskNotice[]
}

/** Prepares a run, or tells every reason why it cannot be. The case comes from `parseCase`. */
export function prepareRisk(
  areaCase: Case,
  question: RiskQuestion = {},
): { ok: true; run: RiskRun } | { ok: false; errors: readonly CaseError[] } {
  const { trials: asked, ...options } = question
  const wanted = asked ?? areaCase.risk?.trials ?? DEFAULT_TRIALS
  const plan = planRisk(areaCase, options)
  const trials = wholeTrials(wanted, plan.sampling, MOST_TRIALS)
  const errors = checkRiskRun(plan, question.replay, wanted)
  if (errors.length > 0) return { ok: false, errors }
  const notices =
    wanted > MOST_TRIALS
      ? [...plan.notices, riskNotice('TREKKINGEN_BEGRENSD', { most: MOST_TRIALS, wanted })]
      : plan.notices
  const job = { case: areaCase, options, ...(plan.sampling === 'quasi' ? { trials } : {}) }
  return { ok: true, run: { job, plan: { ...withLattice(plan, trials), notices }, trials, notices } }
}

/**
 * A run of a case that was made from one that could be run; throws when it cannot: then what made it is wrong.
 * @param what the case, for the message
 */
export function preparedRun(areaCase: Case, question: RiskQuestion, what: string): RiskRun {
  const prepared = prepareRisk(areaCase, question)
  if (!prepared.ok) throw new Error(`${what} cannot be run`)
  return prepared.run
}

/** Makes the answer when every chunk is in its place. The sums run in the order of the trials. */
export function answerOf(run: RiskRun, outcomes: Outcomes): RiskAnswer {
  const { plan, trials, job } = run
  const { replay } = job.options
  const figures = {
    trials,
    seed: plan.seed,
    engine: engineOf(plan, job.options.engine),
    ...(plan.sampling === 'pairs' ? {} : { sampling: plan.sampling }),
    inputHash: sha256(canonicalJson({ ...job.case, convention: conventionOf(plan) })),
    ...(replay ? { replay: replayName(replay) } : {}),
    ...riskFigures(plan, outcomes, bundleOf(plan)),
  }
  const { trials: _, seed, engine, inputHash, ...rest } = figures
  const resultHash = sha256(canonicalJson(figures))
  return { trials, seed, engine, inputHash, resultHash, ...rest, matrix: bearerMatrix(plan, outcomes) }
}

function conventionOf({ times }: RiskPlan): Convention {
  return times.convention
}

/** What there is to run. */
export function workloadOf({ job, plan, trials }: RiskRun): Workload {
  return { job, trials, columns: outcomeColumns(plan).count }
}

/** Runs all trials here, one after another; null when `progress` stopped it. */
export function runRisk(run: RiskRun, progress?: Progress): RiskAnswer | null {
  const outcomes = runHere(workloadOf(run), progress)
  return outcomes && answerOf(run, outcomes)
}
