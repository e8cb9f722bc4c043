import { readDay } from '../formulas/calendar.ts'
import { pointerTo } from '../formulas/input-errors.ts'
import { type CaseError, caseError } from './errors.ts'
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

type Sink = CaseError[]

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

function wrongType(pointer: string, expected: string, value: unknown): CaseError {
  if (value === null) return caseError(pointer, 'GEEN_NULL')
  const words = (type: string): Words => typeWords[type] ?? { nl: type, en: type }
  return caseError(pointer, 'ONJUIST_TYPE', { expected: words(expected), found: words(typeOf(value)) })
}

function checkNumber(schema: NumberSchema, value: number, pointer: string, sink: Sink): void {
  const { minimum, maximum } = schema
  if (value < minimum || value > maximum) {
    sink.push(caseError(pointer, 'BUITEN_BEREIK', { value, minimum, maximum }))
  } else if (schema.integer && !Number.isInteger(value)) {
    sink.push(caseError(pointer, 'GEEN_GEHEEL_GETAL', { value }))
  }
}

function checkText(schema: TextSchema, value: string, pointer: string, sink: Sink): void {
  const { minimumLength: minimum, maximumLength: maximum, format, pattern } = schema
  const fits = pattern === undefined || form(pattern).test(value)
  if (format === 'id' && !fits) sink.push(caseError(pointer, 'ONJUIST_ID', { value }))
  else if (format === 'date' && !(fits && readDay(value)))
    sink.push(caseError(pointer, 'ONJUISTE_DATUM', { value }))
  else if (format === 'url' && !fits) sink.push(caseError(pointer, 'ONJUIST_ADRES', { value }))
  else if (value.length < minimum || value.length > maximum) {
    sink.push(caseError(pointer, 'TEKST_BUITEN_GRENZEN', { length: value.length, minimum, maximum }))
  } else if (!fits) sink.push(caseError(pointer, 'ONJUISTE_TEKST', { value, pattern: pattern ?? '' }))
}

function checkList(schema: ListSchema, value: readonly unknown[], pointer: string, sink: Sink): void {
  const { minimumItems: minimum, maximumItems: maximum } = schema
  if (value.length < minimum || value.length > maximum) {
    sink.push(caseError(pointer, 'AANTAL_ONJUIST', { length: value.length, minimum, maximum }))
    if (value.length > maximum) return
  }
  const seen = new Map<unknown, string>()
  value.forEach((item, index) => {
    const place = pointerTo(pointer, index)
    checkShape(schema.item, item, place, sink)
    if (!schema.uniqueIds || !isRecord(item) || typeof item.id !== 'string') return
    const other = seen.get(item.id)
    if (other) sink.push(caseError(pointerTo(place, 'id'), 'DUBBELE_ID', { id: item.id, other }))
    else seen.set(item.id, place)
  })
}

function checkMap(schema: MapSchema, value: Unknowns, pointer: string, sink: Sink): void {
  const entries = Object.entries(value)
  if (entries.length > schema.maximumItems) {
    const bounds = { length: entries.length, minimum: 0, maximum: schema.maximumItems }
    sink.push(caseError(pointer, 'AANTAL_ONJUIST', bounds))
    return
  }
  const keyForm = form(schema.keyPattern)
  for (const [key, item] of entries) {
    const place = pointerTo(pointer, key)
    if (!keyForm.test(key))
      sink.push(caseError(place, 'ONJUISTE_SLEUTEL', { key, pattern: schema.keyPattern }))
    checkShape(schema.value, item, place, sink)
  }
}

function checkFree(value: unknown, depth: number): boolean {
  if (depth > MAXIMUM_FREE_DEPTH) return false
  if (Array.isArray(value)) return value.every(item => checkFree(item, depth + 1))
  return !isRecord(value) || Object.values(value).every(item => checkFree(item, depth + 1))
}

