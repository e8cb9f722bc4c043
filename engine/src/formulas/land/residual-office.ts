import { formula } from '../formula.ts'
import { type OfficeInputs, officeInputs } from './office-inputs.ts'
import { residualSource } from './residual-inputs.ts'

const periodsPerYear = { year: 1, 'half-year': 2, quarter: 4, month: 12 } as const
const monthsPerYear = 12

/** Residual land value of an office, shop or another let building. Explained in docs/method/residual-office.md. */
export const residualOfficeFormula = formula({
  name: 'residual-office',
  group: 'land',
  term: {
    nl: 'residuele grondwaarde, kantoor en ander verhuurd gebouw',
    en: 'residual land value, office and other let building',
  },
  words: {
    nl: 'bruto waarde = jaarhuur / rendement; netto waarde = bruto waarde min kosten van de koper; rente = deel x kosten x ((1 + rente/m)^(m x maanden/12) - 1), voor bouw en leegstand opgeteld; grondwaarde = netto waarde - (bouw + bijkomend + overig + financiering) - rente - verhuur - verkoop - winst; grondbod = grondwaarde / ((1 + rente)^(maanden/12) x (1 + kosten van de koop))',
    en: 'gross value = year rent / yield; net value = gross value less purchaser’s costs; interest = share x costs x ((1 + rate/m)^(m x months/12) - 1), added up for construction and void; land value = net value - (build + soft + other + funding) - interest - letting - sale - profit; land bid = land value / ((1 + rate)^(months/12) x (1 + acquisition costs))',
  },
  inputs: officeInputs,
  rules: [{ atMostOne: ['softShare', 'fees'] }],
  result: {
    fields: {
      grossValueEur: { unit: 'EUR', about: { nl: 'bruto waarde', en: 'gross value' } },
      netValueEur: {
        unit: 'EUR',
        about: { nl: 'waarde na kosten van de koper', en: 'value after purchaser’s costs' },
      },
      rentEur: { unit: 'EUR/year', about: { nl: 'jaarhuur', en: 'year rent' } },
      buildEur: { unit: 'EUR', about: { nl: 'bouwkosten', en: 'build costs' } },
      feesEur: { unit: 'EUR', about: { nl: 'bijkomende kosten', en: 'soft costs' } },
      costBaseEur: {
        unit: 'EUR',
        about: { nl: 'kosten waarover rente wordt gerekend', en: 'costs that bear interest' },
      },
      interestEur: {
        unit: 'EUR',
        about: { nl: 'rente tijdens bouw en leegstand', en: 'interest during construction and void' },
      },
      lettingEur: { unit: 'EUR', about: { nl: 'verhuur en promotie', en: 'letting and promotion' } },
      saleFeeEur: { unit: 'EUR', about: { nl: 'kosten van de verkoop', en: 'sale fee' } },
      netCostsEur: { unit: 'EUR', about: { nl: 'alle kosten voor de grond', en: 'all costs before land' } },
      profitEur: { unit: 'EUR', about: { nl: 'winst', en: 'profit' } },
      residualEur: {
        unit: 'EUR',
        about: { nl: 'residuele grondwaarde bij oplevering', en: 'residual land value at completion' },
      },
      landBidEur: { unit: 'EUR', about: { nl: 'grondbod nu', en: 'land bid now' } },
    },
  },
  source: residualSource,
  example: {
    inputs: {
      areaNetM2: 850,
      rentPerM2Year: 220,
      yieldRate: 0.065,
      areaGrossM2: 1000,
      buildPerM2: 1900,
      softShare: 0.2,
      profitShare: 0.07,
    },
    result: {
      grossValueEur: 2876923.08,
      netValueEur: 2876923.08,
      rentEur: 187000,
      buildEur: 1900000,
      feesEur: 380000,
      costBaseEur: 2280000,
      interestEur: 0,
      lettingEur: 0,
      saleFeeEur: 0,
      netCostsEur: 2280000,
      profitEur: 201384.62,
      residualEur: 395538.46,
      landBidEur: 395538.46,
    },
  },
  compute: inputs => {
    const value = officeValue(inputs)
    const costs = officeCosts(inputs, value)
    const profitEur = officeProfitEur(inputs, { ...value, ...costs })
    const residualEur = value.netValueEur - costs.netCostsEur - profitEur
    return { ...value, ...costs, profitEur, residualEur, landBidEur: landBidEur(inputs, residualEur) }
  },
})

function officeValue(inputs: OfficeInputs) {
  const rentEur = inputs.areaNetM2 * inputs.rentPerM2Year
  const grossValueEur = rentEur / inputs.yieldRate
  const costs = inputs.purchaserCostsShare
  const netValueEur =
    inputs.purchaserCostsBasis === 'on-price' ? grossValueEur / (1 + costs) : grossValueEur * (1 - costs)
  return { grossValueEur, netValueEur, rentEur }
}

function officeCosts(
  inputs: OfficeInputs,
  value: { readonly netValueEur: number; readonly rentEur: number },
) {
  const buildEur = inputs.areaGrossM2 * inputs.buildPerM2
  const feesEur = buildEur * (inputs.softShare ?? sum(Object.values(inputs.fees ?? {})))
  const costBaseEur = buildEur + feesEur + sum(inputs.otherCostsEur) + sum(inputs.fundingFeesEur)
  const interestEur = interestOnCostsEur(inputs.finance, costBaseEur)
  const lettingEur = inputs.lettingShareOfRent * value.rentEur + inputs.promotionEur
  const saleFeeEur = inputs.saleFeeShare * value.netValueEur
  const netCostsEur = costBaseEur + interestEur + lettingEur + saleFeeEur
  return { buildEur, feesEur, costBaseEur, interestEur, lettingEur, saleFeeEur, netCostsEur }
}

function interestOnCostsEur(finance: OfficeInputs['finance'], costBaseEur: number): number {
  if (!finance) return 0
  const perYear = periodsPerYear[finance.compounding]
  const growth = (months: number) => (1 + finance.rate / perYear) ** ((perYear * months) / monthsPerYear) - 1
  const duringBuild = finance.buildBaseShare * costBaseEur * growth(finance.buildMonths)
  const outstanding = finance.voidBaseShare * costBaseEur + (finance.compoundInterest ? duringBuild : 0)
  return duringBuild + outstanding * growth(finance.voidMonths)
}

function officeProfitEur(
  inputs: OfficeInputs,
  totals: { readonly grossValueEur: number; readonly netValueEur: number; readonly netCostsEur: number },
): number {
  const { profitShare } = inputs
  switch (inputs.profitBasis) {
    case 'value':
      return profitShare * totals.netValueEur
    case 'gdv':
      return profitShare * totals.grossValueEur
    case 'net-costs':
      return profitShare * totals.netCostsEur
    case 'costs-with-land':
      // Land is what is left: profit = p x (costs + land) with land = value - costs - profit gives p x value / (1 + p).
      return (profitShare * totals.netValueEur) / (1 + profitShare)
  }
}

function landBidEur(inputs: OfficeInputs, residualEur: number): number {
  if (!inputs.landFinance) return residualEur
  const { rate, months, acquisitionShare } = inputs.landFinance
  return residualEur / ((1 + rate) ** (months / monthsPerYear) * (1 + acquisitionShare))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
