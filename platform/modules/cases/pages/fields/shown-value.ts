import type { Case } from '@versneller/engine'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { choicesOf } from '../../rules/part-fields/choices.ts'
import type { PartField } from '../../rules/part-fields/field.ts'
import { columnsOf } from '../../rules/part-fields/read-fields.ts'
import { valueAt } from '../../rules/part-fields/values.ts'
import { choiceWords, decimalsOf, labelOf, periodName, sayField, sayValue, unitOf } from './words.ts'

/** A value to be read, not typed: money as euro, shares as percent, ids as names, periods by the calendar. */
export type Shown = string | undefined

interface Showing {
  caseFile: Case
  language: Language
}

const figure = (value: number, language: Language, most = 6) =>
  formats(language).number(value, { decimals: decimalsOf(value, most) })

const percent = (value: number, language: Language) =>
  formats(language).percent(value, { decimals: decimalsOf(value * 100, 2) })

const listed = (entries: readonly string[]) => (entries.length === 0 ? undefined : entries.join('; '))

function answer(field: PartField, value: string, { caseFile, language }: Showing): string {
  const words = choiceWords(caseFile, language)
  const found = field.choices && choicesOf(field.choices, caseFile, words).find(one => one.value === value)
  return found?.label ?? sayValue(value, language)
}

function rateText(value: unknown, language: Language): string {
  if (typeof value === 'number') return percent(value, language)
  const rows = value as readonly { from: number; rate: number }[]
  return rows.map(({ from, rate }) => `${from}: ${percent(rate, language)}`).join('; ')
}

function rowTexts(field: PartField, value: unknown, showing: Showing): Shown {
  if (typeof value === 'string') return sayValue(value, showing.language)
  const rows = value as readonly unknown[]
  return listed(
    rows.map(row =>
      columnsOf(field)
        .flatMap(column => shownValue(column, row, showing) ?? [])
        .join(', '),
    ),
  )
}

function seriesText(value: object, { caseFile, language }: Showing): Shown {
  const { money } = formats(language)
  return listed(
    Object.entries(value).map(
      ([t, eur]) => `${periodName(caseFile, Number(t), language)}: ${money(Number(eur))}`,
    ),
  )
}

/** A shape on the map by how many corners it has. A ring ends where it began, and that corner counts once. */
function shapeText(value: unknown, language: Language): string {
  const rings = (value as { coordinates?: unknown }).coordinates
  const cornersOf = (one: unknown): number =>
    !Array.isArray(one)
      ? 0
      : one.every(point => Array.isArray(point) && typeof point[0] === 'number')
        ? Math.max(0, one.length - 1)
        : one.reduce<number>((sum, part) => sum + cornersOf(part), 0)
  return sayField(language)('shape', { count: cornersOf(rings) })
}

/** What stands in a field of an item, in words; undefined when nothing does. */
export function shownValue(field: PartField, item: unknown, showing: Showing): Shown {
  const { caseFile, language } = showing
  const value = valueAt(item, field.path)
  if (value === undefined) return undefined
  const { money, date } = formats(language)
  switch (field.kind) {
    case 'money':
      return money(Number(value), { decimals: decimalsOf(Number(value), 2) })
    case 'number':
      return [figure(Number(value), language), unitOf(field, language)].filter(Boolean).join(' ')
    case 'share':
    case 'percent':
      return percent(Number(value), language)
    case 'date':
      return date(String(value))
    case 'rate':
      return rateText(value, language)
    case 'period':
      return periodName(caseFile, Number(value), language)
    case 'choice':
      return answer(field, String(value), showing)
    case 'yesno':
      return sayValue(value ? 'ja' : 'nee', language)
    case 'choices':
      return listed((value as string[]).map(one => answer(field, one, showing)))
    case 'texts':
      return listed(value as string[])
    case 'amounts':
      return listed((value as number[]).map(eur => money(eur)))
    case 'shares':
    case 'between':
      return listed((value as number[]).map(share => percent(share, language)))
    case 'series':
      return seriesText(value as object, showing)
    case 'inputs':
      return listed(
        Object.entries(value as object).map(([key, one]) =>
          typeof one === 'number' ? `${key}: ${figure(one, language)}` : `${key}: ${JSON.stringify(one)}`,
        ),
      )
    case 'amount':
      return typeof value === 'number' ? figure(value, language) : (value as { of: string }).of
    case 'rows':
    case 'payments':
      return rowTexts(field, value, showing)
    case 'json':
      return shapeText(value, language)
    case 'matrix':
      return JSON.stringify(value)
    default:
      return String(value)
  }
}

/** Everything that is filled in of an item: label and value. */
export const shownPairs = (
  fields: readonly PartField[],
  item: unknown,
  showing: Showing,
): { label: string; value: string }[] =>
  fields.flatMap(field => {
    const value = shownValue(field, item, showing)
    return value === undefined ? [] : [{ label: labelOf(field, showing.caseFile, showing.language), value }]
  })
