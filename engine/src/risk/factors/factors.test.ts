import { describe, expect, test } from 'vitest'
import { riskAssumptions } from '../../../parameters/risk-assumptions.ts'
import { cashYearsOf, yearOfPeriod } from './cash-years.ts'
import { correlationMatrix } from './correlation.ts'
import { downShare, downturnChain, logMeanOfChain } from './downturn-chain.ts'
import { driverColumn, logVariance, type Market } from './driver-column.ts'
import { readings, riskFactor, shockWeights } from './risk-factor.ts'

const { factors, correlations, downturn, yields, jump } = riskAssumptions
const chain = downturnChain(downturn)
const market: Market = {
  factors: factors.map(factor => riskFactor(factor, chain, riskAssumptions)),
  correlations: correlationMatrix(
    factors.map(factor => factor.id),
    correlations,
  ),
  chain,
  yieldLevel: yields.level,
  jumpProbability: jump.probability,
  years: 12,
}
const place = (id: string): number => factors.findIndex(factor => factor.id === id)
const driver = (id: string, elasticity = 1) => ({ factor: place(id), elasticity })

/** The closed form of V_n for an AR(1) growth. */
function closedVariance(phi: number, sd: number, n: number): number {
  const runs = n - (2 * phi * (1 - phi ** n)) / (1 - phi)
  const rest = (phi ** 2 * (1 - phi ** (2 * n))) / (1 - phi ** 2)
  return (sd / (1 - phi)) ** 2 * (runs + rest)
}

describe('the level of house prices', () => {
  test('has a standard deviation of 4.5, 17.9 and 28.8 % after 1, 5 and 10 years', () => {
    const sds = [1, 5, 10].map(n => Math.sqrt(logVariance([driver('house-price')], market, n)))
    expect(sds.map(sd => Math.round(1000 * sd) / 10)).toEqual([4.5, 17.9, 28.8])
    for (const n of [1, 2, 5, 10])
      expect(logVariance([driver('house-price')], market, n)).toBeCloseTo(closedVariance(0.56, 0.045, n), 14)
  })

  test('is interpolated inside a year, and is 1 at the valuation date', () => {
    expect([...readings({ process: 'ar1' }, 2.25, 4, 0.05)]).toEqual([1, 1, 0.25, 0])
    expect([...readings({ process: 'ar1' }, 3, 4, 0.05)]).toEqual([1, 1, 1, 0])
    expect([...readings({ process: 'ar1' }, 0, 4, 0.05)]).toEqual([0, 0, 0, 0])
  })
})

test('yields follow the interest of a year earlier, linear inside a year, as a share of 5 %', () => {
  expect([...readings({ process: 'vasicek' }, 1, 3, 0.05)]).toEqual([0, 0, 0])
  expect([...readings({ process: 'vasicek' }, 2, 3, 0.05)]).toEqual([20, 0, 0])
  expect([...readings({ process: 'vasicek' }, 2.75, 3, 0.05)]).toEqual([5, 15, 0])
  const [first, second] = shockWeights({ phi: 0.8, sd: 0.008 }, Float64Array.of(5, 15))
  expect([first, second]).toEqual([0.008 * (5 + 0.8 * 15), 0.008 * 15])
})

test('the share of time in a downturn from normal is 10, 25.3 and 28.2 % after 1, 5 and 10 years', () => {
  expect([1, 5, 10].map(n => Math.round(1000 * downShare(chain, n)) / 10)).toEqual([10, 25.3, 28.2])
  const stationary = downturnChain({ ...downturn, start: 'stationary' })
  expect(downShare(stationary, 7)).toBeCloseTo(2 / 7, 14)
  expect(downShare(downturnChain({ ...downturn, start: 'down' }), 1)).toBe(0.75)
  expect(downturnChain({ ...downturn, toDown: 0, toNormal: 0, start: 'stationary' }).startShare).toBe(0)
})

test('the mean of a downturn path is that of all paths weighed by their probability', () => {
  const weights = Float64Array.of(-0.07, 0.02, 0.4, -0.3)
  for (const start of ['normal', 'down', 'stationary'] as const) {
    const one = downturnChain({ ...downturn, start })
    let mean = 0
    for (let path = 0; path < 32; path += 1) {
      const states = [0, 1, 2, 3, 4].map(n => (path >> n) & 1)
      let probability = states[0] === 1 ? one.startShare : 1 - one.startShare
      let exponent = 0
      for (let n = 1; n <= 4; n += 1) {
        const toDown = states[n - 1] === 1 ? 1 - one.toNormal : one.toDown
        probability *= states[n] === 1 ? toDown : 1 - toDown
        exponent += states[n] === 1 ? weights[n - 1]! : 0
      }
      mean += probability * Math.exp(exponent)
    }
    expect(logMeanOfChain(one, weights)).toBeCloseTo(Math.log(mean), 14)
  }
})

describe('a driver column', () => {
  const times = cashYearsOf(Float64Array.of(0, 0.5, 1.5, 9.5))

  test('divides by exactly the mean of gaussian part, downturns and jumps', () => {
    const column = driverColumn([driver('gww-cost')], market, times)
    const down = (n: number, part: number): number =>
      logMeanOfChain(chain, new Float64Array(n).fill(-Math.log(1.025)).with(n - 1, -Math.log(1.025) * part))
    const jumps = (n: number, part: number): number =>
      (n - 1) * Math.log(1 + 0.04 * 0.08) + Math.log(1 + 0.04 * (1.08 ** part - 1))
    const gauss = (e: number): number => logVariance([driver('gww-cost')], market, e) / 2
    expect([...column.logMean]).toEqual([
      0,
      expect.closeTo(gauss(0.5) + down(1, 0.5) + jumps(1, 0.5), 14),
      expect.closeTo(gauss(1.5) + down(2, 0.5) + jumps(2, 0.5), 14),
      expect.closeTo(gauss(9.5) + down(10, 0.5) + jumps(10, 0.5), 14),
    ])
  })

  test('of an office reads rent and yield together, with the correlation that they have', () => {
    const both = [driver('office-rent'), driver('interest', -0.5)]
    const apart = both.reduce((sum, one) => sum + logVariance([one], market, 5), 0)
    expect(logVariance(both, market, 5)).toBeCloseTo(apart, 14)
    const correlated = [driver('house-price'), driver('interest', -0.5)]
    const added = correlated.reduce((sum, one) => sum + logVariance([one], market, 5), 0)
    expect(logVariance(correlated, market, 5)).toBeGreaterThan(added)
  })

  test('tells how far its exponent can go', () => {
    expect(driverColumn([driver('house-price')], market, times).reach).toBeLessThan(4)
    expect(driverColumn([driver('house-price', 10)], market, times).reach).toBeGreaterThan(20)
  })
})

test('cash lies in the year that ends after it, a period in the year that holds it', () => {
  const times = cashYearsOf(Float64Array.of(0, 0.125, 1, 1.125))
  expect([...times.year]).toEqual([0, 1, 1, 2])
  expect([...times.part]).toEqual([1, 0.125, 1, 0.125])
  expect([0, 1, 4, 5, 8].map(t => yearOfPeriod(t, 4))).toEqual([0, 1, 1, 2, 2])
})
