import { readFigure, writeFigure } from '../../../../kit/texts/figures.ts'
import type { FieldKind } from './field.ts'

type Language = 'nl' | 'en'
type Item = Readonly<Record<string, unknown>>

/** What a form sends, by the names of its fields. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** Kinds of one box or list of choices; the others are made of several. */
export type SimpleKind = Exclude<FieldKind, 'rows' | 'payments' | 'between' | 'matrix'>

/** What was typed is no value of its kind. */
export const unreadable = Symbol('unreadable')

/** What stands at a dotted path. */
export const valueAt = (item: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((holder, key) => (holder as Item | undefined)?.[key], item)

/** How values of a kind are shown to be typed over, and read back. */
interface Codec {
  write(value: never, language: Language): string | readonly string[]
  read(text: string, language: Language): unknown
}

const figure = (value: number, language: Language, scale = 1) => writeFigure(value * scale, language)

function readNumber(text: string, language: Language, scale = 1): number | typeof unreadable {
  const number = readFigure(text, language)
  if (number === undefined) return unreadable
  // Twelve digits are more than anybody types, and take 0.30000000000000004 away.
  return Number((text.trim().endsWith('%') ? number : number * scale).toPrecision(12))
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

const asRows = (entries: readonly (readonly [string | number, string])[]) =>
  entries.map(([key, value]) => `${key}: ${value}`).join('\n')

function readRows(text: string, read: (value: string) => unknown): [string, unknown][] | typeof unreadable {
  const rows: [string, unknown][] = []
  for (const line of linesOf(text)) {
    const split = line.indexOf(':')
    const value = split > 0 ? read(line.slice(split + 1).trim()) : unreadable
    if (value === unreadable) return unreadable
    rows.push([line.slice(0, split).trim(), value])
  }
  return rows
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return unreadable
  }
}

const whole = (rows: [string, unknown][] | typeof unreadable) =>
  rows === unreadable ? unreadable : Object.fromEntries(rows)

const scaled = (scale: number): Codec => ({
  write: (value: number, language) => figure(value, language, 1 / scale),
  read: (text, language) => readNumber(text, language, scale),
})

const listOf = (scale: number): Codec => ({
  write: (value: readonly number[], language) =>
    value.map(one => figure(one, language, 1 / scale)).join('\n'),
  read: (text, language) => {
    const values = linesOf(text).map(line => readNumber(line, language, scale))
    return values.includes(unreadable) ? unreadable : values
  },
})

/** Euro with a sign between thousands, so that a large amount can be read. */
const money: Codec = {
  write: (value: number, language) => {
    const [whole = '', part] = figure(value, language).split(language === 'nl' ? ',' : '.')
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'nl' ? '.' : ',')
    return part === undefined ? grouped : `${grouped}${language === 'nl' ? ',' : '.'}${part}`
  },
  read: (text, language) => readNumber(text, language),
}

const plain: Codec = { write: (value: unknown) => String(value), read: text => text }

const rate: Codec = {
  write: (value: number | readonly { from: number; rate: number }[], language) =>
    typeof value === 'number'
      ? figure(value, language, 100)
      : asRows(value.map(({ from, rate: part }) => [from, figure(part, language, 100)] as const)),
  read: (text, language) => {
    if (!text.includes(':')) return readNumber(text, language, 0.01)
    const rows = readRows(text, one => readNumber(one, language, 0.01))
    return rows === unreadable ? rows : rows.map(([from, part]) => ({ from: Number(from), rate: part }))
  },
}

const inputs: Codec = {
  write: (value: Item, language) =>
    asRows(
      Object.entries(value).map(
        ([key, one]) => [key, typeof one === 'number' ? figure(one, language) : JSON.stringify(one)] as const,
      ),
    ),
  read: (text, language) =>
    whole(
      readRows(text, one => (/^[[{"]|^(true|false)$/.test(one) ? readJson(one) : readNumber(one, language))),
    ),
}

const codecs: Readonly<Record<SimpleKind, Codec>> = {
  text: plain,
  long: plain,
  date: plain,
  choice: plain,
  money,
  number: scaled(1),
  period: scaled(1),
  share: scaled(0.01),
  percent: scaled(0.01),
  shares: listOf(0.01),
  amounts: listOf(1),
  rate,
  inputs,
  series: {
    write: (value: Item, language) =>
      asRows(Object.entries(value).map(([t, eur]) => [t, figure(Number(eur), language)] as const)),
    read: (text, language) => whole(readRows(text, one => readNumber(one, language))),
  },
  amount: {
    write: (value: number | { of: string }, language) =>
      typeof value === 'number' ? figure(value, language) : value.of,
    read: (text, language) => (text.includes('/') ? { of: text } : readNumber(text, language)),
  },
  yesno: {
    write: (value: boolean) => (value ? 'ja' : 'nee'),
    read: text => (text === 'ja' || text === 'nee' ? text === 'ja' : unreadable),
  },
  choices: { write: (value: readonly string[]) => value, read: text => (text === '' ? undefined : [text]) },
  texts: { write: (value: readonly string[]) => value.join('\n'), read: linesOf },
  json: { write: (value: unknown) => JSON.stringify(value), read: readJson },
}

/** A value as it stands in its field, to be typed over. */
export function writeValue(kind: SimpleKind, value: unknown, language: Language): string | readonly string[] {
  return value === undefined ? '' : codecs[kind].write(value as never, language)
}

/** What was typed as a value of its kind; undefined when the field was left empty. */
export function readValue(kind: SimpleKind, typed: Typed[string], language: Language): unknown {
  if (kind === 'choices') {
    const chosen = (typeof typed === 'string' ? [typed] : (typed ?? [])).filter(Boolean)
    return chosen.length > 0 ? chosen : undefined
  }
  const text = String(typed ?? '').trim()
  return text === '' ? undefined : codecs[kind].read(text, language)
}

/** Whether two texts of a field say the same; ticked boxes have no order. */
export function isSameText(one: Typed[string], other: Typed[string]): boolean {
  const plainText = (value: Typed[string]) =>
    (typeof value === 'string' ? value : [...(value ?? [])].filter(Boolean).sort().join('\n'))
      .replaceAll('\r\n', '\n')
      .trim()
  return plainText(one) === plainText(other)
}
