/** A day of the calendar; month 1 to 12. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** True in a leap year of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days of a month, month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Reads an ISO day (`2026-01-31`); undefined when it is no real day. */
export function readDay(iso: string): CalendarDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return { year, month, day }
}

/**
 * Number of the day counted from 1970-01-01, so that a difference is a number of days.
 * Whole-number arithmetic without clock or time zone (proleptic Gregorian, years starting in March).
 */
export function dayNumber(day: CalendarDay): number {
  const year = day.month <= 2 ? day.year - 1 : day.year
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5) + day.day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** Days from one ISO day to another; both must have been checked. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(checkedDay(to)) - dayNumber(checkedDay(from))
}

/** Position of a day on the axis of years: 1 July 2028 is 2028.5, because every month is a twelfth. */
export function yearPosition(iso: string): number {
  const { year, month, day } = checkedDay(iso)
  return year + (month - 1 + (day - 1) / daysInMonth(year, month)) / 12
}

/** The day after. */
export function nextDay(day: CalendarDay): CalendarDay {
  if (day.day < daysInMonth(day.year, day.month)) return { ...day, day: day.day + 1 }
  if (day.month < 12) return { year: day.year, month: day.month + 1, day: 1 }
  return { year: day.year + 1, month: 1, day: 1 }
}

/** Reads a day that was checked before; throws when it was not, which is our mistake. */
export function checkedDay(iso: string): CalendarDay {
  const day = readDay(iso)
  if (!day) throw new RangeError(`not a day: ${iso}`)
  return day
}
