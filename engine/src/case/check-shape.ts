import { readDay } from '../formulas/calendar.ts'
import { pointerTo } from '../formulas/input-errors.ts'
import { type CaseError, type CaseErrorCode, caseError, type ErrorArguments } from './errors.ts'
import type {
  EitherSchema,
  KindsSchema,
  ListSchema,
  MapSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  TextSchema,
  Words,
} from './shape.ts'

/** How deep the free contents of `x` may go; keeps every later walk over the document safe. */
const MAXIMUM_FREE_DEPTH = 20

/** An object from outside, of which nothing is known yet. */
export type Unknowns = Readonly<Record<string, unknown>>

/** True for an object that is not a list. */
export function isRecord(value: unknown): value is Unknowns {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const typeWords: Readonly<Record<string, Words>> = {
  number: { nl: 'een getal', en: 'a number' },
  text: { nl: 'een tekst', en: 'a text' },
  boolean: { nl: 'waar of onwaar', en: 'true or false' },
  list: { nl: 'een lijst', en: 'a list' },
  object: { nl: 'een object', en: 'an object' },
  other: { nl: 'iets anders', en: 'something else' },
}

/** A walk over a document: where it is now, and the mistakes on the way. A pointer is written for a mistake only. */
class Walk {
  readonly #root: string
  readonly #sink: CaseError[]
  readonly #steps: (string | number)[] = []

  constructor(root: string, sink: CaseError[]) {
    this.#root = root
    this.#sink = sink
  }

  report(code: CaseErrorCode, values?: ErrorArguments, ...steps: readonly (string | number)[]): void {
    this.#sink.push(caseError(this.pointer(...steps), code, values))
  }

  pointer(...steps: readonly (string | number)[]): string {
    return [...this.#steps, ...steps].reduce<string>(pointerTo, this.#root)
  }

  /** Checks what stands one step further. */
  check(step: string | number, schema: Schema, value: unknown, known: unknown): void {
    this.#steps.push(step)
    check(this, schema, value, known)
    this.#steps.pop()
  }
}

const forms = new Map<string, RegExp>()

/** The expression of a pattern, made once: a case has thousands of ids. */
function form(pattern: string): RegExp {
  const known = forms.get(pattern) ?? new RegExp(pattern, 'u')
  forms.set(pattern, known)
  return known
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  if (isRecord(value)) return 'object'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'number' && Number.isFinite(value) ? 'number' : 'other'
}

function jsonTypeOf(schema: Schema): string {
  if (schema.type === 'choice') return 'text'
  if (schema.type === 'tuple') return 'list'
  return schema.type === 'map' || schema.type === 'kinds' ? 'object' : schema.type
}

function reportType(walk: Walk, expected: string, value: unknown, ...steps: readonly string[]): void {
  const words = (type: string): Words => typeWords[type]!
  if (value === null) walk.report('GEEN_NULL', {}, ...steps)
  else walk.report('ONJUIST_TYPE', { expected: words(expected), found: words(typeOf(value)) }, ...steps)
}

function checkNumber({ minimum, maximum, integer }: NumberSchema, value: number, walk: Walk): void {
  if (value < minimum || value > maximum) walk.report('BUITEN_BEREIK', { value, minimum, maximum })
  else if (integer && !Number.isInteger(value)) walk.report('GEEN_GEHEEL_GETAL', { value })
}

function checkText(schema: TextSchema, value: string, walk: Walk): void {
  const { minimumLength: minimum, maximumLength: maximum, format, pattern } = schema
  const fits = pattern === undefined || form(pattern).test(value)
  if (format === 'id' && !fits) walk.report('ONJUIST_ID', { value })
  else if (format === 'date' && !(fits && readDay(value))) walk.report('ONJUISTE_DATUM', { value })
  else if (format === 'url' && !fits) walk.report('ONJUIST_ADRES', { value })
  else if (value.length < minimum || value.length > maximum)
    walk.report('TEKST_BUITEN_GRENZEN', { length: value.length, minimum, maximum })
  else if (!fits) walk.report('ONJUISTE_TEKST', { value, pattern: pattern! })
}

function checkList(schema: ListSchema, value: readonly unknown[], known: unknown, walk: Walk): void {
  const { minimumItems: minimum, maximumItems: maximum } = schema
  if (value.length < minimum || value.length > maximum) {
    walk.report('AANTAL_ONJUIST', { length: value.length, minimum, maximum })
    if (value.length > maximum) return
  }
  const before: readonly unknown[] = Array.isArray(known) ? known : []
  // A list that lost or got a member is not checked anew: the others are known wherever they stand.
  const moved = before.length === value.length ? undefined : new Set(before)
  const seen = schema.uniqueIds && !haveSameIds(value, before) ? new Map<string, number>() : undefined
  value.forEach((item, index) => {
    if (!(isHolder(item) && moved?.has(item))) walk.check(index, schema.item, item, before[index])
    if (!seen || !isRecord(item) || typeof item.id !== 'string') return
    const other = seen.get(item.id)
    if (other === undefined) seen.set(item.id, index)
    else walk.report('DUBBELE_ID', { id: item.id, other: walk.pointer(other) }, index, 'id')
  })
}

/** Whether the members of two lists have the same ids at the same places. */
export function haveSameIds(list: readonly unknown[], other: readonly unknown[]): boolean {
  return (
    list.length === other.length &&
    list.every((item, place) => item === other[place] || idOf(item) === idOf(other[place]))
  )
}

function idOf(item: unknown): unknown {
  return isRecord(item) ? item.id : undefined
}

function checkMap(schema: MapSchema, value: Unknowns, known: unknown, walk: Walk): void {
  const entries = Object.entries(value)
  if (entries.length > schema.maximumItems) {
    walk.report('AANTAL_ONJUIST', { length: entries.length, minimum: 0, maximum: schema.maximumItems })
    return
  }
  const keyForm = form(schema.keyPattern)
  for (const [key, item] of entries) {
    if (!keyForm.test(key)) walk.report('ONJUISTE_SLEUTEL', { key, pattern: schema.keyPattern }, key)
    walk.check(key, schema.value, item, fieldOf(known, key))
  }
}

function checkFree(value: unknown, depth: number): boolean {
  if (depth > MAXIMUM_FREE_DEPTH) return false
  if (Array.isArray(value)) return value.every(item => checkFree(item, depth + 1))
  return !isRecord(value) || Object.values(value).every(item => checkFree(item, depth + 1))
}

function checkObject(schema: ObjectSchema, value: Unknowns, known: unknown, walk: Walk): void {
  for (const key of Object.keys(value)) {
    const field = Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined
    if (field) walk.check(key, field.schema, value[key], fieldOf(known, key))
    else if (key !== 'x')
      walk.report('ONBEKEND_VELD', { field: key, known: Object.keys(schema.fields).join(', ') }, key)
    else if (!checkFree(value[key], 0)) walk.report('TE_DIEP', { maximum: MAXIMUM_FREE_DEPTH }, key)
  }
  for (const name of neededFields(schema))
    if (!Object.hasOwn(value, name)) walk.report('VELD_ONTBREEKT', { field: name }, name)
  const { exactlyOneOf } = schema
  if (!exactlyOneOf || exactlyOneOf.length === 0) return
  const count = exactlyOneOf.filter(name => Object.hasOwn(value, name)).length
  if (count !== 1) walk.report('EEN_BEDRAG_NODIG', { fields: exactlyOneOf.join(', '), count })
}

const needed = new WeakMap<ObjectSchema, readonly string[]>()

/** Names of the fields that may not be absent, worked out once for each shape. */
function neededFields(schema: ObjectSchema): readonly string[] {
  const known = needed.get(schema)
  if (known) return known
  const names = Object.entries(schema.fields).flatMap(([name, field]) => (field.optional ? [] : [name]))
  needed.set(schema, names)
  return names
}

function checkKinds({ tag, kinds }: KindsSchema, value: Unknowns, walk: Walk): void {
  const kind = value[tag]
  if (kind === undefined) walk.report('VELD_ONTBREEKT', { field: tag }, tag)
  else if (typeof kind !== 'string') reportType(walk, 'text', kind, tag)
  else {
    const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    // Of another kind the same field may have another shape: nothing in it is known.
    if (found) checkObject(found, value, undefined, walk)
    else walk.report('ONBEKENDE_KEUZE', { value: kind, known: Object.keys(kinds).join(', ') }, tag)
  }
}

function checkEither(schema: EitherSchema, value: unknown, known: unknown, walk: Walk): void {
  const option = schema.options.find(one => jsonTypeOf(one) === typeOf(value))
  if (option) check(walk, option, value, known)
  else reportType(walk, jsonTypeOf(schema.options[0]!), value)
}

function checkTuple(items: readonly Schema[], value: readonly unknown[], walk: Walk): void {
  if (value.length !== items.length)
    walk.report('AANTAL_ONJUIST', { length: value.length, minimum: items.length, maximum: items.length })
  else items.forEach((item, index) => void walk.check(index, item, value[index], undefined))
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function fieldOf(known: unknown, key: string): unknown {
  return isRecord(known) && Object.hasOwn(known, key) ? known[key] : undefined
}

function check(walk: Walk, schema: Schema, value: unknown, known: unknown): void {
  if (schema.type === 'json' || (isHolder(value) && value === known)) return
  if (schema.type === 'either') checkEither(schema, value, known, walk)
  else if (jsonTypeOf(schema) !== typeOf(value)) reportType(walk, jsonTypeOf(schema), value)
  else if (schema.type === 'number' && typeof value === 'number') checkNumber(schema, value, walk)
  else if (schema.type === 'text' && typeof value === 'string') checkText(schema, value, walk)
  else if (schema.type === 'choice' && !schema.values.includes(String(value)))
    walk.report('ONBEKENDE_KEUZE', { value: String(value), known: schema.values.join(', ') })
  else if (schema.type === 'list' && Array.isArray(value)) checkList(schema, value, known, walk)
  else if (schema.type === 'tuple' && Array.isArray(value)) checkTuple(schema.items, value, walk)
  else if (schema.type === 'map' && isRecord(value)) checkMap(schema, value, known, walk)
  else if (schema.type === 'object' && isRecord(value)) checkObject(schema, value, known, walk)
  else if (schema.type === 'kinds' && isRecord(value)) checkKinds(schema, value, walk)
}

/**
 * Checks a value against a schema and adds every mistake to `sink`. Never throws, whatever the value. Objects and
 * lists that `known` holds at the same place (members of a list: at any place of that list) are taken as sound:
 * `known` passed the same schema before.
 */
export function checkShape(
  schema: Schema,
  value: unknown,
  pointer: string,
  sink: CaseError[],
  known?: unknown,
): void {
  check(new Walk(pointer, sink), schema, value, known)
}
