import { choice, euroPerYear, share, yieldRate } from '../fields.ts'
import { formula, step } from '../formula.ts'

const yieldInputs = {
  yearRentEur: euroPerYear('jaarhuur', 'year rent'),
  costsShare: share(
    'kosten van de koper, deel van de waarde k.k.',
    'purchaser’s costs, share of the value kk',
    {
      optional: true,
    },
  ),
  basis: choice(
    ['kk', 'von'],
    'of het rendement op de waarde k.k. of op de waarde v.o.n. slaat',
    'whether the yield is on the value kk or on the value von',
    { default: 'kk' },
  ),
} as const

const valueFigures = {
  fields: {
    valueEur: { unit: 'EUR', about: { nl: 'waarde', en: 'value' } },
    kkEur: { unit: 'EUR', about: { nl: 'waarde kosten koper', en: 'value kk, without purchaser’s costs' } },
    vonEur: { unit: 'EUR', about: { nl: 'waarde vrij op naam', en: 'value von, with purchaser’s costs' } },
  },
} as const

const source = {
  nl: 'Taxatiepraktijk: kapitalisatie met het aanvangsrendement; k.k. en v.o.n. uit elkaar gehouden',
  en: 'Valuation practice: capitalisation at the initial yield; kk and von kept apart',
} as const

/** Value from rent and gross initial yield. Explained in docs/method/bar-value.md. */
export const grossYieldValueFormula = formula({
  name: 'bar-value',
  group: 'land',
  term: { nl: 'waarde uit BAR', en: 'value from gross initial yield' },
  words: {
    nl: 'waarde = jaarhuur / BAR; v.o.n. = k.k. x (1 + kosten van de koper)',
    en: 'value = year rent / gross initial yield; von = kk x (1 + purchaser’s costs)',
  },
  inputs: { ...yieldInputs, rate: yieldRate('bruto aanvangsrendement (BAR)', 'gross initial yield') },
  result: valueFigures,
  source,
  example: { inputs: { yearRentEur: 13800, rate: 0.0475 }, result: 290526.32 },
  compute: inputs => valueOnBasis(inputs.yearRentEur / inputs.rate, inputs),
})

/** Value from rent less operating costs and net initial yield. Explained in docs/method/nar-value.md. */
export const netYieldValueFormula = formula({
  name: 'nar-value',
  group: 'land',
  term: { nl: 'waarde uit NAR', en: 'value from net initial yield' },
  words: {
    nl: 'waarde = (jaarhuur - exploitatiekosten) / NAR; v.o.n. = k.k. x (1 + kosten van de koper)',
    en: 'value = (year rent - operating costs) / net initial yield; von = kk x (1 + purchaser’s costs)',
  },
  inputs: {
    ...yieldInputs,
    rate: yieldRate('netto aanvangsrendement (NAR)', 'net initial yield'),
    operatingCostsEur: euroPerYear(
      'exploitatiekosten per jaar waarop de NAR is gebaseerd',
      'operating costs a year on which the yield is based',
    ),
  },
  result: valueFigures,
  source,
  example: { inputs: { yearRentEur: 13800, operatingCostsEur: 3000, rate: 0.0375 }, result: 288000 },
  compute: inputs => valueOnBasis((inputs.yearRentEur - inputs.operatingCostsEur) / inputs.rate, inputs),
  steps: inputs => [
    step('netto jaarhuur', 'net year rent', inputs.yearRentEur - inputs.operatingCostsEur, 'EUR/year'),
  ],
})

function valueOnBasis(
  valueEur: number,
  inputs: { readonly costsShare?: number; readonly basis: 'kk' | 'von' },
): number | { valueEur: number; kkEur: number; vonEur: number } {
  const { costsShare, basis } = inputs
  if (costsShare === undefined) return valueEur
  const kkEur = basis === 'kk' ? valueEur : valueEur / (1 + costsShare)
  return { valueEur, kkEur, vonEur: kkEur * (1 + costsShare) }
}
