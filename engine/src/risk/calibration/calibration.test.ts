import { describe, expect, test } from 'vitest'
import { marketSeries } from '../../../parameters/market-series.ts'
import { seededRandom } from '../../selection/seeded-random.ts'
import { calibrate } from './calibration.ts'
import { fittedFactor, seriesStatistics } from './series-statistics.ts'

describe('the figures of a series', () => {
  test('are those of its growth, its deepest fall and the longest time below a peak', () => {
    const figures = seriesStatistics('level', [100, 110, 99, 104.5, 110, 121])
    expect(figures.mean).toBeCloseTo((121 / 100) ** 0.2 - 1, 12)
    expect(figures.deepestFall).toBeCloseTo(0.1, 12)
    // Under 110 in two years; a year at the peak itself is not below it.
    expect(figures.longestBelow).toBe(2)
  })

  test('of a rate are in points', () => {
    const figures = seriesStatistics('rate', [0.05, 0.06, 0.03, 0.04])
    expect(figures.mean).toBeCloseTo(0.045, 12)
    expect([figures.deepestFall, figures.longestBelow]).toEqual([0.03, 2])
  })
})

test('a fit finds the parameters by which a long series was drawn', () => {
  const random = seededRandom(7)
  let x = 0
  let level = 100
  const values = [level]
  for (let year = 0; year < 20_000; year += 1) {
    x = 0.56 * x + 0.045 * random.normal()
    level *= Math.exp(0.02 + x)
    values.push(level)
    // Kept within bounds: only growth counts.
    if (level > 1e200) break
  }
  const fitted = fittedFactor('level', values)
  expect(values.length).toBeGreaterThan(5_000)
  expect(fitted.phi).toBeCloseTo(0.56, 1)
  expect(fitted.sd).toBeCloseTo(0.045, 2)
  expect(fitted.mean).toBeCloseTo(0.02, 2)
})

describe('the calibration', () => {
  const calibration = calibrate({ courses: 400 })
  const [house, cpi, interest] = calibration.factors

  test('has every series with its years, its source and the date of the newest figure', () => {
    expect(calibration.fittedThrough).toBe('2025-01-01')
    expect(
      calibration.factors.map(({ factor, firstYear, lastYear }) => [factor, firstYear, lastYear]),
    ).toEqual([
      ['house-price', 1970, 2024],
      ['cpi', 1961, 2024],
      ['interest', 1990, 2014],
    ])
    for (const { source, licence } of calibration.factors) expect([source, licence].every(Boolean)).toBe(true)
  })

  test('knows the fall of 2008 to 2013 from the quarters, and the deeper one of 1978 to 1982', () => {
    const of2008 = seriesStatistics('level', marketSeries[0]!.values.slice(2005 - 1970, 2018 - 1970))
    expect(of2008.deepestFall).toBeGreaterThan(0.17)
    expect(of2008.deepestFall).toBeLessThan(0.22)
    expect(house!.observed.deepestFall).toBeGreaterThan(of2008.deepestFall)
  })

  test('simulates around what is assumed: drift, spread and the pull of the year before', () => {
    // The drift is exact for the mean of the level, so that of the log is lower by half of its variance.
    expect(house!.simulated.mean.mean).toBeLessThan(house!.assumed.mean)
    expect(house!.simulated.mean.mean).toBeGreaterThan(0)
    expect(cpi!.simulated.sd.mean).toBeCloseTo(0.012 / Math.sqrt(1 - 0.5 ** 2), 2)
    expect(interest!.simulated.sd.p10).toBeLessThan(0.008 / Math.sqrt(1 - 0.8 ** 2))
    for (const { simulated } of calibration.factors)
      for (const { p10, mean, p90 } of Object.values(simulated)) {
        expect(p10).toBeLessThanOrEqual(mean)
        expect(mean).toBeLessThanOrEqual(p90)
      }
  })

  test('is the same to the last bit for the same seed', () => {
    expect(calibrate({ courses: 400 })).toEqual(calibration)
    expect(calibrate({ courses: 400, seed: 2 })).not.toEqual(calibration)
  })
})
