// Rates of which every figure is known beforehand: built from growths that are powers of two, or small enough to write out.
import { describe, expect, it } from 'vitest'
import { numberOf, outcomeOf } from '../testing.ts'
import { rootsOfExponentialSum, type TimedAmount } from './exponential-sum.ts'
import { ratesOfReturn } from './rates-of-return.ts'

const at = (...pairs: readonly (readonly [time: number, amount: number])[]): TimedAmount[] =>
  pairs.map(([time, amount]) => ({ time, amount }))
const yearly = (...amounts: readonly number[]) => amounts.map((amount, time) => ({ amount, time }))

/** Compares to nine digits, in order. */
function expectRoots(amounts: readonly TimedAmount[], expected: readonly number[]) {
  expect(rootsOfExponentialSum(amounts)).toEqual(expected.map(root => expect.closeTo(root, 9)))
}

describe('the roots of a sum of powers', () => {
  // (1 - g)(4 - g)(1024 - g) for a growth g in ten steps of time, so that the roots lie far apart.
  const wide = [4096, -5124, 1029, -1]

  it('are all found when they lie far apart, above zero and below', () => {
    const found = [0, 20 * Math.LN2, 100 * Math.LN2]
    expectRoots(at(...wide.map((amount, index) => [0.1 * (3 - index), amount] as const)), found)
    expectRoots(at(...wide.map((amount, index) => [0.1 * index, amount] as const)), [
      -100 * Math.LN2,
      -20 * Math.LN2,
      0,
    ])
  })

  it('are those of the total when two amounts fall together', () => {
    expectRoots(at([0, -2], [1, 1], [1, 3]), [Math.LN2])
    expectRoots(at([0, -2], [1, 1], [1, -1]), [])
  })

  it('do not depend on the size of the amounts', () => {
    expectRoots(at([0, -2000 * Number.MIN_VALUE], [1, 2200 * Number.MIN_VALUE]), [Math.log(1.1)])
    expectRoots(at([0, -1e300], [1, 1.1e300]), [Math.log(1.1)])
    // (1e10 - g)(2e10 - g): at the roots and between them all terms are small.
    expectRoots(at([0, 1], [1, -3e10], [2, 2e20]), [Math.log(1e10), Math.log(2e10)])
  })

  it.each([0, 1000, -1000])('do not depend on when the first amount falls, here at %d', first => {
    expectRoots(at([first, -1], [first + 1, 2], [first + 2000, 1]), [Math.LN2])
    expectRoots(at([first - 2000, 1], [first - 1, 2], [first, -1]), [-Math.LN2])
    expectRoots(at([first, -1], [first + 1000, 2]), [Math.LN2 / 1000])
    expectRoots(at([first - 1000, 2], [first, -1]), [-Math.LN2 / 1000])
  })

  it('are no answer when they lie further out than any rate', () => {
    expectRoots(at([0, -1], [1e-16, 2]), [])
    expectRoots(at([0, -2], [1e-16, 1]), [])
  })
})

describe('rates of return', () => {
  const none = (code: string) => ({
    roots: [],
    preferred: null,
    multiple: false,
    reason: expect.objectContaining({ code }),
  })

  it('are one rate without a remark, or two with one', () => {
    expect(ratesOfReturn(yearly(-100, 110))).toStrictEqual({
      roots: [expect.closeTo(0.1, 12)],
      preferred: expect.closeTo(0.1, 12),
      multiple: false,
    })
    expect(ratesOfReturn(yearly(-100, 230, -132), 0.12)).toStrictEqual({
      roots: [expect.closeTo(0.1, 12), expect.closeTo(0.2, 12)],
      preferred: expect.closeTo(0.1, 12),
      multiple: true,
      reason: expect.objectContaining({ code: 'MEER_RENDEMENTEN' }),
    })
  })

  it.each([
    [0, 100],
    [0.5, 100],
    [0, -100],
    [-100, -50],
    [0, 0],
  ])('need money that goes out and money that comes in: %d and %d', (first, second) => {
    expect(ratesOfReturn(yearly(first, second))).toEqual(none('GEEN_TEKENWISSEL'))
  })

  it('are not given when they are -100 %, or too large for a number', () => {
    expect(ratesOfReturn(yearly(-1, 1e-20))).toEqual(none('GEEN_WORTEL'))
    expect(ratesOfReturn(at([0, -1], [0.1, 1e200]))).toEqual(none('GEEN_WORTEL'))
  })
})

describe('the rate of a plan', () => {
  // -100 g^2 + 230 (g + 1) - 362 = -100 (g - 1.1)(g - 1.2)
  const plan = { nper: 2, pmt: 230, pv: -100, fv: -362 }

  it.each([
    [0, 0.1],
    [0.14, 0.1],
    [0.16, 0.2],
    [2, 0.2],
  ])('is the one nearest to the guess %d: %d', (guess, rate) => {
    expect(numberOf('rate', { ...plan, guess })).toBeCloseTo(rate, 12)
  })

  // At r = 1e-7, with 1, 1 + r and (1 + r)^2 as the growth of the payments.
  it.each([
    ['end', { nper: 3, pmt: -1, pv: 0, fv: 3.00000030000001 }],
    ['begin', { nper: 2, pmt: -1, pv: 0, fv: 2.00000030000001 }],
    ['begin', { nper: 2, pmt: -1, pv: 1, fv: 1.0000001 }],
    ['end', { nper: 2, pmt: -1, pv: 2, fv: -0.00000030000002 }],
  ])('keeps its digits near zero, paid at the %s of a period: %o', (when, inputs) => {
    expect(numberOf('rate', { ...inputs, when })).toBeCloseTo(1e-7, 14)
  })

  it('is no answer when it is -100 %, too large for a number or everywhere', () => {
    expect(outcomeOf('rate', { nper: 1, pmt: 0, pv: 1, fv: -1e-20 })).toBe('GEEN_OPLOSSING')
    expect(outcomeOf('rate', { nper: 0.01, pmt: 0, pv: -1, fv: 1e10 })).toBe('GEEN_OPLOSSING')
    expect(outcomeOf('rate', { nper: 3, pmt: 0, pv: 0, fv: 0 })).toBe('GEEN_OPLOSSING')
  })

  it('has no number of periods when the payment is the interest on what has to remain', () => {
    expect(outcomeOf('nper', { rate: 0.1, pmt: 10, pv: 5, fv: 100 })).toBe('GEEN_OPLOSSING')
  })
})

describe('the interest in a payment of a long plan', () => {
  it('keeps its digits at a high rate, where the payment is hardly more than the interest', () => {
    // 50,000 is paid a period; of the last one 33,333.33 was owed.
    const last = { rate: 0.5, nper: 200, pv: 100_000, per: 200 }
    expect(numberOf('ipmt', last)).toBeCloseTo(-50_000 / 3, 6)
    expect(numberOf('ppmt', last)).toBeCloseTo(-100_000 / 3, 6)
  })

  it('keeps its digits at a rate below zero, where what was paid melts away', () => {
    // Half of what is there goes each period, so 0.50 is put in to end with 1, and 0.25 of the first is lost.
    expect(numberOf('ipmt', { rate: -0.5, nper: 60, pv: 0, fv: -1, per: 2 })).toBeCloseTo(0.25, 12)
  })
})

it('an annuity in advance is worth a year of interest more', () => {
  expect(numberOf('annuity', { paymentEur: 121, rate: 0.1, years: 2, when: 'begin' })).toBeCloseTo(231, 10)
})
