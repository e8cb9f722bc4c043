// Property: a total divided over periods adds up to itself, to the cent, and no period goes below zero.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editedNumber, readTyped, spreadOver } from './edits.ts'
import type { EditTarget } from './rows.ts'

const price: EditTarget = { kind: 'number', path: '/p', value: 300, unit: 'eur' }
const series: EditTarget = { kind: 'series', path: '/s', series: { '1': 300, '2': 100 }, ts: [1, 2] }
const one: EditTarget = { kind: 'series', path: '/s', series: { '1': 300 }, ts: [1] }
const typed = (target: EditTarget, text: string, scale = 1) =>
  readTyped({ target, text, language: 'nl', scale })
const changes = (...list: unknown[]) => ({ kind: 'changes', changes: list })

test('a typed number becomes one change, the same number none, and no number a refusal', () => {
  expect(typed(price, '312,5')).toEqual(changes({ path: '/p', value: 312.5 }))
  expect(typed(price, '300')).toEqual({ kind: 'same' })
  expect(typed(price, 'veel')).toEqual({ kind: 'no-figure' })
  expect(typed(price, '')).toEqual(changes({ path: '/p', value: 0 }))
})

test('a cost typed with or without a minus is the same amount', () => {
  expect(typed(one, '-7,5', 1e6)).toEqual(changes({ path: '/s/1', value: 7_500_000 }))
  expect(typed(one, '7,5', 1e6)).toEqual(changes({ path: '/s/1', value: 7_500_000 }))
})

test('in a column of millions a figure from ten thousand, or one with "mln", is euro', () => {
  expect(typed(one, '7.500.000', 1e6)).toEqual(changes({ path: '/s/1', value: 7_500_000 }))
  expect(typed(one, '7,5 mln', 1e6)).toEqual(changes({ path: '/s/1', value: 7_500_000 }))
  expect(typed(one, '9999', 1e6)).toEqual(changes({ path: '/s/1', value: 9_999_000_000 }))
})

test('an amount of several periods is divided as before, and an empty one goes away', () => {
  expect(typed(series, '800')).toEqual(changes({ path: '/s', value: { '1': 600, '2': 200 } }))
  expect(typed(one, '')).toEqual(changes({ path: '/s/1', remove: true }))
})

test('a name is changed in the language of the reader and keeps the other', () => {
  const name: EditTarget = { kind: 'name', path: '/n', value: { nl: 'Sloop', en: 'Demolition' } }
  expect(typed(name, 'Sloopwerk')).toEqual(
    changes({ path: '/n', value: { nl: 'Sloopwerk', en: 'Demolition' } }),
  )
  expect(readTyped({ target: name, text: 'Clearing', language: 'en', scale: 1 })).toEqual(
    changes({ path: '/n', value: { nl: 'Sloop', en: 'Clearing' } }),
  )
  expect(typed(name, 'Sloop')).toEqual({ kind: 'same' })
  expect(typed(name, ' ')).toEqual(changes({ path: '/n', remove: true }))
})

test('what is typed over is the number of the case in the unit of the column', () => {
  expect(editedNumber(series, 1e6)).toBe(0.0004)
  expect(editedNumber(price, 1)).toBe(300)
})

test('a total divided over periods adds up to itself and no period goes below zero', () => {
  const cents = fc.integer({ min: 0, max: 1e11 }).map(value => value / 100)
  const given = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '9'), cents)
  fc.assert(
    fc.property(given, fc.subarray([1, 2, 3, 4], { minLength: 1 }), cents, (before, ts, total) => {
      const after = spreadOver(before, ts, total)
      const inside = ts.map(t => after[t] ?? 0)
      expect(inside.every(value => value >= 0)).toBe(true)
      expect(inside.reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 2)
      for (const [t, value] of Object.entries(before))
        if (!ts.includes(Number(t))) expect(after[t]).toBe(value)
    }),
  )
})
