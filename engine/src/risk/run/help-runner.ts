import { canonicalJson } from '../../case/canonical-json.ts'
import type { Case } from '../../case/types.ts'
import { engineOf } from '../kernel/open-simulator.ts'
import { outcomesOn, reliefOf } from '../path/contribution-path.ts'
import { openWorthDesk, type Worths } from '../path/worth-desk.ts'
import { isObservable, worthPlan } from '../path/worth-plan.ts'
import { planRisk, type RiskEngine, type RiskPlan } from '../plan/plan.ts'
import type { Runner } from './contribution-question.ts'
import { withLattice } from './with-lattice.ts'

/** Worths of so many runs are kept: those without relief, which most instruments need, and of the reliefs after them. */
const KEPT_RUNS = 3

interface KeptRun {
  readonly case: Case
  readonly key: string
  readonly worths: Worths
}

/** Who works out help on the trials of a plan. */
export function helpEngineOf(plan: RiskPlan, asked: RiskEngine | undefined): RiskEngine {
  return isObservable(plan) ? engineOf({ ...plan, clauses: [] }, asked) : 'float64-1'
}

/**
 * A runner that works out help from worths that the kernel makes: the trials are run once, and all levels of all
 * instruments are tried on those. What relieves payments needs a run of its own. Any other workload, and a case that
 * cannot be worked out so, goes to the runner as it is.
 */
export function helpRunner(runner: Runner): Runner {
  let kept: readonly KeptRun[] = []
  return async (workload, progress) => {
    const { job, trials } = workload
    const { contribution, ...rest } = job
    if (!contribution) return runner(workload, progress)
    const plan = withLattice(planRisk(job.case, job.options), job.trials ?? 0)
    const { levels: _, ...terms } = contribution
    const relief = reliefOf(plan, terms) && terms
    if (helpEngineOf(plan, job.options.engine) === 'float64-1') return runner(workload, progress)
    const observed = worthPlan(plan, relief)
    const key = canonicalJson([rest.options, trials, relief ?? null])
    const known = kept.find(one => one.case === job.case && one.key === key)
    const whole = {
      job: { ...rest, worths: relief ? { relief } : {} },
      trials,
      columns: 2 * observed.plan.parties.length,
    }
    const worths = known?.worths ?? (await runner(whole, progress))
    if (!worths || (known && progress?.(1) === false)) return null
    kept = [{ case: job.case, key, worths }, ...kept.filter(one => one !== known)].slice(0, KEPT_RUNS)
    const desk = openWorthDesk(plan, observed, contribution, worths)
    return outcomesOn(desk, contribution, { first: 0, count: trials })
  }
}
