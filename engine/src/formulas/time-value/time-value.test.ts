// Golden figures of the time value of money, and its laws: pv and fv undo each other, the present value at a rate of
// return is zero, an annuity is the sum of its payments, interest and repayment make up the payment. To 1e-9 of the size.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOf, outcomeOf } from '../testing.ts'

const rates = fc.double({ min: -0.5, max: 1, noNaN: true })
const counts = fc.integer({ min: 1, max: 120 })
const amounts = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const moments = fc.constantFrom('end', 'begin')

const near = (found: number, expected: number, size: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, size))

describe('loans and savings', () => {
  it('give back the present value of their future value', () => {
    fc.assert(
      fc.property(rates, counts, amounts, amounts, moments, (rate, nper, pv, pmt, when) => {
        const fv = numberOf('fv', { rate, nper, pv, pmt, when })
        const back = numberOf('pv', { rate, nper, pmt, fv, when })
        near(back, pv, (Math.abs(pv) + Math.abs(pmt) * nper) * Math.max(1, (1 + rate) ** -nper))
      }),
    )
  })

  it('end at zero when the payment is the one that pmt gives', () => {
    fc.assert(
      fc.property(rates, counts, amounts, moments, (rate, nper, pv, when) => {
        const pmt = numberOf('pmt', { rate, nper, pv, when })
        near(numberOf('fv', { rate, nper, pv, pmt, when }), 0, Math.abs(pv) * Math.max(1, (1 + rate) ** nper))
      }),
    )
  })

  it('split every payment in interest and repayment, and repay the whole loan', () => {
    const loanRates = fc.double({ min: 0, max: 0.2, noNaN: true })
    fc.assert(
      fc.property(loanRates, fc.integer({ min: 1, max: 60 }), moments, (rate, nper, when) => {
        const loan = { rate, nper, pv: 100_000, when }
        const pmt = numberOf('pmt', loan)
        let [interest, repayment] = [0, 0]
        for (let per = 1; per <= nper; per++) {
          const parts = [numberOf('ipmt', { ...loan, per }), numberOf('ppmt', { ...loan, per })] as const
          near(parts[0] + parts[1], pmt, 100_000)
          interest += parts[0]
          repayment += parts[1]
        }
        near(repayment, -100_000, 1e7)
        near(numberOf('cumipmt', { ...loan, start: 1, end: nper }), interest, 1e7)
        near(numberOf('cumprinc', { ...loan, start: 1, end: nper }), repayment, 1e7)
      }),
      { numRuns: 40 },
    )
  })

  it('split the last payment of a long and dear loan to the cent', () => {
    // The payment is the interest on 100,000; before it 60,100 is owed, so that 250 is left to come back.
    const loan = { rate: 1.5, nper: 360, pv: 100_000, fv: -250 }
    near(numberOf('ipmt', { ...loan, per: 360 }), -90_150, 1e5)
    near(numberOf('ppmt', { ...loan, per: 360 }), -59_850, 1e5)
    near(numberOf('ipmt', { ...loan, per: 360, when: 'begin' }), -36_060, 1e5)
    const whole = { rate: 1.5, nper: 360, pv: 100_000, start: 360, end: 360 }
    near(numberOf('cumprinc', whole), -60_000, 1e5)
  })

  it('find the number of periods and the rate from which the payment was made', () => {
    // Beyond these the payment is hardly more than the interest, and the number of periods hangs on its last digits.
    const loanRates = fc.double({ min: 1e-4, max: 0.1, noNaN: true })
    fc.assert(
      fc.property(loanRates, fc.double({ min: 2, max: 60, noNaN: true }), moments, (rate, nper, when) => {
        const pmt = numberOf('pmt', { rate, nper, pv: 1000, when })
        near(numberOf('rate', { nper, pmt, pv: 1000, when }), rate, 1)
        expect(Math.abs(numberOf('nper', { rate, pmt, pv: 1000, when }) / nper - 1)).toBeLessThan(1e-6)
      }),
    )
  })

  it('keep all digits at a tiny rate', () => {
    near(numberOf('pv', { rate: 1e-12, nper: 10, pmt: -1000 }), 10_000 - 5.5e-8, 1)
    near(numberOf('rate', { nper: 10, pmt: -1000, pv: 10_000 }), 0, 1e-6)
    near(numberOf('rate', { nper: 10, pmt: -1000.0000055, pv: 10_000 }), 1e-9, 1e-6)
  })

  it('choose the rate nearest to the guess when there are two', () => {
    const plan = { nper: 2, pmt: 230, pv: -100, fv: -362 }
    const found = [numberOf('rate', { ...plan, guess: 0 }), numberOf('rate', { ...plan, guess: 2 })]
    for (const rate of found) near(numberOf('fv', { rate, nper: 2, pv: -100, pmt: 230 }), -362, 1000)
  })

  it('have no answer where there is none, and say why', () => {
    expect(outcomeOf('pmt', { rate: 0.04, nper: 0, pv: 100 })).toBe('DELEN_DOOR_NUL')
    expect(outcomeOf('nper', { rate: 0, pmt: 0, pv: 100 })).toBe('DELEN_DOOR_NUL')
    expect(outcomeOf('nper', { rate: 0.04, pmt: -300, pv: 10_000 })).toBe('GEEN_OPLOSSING')
    expect(outcomeOf('rate', { nper: 10, pmt: 100, pv: 1000 })).toBe('GEEN_OPLOSSING')
    expect(outcomeOf('rate', { nper: 10, pmt: 0, pv: 0 })).toBe('GEEN_OPLOSSING')
  })

  it('refuse a payment that does not exist', () => {
    expect(outcomeOf('ipmt', { rate: 0.04, per: 11, nper: 10, pv: 100 })).toEqual([
      '/inputs/per BUITEN_BEREIK',
    ])
    expect(outcomeOf('cumipmt', { rate: 0.04, nper: 10, pv: 100, start: 5, end: 12 })).toEqual([
      '/inputs/end BUITEN_BEREIK',
    ])
    expect(outcomeOf('cumprinc', { rate: 0.04, nper: 10, pv: 100, start: 5, end: 4 })).toEqual([
      '/inputs/start BUITEN_BEREIK',
    ])
  })
})

