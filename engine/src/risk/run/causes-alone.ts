import type { Case } from '../../case/types.ts'
import { outcomeColumns } from '../path/trial.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { percentilesOf } from '../statistics/percentiles.ts'
import { registerOf } from '../statistics/risk-profile.ts'
import { movingCauses } from '../statistics/tornado.ts'
import { runHere } from './chunks.ts'
import { preparedRun, type RiskRun, workloadOf } from './risk-run.ts'

/** Percentiles of the net present value of the area with one cause alone left to chance, less its value without any. Euro. */
export interface LoneCause {
  /** A factor, or `downturn`, `delay`, `events`, `estimates`. */
  readonly cause: string
  readonly p10Eur: number
  readonly p50Eur: number
  readonly p90Eur: number
}

/** The causes one at a time, the widest first. */
export interface LoneCauses {
  readonly trials: number
  /** Net present value of the area when nothing is left to chance. */
  readonly plannedEur: number
  readonly causes: readonly LoneCause[]
}

/** Trials of each cause: a tenth of them lies beyond each end, near enough for a bar. */
const TRIALS_MOST = 4000

/**
 * Runs the case once for every cause that moves anything, with all others without chance, on the draws of the run itself.
 * An event that happens in a downturn alone has here, where there is none, its chance over the whole runtime.
 */
export function causesAlone({ job, plan, trials: asked }: RiskRun): LoneCauses {
  const column = outcomeColumns(plan).area
  const { replay: _, sampling: __, ...options } = job.options
  const areaOf = (areaCase: Case, trials: number): Float64Array => {
    const run = preparedRun(areaCase, { ...options, trials }, 'a case with one cause')
    return runHere(workloadOf(run))![column]!
  }
  const trials = Math.min(asked, TRIALS_MOST)
  const [plannedEur = 0] = areaOf(withOnly(job.case, plan, undefined), 2)
  const ids = [...movingCauses(plan).map(({ id }) => id), ...(plan.estimates.length > 0 ? ['estimates'] : [])]
  const causes = ids.map((cause): LoneCause => {
    const area = areaOf(withOnly(job.case, plan, cause), trials)
    const [p10 = 0, p50 = 0, p90 = 0] = percentilesOf(area, [0.1, 0.5, 0.9])
    return { cause, p10Eur: p10 - plannedEur, p50Eur: p50 - plannedEur, p90Eur: p90 - plannedEur }
  })
  const widthOf = ({ p10Eur, p90Eur }: LoneCause): number => p90Eur - p10Eur
  return { trials, plannedEur, causes: causes.toSorted((one, other) => widthOf(other) - widthOf(one)) }
}

/** The case with one cause of chance, or none. */
function withOnly(areaCase: Case, plan: RiskPlan, cause: string | undefined): Case {
  const { risk = {} } = areaCase
  const sure = <T extends { readonly certainty?: unknown }>(items: readonly T[]): T[] =>
    items.map(({ certainty: _, ...rest }) => rest as T)
  const kept = <T extends { readonly certainty?: unknown }>(items: readonly T[] | undefined) =>
    cause === 'estimates' ? (items ?? []) : sure(items ?? [])
  const chances = new Map(registerOf(plan).map(({ id, probability }) => [id, probability]))
  const events = (risk.events ?? []).map(({ onlyInDownturn: _, ...event }) => ({
    ...event,
    probability: chances.get(event.id)!,
  }))
  const phases = areaCase.phases ?? []
  return {
    ...areaCase,
    phases:
      cause === 'delay' ? phases : phases.map(phase => ({ ...phase, delay: { min: 0, likely: 0, max: 0 } })),
    programme: kept(areaCase.programme),
    lines: kept(areaCase.lines),
    risk: {
      ...risk,
      factors: plan.market.factors.map(({ id, process, mean, sd, phi }) => {
        return { id, process, mean, sd: id === cause ? sd : 0, phi }
      }),
      downturn: cause === 'downturn' ? risk.downturn : { ...risk.downturn, toDown: 0, start: 'normal' },
      events: cause === 'events' ? events : [],
    },
  } as Case
}
