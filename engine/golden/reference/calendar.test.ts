import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growth, lastClosed, periodOf, positionOf, rateIn, yearsTo } from './calendar.ts'
import type { Case } from './shape.ts'

function fileWith(change: Partial<Case>): Case {
  return { id: 'x', valuationDate: '2026-01-01', periods: 4, rates: { interest: 0 }, ...change }
}

function closedBy(bookValueDate: string, change: Partial<Case> = {}): number {
  return lastClosed(
    fileWith({ landExploitation: { party: 'gem', bookValueEur: 1, bookValueDate }, ...change }),
  )
}

test('the first of July is exactly half a year, and months count alike whatever their length', () => {
  expect(positionOf('2026-07-01')).toBe(2026.5)
  expect(positionOf('2026-02-15')).toBe(2026 + 1.5 / 12)
  expect(positionOf('2028-02-15')).toBe(2028 + (1 + 14 / 29) / 12)
})

test('a flow lies at the beginning, in the middle or at the end of its period, and t = 0 at once', () => {
  expect([yearsTo(0, 4, 'end'), yearsTo(3, 4, 'begin'), yearsTo(3, 4, 'mid'), yearsTo(3, 4, 'end')]).toEqual([
    0, 0.5, 0.625, 0.75,
  ])
})

test('the first row of a series also counts before it and the last one after it', () => {
  const rows = [
    { from: 2026, rate: 0.03 },
    { from: 2028, rate: 0.02 },
  ]
  expect([2020, 2026, 2027, 2028, 2050].map(year => rateIn(year, rows))).toEqual([
    0.03, 0.03, 0.03, 0.02, 0.02,
  ])
})

test('growth over years with their own rates multiplies, the last year by a root', () => {
  const rows = [
    { from: 2026, rate: 0.025 },
    { from: 2027, rate: 0.04 },
    { from: 2028, rate: 0.03 },
  ]
  expect(growth(rows, 2026, 2028.5)).toBeCloseTo(1.025 * 1.04 * Math.sqrt(1.03), 12)
  expect(growth(rows, 2028.5, 2026)).toBeCloseTo(1 / (1.025 * 1.04 * Math.sqrt(1.03)), 12)
})

// Growth by calendar years equals growth in some thousand steps, each at the rate of the year of its middle.
test('growth does not depend on the steps in which it is taken', () => {
  const rate = fc.integer({ min: -50, max: 90 }).map(value => value / 1000)
  const edge = fc.integer({ min: 2022 * 48, max: 2034 * 48 }).map(value => value / 48)
  fc.assert(
    fc.property(rate, rate, edge, edge, (one, other, from, to) => {
      const rows = [
        { from: 2025, rate: one },
        { from: 2028, rate: other },
      ]
      const steps = Math.round(Math.abs(to - from) * 48)
      let log = 0
      for (let i = 0; i < steps; i += 1) {
        const middle = Math.min(from, to) + (i + 0.5) / 48
        log += Math.log(1 + (middle < 2028 ? one : other)) / 48
      }
      expect(growth(rows, from, to)).toBeCloseTo(Math.exp(to >= from ? log : -log), 9)
    }),
    { numRuns: 200, seed: 1 },
  )
})

test('a period is closed by its own last day and not by the day before that', () => {
  expect(['2025-12-31', '2026-01-01', '2026-01-02', '2026-12-30'].map(day => closedBy(day))).toEqual([
    -1, -1, 0, 0,
  ])
  expect(['2026-12-31', '2027-01-01', '2027-12-31', '2040-01-01'].map(day => closedBy(day))).toEqual([
    1, 1, 2, 4,
  ])
  expect(closedBy('2026-09-30', { period: 'quarter' })).toBe(3)
})

test('a booking falls in the period whose days hold it', () => {
  const file = fileWith({ period: 'quarter' })
  const days = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-03-31', '2026-04-01', '2026-12-31']
  expect(days.map(day => periodOf(day, file))).toEqual([-1, 0, 1, 1, 2, 4])
})

test('a period ends where its position says, also after a day that later months lack', () => {
  const closes = (valuationDate: string, days: string[]) =>
    days.map(day => closedBy(day, { valuationDate, period: 'quarter' }))
  expect(closes('2025-11-30', ['2026-02-27', '2026-02-28'])).toEqual([0, 1])
  expect(closes('2026-02-15', ['2026-05-15', '2026-05-16'])).toEqual([0, 1])
  const file = fileWith({ valuationDate: '2025-11-30', period: 'quarter' })
  expect(['2026-02-28', '2026-03-01'].map(day => periodOf(day, file))).toEqual([1, 2])
})
