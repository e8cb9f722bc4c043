import { amount, choice, euroPerYear, list, plainNumber, share, yearRate, yieldRate } from '../fields.ts'
import { formula, step } from '../formula.ts'
import type { ValuesOf } from '../shapes.ts'
import { growingAnnuityFactor } from '../time-value/annuity.ts'
import { beginFactor } from '../time-value/annuity-factors.ts'
import { netPresentValue } from '../time-value/net-present-value.ts'

const discountedInputs = {
  noiEur: list(amount('EUR/year'), 'netto huur per jaar', 'net income by year', {
    minItems: 1,
    optional: true,
  }),
  firstEur: euroPerYear('netto huur in het eerste jaar', 'net income of the first year', {
    optional: true,
  }),
  growthRate: yearRate('groei van de netto huur per jaar', 'growth of the net income a year', {
    optional: true,
  }),
  years: plainNumber(
    'aantal jaren tot de verkoop, ook gebroken',
    'number of years until the sale, broken too',
    { min: 0, max: 200, optional: true },
  ),
  rate: yearRate('disconto per jaar', 'discount rate a year'),
  exitYield: yieldRate('rendement bij verkoop', 'exit yield'),
  exitNoiEur: euroPerYear('netto huur in het jaar na de verkoop', 'net income of the year after the sale', {
    optional: true,
  }),
  exitCostsShare: share('verkoopkosten, deel van de verkoopwaarde', 'sale costs, share of the exit value', {
    default: 0,
  }),
  when: choice(
    ['end', 'begin'],
    'netto huur aan het eind of het begin van elk jaar',
    'net income at the end or the begin of each year',
    { default: 'end' },
  ),
} as const

type DiscountedInputs = ValuesOf<typeof discountedInputs>

/** Value of a let building from its income and its sale. Explained in docs/method/dcf-value.md. */
export const discountedValueFormula = formula({
  name: 'dcf-value',
  group: 'land',
  term: { nl: 'waarde uit kasstromen (DCF)', en: 'value from cash flows (DCF)' },
  words: {
    nl: 'som van netto huur / (1 + r)^t + verkoop / (1 + r)^n; verkoop = netto huur in jaar n + 1 / rendement bij verkoop x (1 - verkoopkosten). Bij een lijst zonder exitNoiEur telt de laatste netto huur; een gebroken aantal jaren volgt de meetkundige reeks van een groeiend jaarbedrag',
    en: 'sum of net income / (1 + r)^t + sale / (1 + r)^n; sale = net income of year n + 1 / exit yield x (1 - sale costs). For a list without exitNoiEur the last net income counts; a broken number of years follows the geometric series of a growing payment',
  },
  inputs: discountedInputs,
  rules: [{ exactlyOne: ['noiEur', 'firstEur'] }, { together: ['firstEur', 'growthRate', 'years'] }],
  result: {
    fields: {
      valueEur: { unit: 'EUR', about: { nl: 'waarde', en: 'value' } },
      exitEur: {
        unit: 'EUR',
        about: {
          nl: 'verkoopwaarde na kosten, in het laatste jaar',
          en: 'exit value after costs, in the last year',
        },
      },
    },
  },
  source: {
    nl: 'Taxatiepraktijk: contante waarde van kasstromen met eindwaarde (Delft, nota grondprijzen 2002)',
    en: 'Valuation practice: discounted cash flow with exit value (Delft, land price memorandum 2002)',
  },
  example: {
    inputs: {
      firstEur: 500000,
      growthRate: 0.02,
      years: 10,
      rate: 0.06,
      exitYield: 0.055,
      exitCostsShare: 0.02,
    },
    result: { valueEur: 10055739.58, exitEur: 10860132.11 },
  },
  compute: inputs => {
    const { incomeValueEur, exitEur, exitValueEur } = valueParts(inputs)
    return { valueEur: incomeValueEur + exitValueEur, exitEur }
  },
  steps: inputs => {
    const { incomeValueEur, exitValueEur } = valueParts(inputs)
    return [
      step('contante waarde van de netto huur', 'present value of the net income', incomeValueEur, 'EUR'),
      step('contante waarde van de verkoop', 'present value of the sale', exitValueEur, 'EUR'),
    ]
  },
})

function valueParts(inputs: DiscountedInputs) {
  const { years, incomeValueEur, nextEur } = inputs.noiEur
    ? listedIncome(inputs, inputs.noiEur)
    : grownIncome(inputs)
  const exitEur = ((inputs.exitNoiEur ?? nextEur) / inputs.exitYield) * (1 - inputs.exitCostsShare)
  return { incomeValueEur, exitEur, exitValueEur: exitEur / (1 + inputs.rate) ** years }
}

function listedIncome({ rate, when }: DiscountedInputs, noiEur: readonly number[]) {
  const incomeValueEur = netPresentValue(rate, noiEur, when === 'begin' ? 0 : 1)
  return { years: noiEur.length, incomeValueEur, nextEur: noiEur.at(-1)! }
}

/** Without a list there are a first income, its growth and a number of years. */
function grownIncome({ rate, when, ...inputs }: DiscountedInputs) {
  const [firstEur, growthRate, years] = [inputs.firstEur!, inputs.growthRate!, inputs.years!]
  return {
    years,
    incomeValueEur: firstEur * growingAnnuityFactor(rate, years, growthRate) * beginFactor(rate, when),
    nextEur: firstEur * (1 + growthRate) ** years,
  }
}
