import { type KernelPlan, PlanWriter, VECTOR_BYTES } from '../../src/risk/kernel/kernel-plan.ts'
import type { BenchRows } from './bench-plan.ts'
import type { BenchLine, BenchModel } from './model.ts'

/** A plan that adds `change` x a line without overrun to kept trials, and finds their outcomes anew. */
export function editPlan(
  model: BenchModel,
  { paths, map, cash, outcome }: BenchRows,
  { keptGroups }: KernelPlan,
  line: BenchLine,
  change: number,
): KernelPlan {
  const { parties, periods } = model
  const plan = new PlanWriter({
    parties,
    outputs: parties + 2,
    firstWorth: 1,
    zeroRoom: 1,
    keptBefore: keptGroups,
  })
  const one = plan.weights([1])
  const [from, count] = [line.start * VECTOR_BYTES, line.length]
  const amounts = line.amounts.slice(line.start, line.start + count).map(amount => change * amount)
  const shares = plan.weights(line.shares)
  plan.finish('addScaled', outcome, one, parties + 2, plan.outputAt)
  if (line.isSale) {
    const w = plan.weights(amounts)
    const scales = model.discount.flatMap((discount, t) => [model.trend[line.factor]![t]!, discount])
    const path = paths[line.factor]!
    plan.finish('movedLineOf', path, map + from, count, w, plan.weights(scales), cash, shares)
  } else {
    const multiplier = plan.zeroRow(1)
    plan.finish('addNumbers', one, 1, multiplier)
    const weights = amounts.flatMap((amount, step) => {
      const t = line.start + step
      const flow = amount * model.trend[line.factor]![t]!
      return [flow, flow * model.discount[t]!]
    })
    const w = plan.weights(weights)
    plan.finish('scaledLine', paths[line.factor]! + from, count, multiplier, w, cash + from, shares)
  }
  plan.finish(
    'deepest',
    cash,
    periods,
    plan.weights([model.growth - 1]),
    plan.outputAt + (parties + 1) * VECTOR_BYTES,
  )
  plan.finish('total', plan.outputAt)
  plan.finish('clear', outcome, parties + 2)
  plan.finish('addScaled', plan.outputAt, one, parties + 2, outcome)
  return plan.plan()
}
