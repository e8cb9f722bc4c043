import type { ProgrammeLine } from '../../case/types.ts'
import { landPriceOf } from '../../ledger/land-price.ts'

type Appraisal = ProgrammeLine['appraisal']

/** The residual land value of one unit as value x V - cost x C + rest, where V and C move with the market. */
export interface Residual {
  readonly value: number
  readonly cost: number
  readonly rest: number
}

/** Which input carries the value and which the building cost; the yield carries the value of an office upside down. */
const VALUE_INPUT = {
  'residual-sale': 'priceVonEur',
  'residual-simple': 'priceEur',
  'residual-rent': 'rentPerMonthEur',
  'residual-office': 'yieldRate',
} as const
const COST_INPUT = {
  'residual-sale': 'buildPerM2',
  'residual-simple': 'costsEur',
  'residual-rent': 'buildPerM2',
  'residual-office': 'buildPerM2',
} as const

function withInput({ formula, inputs }: Appraisal, name: string, factor: number): Appraisal {
  const given = new Map(Object.entries(inputs)).get(name)
  return { formula, inputs: { ...inputs, [name]: Number(given) * factor } }
}

/**
 * The residual of an appraisal in its three parts. Every formula is linear in value and building cost, so the parts
 * follow from working it out again with the value doubled and with the cost doubled.
 */
export function residualOf(appraisal: Appraisal): Residual {
  const { formula } = appraisal
  const planned = landPriceOf(appraisal)
  if (formula === 'residual-social') return { value: 0, cost: 0, rest: planned }
  const valueFactor = formula === 'residual-office' ? 0.5 : 2
  const value = landPriceOf(withInput(appraisal, VALUE_INPUT[formula], valueFactor)) - planned
  const cost = planned - landPriceOf(withInput(appraisal, COST_INPUT[formula], 2))
  return { value, cost, rest: planned - value + cost }
}
