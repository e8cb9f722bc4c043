import { euro } from '../fields.ts'
import { formula } from '../formula.ts'
import { homeResidual, homeResidualFigures, homeResidualInputs, residualSource } from './residual-inputs.ts'

/** Residual land value of a home that is sold. Explained in docs/method/residual-sale.md. */
export const residualSaleFormula = formula({
  name: 'residual-sale',
  group: 'land',
  term: { nl: 'residuele grondwaarde, koopwoning', en: 'residual land value, home for sale' },
  words: {
    nl: 'waarde zonder btw = prijs v.o.n. / (1 + btw); grondwaarde = die waarde - bouwkosten - bijkomende kosten - (algemene kosten, winst en risico) - overige kosten - rente',
    en: 'value without tax = price von / (1 + tax rate); land value = that value - build costs - soft costs - (overhead, profit and risk) - other costs - interest',
  },
  inputs: {
    priceVonEur: euro('prijs vrij op naam, met btw', 'price with purchaser’s costs, with tax', { min: 0 }),
    ...homeResidualInputs,
  },
  result: { fields: homeResidualFigures },
  source: residualSource,
  example: {
    inputs: { priceVonEur: 400000, bvoM2: 100, buildPerM2: 1750, softShare: 0.22, marginShare: 0.08 },
    result: {
      exVatEur: 330578.51,
      buildEur: 175000,
      softEur: 38500,
      marginEur: 26446.28,
      residualEur: 90632.23,
      quote: 0.27416,
    },
  },
  compute: inputs => homeResidual(inputs.priceVonEur, inputs),
})
