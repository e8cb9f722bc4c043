import type { Rate } from '../case/types.ts'
import { factorsOf } from './factors.ts'
import { growth } from './growth.ts'
import { cashPosition, type Times } from './times.ts'

/** What a euro at e(t) is worth at the valuation date, per t. */
export function discountFactors(times: Times, rate: Rate): Float64Array {
  return factorsOf(
    times,
    rate,
    'discount',
    t => 1 / growth(rate, times.valuationYear, cashPosition(times, t)),
  )
}

/** Net present value: every flow discounted directly. */
export function presentValue(cashEur: Float64Array, factors: Float64Array): number {
  let sum = 0
  for (let t = 0; t < cashEur.length; t += 1) sum += cashEur[t]! * factors[t]!
  return sum
}
