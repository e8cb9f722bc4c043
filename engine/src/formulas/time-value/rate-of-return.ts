import { amount, list, yearRate } from '../fields.ts'
import { formula } from '../formula.ts'
import { noAnswer } from '../reasons.ts'
import { netPresentValue } from './net-present-value.ts'
import { spreadsheetSource } from './plan-inputs.ts'
import { mostFlows, ratesOfReturn } from './rates-of-return.ts'

const flows = list(amount('EUR'), 'bedragen, betaald is negatief', 'amounts, paid out is negative', {
  minItems: 1,
  maxItems: mostFlows,
})

/** Every internal rate of return. Explained in docs/method/irr.md. */
export const rateOfReturnFormula = formula({
  name: 'irr',
  group: 'time-value',
  term: { nl: 'rendement (interne rentevoet)', en: 'internal rate of return' },
  words: {
    nl: 'alle renten boven -100 % waarbij de netto contante waarde nul is; preferred is die het dichtst bij requiredReturn, anders bij guess, anders met de kleinste abs(ln(1 + r))',
    en: 'all rates above -100 % at which the net present value is zero; preferred is the one nearest to requiredReturn, else to guess, else with the smallest abs(ln(1 + r))',
  },
  inputs: {
    flows,
    requiredReturn: yearRate('rendementseis', 'required return', { optional: true }),
    guess: yearRate(
      'eerste gok, telt alleen zonder rendementseis',
      'first guess, counts without a required return only',
      { optional: true },
    ),
  },
  result: {
    fields: {
      preferred: {
        unit: 'rate/period',
        about: { nl: 'rendement om te tonen', en: 'rate of return to show' },
      },
      roots: { unit: 'rate/period', about: { nl: 'alle rendementen', en: 'all rates of return' } },
      multiple: {
        unit: 'yes-no',
        about: { nl: 'of er meer dan één is', en: 'whether there is more than one' },
      },
      reason: {
        unit: 'text',
        about: { nl: 'uitleg bij meer dan één rendement', en: 'explanation of more than one rate' },
      },
    },
  },
  source: {
    nl: 'Contract voor het rendement: alle reële wortels boven -1, met de voorkeur en de reden; anders dan rekenbladen, die er één geven',
    en: 'Contract of the rate of return: all real roots above -1, with the preference and the reason; unlike spreadsheets, which give one',
  },
  example: {
    inputs: { flows: [-100, 230, -132], requiredReturn: 0.12 },
    result: {
      roots: [0.1, 0.2],
      preferred: 0.1,
      multiple: true,
      reason: noAnswer('MEER_RENDEMENTEN').reason,
    },
    within: 1e-9,
  },
  compute: inputs => {
    const timed = inputs.flows.map((value, time) => ({ amount: value, time }))
    const rates = ratesOfReturn(timed, inputs.requiredReturn ?? inputs.guess)
    return rates.preferred === null ? noAnswer(rates.reason.code) : rates
  },
})

/** Return with own rates for money borrowed and money put back to work. Explained in docs/method/mirr.md. */
export const modifiedReturnFormula = formula({
  name: 'mirr',
  group: 'time-value',
  term: { nl: 'aangepast rendement', en: 'modified rate of return' },
  words: {
    nl: '(eindwaarde van de opbrengsten tegen reinvestRate / contante waarde van de uitgaven tegen financeRate)^(1 / (aantal - 1)) - 1',
    en: '(future value of the revenues at reinvestRate / present value of the payments at financeRate)^(1 / (number - 1)) - 1',
  },
  inputs: {
    flows,
    financeRate: yearRate('rente op geleend geld', 'rate on money borrowed'),
    reinvestRate: yearRate('rente op geld dat vrijkomt', 'rate on money that comes free'),
  },
  result: { unit: 'rate/period', about: { nl: 'aangepast rendement', en: 'modified rate of return' } },
  source: spreadsheetSource,
  example: {
    inputs: { flows: [-100, 60, 60], financeRate: 0.1, reinvestRate: 0.12 },
    result: 0.1278,
    within: 0.00005,
  },
  compute: inputs => {
    const last = inputs.flows.length - 1
    const paid = netPresentValue(
      inputs.financeRate,
      inputs.flows.map(value => Math.min(value, 0)),
      0,
    )
    const earned = netPresentValue(
      inputs.reinvestRate,
      inputs.flows.map(value => Math.max(value, 0)),
      0,
    )
    if (paid === 0 || earned === 0) return noAnswer('GEEN_UITGAVE_OF_OPBRENGST')
    return (-(earned * (1 + inputs.reinvestRate) ** last) / paid) ** (1 / last) - 1
  },
})
