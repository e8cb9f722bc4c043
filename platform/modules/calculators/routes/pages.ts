import { describeFormula, type Formula, formulas } from '@versneller/engine'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { Problem } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { links } from '../links.ts'
import { type CalculatorData, CalculatorPage } from '../pages/calculator.tsx'
import { CalculatorListPage } from '../pages/calculator-list.tsx'
import { problem } from '../problems.ts'
import { formulasWith } from '../rules/formula-words.ts'
import { useCalculators } from '../rules/rights.ts'
import { inputsOf, type Typed, typedOf, type Unreadable } from '../rules/typed-inputs.ts'
import { calculatorTexts } from '../texts.ts'

/** @throws NotFound when no formula has this name */
function formulaOf(name: string): Formula {
  const formula = formulas.find(one => one.name === name)
  if (!formula) throw new NotFound()
  return formula
}

const sentences = {
  figure: 'REKENINVOER_GEEN_GETAL',
  figures: 'REKENINVOER_GEEN_GETALLEN',
  series: 'REKENINVOER_GEEN_REEKS',
  'yes-no': 'REKENINVOER_JA_OF_NEE',
  json: 'REKENINVOER_GEEN_JSON',
} as const

const unreadableProblem = ({ field, control }: Unreadable): Problem =>
  problem(sentences[control as keyof typeof sentences], field)

/** The field that a pointer into the inputs lies in. */
const fieldAt = (pointer: string): string => pointer.split('/')[2] ?? ''

function calculated(formula: Formula, query: Typed, language: Language): CalculatorData {
  const isExample = Object.values(query).every(text => text.trim() === '')
  const values = isExample ? typedOf(formula, formula.example.inputs as object, language) : query
  const { inputs, unreadable } = inputsOf(formula, values, language)
  const outcome = formula.answer(inputs, '/inputs')
  // What could not be read is missing for the formula: that it is missing is not told as well.
  const unread = new Set(unreadable.map(one => one.field))
  const errors = outcome.ok ? [] : outcome.errors.filter(({ pointer }) => !unread.has(fieldAt(pointer)))
  const problems = [
    ...unreadable.map(unreadableProblem),
    ...errors.map(({ code, message, pointer }) => ({ code, message, field: fieldAt(pointer) })),
  ]
  return {
    formula,
    form: { values, problems },
    inputs,
    answer: outcome.ok && problems.length === 0 ? outcome.answer : undefined,
    isExample,
  }
}

const list = route.page({
  address: links.list,
  permission: useCalculators,
  load: ({ query, context }) => ({
    text: query.zoek || undefined,
    formulas: formulasWith(formulas, query.zoek, context.language).map(describeFormula),
    total: formulas.length,
  }),
  view: CalculatorListPage,
  title: (_, { language }) => calculatorTexts(language)('calculators'),
  crumbs: (_, { language }) => [{ label: calculatorTexts(language)('calculators') }],
})

const calculator = route.page({
  address: links.calculator,
  permission: useCalculators,
  load: ({ parameters, query, context }) => calculated(formulaOf(parameters.naam), query, context.language),
  view: CalculatorPage,
  title: ({ formula }, { language }) => formula.term[language],
  crumbs: ({ formula }, { language }) => [
    { label: calculatorTexts(language)('calculators'), href: links.list.path },
    { label: formula.term[language] },
  ],
})

/** The document that the command gives for the same inputs. */
const answer = route.download({
  address: links.answer,
  permission: useCalculators,
  load: async ({ parameters, query, context }) => {
    const formula = formulaOf(parameters.naam)
    const { answer: found, inputs, form } = calculated(formula, query, context.language)
    const outcome = found ?? {
      errors: form.problems.map(({ code, message, field }) => ({
        pointer: `/inputs/${field}`,
        code,
        message,
      })),
    }
    return {
      fileName: `${formula.name}.json`,
      contentType: 'application/json; charset=utf-8',
      content: `${JSON.stringify({ formula: formula.name, inputs, ...outcome }, null, 2)}\n`,
    }
  },
})

/** The routes of this module. */
export const routes = [list, calculator, answer]
