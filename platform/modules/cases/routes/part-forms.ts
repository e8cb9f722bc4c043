import { applyChanges, type Case, type CaseError } from '@versneller/engine'
import { z } from 'zod'
import type { Outcome, Problem } from '../../../kit/http/problem.ts'
import { conflict, refused } from '../../../kit/http/problem.ts'
import type { Gone } from '../../../kit/http/route.ts'
import type { SaveOutcome } from '../actions/save-changes.ts'
import type { CaseChange } from '../model.ts'
import { labelOf } from '../pages/fields/words.ts'
import { say } from '../pages/say.ts'
import { caseProblems, type ProblemCode, problem } from '../problems.ts'
import type { PartField } from '../rules/part-fields/field.ts'
import { columnsOf, type FieldMistake, fieldOfPlace } from '../rules/part-fields/read-fields.ts'
import type { Typed } from '../rules/part-fields/values.ts'
import { formOutcome } from './saving.ts'

/** What a form of a case sends. */
export const typedShape = z.record(
  z.string().max(200),
  z.union([z.string().max(200_000), z.array(z.string().max(200)).max(6000)]),
)

/** The revision on which a form was filled in. */
export const revisionOf = (typed: Typed) => z.coerce.number().int().min(1).catch(1).parse(typed.revision)

/** A form and where its fields stand in the case. */
export interface PlacedForm {
  caseFile: Case
  fields: readonly PartField[]
  typed: Typed
  /** Paths and pointers of the object that the fields are of: `/lines/@grondwerk`, `/lines/3`. */
  places: readonly string[]
}

const stepsOf = (path: string) =>
  path.split('/').map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/** Steps of a path inside the object of a form; undefined when it lies elsewhere. */
function stepsInside({ places }: PlacedForm, path: string): string[] | undefined {
  const place = places.find(one => path === one || path.startsWith(`${one}/`))
  if (place === undefined) return undefined
  return path === place ? [] : stepsOf(path.slice(place.length + 1))
}

/** The name of the field of a path of the case or a JSON pointer; undefined when no field has it. */
function fieldOf(form: PlacedForm, path: string): string | undefined {
  const steps = stepsInside(form, path)
  if (steps === undefined) return undefined
  // The id of a new item is typed as well.
  if (steps.join('.') === 'id') return 'id'
  return fieldOfPlace(form.fields, steps, form.typed)
}

/** The declaration of a field by its name, also inside a row. */
function declarationOf(fields: readonly PartField[], name: string): PartField | undefined {
  const found = fields.find(one => isAt(one.path, name))
  if (!found || found.path === name) return found
  const column = name.slice(found.path.length + 1).replace(/^\d+\.?/, '')
  return columnsOf(found).find(one => one.path === column) ?? found
}

/** A problem whose words name the field as the form does. */
function named(code: ProblemCode, name: string, field: PartField, caseFile: Case): Problem {
  const words = (language: 'nl' | 'en') => say(language)(code, { label: labelOf(field, caseFile, language) })
  return { code, field: name, message: { nl: words('nl'), en: words('en') } }
}

/** Required fields that a missing object would hold: a form has no field for the object itself. */
function missingFields({ fields, typed }: PlacedForm, steps: readonly string[]): string[] {
  const place = steps.join('.')
  const inside = fields.filter(one => one.path.startsWith(`${place}.`) && !one.isOptional)
  if (inside.length > 0) return inside.map(one => one.path)
  const name = fieldOfPlace(fields, steps, typed)
  return name === undefined ? [] : [name]
}

/** A mistake in the words of a form, which knows percentages and labels; the words of the file where they will do. */
function inWordsOfForm(form: PlacedForm, one: Problem): Problem[] {
  const steps = one.field === undefined ? undefined : stepsInside(form, one.field)
  if (one.field === undefined || steps === undefined) return [{ ...one, field: undefined }]
  const name = fieldOf(form, one.field)
  const field = name === undefined ? undefined : declarationOf(form.fields, name)
  if (one.code === 'VELD_ONTBREEKT')
    return missingFields(form, steps).flatMap(missing => {
      const declared = declarationOf(form.fields, missing)
      return declared ? [named('VUL_VELD_IN', missing, declared, form.caseFile)] : []
    })
  if (one.code === 'EEN_BEDRAG_NODIG') {
    const isDeal = form.fields.some(declared => declared.path === 'event')
    return [isDeal ? problem('GEBEURTENIS_OF_FACTOR', 'event') : problem('EEN_SOORT_BEDRAG', 'totalEur')]
  }
  if (one.code === 'ZELFDE_PARTIJ') return [problem('ZELFDE_BETALER_EN_ONTVANGER', name)]
  if (one.code === 'TELT_NIET_OP') return [problem('AANDELEN_GEEN_HONDERD', name)]
  if (one.code === 'BUITEN_BEREIK' && field?.kind === 'share')
    return [problem('PERCENTAGE_BUITEN_BEREIK', name)]
  return [{ ...one, field: name }]
}

/** Mistakes of the case in the words of a form. */
const inWords = (form: PlacedForm, problems: readonly Problem[]) =>
  problems.flatMap(one => inWordsOfForm(form, one))

const isTold = (told: readonly Problem[], one: Problem) =>
  told.some(other => other.field !== undefined && other.field === one.field)

/** Each mistake once, in the order of the form. */
function inOrder({ fields }: PlacedForm, problems: readonly Problem[]): Problem[] {
  const placeOf = ({ field: name }: Problem) =>
    name === undefined || name === 'id' ? -1 : fields.findIndex(one => isAt(one.path, name))
  const keys = new Set<string>()
  const once = problems.filter(({ code, field, message }) => {
    const key = `${code} ${field} ${message.nl}`
    return keys.has(key) ? false : keys.add(key)
  })
  return once.toSorted((one, other) => placeOf(one) - placeOf(other))
}

const isAt = (path: string, name: string) => path === name || name.startsWith(`${path}.`)

/** What could not be read, as problems. */
export const unreadable = (mistakes: readonly FieldMistake[]): Problem[] =>
  mistakes.map(one => problem(one.code, one.field))

/** Everything that is wrong with a form of which some fields could not be read: that, and what else would be wrong. */
export function refusedForm(
  form: PlacedForm,
  told: readonly Problem[],
  changes: readonly CaseChange[],
): Outcome<Gone> {
  const outcome = applyChanges(form.caseFile, changes)
  const errors: readonly CaseError[] = outcome.ok ? [] : outcome.errors
  const others = inWords(form, caseProblems(errors)).filter(one => one.field && !isTold(told, one))
  return refused(...inOrder(form, [...told, ...others]))
}

/** How a form of a case ends: saved, in conflict with what others saved, or with every mistake at its field. */
export function endOfForm(
  outcome: SaveOutcome,
  form: PlacedForm,
  goTo: (revision: number) => string,
): Outcome<Gone> {
  if (outcome.kind === 'refused') {
    const problems = inOrder(form, inWords(form, outcome.problems))
    return outcome.isLocked ? conflict(...problems) : refused(...problems)
  }
  return formOutcome(outcome, goTo, path => fieldOf(form, path))
}
