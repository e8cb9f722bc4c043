/** Days, periods and growth over parts of calendar years. */
import type { Case, Convention, Rate } from './shape.ts'

function parts(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** A day as a number of years: 1 July is exactly half a year after 1 January. */
export function positionOf(day: string): number {
  const [year, month, date] = parts(day)
  return year + (month - 1 + (date - 1) / daysInMonth(year, month)) / 12
}

/** Periods a year. */
export function periodsPerYear(file: Case): number {
  if (file.period === 'quarter') return 4
  if (file.period === 'half-year') return 2
  return 1
}

/** Years from the valuation date to the cash of period t. */
export function yearsTo(t: number, perYear: number, convention: Convention): number {
  if (t === 0) return 0
  if (convention === 'begin') return (t - 1) / perYear
  if (convention === 'end') return t / perYear
  return (t - 0.5) / perYear
}

function dayAfter(day: string): string {
  const [year, month, date] = parts(day)
  if (date < daysInMonth(year, month)) return `${day.slice(0, 8)}${String(date + 1).padStart(2, '0')}`
  return month < 12 ? `${year}-${String(month + 1).padStart(2, '0')}-01` : `${year + 1}-01-01`
}

/** Whether a day lies at or after the end of period t, that is, in a later period. */
function isAfter(day: string, t: number, file: Case): boolean {
  const end = positionOf(file.valuationDate) + t / periodsPerYear(file)
  return positionOf(day) >= end - 1e-9
}

/** The last period that the book value closes; 0 when only t = 0 is closed; -1 when nothing is. */
export function lastClosed(file: Case): number {
  const bookValueDate = file.landExploitation?.bookValueDate
  if (bookValueDate === undefined || bookValueDate <= file.valuationDate) return -1
  let closed = 0
  while (closed < file.periods && isAfter(dayAfter(bookValueDate), closed + 1, file)) closed += 1
  return closed
}

/** The period in which a day falls; 0 for the valuation date, -1 for a day before it. */
export function periodOf(day: string, file: Case): number {
  if (day < file.valuationDate) return -1
  if (day === file.valuationDate) return 0
  let t = 1
  while (isAfter(day, t, file)) t += 1
  return t
}

/** The rate of one calendar year. */
export function rateIn(year: number, rate: Rate): number {
  if (typeof rate === 'number') return rate
  let found = rate[0]!.rate
  for (const row of rate) if (row.from <= year) found = row.rate
  return found
}

/** Growth from one position to another, calendar year by calendar year; below 1 when going back in time. */
export function growth(rate: Rate, from: number, to: number): number {
  const early = Math.min(from, to)
  const late = Math.max(from, to)
  let factor = 1
  for (let year = Math.floor(early); year < late; year += 1) {
    const part = Math.min(late, year + 1) - Math.max(early, year)
    factor *= (1 + rateIn(year, rate)) ** part
  }
  return to >= from ? factor : 1 / factor
}
