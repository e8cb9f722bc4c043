import { field, type PartField } from './field.ts'
import {
  isSameText,
  readValue,
  type SimpleKind,
  type Typed,
  unreadable,
  valueAt,
  writeValue,
} from './values.ts'

type Language = 'nl' | 'en'
type Item = Readonly<Record<string, unknown>>
type Correlation = readonly [string, string, number]

/** What was typed could not be read. */
export interface FieldMistake {
  field: string
  code:
    | 'GETAL_ONLEESBAAR'
    | 'RIJEN_ONLEESBAAR'
    | 'GETALLEN_ONLEESBAAR'
    | 'JSON_ONLEESBAAR'
    | 'SAMENHANG_BUITEN_BEREIK'
}

/** What was sent, in which language, and where its mistakes go. */
interface Reading {
  typed: Typed
  language: Language
  mistakes: FieldMistake[]
}

/** Empty rows below those that there are. */
const spareRows = 2

/** The columns of a payment. */
const paymentColumns: readonly PartField[] = [
  field('t', 'period', { words: 'payAt' }),
  field('eur', 'money', { words: 'payEur' }),
]

/** The columns of the rows of a field; none when it has no rows. */
export const columnsOf = (one: PartField): readonly PartField[] =>
  one.kind === 'payments' ? paymentColumns : (one.columns ?? [])

const hasRows = ({ kind }: PartField) => kind === 'rows' || kind === 'payments'
const isSimple = ({ kind }: PartField): boolean => !['rows', 'payments', 'between', 'matrix'].includes(kind)
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Pairs of ids, each once, in the order of the list. */
export const pairsOf = (ids: readonly string[]): [string, string][] =>
  ids.flatMap((one, place) => ids.slice(place + 1).map((other): [string, string] => [one, other]))

const isPair = ([a, b]: Correlation, [one, other]: readonly string[]) =>
  (a === one && b === other) || (a === other && b === one)

function rowValues(one: PartField, value: unknown, language: Language, name: string): Typed {
  const rows = asList(value)
  const shown = Array.from({ length: rows.length + spareRows }, (_, place) =>
    valuesOf(columnsOf(one), rows[place] ?? {}, language, `${name}.${place}.`),
  )
  const word = value === undefined ? '' : typeof value === 'string' ? value : 'plan'
  return Object.assign({}, ...shown, one.kind === 'payments' ? { [name]: word } : {})
}

function matrixValues({ ids = [] }: PartField, value: unknown, language: Language, name: string): Typed {
  const known = asList(value) as readonly Correlation[]
  return Object.fromEntries(
    pairsOf(ids).map(pair => {
      const rho = known.find(correlation => isPair(correlation, pair))?.[2]
      return [`${name}.${pair.join('.')}`, writeValue('number', rho, language)] as const
    }),
  )
}

/** What the fields of a form start with; rows of a list are `list.0.field`, with some empty ones after them. */
export function valuesOf(
  fields: readonly PartField[],
  item: unknown,
  language: Language,
  prefix = '',
): Record<string, string | readonly string[]> {
  return Object.assign(
    {},
    ...fields.map(one => {
      const name = prefix + one.path
      const value = valueAt(item, one.path)
      if (hasRows(one)) return rowValues(one, value, language, name)
      if (one.kind === 'matrix') return matrixValues(one, value, language, name)
      if (one.kind === 'between')
        return Object.fromEntries(
          [0, 1].map(place => [`${name}.${place}`, writeValue('share', asList(value)[place], language)]),
        )
      return { [name]: writeValue(one.kind as SimpleKind, value, language) }
    }),
  )
}

