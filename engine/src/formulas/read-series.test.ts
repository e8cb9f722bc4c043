import { expect, test } from 'vitest'
import type { InputError } from './input-errors.ts'
import { dependsOnYear, growthBetween, readSeries } from './read-series.ts'

function read(value: unknown): unknown {
  const errors: InputError[] = []
  const rows = readSeries(value, '/s', errors)
  return rows ?? errors.map(({ pointer, code }) => `${pointer} ${code}`)
}

test('a rate by year is read in all its spellings, in order of year', () => {
  expect(read(0.02)).toEqual([{ from: 0, rate: 0.02 }])
  expect(read({ all: 0.02 })).toEqual([{ from: 0, rate: 0.02 }])
  expect(read({ '2028+': 0.01, 2026: -0.5 })).toEqual([
    { from: 2026, rate: -0.5 },
    { from: 2028, rate: 0.01 },
  ])
  expect(
    read([
      { from: 9999, rate: 1 },
      { rate: 2, from: 0 },
    ]),
  ).toEqual([
    { from: 0, rate: 2 },
    { from: 9999, rate: 1 },
  ])
})

test.each([
  [-1, '/s'],
  [Number.POSITIVE_INFINITY, '/s'],
  ['0.02', '/s'],
  [null, '/s'],
  [[], '/s'],
  [{}, '/s'],
  [{ all: '0.02' }, '/s/all'],
  [{ all: 0.02, 2027: 0.01 }, '/s/all'],
  [{ x2026: 0.02 }, '/s/x2026'],
  [{ '2026x': 0.02 }, '/s/2026x'],
  [{ 202: 0.02 }, '/s/202'],
  [[null], '/s/0'],
  [['ab'], '/s/0'],
  [[5], '/s/0'],
  [[{ from: 2026, rate: 0.02, to: 2027 }], '/s/0'],
  [[{ from: 2026, to: 2027 }], '/s/0'],
  [[{ from: 2026, rate: '0.02' }], '/s/0'],
  [[{ from: 2026.5, rate: 0.02 }], '/s/0'],
  [[{ from: '2026', rate: 0.02 }], '/s/0'],
  [[{ from: -1, rate: 0.02 }], '/s/0'],
  [[{ from: 10_000, rate: 0.02 }], '/s/0'],
])('%o is no rate by year', (value, place) => {
  expect(read(value)).toEqual([`${place} ONJUIST_TYPE`])
})

test('every wrong row is told, and a year is given once', () => {
  const good = { from: 2026, rate: 0.02 }
  expect(read([{ from: 2026 }, good, { rate: 1 }])).toEqual(['/s/0 ONJUIST_TYPE', '/s/2 ONJUIST_TYPE'])
  expect(read([{ from: 2030, rate: 0 }, good, good])).toEqual(['/s/2 DUBBEL_JAAR'])
  expect(read({ 2026: 0.02, '2026+': 0.03 })).toEqual(['/s/2026+ DUBBEL_JAAR'])
})

test('growth follows the rate of each year, also before the first row and back in time', () => {
  const rows = [
    { from: 2026, rate: 0.1 },
    { from: 2027, rate: 0.2 },
  ]
  expect(growthBetween(rows, 2025, 2028)).toBeCloseTo(1.1 * 1.1 * 1.2, 12)
  expect(growthBetween(rows, 2026.5, 2027.5)).toBeCloseTo(Math.sqrt(1.1) * Math.sqrt(1.2), 12)
  expect(growthBetween(rows, 2028, 2027)).toBeCloseTo(1 / 1.2, 12)
  expect(growthBetween(rows, 2026, 2026)).toBe(1)
  expect([dependsOnYear(rows), dependsOnYear(rows.slice(1))]).toEqual([true, false])
})
