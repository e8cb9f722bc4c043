import {
  type CalculateOutcome,
  calculate,
  describeFormula,
  type FormulaDescription,
  formulas,
} from '../formulas/index.ts'

/** What stands after `calc` on the command line. */
export interface CalcOptions {
  /** Name of the formula. */
  readonly name?: string
  /** True for the list of all formulas. */
  readonly list?: boolean
}

/** The outcome of `calc`: an answer, a batch, the list, or the description of one formula. */
export type CalcOutcome =
  | CalculateOutcome
  | { readonly ok: true; readonly answer: { readonly formulas: readonly FormulaDescription[] } }
  | { readonly ok: true; readonly answer: FormulaDescription }

/** `calc`: one formula of the field on a document, or the list of formulas. */
export const calcCommand = {
  name: 'calc',
  summary: {
    nl: 'Reken één formule uit het vak uit, of laat met --list zien welke er zijn.',
    en: 'Work out one formula of the field, or show with --list which there are.',
  },
  example: 'echo \'{"inputs": {"rate": 0.05, "flows": [-100, 60, 60]}}\' | versneller calc npv -',
  run: runCalc,
} as const

/**
 * Runs `calc` on a parsed document. Without a document the formula is described;
 * without a name, or with `list`, all formulas are.
 */
function runCalc(input: unknown, options: CalcOptions): CalcOutcome {
  const { name, list } = options
  if (list || name === undefined) return { ok: true, answer: { formulas: formulas.map(describeFormula) } }
  const formula = formulas.find(candidate => candidate.name === name)
  if (formula && input === undefined) return { ok: true, answer: describeFormula(formula) }
  return calculate(name, input)
}
