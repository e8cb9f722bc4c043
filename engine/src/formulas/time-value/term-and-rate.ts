import { euro, periodRate } from '../fields.ts'
import { formula } from '../formula.ts'
import { noAnswer } from '../reasons.ts'
import { beginFactor, futureAnnuity, growth, type Plan } from './annuity-factors.ts'
import { rootsOfExponentialSum } from './exponential-sum.ts'
import { planInputs, spreadsheetSource } from './plan-inputs.ts'

const { rate, nper, pv, fv, when } = planInputs
const pmt = euro(planInputs.pmt.about.nl, planInputs.pmt.about.en)
/** Where spreadsheets start to look for a rate. */
const usualGuess = 0.1
/** Closer to zero than this, ln(1 + rate) is found by its own equation: there the multiplied one is flat. */
const nearZero = 1e-6

/** Number of periods of a plan. Explained in docs/method/nper.md. */
export const termFormula = formula({
  name: 'nper',
  group: 'time-value',
  term: { nl: 'aantal perioden', en: 'number of periods' },
  words: {
    nl: 'n = ln((pmt x k - fv x r) / (pv x r + pmt x k)) / ln(1 + r), met k = 1 + r bij betaling vooraf en anders 1; bij r = 0: -(pv + fv) / pmt',
    en: 'n = ln((pmt x k - fv x r) / (pv x r + pmt x k)) / ln(1 + r), with k = 1 + r when paid in advance and else 1; at r = 0: -(pv + fv) / pmt',
  },
  inputs: { rate, pmt, pv, fv, when },
  result: { unit: 'periods', about: { nl: 'aantal perioden', en: 'number of periods' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.04, pmt: -12329.094433, pv: 100000 }, result: 10, within: 1e-6 },
  compute: inputs => {
    if (inputs.rate === 0)
      return inputs.pmt === 0 ? noAnswer('DELEN_DOOR_NUL') : -(inputs.pv + inputs.fv) / inputs.pmt
    const paid = inputs.pmt * beginFactor(inputs.rate, inputs.when)
    const ratio = (paid - inputs.fv * inputs.rate) / (inputs.pv * inputs.rate + paid)
    return ratio > 0 && Number.isFinite(ratio)
      ? Math.log(ratio) / Math.log1p(inputs.rate)
      : noAnswer('GEEN_OPLOSSING')
  },
})

/** Rate per period of a plan. Explained in docs/method/rate.md. */
export const periodRateFormula = formula({
  name: 'rate',
  group: 'time-value',
  term: { nl: 'rente per periode', en: 'rate per period' },
  words: {
    nl: 'de rente waarbij pv, de vaste bedragen en fv elkaar opheffen; bij meer oplossingen die het dichtst bij guess',
    en: 'the rate at which pv, the fixed payments and fv cancel; with more solutions the one nearest to guess',
  },
  inputs: {
    nper: { ...nper, above: 0 },
    pmt,
    pv,
    fv,
    when,
    guess: periodRate('eerste gok', 'first guess', { default: usualGuess }),
  },
  result: { unit: 'rate/period', about: { nl: 'rente per periode', en: 'rate per period' } },
  source: spreadsheetSource,
  example: { inputs: { nper: 10, pmt: -12329.094433, pv: 100000 }, result: 0.04, within: 1e-9 },
  compute: inputs => {
    const rates = ratesOfPlan(inputs, inputs.pmt)
    if (rates.length === 0) return noAnswer('GEEN_OPLOSSING')
    const distance = (candidate: number) => Math.abs(candidate - inputs.guess)
    return rates.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best))
  },
})

/**
 * All rates of a plan. The balance equation times the rate is a sum of a few powers of (1 + rate),
 * whose roots are all found; the root at rate 0 that the multiplication adds is left out again.
 */
function ratesOfPlan(plan: Omit<Plan, 'rate'>, paymentEur: number): number[] {
  const { nper: count, pv: now, fv: later, when: moment } = plan
  const early = moment === 'begin' ? 1 : 0
  const roots = rootsOfExponentialSum([
    { amount: now, time: -(count + 1) },
    { amount: -now, time: -count },
    { amount: paymentEur, time: -(count + early) },
    { amount: -paymentEur, time: -early },
    { amount: later, time: -1 },
    { amount: -later, time: 0 },
  ])
  const far = roots.filter(root => Math.abs(root) > nearZero).map(Math.expm1)
  return [...far.filter(found => found > -1 && Number.isFinite(found)), ...rateNearZero(plan, paymentEur)]
}

function rateNearZero(plan: Omit<Plan, 'rate'>, paymentEur: number): number[] {
  const { nper: count, pv: now, fv: later, when: moment } = plan
  const early = moment === 'begin' ? 1 : 0
  const balance = (at: number) =>
    now * growth(at, count) + paymentEur * beginFactor(at, moment) * futureAnnuity(at, count) + later
  const slope = now * count + paymentEur * ((count * (count - 1)) / 2 + early * count)
  let found = 0
  for (let round = 0; round < 5; round++) found -= balance(found) / slope
  return Math.abs(found) <= nearZero ? [found] : []
}
