// Every root of a cash flow is found: polynomials that are built from known roots give those roots back, each to
// 1e-6; double roots are found once; flows with one sign change have one root; random flows change sign between
// the roots that were found and nowhere else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rootsOfExponentialSum } from './exponential-sum.ts'
import { netPresentValue } from './net-present-value.ts'
import { ratesOfReturn } from './rates-of-return.ts'

const timed = (amounts: readonly number[]) => amounts.map((amount, time) => ({ amount, time }))
const ratesOf = (amounts: readonly number[]) => ratesOfReturn(timed(amounts)).roots

/** Coefficients of the product of (-1 - rate + growth): its zeros in 1 + rate are the given growths. */
function flowsWithRates(rates: readonly number[]): number[] {
  let flows = [1]
  for (const rate of rates) {
    const shifted = [0, ...flows]
    flows = [...flows, 0].map((value, index) => value - (1 + rate) * shifted[index]!)
  }
  return flows
}

const separated = fc
  .uniqueArray(fc.integer({ min: -18, max: 60 }), { minLength: 1, maxLength: 6 })
  .map(steps => steps.map(step => step * 0.05).sort((a, b) => a - b))

describe('all rates of return', () => {
  it('gives back the rates from which a cash flow was built', () => {
    fc.assert(
      fc.property(separated, rates => {
        const found = ratesOf(flowsWithRates(rates))
        expect(found.length).toBe(rates.length)
        for (const [index, rate] of rates.entries()) expect(Math.abs(found[index]! - rate)).toBeLessThan(1e-6)
      }),
      { numRuns: 2000 },
    )
  })

  it('finds a double rate once', () => {
    fc.assert(
      fc.property(fc.integer({ min: -15, max: 40 }), step => {
        const rate = step * 0.05
        const found = ratesOf(flowsWithRates([rate, rate]))
        expect(found.length).toBe(1)
        expect(Math.abs(found[0]! - rate)).toBeLessThan(1e-6)
      }),
    )
  })

  it('finds a double rate beside a single one', () => {
    expect(ratesOf(flowsWithRates([0.1, 0.1, 0.4])).map(rate => rate.toFixed(6))).toEqual([
      '0.100000',
      '0.400000',
    ])
  })

  it('finds a triple rate', () => {
    expect(ratesOf([-1, 3.3, -3.63, 1.331]).map(rate => rate.toFixed(4))).toEqual(['0.1000'])
  })

  it('has one rate when the sign changes once, and the present value is zero there', () => {
    const amounts = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), {
      minLength: 1,
      maxLength: 240,
    })
    fc.assert(
      fc.property(amounts, amounts, (paid, earned) => {
        const flows = [...paid.map(value => -value), ...earned]
        const found = ratesOf(flows)
        expect(found.length).toBe(1)
        const size = flows.reduce((sum, value, time) => sum + Math.abs(value) / (1 + found[0]!) ** time, 0)
        expect(Math.abs(netPresentValue(found[0]!, flows, 0))).toBeLessThanOrEqual(1e-9 * size)
      }),
      { numRuns: 300 },
    )
  })

  it('misses no change of sign of the present value on a fine grid', () => {
    const flows = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(flows, amounts => {
        const roots = rootsOfExponentialSum(timed(amounts))
        let former = Math.sign(netPresentValue(Math.expm1(-2), amounts, 0))
        for (let step = 1; step <= 400; step++) {
          const [low, high] = [-2 + (step - 1) * 0.01, -2 + step * 0.01]
          const sign = Math.sign(netPresentValue(Math.expm1(high), amounts, 0))
          const inside = roots.filter(root => root >= low - 1e-9 && root <= high + 1e-9)
          if (former * sign < 0) expect(inside.length).toBeGreaterThan(0)
          former = sign
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never has more rates than changes of sign', () => {
    const flows = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 })
    fc.assert(
      fc.property(flows, amounts => {
        const signs = amounts.filter(value => value !== 0).map(Math.sign)
        const changes = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length
        expect(ratesOf(amounts).length).toBeLessThanOrEqual(changes)
      }),
    )
  })

  it('finds the only rate of 1,200 flows, and works through 240 that alternate in seconds', {
    timeout: 30_000,
  }, () => {
    expect(ratesOf([-1000, ...new Array<number>(1199).fill(5)]).length).toBe(1)
    const alternating = Array.from(
      { length: 240 },
      (_, index) => (index % 2 === 0 ? -1 : 1) * (1 + index / 1000),
    )
    expect(ratesOf(alternating).map(rate => rate.toFixed(6))).toEqual(['0.000897'])
    expect(Math.abs(netPresentValue(ratesOf(alternating)[0]!, alternating, 0))).toBeLessThan(1e-9)
  })
})

describe('the rate to show', () => {
  const preferred = (amounts: readonly number[], required?: number) =>
    ratesOfReturn(timed(amounts), required).preferred

  it('is the one nearest to the required return', () => {
    expect(preferred([-100, 230, -132], 0.18)).toBeCloseTo(0.2, 12)
    expect(preferred([-100, 230, -132], 0.12)).toBeCloseTo(0.1, 12)
  })

  it('is never a rate near -100 % when there is one near zero', () => {
    const flows = flowsWithRates([-0.99, 0.3])
    expect(preferred(flows)).toBeCloseTo(0.3, 9)
  })

  it('is absent with a reason when the sign never changes or no rate fits', () => {
    expect(ratesOfReturn(timed([100, 50])).reason?.code).toBe('GEEN_TEKENWISSEL')
    expect(ratesOfReturn(timed([0, 0, 0])).reason?.code).toBe('GEEN_TEKENWISSEL')
    expect(ratesOfReturn(timed([100, -100, 50])).reason?.code).toBe('GEEN_WORTEL')
    expect(ratesOfReturn([]).roots).toEqual([])
    expect(ratesOfReturn(timed([-1, Number.POSITIVE_INFINITY])).reason?.code).toBe('GETAL_TE_GROOT')
    expect(rootsOfExponentialSum(timed([0, 0]))).toEqual([])
  })
})
