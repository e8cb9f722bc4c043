import { newestValue } from '../../../parameters/parameter.ts'
import { valueAddedTaxRates } from '../../../parameters/value-added-tax.ts'
import { euro, share, squareMetres } from '../fields.ts'
import { formula } from '../formula.ts'
import { residualSource } from './residual-inputs.ts'

/** Residual land value from a price and total costs, both with tax. Explained in docs/method/residual-simple.md. */
export const residualSimpleFormula = formula({
  name: 'residual-simple',
  group: 'land',
  term: { nl: 'residuele grondwaarde, eenvoudig', en: 'residual land value, simple' },
  words: {
    nl: 'grond met btw = prijs - kosten; grond zonder btw = grond met btw / (1 + btw)',
    en: 'land with tax = price - costs; land without tax = land with tax / (1 + tax rate)',
  },
  inputs: {
    priceEur: euro('prijs met btw', 'price with tax'),
    costsEur: euro('alle kosten behalve de grond, met btw', 'all costs except the land, with tax'),
    plotM2: squareMetres('oppervlakte van de kavel', 'area of the plot', { above: 0, optional: true }),
    vatRate: share('btw-tarief', 'rate of value added tax', { default: newestValue(valueAddedTaxRates) }),
  },
  result: {
    fields: {
      landInclVatEur: { unit: 'EUR', about: { nl: 'grondwaarde met btw', en: 'land value with tax' } },
      perM2InclVatEur: {
        unit: 'EUR/m2',
        about: { nl: 'per m2 kavel met btw', en: 'per m2 of plot with tax' },
      },
      landExVatEur: { unit: 'EUR', about: { nl: 'grondwaarde zonder btw', en: 'land value without tax' } },
      perM2ExVatEur: {
        unit: 'EUR/m2',
        about: { nl: 'per m2 kavel zonder btw', en: 'per m2 of plot without tax' },
      },
    },
  },
  source: residualSource,
  example: {
    inputs: { priceEur: 300000, costsEur: 239500, plotM2: 200 },
    result: { landInclVatEur: 60500, perM2InclVatEur: 302.5, landExVatEur: 50000, perM2ExVatEur: 250 },
  },
  compute: ({ priceEur, costsEur, plotM2, vatRate }) => {
    const landInclVatEur = priceEur - costsEur
    const landExVatEur = landInclVatEur / (1 + vatRate)
    const perM2 = (landEur: number) => (plotM2 === undefined ? null : landEur / plotM2)
    return {
      landInclVatEur,
      perM2InclVatEur: perM2(landInclVatEur),
      landExVatEur,
      perM2ExVatEur: perM2(landExVatEur),
    }
  },
})
