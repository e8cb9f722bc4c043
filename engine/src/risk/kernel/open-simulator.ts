import { type Outcomes, outcomeColumns, simulateChunk } from '../path/trial.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { casePlan } from './case/case-plan.ts'
import { type Kernel, openKernel } from './open-kernel.ts'

/** Runs trials of one plan: by the kernel when it can, else one by one in double precision. */
export interface CaseSimulator {
  /** Which of the two it is; part of the answer, because the kernel rounds to single precision. */
  readonly engine: 'kernel-1' | 'float64-1'
  /** Outcomes of `count` trials from `first` on, both even, with the columns of `outcomeColumns`. */
  readonly simulate: (first: number, count: number) => Outcomes
}

/** Opens the fastest simulator that covers a plan on this machine. */
export async function openSimulator(plan: RiskPlan): Promise<CaseSimulator> {
  const written = casePlan(plan)
  const kernel = written && (await openKernel())
  if (!kernel) return { engine: 'float64-1', simulate: (first, count) => simulateChunk(plan, first, count) }
  kernel.load(written)
  return { engine: 'kernel-1', simulate: (first, count) => simulateOn(kernel, plan, first, count) }
}

function simulateOn(kernel: Kernel, plan: RiskPlan, first: number, count: number): Outcomes {
  if (first % 2 !== 0 || count % 2 !== 0) throw new RangeError('a chunk of half a pair')
  const { values, stride } = kernel.simulate({ firstPair: first / 2, pairs: count / 2, mirrored: true })
  return Array.from({ length: outcomeColumns(plan).count }, (_, column) =>
    Float64Array.from(values.subarray(column * stride, column * stride + count)),
  )
}
