import type { FormulaDescription } from '@versneller/engine'

/** The groups of formulas, in the order of the list. */
export const groups = [
  'land',
  'exploitation',
  'parties',
  'public-money',
  'risk',
  'time-value',
] as const satisfies readonly FormulaDescription['group'][]
