import type { Formula, FormulaAnswer, FormulaOutcome } from './formula.ts'
import { type InputError, inputError } from './input-errors.ts'
import { isObject, unknownField } from './read-inputs.ts'
import { formulas } from './registry.ts'

/** One item of a batch: its answer, or its own mistakes. */
export type BatchItem = FormulaAnswer | { readonly errors: readonly InputError[] }

/** The outcome of a document of calculations. */
export type CalculateOutcome =
  | { readonly ok: true; readonly answer: FormulaAnswer | { readonly results: readonly BatchItem[] } }
  | { readonly ok: false; readonly errors: readonly InputError[] }

/**
 * Computes formula `name` on a document `{"inputs": {...}}`, or on a batch `{"inputs": [{...}, ...]}`
 * where a bad item gives its own mistakes and the others go on. Every mistake at once, never a throw.
 */
export function calculate(name: string, document: unknown): CalculateOutcome {
  const formula = formulas.find(candidate => candidate.name === name)
  if (!formula) return { ok: false, errors: [unknownFormula(name)] }
  const errors = documentErrors(document)
  if (!isObject(document) || !Object.hasOwn(document, 'inputs')) return { ok: false, errors }
  const { inputs } = document
  if (!Array.isArray(inputs)) return beside(errors, formula.answer(inputs, '/inputs'))
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, answer: { results: inputs.map((item, index) => batchItem(formula, item, index)) } }
}

/** An outcome, with the mistakes around the inputs before those in them. */
function beside(errors: readonly InputError[], outcome: FormulaOutcome): FormulaOutcome {
  if (errors.length === 0) return outcome
  return { ok: false, errors: outcome.ok ? errors : [...errors, ...outcome.errors] }
}

function batchItem(formula: Formula, item: unknown, index: number): BatchItem {
  const outcome: FormulaOutcome = formula.answer(item, `/inputs/${index}`)
  return outcome.ok ? outcome.answer : { errors: outcome.errors }
}

function documentErrors(document: unknown): InputError[] {
  if (!isObject(document)) {
    return [
      inputError(
        '',
        'ONJUIST_TYPE',
        'Geef een object met het veld inputs.',
        'Give an object with the field inputs.',
      ),
    ]
  }
  const unknown = Object.keys(document).filter(key => key !== 'inputs')
  const errors = unknown.map(key => unknownField('', key, ['inputs']))
  if (!Object.hasOwn(document, 'inputs')) {
    errors.push(
      inputError(
        '/inputs',
        'VELD_ONTBREEKT',
        'Zet de invoer in het veld inputs: een object, of een lijst van objecten.',
        'Put the inputs in the field inputs: an object, or a list of objects.',
      ),
    )
  }
  return errors
}

function unknownFormula(name: string): InputError {
  const close = formulas
    .map(formula => formula.name)
    .filter(known => known.includes(name) || name.includes(known))
  const words = (close.length > 0 ? close : formulas.map(formula => formula.name)).join(', ')
  return inputError(
    '',
    'ONBEKENDE_FORMULE',
    `De formule ${name} bestaat niet. Kies uit: ${words}.`,
    `There is no formula ${name}. Choose from: ${words}.`,
  )
}
