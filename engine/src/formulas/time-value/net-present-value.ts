import { daysBetween } from '../calendar.ts'
import { amount, list, plainNumber, yearRate } from '../fields.ts'
import { formula } from '../formula.ts'
import { noAnswer } from '../reasons.ts'
import type { TimedAmount } from './exponential-sum.ts'
import { spreadsheetSource } from './plan-inputs.ts'
import { mostFlows, ratesOfReturn } from './rates-of-return.ts'

/** Days of a year in the dated functions of spreadsheets, leap years included. */
const daysPerYear = 365

const flows = list(amount('EUR'), 'bedragen, betaald is negatief', 'amounts, paid out is negative', {
  minItems: 1,
})
const datedInputs = {
  flows: { ...flows, maxItems: mostFlows },
  dates: list(
    { kind: 'date' },
    'dag van elk bedrag; de eerste is nu',
    'day of each amount; the first is now',
    {
      minItems: 1,
    },
  ),
} as const

/** Net present value of amounts one period apart. Explained in docs/method/npv.md. */
export const netPresentValueFormula = formula({
  name: 'npv',
  group: 'time-value',
  term: { nl: 'netto contante waarde', en: 'net present value' },
  words: {
    nl: 'som van bedrag / (1 + r)^t; het eerste bedrag valt op t = firstAt: 1 zoals in rekenbladen, 0 zoals in leidraden van de overheid',
    en: 'sum of amount / (1 + r)^t; the first amount is at t = firstAt: 1 as in spreadsheets, 0 as in government guides',
  },
  inputs: {
    rate: yearRate('rente per periode', 'rate per period'),
    flows,
    firstAt: plainNumber('periode van het eerste bedrag', 'period of the first amount', {
      min: 0,
      max: 1,
      default: 1,
    }),
  },
  result: { unit: 'EUR', about: { nl: 'netto contante waarde', en: 'net present value' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.05, flows: [-100, 60, 60] }, result: 11.01 },
  compute: inputs => netPresentValue(inputs.rate, inputs.flows, inputs.firstAt),
})

/** Net present value of amounts on dates. Explained in docs/method/xnpv.md. */
export const datedPresentValueFormula = formula({
  name: 'xnpv',
  group: 'time-value',
  term: { nl: 'netto contante waarde op datum', en: 'net present value by date' },
  words: {
    nl: 'som van bedrag / (1 + r)^(dagen sinds de eerste datum / 365)',
    en: 'sum of amount / (1 + r)^(days since the first date / 365)',
  },
  inputs: { rate: yearRate('rente per jaar', 'rate a year'), ...datedInputs },
  rules: [{ sameLength: ['flows', 'dates'] }],
  result: {
    unit: 'EUR',
    about: { nl: 'netto contante waarde op de eerste datum', en: 'net present value at the first date' },
  },
  source: spreadsheetSource,
  example: {
    inputs: { rate: 0.05, flows: [-1000, 400, 700], dates: ['2026-01-01', '2026-07-01', '2027-07-01'] },
    result: 41.17,
  },
  compute: inputs => presentValueOf(datedFlows(inputs), inputs.rate),
})

/** Internal rate of return of amounts on dates. Explained in docs/method/xirr.md. */
export const datedReturnFormula = formula({
  name: 'xirr',
  group: 'time-value',
  term: { nl: 'rendement op datum', en: 'rate of return by date' },
  words: {
    nl: 'de rente waarbij de netto contante waarde op datum nul is; bij meer oplossingen die het dichtst bij guess, zonder guess die het dichtst bij nul',
    en: 'the rate at which the net present value by date is zero; with more solutions the one nearest to guess, without guess the one nearest to zero',
  },
  inputs: { ...datedInputs, guess: yearRate('eerste gok', 'first guess', { optional: true }) },
  rules: [{ sameLength: ['flows', 'dates'] }],
  result: { unit: 'rate/year', about: { nl: 'rendement per jaar', en: 'rate of return a year' } },
  source: spreadsheetSource,
  example: {
    inputs: { flows: [-1000, 400, 700], dates: ['2026-01-01', '2026-07-01', '2027-07-01'] },
    result: 0.0886,
    within: 0.00005,
  },
  compute: inputs => {
    const rates = ratesOfReturn(datedFlows(inputs), inputs.guess)
    return rates.preferred ?? noAnswer(rates.reason.code)
  },
})

/** Discounted sum of amounts one period apart, the first at period `firstAt`. */
export function netPresentValue(rate: number, amounts: readonly number[], firstAt: number): number {
  return presentValueOf(
    amounts.map((value, index) => ({ amount: value, time: index + firstAt })),
    rate,
  )
}

/** Discounted sum of amounts at times in periods. */
function presentValueOf(timed: readonly TimedAmount[], rate: number): number {
  return timed.reduce((sum, { amount: value, time }) => sum + value / (1 + rate) ** time, 0)
}

function datedFlows(inputs: {
  readonly flows: readonly number[]
  readonly dates: readonly string[]
}): TimedAmount[] {
  const first = inputs.dates[0]!
  return inputs.flows.map((value, index) => ({
    amount: value,
    time: daysBetween(first, inputs.dates[index]!) / daysPerYear,
  }))
}
