import type { Formula } from '@versneller/engine'
import { readFigure, writeFigure } from '../../../kit/texts/figures.ts'
import type { Language } from '../../../kit/texts/texts.ts'

type Input = Formula['inputs'][string]

/** How an input is filled in on a page. */
export type Control =
  | 'figure'
  | 'figures'
  | 'words'
  | 'text'
  | 'date'
  | 'choice'
  | 'yes-no'
  | 'series'
  | 'json'

/** What was typed, by name of the input. */
export type Typed = Readonly<Record<string, string>>

/** What was typed and cannot be read at all; the formula itself finds the rest. */
export interface Unreadable {
  field: string
  control: Control
}

const isPercentage = (unit: string): boolean => unit === 'share' || unit.startsWith('rate/')

/** The unit of a figure or of the figures in a list; undefined for what is no figure. */
export function unitOf(input: Input): string | undefined {
  if (input.kind === 'number') return input.unit
  return input.kind === 'list' && input.of.kind === 'number' ? input.of.unit : undefined
}

/** Figures are typed as percentages where they are parts or rates. */
const scaleOf = (input: Input): number =>
  isPercentage(unitOf(input) ?? '') || input.kind === 'series' ? 100 : 1

/** How an input is filled in: lists of figures one a line, and what is made of parts as JSON. */
export function controlOf(input: Input): Control {
  switch (input.kind) {
    case 'number':
      return 'figure'
    case 'boolean':
      return 'yes-no'
    case 'list':
      if (input.of.kind === 'number') return 'figures'
      return input.of.kind === 'date' || input.of.kind === 'text' ? 'words' : 'json'
    case 'text':
    case 'date':
    case 'choice':
    case 'series':
      return input.kind
    default:
      return 'json'
  }
}

const figureText = (value: unknown, input: Input, language: Language): string =>
  writeFigure(Number((Number(value) * scaleOf(input)).toPrecision(12)), language, 10)

function seriesText(value: unknown, input: Input, language: Language): string {
  if (typeof value === 'number') return figureText(value, input, language)
  const rows = Array.isArray(value)
    ? value.map(({ from, rate }) => [String(from), rate] as const)
    : Object.entries(value as object)
  return rows.map(([year, rate]) => `${year}: ${figureText(rate, input, language)}`).join('\n')
}

/** A value of an input as it would be typed. */
export function writtenInput(value: unknown, input: Input, language: Language): string {
  switch (controlOf(input)) {
    case 'figure':
      return figureText(value, input, language)
    case 'figures':
      return (value as unknown[]).map(one => figureText(one, input, language)).join('\n')
    case 'words':
      return (value as string[]).join('\n')
    case 'yes-no':
      return value ? 'ja' : 'nee'
    case 'series':
      return seriesText(value, input, language)
    case 'json':
      return JSON.stringify(value, null, 1)
    default:
      return String(value)
  }
}

/** Inputs of a document as they would be typed. */
export function typedOf(formula: Formula, inputs: object, language: Language): Typed {
  const known = Object.entries(inputs).filter(([name]) => Object.hasOwn(formula.inputs, name))
  return Object.fromEntries(
    known.map(([name, value]) => [name, writtenInput(value, formula.inputs[name] as Input, language)]),
  )
}

/** Each on a line of its own, or between semicolons; on one line also between spaces. */
function piecesOf(text: string): string[] {
  const pieces = text.split(/[\n;\t]/).map(piece => piece.trim())
  const filled = pieces.filter(Boolean)
  return filled.length === 1 ? (filled[0] ?? '').split(/\s+/) : filled
}

function readScaled(text: string, input: Input, language: Language): number | undefined {
  const figure = readFigure(text, language)
  if (figure === undefined) return undefined
  // A percent sign that was typed has done the scaling; twelve digits take 0.30000000000000004 away.
  return Number((text.trim().endsWith('%') ? figure : figure / scaleOf(input)).toPrecision(12))
}

function readFigures(pieces: readonly string[], input: Input, language: Language): number[] | undefined {
  const figures = pieces.flatMap(piece => readScaled(piece, input, language) ?? [])
  return figures.length === pieces.length ? figures : undefined
}

function readSeries(text: string, input: Input, language: Language): unknown {
  if (!text.includes(':')) return readScaled(text, input, language)
  const rows = piecesOf(text).map(line => line.split(':'))
  const rates = readFigures(
    rows.map(([, rate = '']) => rate),
    input,
    language,
  )
  return rates && Object.fromEntries(rows.map(([year = ''], row) => [year.trim(), rates[row]]))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function read(text: string, input: Input, language: Language): unknown {
  switch (controlOf(input)) {
    case 'figure':
      return readScaled(text, input, language)
    case 'figures':
      return readFigures(piecesOf(text), input, language)
    case 'words':
      return piecesOf(text)
    case 'yes-no':
      return text === 'ja' ? true : text === 'nee' ? false : undefined
    case 'series':
      return readSeries(text, input, language)
    case 'json':
      return readJson(text)
    default:
      return text
  }
}

/** The inputs that were typed, as a document that the formula reads, and what cannot be read as its kind. */
export function inputsOf(
  formula: Formula,
  typed: Typed,
  language: Language,
): { inputs: Readonly<Record<string, unknown>>; unreadable: Unreadable[] } {
  const inputs: Record<string, unknown> = {}
  const unreadable: Unreadable[] = []
  for (const [field, input] of Object.entries(formula.inputs)) {
    const text = typed[field]?.trim() ?? ''
    if (text === '') continue
    const value = read(text, input, language)
    if (value === undefined) unreadable.push({ field, control: controlOf(input) })
    else inputs[field] = value
  }
  return { inputs, unreadable }
}