describe('net present value', () => {
  it('discounts the first amount once, or not at all', () => {
    const inputs = { rate: 0.05, flows: [-100, 60, 60] }
    expect(numberOf('npv', { ...inputs, firstAt: 1 }).toFixed(2)).toBe('11.01')
    expect(numberOf('npv', { ...inputs, firstAt: 0 }).toFixed(2)).toBe('11.56')
  })

  it('is zero at every rate of return, by period and by date', () => {
    const flows = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(flows, amountsOf => {
        const result = outcomeOf('irr', { flows: amountsOf })
        if (typeof result === 'string') return
        for (const rate of Object(result).roots as readonly number[]) {
          const size = amountsOf.reduce((sum, value, time) => sum + Math.abs(value) / (1 + rate) ** time, 0)
          near(numberOf('npv', { rate, flows: amountsOf, firstAt: 0 }), 0, size)
        }
        const dates = amountsOf.map((_, index) => `20${String(26 + index)}-03-0${(index % 9) + 1}`)
        const rate = outcomeOf('xirr', { flows: amountsOf, dates })
        if (typeof rate !== 'number' || rate < -0.9) return
        const size = amountsOf.reduce((sum, value, time) => sum + Math.abs(value) / (1 + rate) ** time, 0)
        near(numberOf('xnpv', { rate, flows: amountsOf, dates }), 0, 10 * size)
      }),
    )
  })

  it('counts days through a leap year', () => {
    const dates = ['2024-02-28', '2024-03-01']
    near(numberOf('xnpv', { rate: 0.1, flows: [0, 100], dates }), 100 / 1.1 ** (2 / 365), 1)
  })

  it('refuses dates that do not exist or are too few', () => {
    expect(outcomeOf('xnpv', { rate: 0.1, flows: [1, 2], dates: ['2026-02-29', '2026-13-01'] })).toEqual([
      '/inputs/dates/0 ONJUISTE_DATUM',
      '/inputs/dates/1 ONJUISTE_DATUM',
    ])
    expect(outcomeOf('xirr', { flows: [-1, 2], dates: ['2026-01-01'] })).toEqual([
      '/inputs/dates LENGTE_ONGELIJK',
    ])
  })

  it('gives no dated rate of return when there is none', () => {
    expect(outcomeOf('xirr', { flows: [1, 2], dates: ['2026-01-01', '2027-01-01'] })).toBe('GEEN_TEKENWISSEL')
    expect(outcomeOf('xirr', { flows: [-1, 2], dates: ['2026-01-01', '2026-01-01'] })).toBe('GEEN_WORTEL')
  })
})

