import { type Outcomes, outcomeColumns, simulateChunk } from '../path/trial.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { casePlan } from './case/case-plan.ts'
import { type Kernel, openKernel } from './open-kernel.ts'

/** Who runs the trials: the kernel in single precision, or the run trial by trial in double precision. */
export type RiskEngine = 'kernel-1' | 'float64-1'

/** Runs trials of one plan. */
export interface CaseSimulator {
  /** Part of the answer: the two differ by rounding. */
  readonly engine: RiskEngine
  /** Outcomes of `count` trials from `first` on, with the columns of `outcomeColumns`. */
  readonly simulate: (first: number, count: number) => Outcomes
}

/** Opens the kernel for a plan when it covers it and this machine can run it; else, or when asked, trial by trial. */
export function openSimulator(plan: RiskPlan, engine: RiskEngine = 'kernel-1'): CaseSimulator {
  const written = engine === 'kernel-1' ? casePlan(plan) : undefined
  const kernel = written && openKernel()
  if (!kernel) return { engine: 'float64-1', simulate: (first, count) => simulateChunk(plan, first, count) }
  kernel.load(written)
  return { engine, simulate: (first, count) => simulateOn(kernel, plan, first, count) }
}

/** The kernel runs whole pairs; what was not asked for is dropped. */
function simulateOn(kernel: Kernel, plan: RiskPlan, first: number, count: number): Outcomes {
  const firstPair = Math.floor(first / 2)
  const pairs = Math.ceil((first + count) / 2) - firstPair
  const { values, stride } = kernel.simulate({ firstPair, pairs, mirrored: true })
  const from = first - 2 * firstPair
  return Array.from({ length: outcomeColumns(plan).count }, (_, column) =>
    Float64Array.from(values.subarray(column * stride + from, column * stride + from + count)),
  )
}
