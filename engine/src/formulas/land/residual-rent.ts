import { euroPerMonth, yieldRate } from '../fields.ts'
import { formula } from '../formula.ts'
import { homeResidual, homeResidualFigures, homeResidualInputs, residualSource } from './residual-inputs.ts'

const monthsPerYear = 12

/** Residual land value of a home that is let. Explained in docs/method/residual-rent.md. */
export const residualRentFormula = formula({
  name: 'residual-rent',
  group: 'land',
  term: { nl: 'residuele grondwaarde, huurwoning', en: 'residual land value, home to let' },
  words: {
    nl: 'waarde v.o.n. = jaarhuur / BAR v.o.n.; waarde zonder btw = waarde v.o.n. / (1 + btw); grondwaarde = die waarde - bouwkosten - bijkomende kosten - (algemene kosten, winst en risico) - overige kosten - rente',
    en: 'value von = year rent / gross initial yield von; value without tax = value von / (1 + tax rate); land value = that value - build costs - soft costs - (overhead, profit and risk) - other costs - interest',
  },
  inputs: {
    rentPerMonthEur: euroPerMonth('huur per maand', 'rent per month'),
    barVonRate: yieldRate('bruto aanvangsrendement v.o.n.', 'gross initial yield on the value von'),
    ...homeResidualInputs,
  },
  result: {
    fields: {
      ...homeResidualFigures,
      valueVonEur: { unit: 'EUR', about: { nl: 'waarde v.o.n. met btw', en: 'value von with tax' } },
    },
  },
  source: residualSource,
  example: {
    inputs: {
      rentPerMonthEur: 1150,
      barVonRate: 0.0475,
      bvoM2: 85,
      buildPerM2: 1700,
      softShare: 0.2,
      marginShare: 0.05,
    },
    result: {
      valueVonEur: 290526.32,
      exVatEur: 240104.39,
      buildEur: 144500,
      softEur: 28900,
      marginEur: 12005.22,
      residualEur: 54699.17,
      quote: 0.22781,
    },
  },
  compute: inputs => {
    const valueVonEur = (inputs.rentPerMonthEur * monthsPerYear) / inputs.barVonRate
    return { ...homeResidual(valueVonEur, inputs), valueVonEur }
  },
})