describe('rates of return', () => {
  it('are both given, and the preferred one follows the required return or else the guess', () => {
    const flows = [-100, 230, -132]
    expect(outcomeOf('irr', { flows })).toMatchObject({
      multiple: true,
      reason: { code: 'MEER_RENDEMENTEN' },
    })
    const preferred = (inputs: object) => Number(Object(outcomeOf('irr', { flows, ...inputs })).preferred)
    near(preferred({}), 0.1, 1)
    near(preferred({ requiredReturn: 0.19 }), 0.2, 1)
    near(preferred({ guess: 0.19 }), 0.2, 1)
    near(preferred({ requiredReturn: 0.1, guess: 0.19 }), 0.1, 1)
  })

  it('stay away where the sign never changes, also with a negative tail that no rate cures', () => {
    expect(outcomeOf('irr', { flows: [100, 200] })).toBe('GEEN_TEKENWISSEL')
    expect(outcomeOf('irr', { flows: [-100, 10, -50] })).toBe('GEEN_WORTEL')
    expect(outcomeOf('irr', { flows: [] })).toEqual(['/inputs/flows AANTAL_ONJUIST'])
  })

  it('are found with a negative tail', () => {
    const result = Object(outcomeOf('irr', { flows: [-1e6, 6e5, 6e5, 6e5, -4e5] }))
    near(numberOf('npv', { rate: Number(result.preferred), flows: [-1e6, 6e5, 6e5, 6e5, -4e5] }), 0, 1e6)
  })

  it('are modified only when money goes out and comes in', () => {
    expect(outcomeOf('mirr', { flows: [1, 2], financeRate: 0.1, reinvestRate: 0.1 })).toBe(
      'GEEN_UITGAVE_OF_OPBRENGST',
    )
    expect(outcomeOf('mirr', { flows: [-1, -2], financeRate: 0.1, reinvestRate: 0.1 })).toBe(
      'GEEN_UITGAVE_OF_OPBRENGST',
    )
  })

  it('are the same modified as plain when both rates are the rate of return', () => {
    near(numberOf('mirr', { flows: [-100, 0, 121], financeRate: 0.3, reinvestRate: 0.02 }), 0.1, 1)
  })
})

describe('annuities', () => {
  it('are the sum of their payments, growing or not, in advance or not', () => {
    const inputs = [
      rates,
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      moments,
    ] as const
    fc.assert(
      fc.property(...inputs, (rate, years, growthRate, when) => {
        const shift = when === 'begin' ? 0 : 1
        let [plain, growing] = [0, 0]
        for (let year = 0; year < years; year++) {
          plain += 100 / (1 + rate) ** (year + shift)
          growing += (100 * (1 + growthRate) ** year) / (1 + rate) ** (year + shift)
        }
        near(numberOf('annuity', { paymentEur: 100, rate, years, when }), plain, plain)
        near(
          numberOf('growing-annuity', { paymentEur: 100, rate, years, growthRate, when }),
          growing,
          growing,
        )
      }),
    )
  })

  it('allow a growth equal to the rate', () => {
    near(numberOf('growing-annuity', { paymentEur: 105, rate: 0.05, years: 7, growthRate: 0.05 }), 700, 700)
  })

  it('come near the perpetuity after many years', () => {
    const inputs = { paymentEur: 100, rate: 0.06, growthRate: 0.02, when: 'begin' }
    near(numberOf('growing-annuity', { ...inputs, years: 2000 }), numberOf('perpetuity', inputs), 3000)
  })

  it('have no value for ever when they grow as fast as the rate', () => {
    expect(outcomeOf('perpetuity', { paymentEur: 1, rate: 0.02, growthRate: 0.02 })).toBe(
      'GROEI_NIET_ONDER_RENTE',
    )
    expect(outcomeOf('perpetuity', { paymentEur: 1, rate: 0 })).toBe('GROEI_NIET_ONDER_RENTE')
  })
})

describe('effective and nominal rates', () => {
  it('undo each other', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 365 }), (rate, periodsPerYear) => {
        const nominal = numberOf('nominal-rate', { rate, periodsPerYear })
        near(numberOf('effective-rate', { rate: nominal, periodsPerYear }), rate, 1)
      }),
    )
  })
})
