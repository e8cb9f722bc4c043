import fc from 'fast-check'
import { expect, test } from 'vitest'
import { restsOnThree } from './span.ts'

test('one total needs three amounts', () => {
  expect(restsOnThree([[1]])).toBe(false)
  expect(restsOnThree([[1, 2]])).toBe(false)
  expect(restsOnThree([[1, 2, 3]])).toBe(true)
})

test('amounts that are not in a total do not count', () => {
  expect(restsOnThree([[1, 2, 0, 0]])).toBe(false)
})

test('two totals of the same three amounts would leave two after a subtraction', () => {
  expect(
    restsOnThree([
      [1, 2, 3],
      [1, 1, 1],
    ]),
  ).toBe(false)
  expect(
    restsOnThree([
      [1, 2, 3, 4],
      [1, 1, 1, 1],
    ]),
  ).toBe(true)
})

test('two amounts that move together are told apart by nobody but count as two', () => {
  expect(
    restsOnThree([
      [1, 1, 1, 1],
      [2, 2, 2, 3],
    ]),
  ).toBe(false)
  expect(
    restsOnThree([
      [1, 1, 1, 1, 1, 1],
      [2, 2, 2, 3, 3, 3],
    ]),
  ).toBe(true)
})

test('a total that follows from the others tells nothing more', () => {
  const [one, other] = [
    [1, 2, 3, 0, 0, 0],
    [0, 0, 0, 4, 5, 6],
  ]
  expect(restsOnThree([one, other, one.map((value, place) => value + (other[place] ?? 0))])).toBe(true)
})

test('a total minus another may not leave two', () => {
  expect(
    restsOnThree([
      [1, 1, 1, 0, 0],
      [1, 1, 1, 1, 1],
    ]),
  ).toBe(false)
  expect(
    restsOnThree([
      [1, 1, 1, 0, 0, 0],
      [1, 1, 1, 1, 1, 1],
    ]),
  ).toBe(true)
})

test('amounts that one line had at several moments count as one line', () => {
  const moments = [
    [1, 1, 1, 0, 0],
    [0, 0, 1, 1, 1],
  ]
  expect(restsOnThree(moments)).toBe(true)
  expect(restsOnThree(moments, { lineOf: ['a', 'b', 'c', 'a', 'b'] })).toBe(false)
  expect(restsOnThree([[1, 1, 1]], { lineOf: ['a', 'a', 'b'] })).toBe(false)
})

test('a line that the reader has seen with another amount does not count as one of three', () => {
  const options = { lineOf: ['a', 'b', 'c'], uncounted: new Set(['c']) }
  expect(restsOnThree([[1, 1, 1]], options)).toBe(false)
  expect(restsOnThree([[0, 0, 1]], options)).toBe(false)
  expect(restsOnThree([[1, 1, 1, 1]], { ...options, lineOf: ['a', 'b', 'c', 'd'] })).toBe(true)
})

test('totals at rates that are almost the same count as two, and what is between them as hardly hidden', () => {
  const at = (rate: number) => [1, 2, 3, 4].map(t => 100 * (1 + rate) ** -t)
  expect(restsOnThree([at(0.02), at(0.02)])).toBe(true)
  expect(restsOnThree([at(0.02), at(0.03)])).toBe(true)
  expect(restsOnThree([at(0.02), at(0.02 + 1e-8)])).toBe(false)
})

test('more than can be judged in reasonable time is not told', () => {
  const apart = (count: number) =>
    Array.from({ length: count }, (_, row) =>
      Array.from({ length: 3 * count }, (__, place) => Number(Math.floor(place / 3) === row)),
    )
  expect(restsOnThree(apart(20))).toBe(true)
  expect(restsOnThree(apart(300))).toBe(false)
})

test('random totals are safe when there are at least two more amounts than totals', () => {
  const entry = fc.double({ min: 0.5, max: 2, noNaN: true })
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 5 })
        .chain(count =>
          fc.array(fc.array(entry, { minLength: 12, maxLength: 12 }), { minLength: count, maxLength: count }),
        ),
      rows => {
        const spread = rows.map((row, index) => row.map((value, place) => value * (place + 1) ** index))
        expect(restsOnThree(spread)).toBe(true)
        const narrow = spread.map(row => row.slice(0, spread.length + 1))
        expect(restsOnThree(narrow)).toBe(false)
      },
    ),
  )
})
