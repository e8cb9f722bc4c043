import { type KernelPlan, PlanWriter, VECTOR_BYTES } from '../../src/risk/kernel/kernel-plan.ts'
import { streamSalt } from '../../src/risk/random/stream.ts'

/** One term of the small expression of the benchmark: amount x exp(sd z). */
export interface SumTerm {
  readonly amount: number
  readonly sd: number
}

/** A sum of 60 independent lognormals, 24 of them income: the size of an estimate that somebody writes by hand. */
export const sumTerms: readonly SumTerm[] = Array.from({ length: 60 }, (_, place) => ({
  amount: (place < 24 ? 1 : -1) * (3 + 0.2 * place),
  sd: 0.1 + 0.005 * place,
}))

/** Its exact mean. */
export const sumMean = sumTerms.reduce((sum, { amount, sd }) => sum + amount * Math.exp(sd ** 2 / 2), 0)

/** The sum as a plan of the kernel, one column. */
export function sumPlan(seed: number): KernelPlan {
  const plan = new PlanWriter({ parties: 0, outputs: 1, firstWorth: 0 })
  const count = sumTerms.length
  const [normals, row] = [plan.sharedRow(count), plan.row(count)]
  const { a, b } = streamSalt(seed, 'estimate', 'sum')
  plan.draw('normals', a, b, normals, count, VECTOR_BYTES)
  const sds = plan.weights(sumTerms.flatMap(({ sd }) => [sd * Math.LOG2E, 0]))
  plan.finish('lognormals', normals, VECTOR_BYTES, sds, count, row)
  plan.finish('dot', row, plan.weights(sumTerms.map(term => term.amount)), count, plan.outputAt)
  return plan.plan()
}
