import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weightedSum } from './weighted-sum.ts'

test('a weighted sum is that of every trial by itself, however many there are to add', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 3, maxLength: 3 }), fc.integer()),
      ),
      terms => {
        const sum = weightedSum(
          terms.map(([values, weight]) => [Float64Array.from(values), weight]),
          3,
        )
        const expected = [0, 1, 2].map(trial =>
          terms.reduce((all, [values, weight]) => all + weight * values[trial]!, 0),
        )
        for (const [trial, value] of sum.entries()) expect(value).toBeCloseTo(expected[trial]!, 3)
      },
    ),
  )
})

test('what counts for nothing is not looked at', () => {
  expect([...weightedSum([[Float64Array.of(Number.POSITIVE_INFINITY, 1), 0]], 2)]).toEqual([0, 0])
})
