// Values at their ranks, each beside sorting: one way for few values, one for some and one for many.
import { describe, expect, test } from 'vitest'
import { valuesAtRanks } from './ranks.ts'

/** Values of which most neighbours differ, in no order. */
const drawn = (length: number, of: (place: number) => number = place => place): Float64Array =>
  Float64Array.from({ length }, (_, place) => of((place * 7919) % length))
const sortedAt = (values: Float64Array, ranks: readonly number[]): number[] => {
  const sorted = values.toSorted()
  return ranks.map(rank => sorted[rank]!)
}
const agree = (values: Float64Array, ranks: readonly number[]): void =>
  expect(valuesAtRanks(values, ranks)).toEqual(sortedAt(values, ranks))

describe('the values at some ranks are those of sorting', () => {
  test.each([1, 2, 128, 129, 500, 2048, 2049, 2500])(
    'of %i values, whatever ranks are asked first',
    length => {
      const [middle, last] = [length >> 1, length - 1]
      for (const ranks of [[0], [last], [middle], [last, middle, 0], [middle, middle, 0, last], []])
        agree(
          drawn(length, place => place - length / 3),
          ranks,
        )
    },
  )

  test('of many that begin with the lowest or end with the highest, and the other way round', () => {
    const rising = Float64Array.from({ length: 2100 }, (_, place) => place * place)
    const ranks = [0, 1, 2, 1050, 2097, 2098, 2099]
    agree(rising, ranks)
    agree(rising.toReversed(), ranks)
    // Wherever the ends are.
    for (const at of [0, 1, 2, 7, 2098, 2099])
      for (const end of [-1e9, 1e9])
        agree(
          rising.map((value, place) => (place === at ? end : value)),
          ranks,
        )
  })

  test('of some, each rank by itself', () => {
    const values = drawn(150).reverse()
    for (let rank = 0; rank < 150; rank += 1) agree(values, [rank])
    agree(values, [149, 0])
  })

  test('of many of which neighbouring ranks lie in one part and in parts behind each other', () => {
    const values = drawn(2100, place => 1000 + place / 8)
    agree(
      values,
      Array.from({ length: 40 }, (_, place) => 1000 - place),
    )
  })
})

describe('the values at some ranks are those of sorting also', () => {
  test('of many that crowd together, so that one part is divided again', () => {
    agree(
      drawn(2100, place => (place > 2050 ? 1e9 : place)),
      [0, 7, 1024, 2040, 2051, 2099],
    )
    agree(
      drawn(2200, place => (place > 2180 ? 1e9 : place > 2000 ? 1e5 : Math.floor(place / 3))),
      [0, 5, 2000, 2001, 2180, 2199],
    )
  })

  test('of many that are all the same, or nearly', () => {
    agree(
      drawn(2100, () => -3.5),
      [0, 1000, 2099],
    )
    agree(
      drawn(2100, place => (place === 0 ? 1 : 2)),
      [0, 1, 2099],
    )
  })

  test('of many that lie too far apart, too near each other or without end', () => {
    agree(
      drawn(2100, place => (place % 2 === 0 ? 1e308 : -1e308)),
      [0, 1049, 1050, 2099],
    )
    agree(
      drawn(2100, place => place * Number.MIN_VALUE),
      [0, 1, 1049, 2099],
    )
    agree(
      drawn(2100, place => (place === 9 ? Number.POSITIVE_INFINITY : place)),
      [0, 9, 2098, 2099],
    )
  })

  test('of some among which are zeros of both signs', () => {
    const values = drawn(300, place => (place < 100 ? -1 : place % 2 === 0 ? -0 : 0))
    agree(values, [0, 100, 199, 200, 299])
    for (const rank of [0, 99, 100, 120, 199, 200, 240, 299]) agree(values, [rank])
    agree(
      drawn(300, place => place - 150),
      [150, 3],
    )
  })

  test('and the values themselves stay where they are', () => {
    for (const length of [100, 300, 2100]) {
      const values = drawn(length)
      const before = values.slice()
      valuesAtRanks(values, [3, 50])
      expect(values).toEqual(before)
    }
  })
})