/** Numbers of the rows of a list that were sent, those that were left empty not among them. */
function filledRows(name: string, typed: Typed): number[] {
  const numbers = Object.entries(typed).flatMap(([key, value]) => {
    const place = key.startsWith(`${name}.`) ? /^\d+/.exec(key.slice(name.length + 1))?.[0] : undefined
    return place !== undefined && !isSameText(value, '') ? [Number(place)] : []
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** Numbers of the rows that a form shows. */
export function shownRows(name: string, values: Typed): number[] {
  const places = Object.keys(values).flatMap(key => {
    const place = key.startsWith(`${name}.`) ? /^\d+/.exec(key.slice(name.length + 1))?.[0] : undefined
    return place === undefined ? [] : [Number(place)]
  })
  return [...new Set(places)].sort((a, b) => a - b)
}

function readRows(one: PartField, value: unknown, name: string, reading: Reading): unknown {
  const { typed } = reading
  if (one.word !== undefined && typed[name] === one.word) return one.word
  const before = asList(value)
  const rows = filledRows(name, typed).map(place =>
    readInto(columnsOf(one), (before[place] ?? {}) as Item, reading, `${name}.${place}.`),
  )
  const wasThere = value !== undefined || !one.isOptional
  return rows.length > 0 || (wasThere && (one.kind === 'rows' || typed[name] === 'plan')) ? rows : undefined
}

function readMatrix({ ids = [] }: PartField, value: unknown, name: string, reading: Reading): unknown {
  let known = [...(asList(value) as readonly Correlation[])]
  for (const pair of pairsOf(ids)) {
    const key = `${name}.${pair.join('.')}`
    const before = known.find(correlation => isPair(correlation, pair))
    if (isSameText(writeValue('number', before?.[2], reading.language), reading.typed[key])) continue
    const rho = readValue('number', reading.typed[key], reading.language)
    if (rho === unreadable) reading.mistakes.push({ field: key, code: 'GETAL_ONLEESBAAR' })
    else if (typeof rho === 'number' && Math.abs(rho) > 1)
      reading.mistakes.push({ field: key, code: 'SAMENHANG_BUITEN_BEREIK' })
    else if (rho === undefined) known = known.filter(correlation => !isPair(correlation, pair))
    else {
      const next: Correlation = before ? [before[0], before[1], Number(rho)] : [...pair, Number(rho)]
      known = before ? known.map(one => (one === before ? next : one)) : [...known, next]
    }
  }
  return known
}

function readBetween(value: unknown, name: string, reading: Reading): unknown {
  const ends = [0, 1].map(place => readValue('share', reading.typed[`${name}.${place}`], reading.language))
  if (ends.every(end => end === undefined)) return undefined
  ends.forEach((end, place) => {
    if (typeof end !== 'number')
      reading.mistakes.push({ field: `${name}.${place}`, code: 'GETAL_ONLEESBAAR' })
  })
  return ends.every(end => typeof end === 'number') ? ends : value
}

const mistakeCodes: Partial<Record<SimpleKind, FieldMistake['code']>> = {
  series: 'RIJEN_ONLEESBAAR',
  inputs: 'RIJEN_ONLEESBAAR',
  amounts: 'GETALLEN_ONLEESBAAR',
  shares: 'GETALLEN_ONLEESBAAR',
  json: 'JSON_ONLEESBAAR',
}

function readSimple(one: PartField, value: unknown, name: string, reading: Reading): unknown {
  const kind = one.kind as SimpleKind
  const typed = reading.typed[name]
  const found = readValue(kind, typed, reading.language)
  if (found !== unreadable) return found
  const isRate = kind === 'rate' && String(typed).includes(':')
  reading.mistakes.push({
    field: name,
    code: isRate ? 'RIJEN_ONLEESBAAR' : (mistakeCodes[kind] ?? 'GETAL_ONLEESBAAR'),
  })
  return value
}

function readOne(one: PartField, value: unknown, name: string, reading: Reading): unknown {
  if (hasRows(one)) return readRows(one, value, name, reading)
  if (one.kind === 'matrix') return readMatrix(one, value, name, reading)
  if (one.kind === 'between') return readBetween(value, name, reading)
  return readSimple(one, value, name, reading)
}

/** A copy with a value at a dotted path; an object that becomes empty goes. */
function placed(holder: Item, keys: readonly string[], value: unknown): Item {
  const [key = '', ...rest] = keys
  const next = rest.length === 0 ? value : placed((holder[key] as Item | undefined) ?? {}, rest, value)
  const { [key]: _, ...others } = holder
  const isGone = next === undefined || (rest.length > 0 && Object.keys(next as object).length === 0)
  return isGone ? others : { ...holder, [key]: next }
}

/** Whether what was sent under a name differs from what was shown there; nothing sent is no difference. */
function isTouched(one: PartField, shown: Typed, typed: Typed, name: string): boolean {
  if (isSimple(one)) return typed[name] !== undefined && !isSameText(shown[name], typed[name])
  const isHere = (key: string) => key === name || key.startsWith(`${name}.`)
  const sent = Object.keys(typed).filter(isHere)
  const keys = new Set([...sent, ...Object.keys(shown).filter(isHere)])
  return sent.length > 0 && [...keys].some(key => !isSameText(shown[key] ?? '', typed[key] ?? ''))
}

function readInto(fields: readonly PartField[], item: Item, reading: Reading, prefix: string): Item {
  const shown = valuesOf(fields, item, reading.language, prefix)
  return fields.reduce((changed, one) => {
    const name = prefix + one.path
    if (!isTouched(one, shown, reading.typed, name)) return changed
    return placed(changed, one.path.split('.'), readOne(one, valueAt(changed, one.path), name, reading))
  }, item)
}

/**
 * The item with what was typed; fields that the form does not have stay as they were. A field left as it was shown
 * keeps its full precision.
 */
export function readFields(
  fields: readonly PartField[],
  item: Item,
  { typed, language }: { typed: Typed; language: Language },
): { item: Item; mistakes: FieldMistake[] } {
  const mistakes: FieldMistake[] = []
  return { item: readInto(fields, item, { typed, language, mistakes }, ''), mistakes }
}

/**
 * The name of the field in which a place inside the item is typed; undefined when no field has it. A row is told by
 * its number in the file: rows that were left empty are not there.
 */
export function fieldOfPlace(
  fields: readonly PartField[],
  steps: readonly string[],
  typed: Typed,
  prefix = '',
): string | undefined {
  const place = steps.join('.')
  if (place === '') return undefined
  const one = fields.find(
    ({ path }) => path === place || place.startsWith(`${path}.`) || path.startsWith(`${place}.`),
  )
  if (!one) return undefined
  const name = prefix + one.path
  const [row, ...inside] = steps.slice(one.path.split('.').length)
  if (!hasRows(one) || row === undefined) return name
  const start = `${name}.${filledRows(name, typed)[Number(row)] ?? row}.`
  return fieldOfPlace(columnsOf(one), inside, typed, start) ?? start + (columnsOf(one)[0]?.path ?? '')
}
