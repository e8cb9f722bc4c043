import { type InputError, inputError, nameAt, pointerTo } from './input-errors.ts'
import type { RateSeries } from './shapes.ts'

/** The year from which a rate holds that was written without a year: before every real one. */
const everyYear = 0

/**
 * Reads a rate by calendar year in its four spellings: a number, rows `{from, rate}`,
 * `{"2026": 0.03, "2028+": 0.02}` and `{"all": 0.015}`. Gives rows in rising order of year.
 */
export function readSeries(value: unknown, pointer: string, errors: InputError[]): RateSeries | undefined {
  if (isRate(value)) return [{ from: everyYear, rate: value }]
  const rows = rowsOf(value, pointer)
  if (!rows || rows.length === 0) {
    errors.push(seriesError(pointer))
    return undefined
  }
  const wrong = rows.filter(row => !isRate(row.rate) || !isYear(row.from))
  if (wrong.length > 0) {
    for (const { pointer: place } of wrong) errors.push(seriesError(place))
    return undefined
  }
  const sorted = rows.toSorted((a, b) => Number(a.from) - Number(b.from))
  const double = sorted.find((row, index) => row.from === sorted[index - 1]?.from)
  if (double) {
    errors.push(
      inputError(
        double.pointer,
        'DUBBEL_JAAR',
        `Geef het jaar ${String(double.from)} één keer.`,
        `Give the year ${String(double.from)} once.`,
      ),
    )
    return undefined
  }
  return sorted.map(row => ({ from: Number(row.from), rate: Number(row.rate) }))
}

/** The rate that holds in a calendar year. */
function rateInYear(rows: RateSeries, year: number): number {
  let current = rows[0]!.rate
  for (const row of rows) {
    if (row.from <= year) current = row.rate
  }
  return current
}

/** True when the rate is not the same in every year, so that calendar years are needed. */
export function dependsOnYear(rows: RateSeries): boolean {
  return rows.some(row => row.rate !== rows[0]!.rate)
}

/**
 * Growth from one position on the axis of years to another: the product of (1 + rate) to the power
 * of the part of each calendar year. Going back in time divides.
 */
export function growthBetween(rows: RateSeries, from: number, to: number): number {
  if (to < from) return 1 / growthBetween(rows, to, from)
  let factor = 1
  for (let position = from; position < to; ) {
    const year = Math.floor(position)
    const end = Math.min(to, year + 1)
    factor *= (1 + rateInYear(rows, year)) ** (end - position)
    position = end
  }
  return factor
}

type RawRow = { readonly from: unknown; readonly rate: unknown; readonly pointer: string }

function rowsOf(value: unknown, pointer: string): RawRow[] | undefined {
  if (Array.isArray(value)) {
    return value.map((row: unknown, index) => {
      const { from, rate, ...others } = Object(row) as Readonly<Record<string, unknown>>
      const isKnown = Object.keys(others).length === 0
      return { from: isKnown ? from : undefined, rate, pointer: pointerTo(pointer, index) }
    })
  }
  if (typeof value !== 'object' || value === null) return undefined
  const entries = Object.entries(value)
  return entries.map(([key, rate]) => {
    const isEveryYear = key === 'all' && entries.length === 1
    // What is no year becomes NaN, and is refused as such.
    const from = isEveryYear ? everyYear : Number(/^(\d{4})\+?$/.exec(key)?.[1])
    return { from, rate, pointer: pointerTo(pointer, key) }
  })
}

function isRate(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) > -1
}

function isYear(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 9999
}

function seriesError(pointer: string): InputError {
  const name = nameAt(pointer)
  return inputError(
    pointer,
    'ONJUIST_TYPE',
    `Schrijf ${name} als een getal boven -1, of als rijen met from (jaar) en rate (getal boven -1).`,
    `Write ${name} as a number above -1, or as rows with from (year) and rate (number above -1).`,
  )
}
