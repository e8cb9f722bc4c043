import { choice, euro, plainNumber, yearRate, years } from '../fields.ts'
import { formula, step } from '../formula.ts'
import { noAnswer } from '../reasons.ts'
import { beginFactor, presentAnnuity } from './annuity-factors.ts'

const paymentEur = euro('bedrag per jaar', 'payment a year')
const rate = yearRate('rente per jaar', 'rate a year')
const when = choice(
  ['end', 'begin'],
  'betaling aan het eind of het begin van elk jaar',
  'payment at the end or the begin of each year',
  { default: 'end' },
)
const presentValue = { unit: 'EUR', about: { nl: 'contante waarde', en: 'present value' } } as const
const source = {
  nl: 'Financiële rekenkunde: meetkundige reeks',
  en: 'Financial arithmetic: geometric series',
} as const

/** Present value of a fixed yearly payment. Explained in docs/method/annuity.md. */
export const annuityFormula = formula({
  name: 'annuity',
  group: 'time-value',
  term: { nl: 'contante waarde van een vast jaarbedrag', en: 'present value of a fixed yearly payment' },
  words: {
    nl: 'bedrag x (1 - (1 + r)^-n) / r; maal (1 + r) bij betaling vooraf; bij r = 0: bedrag x n',
    en: 'payment x (1 - (1 + r)^-n) / r; times (1 + r) when paid in advance; at r = 0: payment x n',
  },
  inputs: { paymentEur, rate, years: years('aantal jaren', 'number of years'), when },
  result: presentValue,
  source,
  example: { inputs: { paymentEur: 100, rate: 0.05, years: 10 }, result: 772.17 },
  compute: inputs =>
    inputs.paymentEur * presentAnnuity(inputs.rate, inputs.years) * beginFactor(inputs.rate, inputs.when),
  steps: inputs => [
    step(
      'contante waarde van 1 per jaar',
      'present value of 1 a year',
      presentAnnuity(inputs.rate, inputs.years),
      'factor',
    ),
  ],
})

/** Present value of a yearly payment that grows. Explained in docs/method/growing-annuity.md. */
export const growingAnnuityFormula = formula({
  name: 'growing-annuity',
  group: 'time-value',
  term: {
    nl: 'contante waarde van een groeiend jaarbedrag',
    en: 'present value of a growing yearly payment',
  },
  words: {
    nl: 'bedrag x (1 - ((1 + g) / (1 + r))^n) / (r - g), het eerste bedrag zonder groei; bij g = r: bedrag x n / (1 + r); maal (1 + r) bij betaling vooraf',
    en: 'payment x (1 - ((1 + g) / (1 + r))^n) / (r - g), the first payment without growth; at g = r: payment x n / (1 + r); times (1 + r) when paid in advance',
  },
  inputs: {
    paymentEur,
    rate,
    years: years('aantal jaren', 'number of years'),
    growthRate: yearRate('groei van het bedrag per jaar', 'growth of the payment a year'),
    when,
  },
  result: presentValue,
  source,
  example: { inputs: { paymentEur: 100, rate: 0.05, years: 10, growthRate: 0.02 }, result: 838.81 },
  compute: inputs =>
    inputs.paymentEur *
    growingAnnuityFactor(inputs.rate, inputs.years, inputs.growthRate) *
    beginFactor(inputs.rate, inputs.when),
  steps: inputs => [
    step(
      'contante waarde van 1 per jaar met groei',
      'present value of 1 a year with growth',
      growingAnnuityFactor(inputs.rate, inputs.years, inputs.growthRate),
      'factor',
    ),
  ],
})

/** Present value of a yearly payment for ever. Explained in docs/method/perpetuity.md. */
export const perpetuityFormula = formula({
  name: 'perpetuity',
  group: 'time-value',
  term: { nl: 'contante waarde van een eeuwig jaarbedrag', en: 'present value of a perpetual payment' },
  words: {
    nl: 'bedrag / (r - g); maal (1 + r) bij betaling vooraf; geen antwoord als g niet lager is dan r',
    en: 'payment / (r - g); times (1 + r) when paid in advance; no answer when g is not lower than r',
  },
  inputs: {
    paymentEur,
    rate,
    growthRate: yearRate('groei van het bedrag per jaar', 'growth of the payment a year', { default: 0 }),
    when,
  },
  result: presentValue,
  source,
  example: { inputs: { paymentEur: 9000, rate: 0.04, growthRate: 0.01 }, result: 300000 },
  compute: inputs =>
    inputs.growthRate >= inputs.rate
      ? noAnswer('GROEI_NIET_ONDER_RENTE')
      : (inputs.paymentEur / (inputs.rate - inputs.growthRate)) * beginFactor(inputs.rate, inputs.when),
})

const periodsPerYear = plainNumber('aantal perioden per jaar', 'number of periods a year', {
  whole: true,
  min: 1,
})

/** Yearly rate with compounding in the year. Explained in docs/method/effective-rate.md. */
export const effectiveRateFormula = formula({
  name: 'effective-rate',
  group: 'time-value',
  term: { nl: 'effectieve rente', en: 'effective rate' },
  words: { nl: '(1 + r / m)^m - 1', en: '(1 + r / m)^m - 1' },
  inputs: { rate: yearRate('nominale rente per jaar', 'nominal rate a year'), periodsPerYear },
  result: { unit: 'rate/year', about: { nl: 'effectieve rente per jaar', en: 'effective rate a year' } },
  source,
  example: { inputs: { rate: 0.06, periodsPerYear: 12 }, result: 0.061678, within: 5e-7 },
  compute: inputs => Math.expm1(inputs.periodsPerYear * Math.log1p(inputs.rate / inputs.periodsPerYear)),
})

/** Yearly rate without compounding in the year. Explained in docs/method/nominal-rate.md. */
export const nominalRateFormula = formula({
  name: 'nominal-rate',
  group: 'time-value',
  term: { nl: 'nominale rente', en: 'nominal rate' },
  words: { nl: 'm x ((1 + r)^(1 / m) - 1)', en: 'm x ((1 + r)^(1 / m) - 1)' },
  inputs: { rate: yearRate('effectieve rente per jaar', 'effective rate a year'), periodsPerYear },
  result: { unit: 'rate/year', about: { nl: 'nominale rente per jaar', en: 'nominal rate a year' } },
  source,
  example: { inputs: { rate: 0.061678, periodsPerYear: 12 }, result: 0.06, within: 5e-7 },
  compute: inputs => inputs.periodsPerYear * Math.expm1(Math.log1p(inputs.rate) / inputs.periodsPerYear),
})

/** Present value of 1 a year that grows, the first payment a year from now. */
export function growingAnnuityFactor(discountRate: number, count: number, growthRate: number): number {
  // (1 + g) / (1 + r) = 1 / (1 + net rate): an annuity at the net rate, brought back by (1 + g).
  const netRate = (discountRate - growthRate) / (1 + growthRate)
  return presentAnnuity(netRate, count) / (1 + growthRate)
}
