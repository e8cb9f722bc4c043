import { describe, expect, it } from 'vitest'
import { addWorkingDays, easterSunday, isHoliday } from './working-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const holidaysOf = (year: number) => {
  const found: string[] = []
  for (let at = day(`${year}-01-01`); at.year === year; at = at.add({ days: 1 }))
    if (isHoliday(at)) found.push(at.toString().slice(5))
  return found
}

describe('the holidays', () => {
  it.each([
    // About as early and as late as it can be, and some between.
    [1961, '1961-04-02'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('Easter of %s falls on %s', (year, expected) => {
    expect(easterSunday(year).toString()).toBe(expected)
  })

  it('of a year are those of the law, Good Friday with them', () => {
    expect(holidaysOf(2026)).toEqual([
      ...['01-01', '04-03', '04-06', '04-27', '05-05', '05-14', '05-25', '12-25', '12-26'],
    ])
  })

  it('has the King celebrated a day earlier where it would be a Sunday', () => {
    expect(holidaysOf(2025).filter(one => one.startsWith('04-2'))).toEqual(['04-21', '04-26'])
  })
})

describe('a term in working days', () => {
  it.each([
    // Good Friday and Easter Monday lie between.
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-07', -1, '2026-04-02'],
    // The first day of Christmas is a Friday, and New Year the Friday after.
    ['2026-12-24', 5, '2027-01-04'],
    // Nothing but a weekend.
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-27', 0, '2026-11-27'],
  ])('from %s so many as %s later is %s', (from, count, expected) => {
    expect(addWorkingDays(day(from), count).toString()).toBe(expected)
  })
})
