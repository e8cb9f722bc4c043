import type { Parameter } from '../../parameters/parameter.ts'
import type { Bilingual, Unit } from '../formulas/shapes.ts'

/**
 * How a rule turned out: met; not met; met only with a reason that somebody has to give (`attention`); or without
 * object in this case, which `motivation` explains.
 */
export type RuleStatus = 'met' | 'not-met' | 'attention' | 'not-applicable'

/** One figure of a test. */
export interface RuleFigure {
  readonly id: string
  readonly label: Bilingual
  readonly value: number
  readonly unit: Unit
}

/** The outcome of one rule on one case. */
export interface RuleOutcome {
  readonly id: string
  readonly name: Bilingual
  readonly status: RuleStatus
  /** How far from the bound, positive on the good side; absent where the rule has no bound. */
  readonly margin?: RuleFigure
  readonly figures: readonly RuleFigure[]
  /** Why it turned out so, in a sentence that can be taken over. */
  readonly motivation: Bilingual
  readonly source: Bilingual
  /** Dated figures that the test used; `verified` says whether the value was read in its source. */
  readonly parameters: readonly Parameter[]
}

/** What stays the same of a rule whatever the case. */
export type RuleFace = Pick<RuleOutcome, 'id' | 'name' | 'source'>

interface Judged {
  readonly status: RuleStatus
  readonly motivation: Bilingual
  readonly margin?: RuleFigure
  readonly figures?: readonly RuleFigure[]
  readonly parameters?: readonly Parameter[]
}

/** Puts an outcome together. */
export function judged(face: RuleFace, outcome: Judged): RuleOutcome {
  return { ...face, figures: [], parameters: [], ...outcome }
}

/** A rule that has no object in this case. */
export function notApplicable(face: RuleFace, nl: string, en: string): RuleOutcome {
  return judged(face, { status: 'not-applicable', motivation: { nl, en } })
}

/** A figure of a test. */
export function figure(id: string, unit: Unit, value: number, nl: string, en: string): RuleFigure {
  return { id, unit, value, label: { nl, en } }
}

const wholeEuro = {
  nl: new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
}

/** A sentence in both languages with amounts in whole euro and other values as they are. */
export function sentence(
  nl: string,
  en: string,
  values: Readonly<Record<string, number | string>>,
): Bilingual {
  const fill = (text: string, language: 'nl' | 'en'): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]!
      return typeof value === 'number' ? wholeEuro[language].format(value) : value
    })
  return { nl: fill(nl, 'nl'), en: fill(en, 'en') }
}
