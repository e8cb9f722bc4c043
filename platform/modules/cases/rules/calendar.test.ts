import { expect, test } from 'vitest'
import { lastDay, periodPlace } from './calendar.ts'

test('a period lies in the year, half or quarter in which it begins', () => {
  const years = { valuationDate: '2026-01-01' } as const
  expect([1, 2, 40].map(t => periodPlace(years, t))).toEqual([
    { year: 2026, part: 1 },
    { year: 2027, part: 1 },
    { year: 2065, part: 1 },
  ])
  const quarters = { valuationDate: '2026-01-01', period: 'quarter' } as const
  expect([1, 4, 5, 14].map(t => periodPlace(quarters, t))).toEqual([
    { year: 2026, part: 1 },
    { year: 2026, part: 4 },
    { year: 2027, part: 1 },
    { year: 2029, part: 2 },
  ])
})

test('a case that starts in the middle of a year keeps the quarters and halves of the calendar', () => {
  const halves = { valuationDate: '2026-07-01', period: 'half-year' } as const
  expect([1, 2, 3].map(t => periodPlace(halves, t))).toEqual([
    { year: 2026, part: 2 },
    { year: 2027, part: 1 },
    { year: 2027, part: 2 },
  ])
  const quarters = { valuationDate: '2026-04-01', period: 'quarter' } as const
  expect([1, 3, 4].map(t => periodPlace(quarters, t))).toEqual([
    { year: 2026, part: 2 },
    { year: 2026, part: 4 },
    { year: 2027, part: 1 },
  ])
})

test('a period ends on the day before the next begins, also in a leap year', () => {
  const quarters = { valuationDate: '2027-12-01', period: 'quarter' } as const
  expect([0, 1, 4].map(t => lastDay(quarters, t))).toEqual(['2027-12-01', '2028-02-29', '2028-11-30'])
  expect(lastDay({ valuationDate: '2026-01-01' }, 2)).toBe('2027-12-31')
})
