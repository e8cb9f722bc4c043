// The figures between inputs and result, worked out by hand for each formula that has them.
import { expect, it } from 'vitest'
import { calculate } from './calculate.ts'

function stepsOf(name: string, inputs: object): [string, string, string][] {
  const outcome = calculate(name, { inputs })
  const steps = outcome.ok && 'steps' in outcome.answer ? outcome.answer.steps : []
  return steps.map(({ label, value, unit }) => [label.en, value.toFixed(6), unit])
}

/** 1.1^2, and 1 + 1.1. */
const factors = [
  ['growth over all periods', '1.210000', 'factor'],
  ['future value of 1 a period', '2.100000', 'factor'],
]

it.each([
  ['pv', { rate: 0.1, nper: 2, pmt: -121 }, [...factors, ['present value', '210.000000', 'EUR']]],
  // Paid in advance: 2.1 x 1.1.
  [
    'fv',
    { rate: 0.1, nper: 2, pmt: -100, when: 'begin' },
    [factors[0], ['future value of 1 a period', '2.310000', 'factor'], ['future value', '231.000000', 'EUR']],
  ],
  ['pmt', { rate: 0.1, nper: 2, pv: -210 }, [...factors, ['payment per period', '121.000000', 'EUR']]],
  [
    'annuity',
    { paymentEur: 121, rate: 0.1, years: 2 },
    [
      // 1 / 1.1 + 1 / 1.21
      ['present value of 1 a year', '1.735537', 'factor'],
      ['present value', '210.000000', 'EUR'],
    ],
  ],
  [
    'growing-annuity',
    { paymentEur: 121, rate: 0.1, years: 2, growthRate: 0.21 },
    [
      // 1 / 1.1 + 1.21 / 1.21
      ['present value of 1 a year with growth', '1.909091', 'factor'],
      ['present value', '231.000000', 'EUR'],
    ],
  ],
  [
    'quantile-normal',
    { mean: 10, sd: 2, p: 0.1 },
    [
      ['quantile of the standard normal distribution', '-1.281552', 'number'],
      ['result', '7.436897', 'EUR'],
    ],
  ],
  [
    'contribution-normal',
    { mean: 0, sd: 2, certainty: 0.9 },
    [
      ['quantile of the standard normal distribution', '-1.281552', 'number'],
      ['contribution now', '2.563103', 'EUR'],
    ],
  ],
  [
    'weighted-interest',
    { debtRate: 0.04, debtEur: 30, equityEur: 10 },
    [
      ['share of debt', '0.750000', 'share'],
      ['rate that may be charged', '0.030000', 'rate/year'],
    ],
  ],
  [
    'nar-value',
    { yearRentEur: 130, operatingCostsEur: 30, rate: 0.05, costsShare: 0.1 },
    [
      ['net year rent', '100.000000', 'EUR/year'],
      ['value', '2000.000000', 'EUR'],
      ['value kk, without purchaser’s costs', '2000.000000', 'EUR'],
      ['value von, with purchaser’s costs', '2200.000000', 'EUR'],
    ],
  ],
  [
    'dcf-value',
    { noiEur: [110, 121], rate: 0.1, exitYield: 0.05, exitCostsShare: 0 },
    [
      ['present value of the net income', '200.000000', 'EUR'],
      // 121 / 0.05 = 2,420, two years away
      ['present value of the sale', '2000.000000', 'EUR'],
      ['value', '2200.000000', 'EUR'],
      ['exit value after costs, in the last year', '2420.000000', 'EUR'],
    ],
  ],
  [
    'series-index',
    { series: 0.1, priceLevelDate: '2026-01-01', years: [2026, 2027] },
    [
      ['index factor: 2026', '1.100000', 'factor'],
      ['index factor: 2027', '1.210000', 'factor'],
    ],
  ],
  [
    'max-bid',
    { residualEur: 1331, rate: 0.1, years: 2, acquisitionShare: 0.1 },
    [
      ['interest on the land', '1.210000', 'factor'],
      ['acquisition costs', '1.100000', 'factor'],
      ['highest bid', '1000.000000', 'EUR'],
    ],
  ],
])('%s of %o shows its steps', (name, inputs, expected) => {
  expect(stepsOf(name, inputs)).toEqual(expected)
})
