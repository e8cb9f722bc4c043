import { expect, test } from 'vitest'
import { checkedDay, dayNumber, daysInMonth, isLeapYear, nextDay, readDay, yearPosition } from './calendar.ts'

test('a leap year is divisible by 4, not by 100 unless by 400', () => {
  expect([2023, 2024, 1900, 2000, 2100, 2400].map(isLeapYear)).toEqual([
    false,
    true,
    false,
    true,
    false,
    true,
  ])
})

test('every day from 1600 to 2401 has the number that follows the day before, counted from 1970', () => {
  let day = { year: 1600, month: 1, day: 1 }
  let number = Date.UTC(1600, 0, 1) / 86_400_000
  const wrong: object[] = []
  for (; day.year < 2401; day = nextDay(day)) {
    if (dayNumber(day) !== number || day.day > daysInMonth(day.year, day.month)) wrong.push(day)
    number += 1
  }
  expect(wrong).toEqual([])
  expect(number).toBe(Date.UTC(2401, 0, 1) / 86_400_000)
})

test.each([
  ['1970-01-01', 0],
  ['1970-02-28', 58],
  ['1970-03-01', 59],
  ['1969-12-31', -1],
  // Thirty years of which 1972, 1976 … 1996 are leap years, and 59 days.
  ['2000-02-29', 30 * 365 + 7 + 59],
  ['2000-03-01', 30 * 365 + 7 + 60],
  // 2100 is no leap year, 2400 is.
  ['2101-01-01', 131 * 365 + 32],
  ['2401-01-01', 431 * 365 + 105],
  // Back to 1600: 92 years that can be divided by four, less 1700, 1800 and 1900.
  ['1600-01-01', -(370 * 365 + 93 - 3)],
])('%s is day %d', (iso, number) => {
  expect(dayNumber(checkedDay(iso))).toBe(number)
})

test('only a real day is read', () => {
  expect(readDay('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29 })
  const wrong = [
    'x2026-01-01',
    '2026-01-01x',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-02-29',
    '2028-02-30',
    '',
  ]
  expect(wrong.map(readDay)).toEqual(wrong.map(() => undefined))
  expect(() => checkedDay('2026-04-31')).toThrow(new RangeError('not a day: 2026-04-31'))
})

test('a month is a twelfth of the axis of years, whatever its days', () => {
  expect(yearPosition('2028-07-01')).toBe(2028.5)
  expect(yearPosition('2026-01-16')).toBe(2026 + 15 / 31 / 12)
})
