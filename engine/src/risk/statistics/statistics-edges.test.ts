// Statistics of no values, one value and equal values, of numbers without end, and of factors that move nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { fittedFactor, seriesStatistics } from '../calibration/series-statistics.ts'
import { lowerTriangle } from '../factors/correlation.ts'
import { planRisk } from '../plan/plan.ts'
import { shareNonNegative } from './distribution.ts'
import {
  countOf,
  deviationOf,
  highestPlaces,
  lowestMean,
  lowestPlaces,
  meanAt,
  meanOf,
  percentile,
  percentilesOf,
} from './percentiles.ts'
import { valuesAtRanks } from './ranks.ts'
import { inertFactors } from './tornado.ts'

test('of no values mean, spread and share are nothing', () => {
  const none = new Float64Array()
  expect([
    meanOf(none),
    deviationOf(none, 0),
    shareNonNegative(none),
    meanAt(none, new Int32Array()),
  ]).toEqual([0, 0, 0, 0])
})

test('of one value everything is that value', () => {
  const one = Float64Array.of(-7)
  expect([meanOf(one), deviationOf(one, -7), percentile(one, 0.1), lowestMean(one, 1)]).toEqual([
    -7, 0, -7, -7,
  ])
  expect([[...lowestPlaces(one, 1)], [...highestPlaces(one, 1)], shareNonNegative(one)]).toEqual([
    [0],
    [0],
    0,
  ])
})

test('a share of the trials is at least one of them, and a whole number of them where it is one', () => {
  expect([countOf(0, 10), countOf(0.1, 10), countOf(0.1, 11), countOf(0.3, 10), countOf(1, 10)]).toEqual([
    1, 1, 2, 3, 10,
  ])
  for (let trials = 1; trials <= 2000; trials += 1) expect(countOf(0.1, 10 * trials)).toBe(trials)
})

test('half a cent short of nothing counts as nothing, more does not', () => {
  expect(shareNonNegative(Float64Array.of(-0.0049, -0.0051, 0, 1))).toBe(0.75)
})

describe('percentiles and worst trials', () => {
  const ties = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 400 })

  test('are what sorting gives, whatever is equal', () => {
    fc.assert(
      fc.property(ties, fc.double({ min: 0.01, max: 1, noNaN: true }), (drawn, share) => {
        const values = Float64Array.from(drawn)
        const sorted = values.toSorted()
        const count = countOf(share, values.length)
        expect(percentilesOf(values, [share])[0]).toBe(percentile(sorted, share))
        const lowest = sorted.subarray(0, count)
        expect(lowestMean(values, count)).toBeCloseTo(meanOf(lowest), 9)
        const byPlace = [...lowestPlaces(values, count)]
        expect(byPlace.map(place => values[place]!).sort((a, b) => a - b)).toEqual([...lowest])
        expect(byPlace).toEqual(byPlace.toSorted((a, b) => a - b))
        const highest = [...highestPlaces(values, count)].map(place => values[place]!)
        expect(highest.sort((a, b) => a - b)).toEqual([...sorted.subarray(values.length - count)])
      }),
      { numRuns: 200 },
    )
  })

  test('of equal values are the first trials', () => {
    const equal = new Float64Array(300).fill(2)
    expect([...lowestPlaces(equal, 3)]).toEqual([0, 1, 2])
    expect([...highestPlaces(equal, 2)]).toEqual([0, 1])
  })

  test('of numbers too far apart to divide in buckets are those of sorting', () => {
    const far = Float64Array.from({ length: 200 }, (_, place) => (place % 2 === 0 ? 1e308 : -1e308) + place)
    const sorted = far.toSorted()
    expect(valuesAtRanks(far, [0, 99, 100, 199])).toEqual([0, 99, 100, 199].map(rank => sorted[rank]))
    const endless = Float64Array.from({ length: 200 }, (_, place) => (place === 7 ? Infinity : place))
    expect(valuesAtRanks(endless, [0, 198, 199])).toEqual([0, 199, Infinity])
    const near = Float64Array.from({ length: 200 }, (_, place) => place * Number.MIN_VALUE)
    expect(valuesAtRanks(near, [0, 150])).toEqual([0, 150 * Number.MIN_VALUE])
  })
})

describe('a series that never moves', () => {
  test('has no spread, no memory and no fall', () => {
    expect(seriesStatistics('rate', [0.25, 0.25, 0.25])).toEqual({
      mean: 0.25,
      sd: 0,
      autocorrelation: 0,
      deepestFall: 0,
      longestBelow: 0,
    })
    expect(fittedFactor('rate', [0.25, 0.25, 0.25])).toEqual({ mean: 0.25, sd: 0, phi: 0 })
  })
})

test('a factor that is another one over again takes nothing from the chance that is left', () => {
  const same = [Float64Array.of(1, 1, 0.5), Float64Array.of(1, 1, 0.5), Float64Array.of(0.5, 0.5, 1)]
  const lower = lowerTriangle(same)
  const product = same.map((_, row) =>
    same.map((_one, column) => lower[row]!.reduce((sum, value, k) => sum + value * lower[column]![k]!, 0)),
  )
  for (const [row, values] of same.entries())
    for (const [column, value] of values.entries()) expect(product[row]![column]).toBeCloseTo(value, 12)
  expect(lower[2]![1]).toBe(0)
})

describe('factors that move nothing', () => {
  const bare = (clauses: object[] = [], factors?: object[]): Case => {
    const outcome = parseCase({
      format: 'versneller-case/1',
      id: 'kaal',
      name: { nl: 'Kaal' },
      valuationDate: '2026-01-01',
      period: 'year',
      periods: 3,
      rates: { interest: 0.02 },
      parties: [
        { id: 'gem', kind: 'gemeente', rate: 0.02 },
        { id: 'dev', kind: 'ontwikkelaar', rate: 0.06 },
      ],
      clauses,
      ...(factors ? { risk: { factors } } : {}),
    })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    return outcome.case
  }
  const pace = { id: 'sales-pace', process: 'lognormal', mean: 1, sd: 0.2, phi: 0 }
  const band = {
    id: 'band',
    kind: 'index-band',
    from: 'gem',
    to: 'dev',
    inputs: { baseEur: 1000, index: 'sales-pace', band: 0.02, cap: 0.1, sided: 'two', t: 2 },
  }

  test('are all of them in a case without lines, and not the pace of sales where a clause looks at it', () => {
    const plan = planRisk(bare())
    expect(inertFactors(plan)).toEqual(plan.market.factors.map(({ id }) => id))
    expect(inertFactors(planRisk(bare([], [pace])))).toEqual(['sales-pace'])
    expect(inertFactors(planRisk(bare([band], [pace])))).toEqual([])
    expect(inertFactors(planRisk(bare([band], [{ ...pace, sd: 0 }])))).toEqual(['sales-pace'])
  })
})
