import { euro, share } from '../fields.ts'
import { formula } from '../formula.ts'

/** From value without to value with purchaser's costs, or back. Explained in docs/method/kk-to-von.md. */
export const purchaserCostsFormula = formula({
  name: 'kk-to-von',
  group: 'land',
  term: { nl: 'van kosten koper naar vrij op naam', en: 'from kk to von' },
  words: {
    nl: 'v.o.n. = k.k. x (1 + kosten van de koper); terug: k.k. = v.o.n. / (1 + kosten van de koper)',
    en: 'von = kk x (1 + purchaser’s costs); back: kk = von / (1 + purchaser’s costs)',
  },
  inputs: {
    kkEur: euro('waarde kosten koper', 'value kk', { optional: true }),
    vonEur: euro('waarde vrij op naam', 'value von', { optional: true }),
    costsShare: share(
      'overdrachtsbelasting, notaris en makelaar, deel van de waarde k.k.',
      'transfer tax, notary and agent, share of the value kk',
    ),
  },
  rules: [{ exactlyOne: ['kkEur', 'vonEur'] }],
  result: { unit: 'EUR', about: { nl: 'de andere waarde', en: 'the other value' } },
  source: { nl: 'Taxatiepraktijk', en: 'Valuation practice' },
  example: { inputs: { kkEur: 1000000, costsShare: 0.109 }, result: 1109000 },
  compute: ({ kkEur, vonEur, costsShare }) =>
    kkEur === undefined ? vonEur! / (1 + costsShare) : kkEur * (1 + costsShare),
})
