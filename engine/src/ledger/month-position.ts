import { checkedDay, daysInMonth } from '../formulas/calendar.ts'

/**
 * Where a day lies on the line of time, in months since year 0; a day counts as its beginning. In months rather than
 * years, because the first day of a month is then a whole number and quarters are exact.
 */
export function monthPosition(iso: string): number {
  const { year, month, day } = checkedDay(iso)
  return year * 12 + month - 1 + (day - 1) / daysInMonth(year, month)
}

/** Where the end of a day lies, in months since year 0: the beginning of the next day. */
export function monthPositionAfter(iso: string): number {
  const { year, month, day } = checkedDay(iso)
  return year * 12 + month - 1 + day / daysInMonth(year, month)
}
