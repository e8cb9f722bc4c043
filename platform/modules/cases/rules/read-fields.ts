import { readFigure, writeFigure } from '../../../kit/texts/figures.ts'
import type { FieldKind, PartField } from './part-fields.ts'

type Language = 'nl' | 'en'
type Typed = Readonly<Record<string, string | readonly string[] | undefined>>
type Item = Readonly<Record<string, unknown>>

/** What was typed could not be read. */
export interface FieldMistake {
  field: string
  code: 'GETAL_ONLEESBAAR' | 'RIJEN_ONLEESBAAR'
}

const at = (item: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((holder, key) => (holder as Item | undefined)?.[key], item)

const rowsOf = (entries: readonly (readonly [string | number, string])[]) =>
  entries.map(([key, value]) => `${key}: ${value}`).join('\n')

/** A value as it stands in its field, to be typed over. */
function written(kind: FieldKind, value: unknown, language: Language): string | readonly string[] {
  if (value === undefined) return ''
  const figure = (number: unknown, scale = 1) => writeFigure(Number(number) * scale, language)
  if (kind === 'share') return figure(value, 100)
  if (kind === 'rate')
    return Array.isArray(value)
      ? rowsOf(value.map(({ from, rate }) => [from as number, figure(rate, 100)] as const))
      : figure(value, 100)
  if (kind === 'series')
    return rowsOf(Object.entries(value as Item).map(([t, eur]) => [t, figure(eur)] as const))
  if (kind === 'inputs')
    return rowsOf(
      Object.entries(value as Item).map(
        ([key, one]) => [key, typeof one === 'number' ? figure(one) : JSON.stringify(one)] as const,
      ),
    )
  if (kind === 'amount') return typeof value === 'number' ? figure(value) : String(at(value, 'of') ?? '')
  if (kind === 'ids') return (value as string[]).join(', ')
  if (kind === 'parties') return value as string[]
  if (kind === 'choice' && typeof value === 'boolean') return value ? 'ja' : 'nee'
  return typeof value === 'number' ? figure(value) : String(value)
}

/** What the fields of a form start with. */
export function valuesOf(fields: readonly PartField[], item: unknown, language: Language): Typed {
  return Object.fromEntries(
    fields.map(({ path, kind }) => [path, written(kind, at(item, path), language)] as const),
  )
}

const unreadable = Symbol('unreadable')

function readRows(text: string, read: (value: string) => unknown): [string, unknown][] | typeof unreadable {
  const rows: [string, unknown][] = []
  for (const line of text.split('\n').map(one => one.trim())) {
    if (line === '') continue
    const split = line.indexOf(':')
    const value = split > 0 ? read(line.slice(split + 1).trim()) : unreadable
    if (value === unreadable) return unreadable
    rows.push([line.slice(0, split).trim(), value])
  }
  return rows
}

function readValue({ kind, path }: PartField, typed: Typed[string], language: Language): unknown {
  if (kind === 'parties') {
    const chosen = typeof typed === 'string' ? [typed] : (typed ?? [])
    return chosen.length > 0 ? [...chosen] : undefined
  }
  const text = String(typed ?? '').trim()
  if (text === '') return undefined
  const figure = (one: string, scale = 1): unknown => {
    const number = readFigure(one, language)
    if (number === undefined) return unreadable
    // Twelve digits are more than anybody types, and take 0.30000000000000004 away.
    return Number((one.trim().endsWith('%') ? number : number * scale).toPrecision(12))
  }
  const whole = (rows: [string, unknown][] | typeof unreadable) =>
    rows === unreadable ? unreadable : Object.fromEntries(rows)
  switch (kind) {
    case 'money':
    case 'number':
      return figure(text)
    case 'share':
      return figure(text, 0.01)
    case 'rate': {
      if (!text.includes(':')) return figure(text, 0.01)
      const rows = readRows(text, one => figure(one, 0.01))
      return rows === unreadable ? rows : rows.map(([from, rate]) => ({ from: Number(from), rate }))
    }
    case 'series':
      return whole(readRows(text, figure))
    case 'inputs':
      return whole(readRows(text, one => (/^[[{"]|^(true|false)$/.test(one) ? readJson(one) : figure(one))))
    case 'amount':
      return text.includes('/') ? { of: text } : figure(text)
    case 'ids':
      return text.split(/[\s,]+/).filter(Boolean)
    case 'choice':
      return path === 'grex' ? text === 'ja' : text
    default:
      return text
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return unreadable
  }
}

/** A copy with a value at a dotted path; an object that becomes empty goes. */
function placed(holder: Item, keys: readonly string[], value: unknown): Item {
  const [key = '', ...rest] = keys
  const next = rest.length === 0 ? value : placed((holder[key] as Item | undefined) ?? {}, rest, value)
  const { [key]: _, ...others } = holder
  const isGone = next === undefined || (rest.length > 0 && Object.keys(next as object).length === 0)
  return isGone ? others : { ...holder, [key]: next }
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
  const shown = valuesOf(fields, item, language)
  const mistakes: FieldMistake[] = []
  let changed = item
  for (const field of fields) {
    const isUnsent = typed[field.path] === undefined && field.kind !== 'parties'
    if (isUnsent || isSameText(shown[field.path], typed[field.path])) continue
    const value = readValue(field, typed[field.path], language)
    const isRows = ['series', 'inputs'].includes(field.kind) || String(typed[field.path]).includes(':')
    if (value === unreadable)
      mistakes.push({ field: field.path, code: isRows ? 'RIJEN_ONLEESBAAR' : 'GETAL_ONLEESBAAR' })
    else changed = placed(changed, field.path.split('.'), value)
  }
  return { item: changed, mistakes }
}

function isSameText(shown: Typed[string], typed: Typed[string]): boolean {
  const text = (value: Typed[string]) =>
    (typeof value === 'string' ? value : [...(value ?? [])].sort().join('\n')).replaceAll('\r\n', '\n').trim()
  return text(shown) === text(typed)
}
