import { type OutcomeColumns, type Outcomes, outcomeColumns, simulateChunk } from '../path/trial.ts'
import { isCertain, isWithoutFlows } from '../plan/is-certain.ts'
import type { RiskEngine, RiskPlan } from '../plan/plan.ts'
import { casePlan, isCovered } from './case/case-plan.ts'
import { canRunKernel, type Kernel, openKernel, type TrialColumns } from './open-kernel.ts'

/** Runs trials of one plan. */
export interface CaseSimulator {
  /** Part of the answer: the two differ by rounding. */
  readonly engine: RiskEngine
  /** Outcomes of `count` trials from `first` on, with the columns of `outcomeColumns`. */
  readonly simulate: (first: number, count: number) => Outcomes
}

/**
 * Who runs a plan: the kernel when it covers it and this machine can run it; else, or when asked, trial by trial. Without
 * chance every trial is the plan, to the cent, which single precision cannot tell; without flows there is nothing of which the
 * kernel could count units.
 */
export function engineOf(plan: RiskPlan, asked: RiskEngine = 'kernel-2'): RiskEngine {
  const isForKernel = asked === 'kernel-2' && !isCertain(plan) && !isWithoutFlows(plan)
  return isForKernel && isCovered(plan) && canRunKernel() ? 'kernel-2' : 'float64-1'
}

/** Opens who runs a plan. @param shared gives the kernel of all who take turns on one; absent = a kernel of its own */
export function openSimulator(
  plan: RiskPlan,
  asked?: RiskEngine,
  shared: () => Kernel | undefined = openKernel,
): CaseSimulator {
  const engine = engineOf(plan, asked)
  const written = engine === 'kernel-2' ? casePlan(plan) : undefined
  const kernel = written && shared()
  if (!kernel) return { engine: 'float64-1', simulate: (first, count) => simulateChunk(plan, first, count) }
  const marks = exactMarks(plan, outcomeColumns(plan))
  const onPlan = (first: number, count: number): Outcomes => {
    // Another plan may have had its turn.
    kernel.load(written)
    const { columns, from } = trialsOn(kernel, plan, first, count)
    return outcomesIn(columns, marks, from, count)
  }
  return { engine, simulate: onPlan }
}

/** A kernel for many plans that are run in turns, opened when the first of them needs it. */
export function sharedKernel(): () => Kernel | undefined {
  let kernel: Kernel | undefined
  return () => {
    kernel ??= openKernel()
    return kernel
  }
}

/** Runs trials on the plan that a kernel has. It runs whole pairs: the first that was asked is at place `from`. */
export function trialsOn(
  kernel: Kernel,
  { sampling }: Pick<RiskPlan, 'sampling'>,
  first: number,
  count: number,
): { columns: TrialColumns; from: number } {
  if (sampling === 'plain')
    return { columns: kernel.simulate({ firstPair: first, pairs: count, mirrored: false }), from: 0 }
  const firstPair = Math.floor(first / 2)
  const pairs = Math.ceil((first + count) / 2) - firstPair
  return { columns: kernel.simulate({ firstPair, pairs, mirrored: true }), from: first - 2 * firstPair }
}

/** Outcomes of `count` trials of what a kernel worked out, from the trial at place `from` on. */
export function outcomesIn(
  { values, stride }: TrialColumns,
  marks: ExactMarks,
  from: number,
  count: number,
): Outcomes {
  return Array.from(marks.zeroBands, (zeroBand, column) => {
    const own = new Float64Array(values.subarray(column * stride + from, column * stride + from + count))
    const certain = marks.certain[column]!
    const certainBand = Math.abs(certain) * LAST_BITS
    for (let trial = 0; trial < count; trial += 1) {
      if (Math.abs(own[trial]!) <= zeroBand) own[trial] = 0
      else if (Math.abs(own[trial]! - certain) <= certainBand) own[trial] = certain
    }
    return own
  })
}

/** Part of what flows in all that single precision cannot tell from nothing. */
const ROUNDING = 1e-6

/** Part of an outcome that its last two bits in single precision stand for. */
const LAST_BITS = 2 ** -22

/**
 * The worths that many trials can have exactly alike, and that rounding would blur: nothing, which a guarantee brings a
 * party to, and what is planned, which stays as it is where no chance touches a party. Per column the largest outcome
 * that counts as zero, and the worth of the lines as planned. The columns that are no worth have neither.
 */
export interface ExactMarks {
  readonly zeroBands: Float64Array
  readonly certain: Float64Array
}

/** Those of a plan. */
export function exactMarks(plan: RiskPlan, columns: OutcomeColumns): ExactMarks {
  const zeroBands = new Float64Array(columns.count)
  const certain = new Float64Array(columns.count)
  const mark = (column: number, party: number, factors: Float64Array): void => {
    for (const { from, to, plannedEur } of plan.lines) {
      const sign =
        party < 0 ? Number(from < 0) - Number(to < 0) : Number(to === party) - Number(from === party)
      if (party >= 0 && sign === 0) continue
      let [worth, gross] = [0, 0]
      for (let t = 0; t < plannedEur.length; t += 1) {
        worth += plannedEur[t]! * factors[t]!
        gross += Math.abs(plannedEur[t]!) * factors[t]!
      }
      certain[column]! += sign * worth
      zeroBands[column]! += ROUNDING * gross
    }
  }
  mark(columns.area, -1, plan.commonFactors)
  plan.parties.forEach(({ ownFactors, requiredFactors }, party) => {
    mark(columns.own + party, party, ownFactors)
    mark(columns.required + party, party, requiredFactors)
  })
  return { zeroBands, certain }
}
