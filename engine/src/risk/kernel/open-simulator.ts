import { type OutcomeColumns, type Outcomes, outcomeColumns, simulateChunk } from '../path/trial.ts'
import type { RiskEngine, RiskPlan } from '../plan/plan.ts'
import { casePlan, isCovered } from './case/case-plan.ts'
import { canRunKernel, type Kernel, openKernel } from './open-kernel.ts'

/** Runs trials of one plan. */
export interface CaseSimulator {
  /** Part of the answer: the two differ by rounding. */
  readonly engine: RiskEngine
  /** Outcomes of `count` trials from `first` on, with the columns of `outcomeColumns`. */
  readonly simulate: (first: number, count: number) => Outcomes
}

/** Who runs a plan: the kernel when it covers it and this machine can run it; else, or when asked, trial by trial. */
export function engineOf(plan: RiskPlan, asked: RiskEngine = 'kernel-1'): RiskEngine {
  return asked === 'kernel-1' && isCovered(plan) && canRunKernel() ? 'kernel-1' : 'float64-1'
}

/** Opens who runs a plan. */
export function openSimulator(plan: RiskPlan, asked?: RiskEngine): CaseSimulator {
  const engine = engineOf(plan, asked)
  const written = engine === 'kernel-1' ? casePlan(plan) : undefined
  const kernel = written && openKernel()
  if (!kernel) return { engine: 'float64-1', simulate: (first, count) => simulateChunk(plan, first, count) }
  kernel.load(written)
  const bands = zeroBands(plan, outcomeColumns(plan))
  return { engine, simulate: (first, count) => simulateOn(kernel, bands, first, count) }
}

/** The kernel runs whole pairs; what was not asked for is dropped. */
function simulateOn(kernel: Kernel, bands: Float64Array, first: number, count: number): Outcomes {
  const firstPair = Math.floor(first / 2)
  const pairs = Math.ceil((first + count) / 2) - firstPair
  const { values, stride } = kernel.simulate({ firstPair, pairs, mirrored: true })
  const from = first - 2 * firstPair
  return Array.from(bands, (band, column) => {
    const own = new Float64Array(values.subarray(column * stride + from, column * stride + from + count))
    if (band > 0)
      for (let trial = 0; trial < count; trial += 1) if (Math.abs(own[trial]!) <= band) own[trial] = 0
    return own
  })
}

/** Part of what flows in all that single precision cannot tell from nothing. */
const ROUNDING = 1e-6

/**
 * Per column the largest outcome that counts as zero. A guarantee brings a party to exactly nothing: rounded, that would
 * be a loss in half of the trials. Worths only; the other columns have no such edge.
 */
function zeroBands(plan: RiskPlan, columns: OutcomeColumns): Float64Array {
  const bands = new Float64Array(columns.count)
  const gross = (party: number, factors: Float64Array): number =>
    plan.lines
      .filter(line => party < 0 || line.from === party || line.to === party)
      .reduce(
        (sum, { plannedEur }) =>
          sum + plannedEur.reduce((all, eur, t) => all + Math.abs(eur) * factors[t]!, 0),
        0,
      )
  bands[columns.area] = ROUNDING * gross(-1, plan.commonFactors)
  plan.parties.forEach(({ ownFactors, requiredFactors }, party) => {
    bands[columns.own + party] = ROUNDING * gross(party, ownFactors)
    bands[columns.required + party] = ROUNDING * gross(party, requiredFactors)
  })
  return bands
}
