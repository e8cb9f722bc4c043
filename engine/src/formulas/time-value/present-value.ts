import { euro } from '../fields.ts'
import { formula, step } from '../formula.ts'
import { noAnswer } from '../reasons.ts'
import { beginFactor, futureAnnuity, futureValue, growth, payment, type When } from './annuity-factors.ts'
import { planInputs, spreadsheetSource } from './plan-inputs.ts'

const words = {
  nl: 'pv x (1 + r)^n + pmt x (1 + r, bij betaling vooraf) x ((1 + r)^n - 1) / r + fv = 0; bij r = 0: pv + pmt x n + fv = 0',
  en: 'pv x (1 + r)^n + pmt x (1 + r, when paid in advance) x ((1 + r)^n - 1) / r + fv = 0; at r = 0: pv + pmt x n + fv = 0',
} as const

const { rate, nper, when } = planInputs
const pv = euro(planInputs.pv.about.nl, planInputs.pv.about.en, { default: 0 })
const pmt = euro(planInputs.pmt.about.nl, planInputs.pmt.about.en, { default: 0 })
const fv = planInputs.fv

/** Present value of fixed payments and a final amount. Explained in docs/method/pv.md. */
export const presentValueFormula = formula({
  name: 'pv',
  group: 'time-value',
  term: { nl: 'contante waarde van vaste bedragen', en: 'present value of fixed payments' },
  words,
  inputs: { rate, nper, pmt, fv, when },
  result: { unit: 'EUR', about: { nl: 'contante waarde', en: 'present value' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.04, nper: 10, pmt: 1000 }, result: -8110.9 },
  compute: plan =>
    -(plan.pmt * beginFactor(plan.rate, plan.when) * futureAnnuity(plan.rate, plan.nper) + plan.fv) /
    growth(plan.rate, plan.nper),
  steps: factorSteps,
})

/** Future value of an amount now and fixed payments. Explained in docs/method/fv.md. */
export const futureValueFormula = formula({
  name: 'fv',
  group: 'time-value',
  term: { nl: 'toekomstige waarde van vaste bedragen', en: 'future value of fixed payments' },
  words,
  inputs: { rate, nper, pv, pmt, when },
  result: { unit: 'EUR', about: { nl: 'toekomstige waarde', en: 'future value' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.04, nper: 10, pv: -1000 }, result: 1480.24 },
  compute: futureValue,
  steps: factorSteps,
})

/** Fixed payment of a loan or savings plan. Explained in docs/method/pmt.md. */
export const paymentFormula = formula({
  name: 'pmt',
  group: 'time-value',
  term: { nl: 'vast bedrag per periode (annuïteit)', en: 'fixed payment per period (annuity)' },
  words,
  inputs: { rate, nper, pv, fv, when },
  result: { unit: 'EUR', about: { nl: 'bedrag per periode', en: 'payment per period' } },
  source: spreadsheetSource,
  example: { inputs: { rate: 0.04, nper: 10, pv: 100000 }, result: -12329.09 },
  compute: plan => (plan.nper === 0 ? noAnswer('DELEN_DOOR_NUL') : payment(plan)),
  steps: factorSteps,
})

function factorSteps(plan: { readonly rate: number; readonly nper: number; readonly when: When }) {
  const annuity = beginFactor(plan.rate, plan.when) * futureAnnuity(plan.rate, plan.nper)
  return [
    step('groei over alle perioden', 'growth over all periods', growth(plan.rate, plan.nper), 'factor'),
    step('eindwaarde van 1 per periode', 'future value of 1 a period', annuity, 'factor'),
  ]
}
