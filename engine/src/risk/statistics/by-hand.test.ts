// Statistics of a few results, each figure worked out by hand or in another way.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bearerShares } from './bearers.ts'
import { distributionOf, shareNonNegative } from './distribution.ts'
import { deviationOf, lowestMean, lowestPlaces, meanAt, meanOf } from './percentiles.ts'
import { valuesAtRanks } from './ranks.ts'
import { percentileErrors, standardErrors, tailMeanError } from './standard-errors.ts'

const of = (...values: number[]): Float64Array => Float64Array.from(values)
const plain = (values: readonly number[]) => {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return {
    mean,
    sd: Math.sqrt(squares / values.length),
    error: Math.sqrt(squares / values.length / (values.length - 1)),
  }
}

test('mean, spread and the mean of the lowest are sums over their number', () => {
  const values = of(8, -4, 2, 10, 4)
  expect([meanOf(values), deviationOf(values, 4), deviationOf(values, 0)]).toEqual([
    4,
    Math.sqrt((16 + 64 + 4 + 36) / 5),
    Math.sqrt((64 + 16 + 4 + 100 + 16) / 5),
  ])
  expect([1, 2, 3].map(count => lowestMean(values, count))).toEqual([-4, -1, 2 / 3])
  expect(meanAt(values, Int32Array.of(0, 3, 4))).toBe(22 / 3)
  // Of equal values as many count as are asked, also where the bound is told.
  expect(lowestMean(of(1, 1, 1, 5), 2)).toBe(1)
  expect(lowestMean(of(0, 3, 3, 3), 2, 3)).toBe(1.5)
})

test('a result of twenty trials is described by its percentiles, its tail and its chance', () => {
  // 1, 2 .. 20 less 6, in no order.
  const values = Float64Array.from({ length: 20 }, (_, place) => ((place * 7) % 20) + 1 - 6)
  const { se, ...figures } = distributionOf(values)
  expect(se).toEqual(standardErrors(values))
  expect(figures).toEqual({
    mean: 4.5,
    sd: Math.sqrt((20 ** 2 - 1) / 12),
    p5: -5,
    p10: -4,
    p20: -2,
    p50: 4,
    p80: 10,
    p90: 12,
    p95: 13,
    cvar90: 4.5,
    pNonNegative: 0.75,
  })
  expect(shareNonNegative(of(-0.005, -0.004, 3, -1))).toBe(0.5)
})

test('values are found at their ranks in lists of every length, with many that are equal and with few', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 700 }),
      fc.constantFrom(3, 50, 1e6),
      fc.integer({ min: 1, max: 1e6 }),
      (length, spread, seed) => {
        const values = Float64Array.from(
          { length },
          (_, place) => ((place + 1) * seed * 7919) % (spread + 0.5),
        )
        const sorted = values.toSorted()
        const ranks = [0, length >> 3, length >> 1, (7 * length) >> 3, length - 1]
        expect(valuesAtRanks(values, ranks)).toEqual(ranks.map(rank => sorted[rank]))
      },
    ),
    { numRuns: 60 },
  )
})

describe('standard errors', () => {
  // Eight trials are four pairs in two batches of two pairs.
  const values = [1, 3, 2, 6, 9, 5, 4, 10]
  const pairs = [2, 4, 7, 7]

  test('of the mean are those of the means of pairs, or of larger bundles', () => {
    expect(standardErrors(of(...values)).mean).toBeCloseTo(plain(pairs).error, 12)
    expect(standardErrors(of(...values), 4).mean).toBeCloseTo(plain([3, 7]).error, 12)
    expect(standardErrors(of(...values, 100)).mean).toBeCloseTo(plain(pairs).error, 12)
    expect(standardErrors(of(1, 2)).mean).toBeNull()
  })

  test('of percentiles are those of the percentiles of batches', () => {
    // Rising: 1 2 3 6 and 4 5 9 10; the median of four is the second, the 90th percentile the fourth.
    expect(percentileErrors(of(...values), [0.5, 0.9])).toEqual([plain([2, 5]).error, plain([6, 10]).error])
    const { p10, p50, p90 } = standardErrors(of(...values))
    expect([p10, p50, p90]).toEqual(
      [
        [1, 4],
        [2, 5],
        [6, 10],
      ].map(found => plain(found).error),
    )
    expect(percentileErrors(of(1, 2), [0.5])).toEqual([null])
    expect(percentileErrors(of(), [0.5])).toEqual([null])
    // In bundles of three or four each bundle is a batch.
    expect(percentileErrors(of(...values, 0), [0.5], 3)).toEqual([plain([2, 6, 4]).error])
    expect(percentileErrors(of(...values), [0.5], 4)).toEqual([plain([2, 5]).error])
  })

  test('of the mean of the worst are those of the worst of batches', () => {
    expect(tailMeanError(of(...values), 0.5)).toBeCloseTo(plain([1.5, 4.5]).error, 12)
    expect(tailMeanError(of(1, 2), 0.5)).toBeNull()
  })

  test('use a hundred batches at most', () => {
    const many = Float64Array.from({ length: 2 * 12_100 }, (_, place) => Math.floor(place / 242) % 2)
    expect(percentileErrors(many, [0.5])[0]).toBeCloseTo(
      plain(Array.from({ length: 100 }, (_, batch) => batch % 2)).error,
      12,
    )
  })
})

describe('the risk that each bears', () => {
  test('is its part of what all lose together in their worst tenth', () => {
    // Twenty trials: in the worst two the first loses 10 and 6, the second gains 2 and 2.
    const first = Float64Array.from({ length: 20 }, (_, place) => (place === 3 ? -10 : place === 8 ? -6 : 1))
    const second = Float64Array.from({ length: 20 }, (_, place) => (place === 3 || place === 8 ? 2 : 0))
    const [one, two] = bearerShares([first, second])
    const [meanOne, meanTwo] = [(18 - 16) / 20, 4 / 20]
    const cvar = -((-10 - 6 + 4) / 2 - meanOne - meanTwo)
    expect(one!.eulerShare).toBeCloseTo((8 + meanOne) / cvar, 12)
    expect(two!.eulerShare).toBeCloseTo((meanTwo - 2) / cvar, 12)
    expect(one!.eulerShare + two!.eulerShare).toBeCloseTo(1, 12)
    expect([one!.cvar90, two!.cvar90].map(eur => Math.round(eur * 1e9) / 1e9)).toEqual([8.1, 0.2])
    expect(one!.sd).toBeCloseTo(plain([...first]).sd, 12)
  })

  test('is all of it for one that is alone, however small', () => {
    expect(bearerShares([of(-0.2, 0.1, 0.1)])).toEqual([
      { sd: expect.closeTo(Math.sqrt(0.02), 12), cvar90: expect.closeTo(0.2, 12), eulerShare: 1 },
    ])
  })

  test('is nothing where nothing moves', () => {
    expect(bearerShares([of(5, 5, 5), of(-1, -1, -1)])).toEqual([
      { sd: 0, cvar90: 0, eulerShare: 0 },
      { sd: 0, cvar90: 0, eulerShare: 0 },
    ])
  })
})

test('the lowest of more trials than there are differences come in the order of the trials', () => {
  expect([...lowestPlaces(of(2, 1, 2, 1, 0, 1), 3)]).toEqual([1, 3, 4])
  expect([...lowestPlaces(of(2, 1, 2, 1, 0, 1), 5)]).toEqual([0, 1, 3, 4, 5])
})
