import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'

const appraisals = [
  {
    formula: 'residual-sale',
    inputs: {
      priceVonEur: 400000,
      bvoM2: 100,
      buildPerM2: 1750,
      softShare: 0.22,
      marginShare: 0.08,
      otherEur: 900,
      interestEur: 400,
    },
  },
  {
    formula: 'residual-rent',
    inputs: {
      rentPerMonthEur: 1150,
      barVonRate: 0.0475,
      bvoM2: 85,
      buildPerM2: 1700,
      softShare: 0.2,
      marginShare: 0.05,
    },
  },
  { formula: 'residual-simple', inputs: { priceEur: 300000, costsEur: 239500, plotM2: 200 } },
  { formula: 'residual-social', inputs: { units: 60, shareOfValue: 0.12, valueEur: 200000, capEur: 22500 } },
  { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 18600 } },
  {
    formula: 'residual-office',
    inputs: {
      areaNetM2: 850,
      rentPerM2Year: 240,
      yieldRate: 0.06,
      areaGrossM2: 1000,
      buildPerM2: 1700,
      fees: { architect: 0.08, 'toezicht/leges': 0.05 },
      otherCostsEur: [12000, 3000],
      fundingFeesEur: [5000],
      purchaserCostsShare: 0.06,
      purchaserCostsBasis: 'on-price',
      finance: {
        rate: 0.05,
        compounding: 'quarter',
        buildMonths: 18,
        buildBaseShare: 0.6,
        voidMonths: 6,
        compoundInterest: true,
      },
      lettingShareOfRent: 0.15,
      promotionEur: 7000,
      saleFeeShare: 0.01,
      profitShare: 0.1,
      profitBasis: 'costs-with-land',
      landFinance: { rate: 0.05, months: 24, acquisitionShare: 0.05 },
    },
  },
  {
    formula: 'residual-office',
    inputs: {
      areaNetM2: 1,
      rentPerM2Year: 215,
      yieldRate: 0.065,
      areaGrossM2: 1.2,
      buildPerM2: 1950,
      softShare: 0.2,
    },
  },
]

const document = {
  format: 'versneller-case/1',
  id: 'grondprijzen',
  name: { nl: 'Grondprijzen', en: 'Land prices' },
  valuationDate: '2026-01-01',
  period: 'quarter',
  periods: 6,
  rates: { interest: 0.025 },
  indices: {
    grond: [
      { from: 2026, rate: 0.02 },
      { from: 2027, rate: 0.03 },
    ],
  },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
  ],
  landExploitation: { party: 'gem', bookValueEur: 1000000, bookValueDate: '2026-01-01' },
  areas: [{ id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 9000, paved: 1, green: 1, water: 1 } }],
  phases: [{ id: 'uitgifte', area: 'kern', start: 2, end: 5 }],
  programme: appraisals.map((appraisal, place) => ({
    id: `rij-${place}`,
    category: 'koop-duur',
    tenure: 'koop',
    units: 10 + place,
    goM2: 80,
    bvoM2: 100,
    plotM2: 90,
    parkingPerUnit: 1,
    area: 'kern',
    phase: 'uitgifte',
    appraisal,
    payer: 'dev',
    payee: 'gem',
    index: 'grond',
  })),
}

function parsed(): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors, null, 1))
  return outcome.case
}

/** For tests only: a case with a row for every land price formula and every input of it. */
export const caseWithEveryLandPrice: Case = parsed()
