/**
 * Statistics against closed forms: what is exact is compared exactly, what is simulated must lie within four of its own
 * standard errors (200,000 draws).
 */
import { describe, expect, test } from 'vitest'
import { normalProbability } from '../../formulas/risk/normal.ts'
import { quickNormalProbability } from '../random/normal-probability.ts'
import { drawWords, normalsOf, streamSalt, uniformOf } from '../random/stream.ts'
import { triangularValue } from '../random/triangular.ts'
import { bearerShares } from './bearers.ts'
import { distributionOf } from './distribution.ts'
import { countOf, highestPlaces, lowestMean, lowestPlaces, percentile, percentilesOf } from './percentiles.ts'
import { valuesAtRanks } from './ranks.ts'
import { standardErrors } from './standard-errors.ts'

/** Results of trials whose partners mirror the normals that they read. */
function simulated(trials: number, seed: number, of: (z: readonly [number, number]) => number): Float64Array {
  const salt = streamSalt(seed, 'factor', 'proef')
  const words = new Int32Array(2)
  const z = new Float64Array(2)
  return Float64Array.from({ length: trials }, (_, trial) => {
    drawWords(words, 2, salt, trial >> 1)
    normalsOf(words, z, 2)
    const sign = (trial & 1) === 0 ? 1 : -1
    return of([sign * z[0]!, sign * z[1]!])
  })
}

const trials = 200_000

describe('percentiles', () => {
  test('are the smallest value with at least that share of the trials at or below it', () => {
    const sorted = Float64Array.from({ length: 10 }, (_, place) => place + 1)
    expect([0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 1].map(p => percentile(sorted, p))).toEqual([
      1, 1, 2, 5, 8, 9, 10, 10,
    ])
    expect(percentile(Float64Array.of(4), 0.1)).toBe(4)
    expect(countOf(0.1, 11)).toBe(2)
  })

  test('are found without sorting as sorting finds them, whatever the values', () => {
    const shapes: ((z: number) => number)[] = [
      z => z,
      z => Math.exp(8 * z),
      z => Math.round(z) + 0,
      () => -3,
      z => (z > 1 ? Number.POSITIVE_INFINITY : z),
      z => 1e300 * z,
      z => 1e-310 * z,
      // Most of them in one bucket: all alike, and close together beside what lies far away.
      z => Math.max(0, z - 0.5),
      z => (z > 2 ? 1e6 : z),
    ]
    for (const shape of shapes) {
      // Put in order, moved about, and counted in buckets.
      for (const count of [2, 7, 500, 3000]) {
        const values = simulated(count, 3, ([z]) => shape(z))
        const sorted = values.toSorted()
        const ranks = [0, 1, count >> 1, count - 1]
        expect(valuesAtRanks(values, ranks)).toEqual(ranks.map(rank => sorted[rank]))
        expect(percentilesOf(values, [0.1, 0.5])).toEqual([0.1, 0.5].map(p => percentile(sorted, p)))
      }
    }
    const zeros = simulated(500, 3, ([z]) => (z > 0 ? 0 : -0))
    expect(valuesAtRanks(zeros, [0, 250, 499])).toEqual([-0, zeros.toSorted()[250], 0])
    const tail = Float64Array.of(5, 1, 3, 3, 3, 9)
    expect(lowestMean(tail, 3)).toBeCloseTo(7 / 3, 14)
    expect(lowestMean(tail, 6)).toBe(4)
  })

  test('among equal scores the first trials are taken', () => {
    expect([...lowestPlaces(Float64Array.of(3, 1, 2, 2, 2, 9), 3)]).toEqual([1, 2, 3])
    expect([...lowestPlaces(new Float64Array(5), 2)]).toEqual([0, 1])
    expect([...lowestPlaces(Float64Array.of(2, 2, 2, 1), 2)]).toEqual([0, 3])
    expect([...highestPlaces(Float64Array.of(3, 9, 2, 3, 3, 1), 3)]).toEqual([0, 1, 3])
  })
})

test('revenue over cost, both lognormal: mean, spread, chance of a loss and percentiles', () => {
  const values = simulated(trials, 11, ([z1, own]) => {
    const z2 = 0.3 * z1 + Math.sqrt(1 - 0.3 ** 2) * own
    return 100 * Math.exp(0.15 * z1 - 0.15 ** 2 / 2) - 90 * Math.exp(0.08 * z2 - 0.08 ** 2 / 2)
  })
  const result = distributionOf(values)
  const within = (actual: number, exact: number, error: number | null): void =>
    expect(Math.abs(actual - exact) / (error ?? 0)).toBeLessThan(4)
  within(result.mean, 10, result.se.mean)
  within(result.p10, -8.03, result.se.p10)
  within(result.p50, 9.143, result.se.p50)
  within(result.p90, 29.125, result.se.p90)
  within(result.p5, -12.516, result.se.p10)
  within(result.p20, -2.393, result.se.p10)
  within(result.p80, 21.889, result.se.p90)
  within(result.sd, 14.6506, 14.65 / Math.sqrt(trials))
  within(1 - result.pNonNegative, 0.25444, Math.sqrt((0.25 * 0.75) / trials))
  within(lowestMean(values, trials / 20), -17.462, 0.05)
})