function checkObject(schema: ObjectSchema, value: Unknowns, pointer: string, sink: Sink): void {
  for (const key of Object.keys(value)) {
    const place = pointerTo(pointer, key)
    const field = Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined
    if (field) checkShape(field.schema, value[key], place, sink)
    else if (key !== 'x') {
      const known = Object.keys(schema.fields).join(', ')
      sink.push(caseError(place, 'ONBEKEND_VELD', { field: key, known }))
    } else if (!checkFree(value[key], 0))
      sink.push(caseError(place, 'TE_DIEP', { maximum: MAXIMUM_FREE_DEPTH }))
  }
  for (const [name, field] of Object.entries(schema.fields)) {
    if (!field.optional && !Object.hasOwn(value, name)) {
      sink.push(caseError(pointerTo(pointer, name), 'VELD_ONTBREEKT', { field: name }))
    }
  }
  const choices = schema.exactlyOneOf ?? []
  const count = choices.filter(name => Object.hasOwn(value, name)).length
  if (choices.length > 0 && count !== 1) {
    sink.push(caseError(pointer, 'EEN_BEDRAG_NODIG', { fields: choices.join(', '), count }))
  }
}

function checkKinds(schema: KindsSchema, value: Unknowns, pointer: string, sink: Sink): void {
  const kind = value[schema.tag]
  const place = pointerTo(pointer, schema.tag)
  if (kind === undefined) sink.push(caseError(place, 'VELD_ONTBREEKT', { field: schema.tag }))
  else if (typeof kind !== 'string') sink.push(wrongType(place, 'text', kind))
  else {
    const found = Object.hasOwn(schema.kinds, kind) ? schema.kinds[kind] : undefined
    if (found) checkObject(found, value, pointer, sink)
    else {
      const known = Object.keys(schema.kinds).join(', ')
      sink.push(caseError(place, 'ONBEKENDE_KEUZE', { value: kind, known }))
    }
  }
}

function checkEither(schema: EitherSchema, value: unknown, pointer: string, sink: Sink): void {
  const option = schema.options.find(one => jsonTypeOf(one) === typeOf(value))
  if (option) checkShape(option, value, pointer, sink)
  else sink.push(wrongType(pointer, jsonTypeOf(schema.options[0] ?? { type: 'json' }), value))
}

function checkTuple(items: readonly Schema[], value: readonly unknown[], pointer: string, sink: Sink): void {
  if (value.length !== items.length) {
    const bounds = { length: value.length, minimum: items.length, maximum: items.length }
    sink.push(caseError(pointer, 'AANTAL_ONJUIST', bounds))
  } else items.forEach((item, index) => void checkShape(item, value[index], pointerTo(pointer, index), sink))
}

/** Checks a value against a schema and adds every mistake to `sink`. Never throws, whatever the value. */
export function checkShape(schema: Schema, value: unknown, pointer: string, sink: Sink): void {
  if (schema.type === 'json') return
  if (schema.type === 'either') {
    checkEither(schema, value, pointer, sink)
    return
  }
  const expected = jsonTypeOf(schema)
  if (expected !== typeOf(value)) {
    sink.push(wrongType(pointer, expected, value))
    return
  }
  if (schema.type === 'number' && typeof value === 'number') checkNumber(schema, value, pointer, sink)
  else if (schema.type === 'text' && typeof value === 'string') checkText(schema, value, pointer, sink)
  else if (schema.type === 'choice' && !schema.values.includes(String(value))) {
    sink.push(
      caseError(pointer, 'ONBEKENDE_KEUZE', { value: String(value), known: schema.values.join(', ') }),
    )
  } else if (schema.type === 'list' && Array.isArray(value)) checkList(schema, value, pointer, sink)
  else if (schema.type === 'tuple' && Array.isArray(value)) checkTuple(schema.items, value, pointer, sink)
  else if (schema.type === 'map' && isRecord(value)) checkMap(schema, value, pointer, sink)
  else if (schema.type === 'object' && isRecord(value)) checkObject(schema, value, pointer, sink)
  else if (schema.type === 'kinds' && isRecord(value)) checkKinds(schema, value, pointer, sink)
}
