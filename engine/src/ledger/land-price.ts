import type { ProgrammeLine } from '../case/types.ts'
import { calculate } from '../formulas/calculate.ts'

/** Which figure of each formula is the land price of one unit. */
const RESULT_FIELD = {
  'residual-sale': 'residualEur',
  'residual-rent': 'residualEur',
  'residual-office': 'residualEur',
  'residual-simple': 'landExVatEur',
  'residual-social': 'perUnitEur',
} as const

/** The figure of a formula's result that is the land price of one unit. */
export function landPriceField(formula: ProgrammeLine['appraisal']['formula']): string {
  return RESULT_FIELD[formula]
}

const known = new WeakMap<ProgrammeLine['appraisal'], number>()

/**
 * The land price of one unit of a programme line in euro, before the floor of zero. Remembered per appraisal, because a
 * case is never changed in place. Throws on an appraisal that `parseCase` would refuse.
 */
export function landPriceOf(appraisal: ProgrammeLine['appraisal']): number {
  const before = known.get(appraisal)
  if (before !== undefined) return before
  const outcome = calculate(appraisal.formula, { inputs: appraisal.inputs })
  const result: unknown = outcome.ok && 'result' in outcome.answer ? outcome.answer.result : undefined
  const field = landPriceField(appraisal.formula)
  const price = new Map(Object.entries(Object(result) as Record<string, unknown>)).get(field)
  if (typeof price !== 'number') throw new RangeError(`no land price by ${appraisal.formula}`)
  known.set(appraisal, price)
  return price
}