test('a normal result: percentiles, tails and the chance of no loss', () => {
  const values = simulated(trials, 12, ([z]) => -1.5 + 2 * z)
  const { p10, p20, p50, cvar90, pNonNegative, se } = distributionOf(values)
  expect(Math.abs(p50 + 1.5) / se.p50!).toBeLessThan(4)
  expect(Math.abs(p20 + 3.1832) / se.p10!).toBeLessThan(4)
  expect(Math.abs(p10 + 4.0631) / se.p10!).toBeLessThan(4)
  expect(cvar90).toBeCloseTo(5.01, 1)
  expect(-lowestMean(values, trials / 20)).toBeCloseTo(5.6254, 1)
  expect(Math.abs(pNonNegative - 0.2266)).toBeLessThan(4 * Math.sqrt((0.2266 * 0.7734) / trials))
})

test('a triangular value has the mean and spread of its distribution, also when its points coincide', () => {
  const points = { min: 0.8, likely: 1, max: 1.4 }
  const values = Float64Array.from({ length: 100_000 }, (_, place) =>
    triangularValue(points, (place + 0.5) / 1e5),
  )
  const { mean, sd } = distributionOf(values)
  expect(mean).toBeCloseTo(16 / 15, 8)
  expect(sd).toBeCloseTo(0.12472, 5)
  expect([0, 1].map(u => triangularValue(points, u))).toEqual([0.8, 1.4])
  expect(triangularValue({ min: 2, likely: 2, max: 2 }, 0.3)).toBe(2)
  expect(triangularValue({ min: 0, likely: 0, max: 3 }, 1 / 3)).toBeCloseTo(3 - Math.sqrt(6), 14)
})

test('the quick normal probability is the exact one', () => {
  for (let z = -6.5; z <= 6.5; z += 0.13) {
    const exact = normalProbability(z)
    expect(Math.abs(quickNormalProbability(z) - exact)).toBeLessThan(1e-14 + 1e-11 * exact)
  }
})

test('standard errors are the spread that other seeds show', () => {
  const runs = Array.from({ length: 150 }, (_, seed) => simulated(2_000, seed, ([z]) => Math.exp(z)))
  const spreadOf = (of: (values: Float64Array) => number): number =>
    distributionOf(Float64Array.from(runs, of)).sd
  const errorOf = (name: 'mean' | 'p10' | 'p90'): number =>
    runs.reduce((sum, values) => sum + (standardErrors(values)[name] ?? 0) / runs.length, 0)
  expect(Math.abs(errorOf('mean') / spreadOf(values => distributionOf(values).mean) - 1)).toBeLessThan(0.2)
  expect(Math.abs(errorOf('p10') / spreadOf(values => distributionOf(values).p10) - 1)).toBeLessThan(0.2)
  expect(Math.abs(errorOf('p90') / spreadOf(values => distributionOf(values).p90) - 1)).toBeLessThan(0.2)
  expect(standardErrors(Float64Array.of(1, 2))).toEqual({ mean: null, p10: null, p50: null, p90: null })
})

test('the tail of all together is split over the bearers, and the parts add up to 1', () => {
  const salt = streamSalt(5, 'event', 'x')
  const words = new Int32Array(3)
  const parties = [0, 1, 2].map(party =>
    Float64Array.from({ length: 5_000 }, (_, trial) => {
      drawWords(words, 3, salt, trial)
      return (party + 1) * uniformOf(words[party]!)
    }),
  )
  const shares = bearerShares([...parties, new Float64Array(5_000).fill(7)])
  expect(shares.reduce((sum, one) => sum + one.eulerShare, 0)).toBeCloseTo(1, 12)
  expect(shares[3]).toEqual({ sd: 0, cvar90: 0, eulerShare: 0 })
  expect(shares[2]!.eulerShare).toBeGreaterThan(shares[1]!.eulerShare)
  expect(shares[0]!.sd).toBeCloseTo(Math.sqrt(1 / 12), 2)
  const alone = bearerShares([parties[0]!])
  expect(alone[0]!.eulerShare).toBe(1)
  expect(bearerShares([new Float64Array(4)])).toEqual([{ sd: 0, cvar90: 0, eulerShare: 0 }])
})
