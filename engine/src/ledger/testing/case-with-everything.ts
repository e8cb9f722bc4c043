import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'

/** For tests only: one small case that uses every feature of the format that moves a figure, and every clause. */
const document = {
  format: 'versneller-case/1',
  id: 'alles',
  name: { nl: 'Alles' },
  valuationDate: '2026-04-15',
  priceLevelDate: '2025-01-01',
  period: 'half-year',
  periods: 8,
  convention: 'mid',
  rates: {
    interest: [
      { from: 2026, rate: 0.02 },
      { from: 2028, rate: 0.03 },
    ],
    bbv: 0.02,
    common: 0.025,
  },
  indices: {
    kosten: [
      { from: 2024, rate: 0.04 },
      { from: 2027, rate: 0.02 },
    ],
    grond: 0.01,
  },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.06, requiredReturn: 0.08 },
    { id: 'cor', kind: 'corporatie', rate: 0.04 },
  ],
  landExploitation: { party: 'gem', bookValueEur: 500000, bookValueDate: '2026-10-14' },
  areas: [
    { id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 9000, paved: 3000, green: 1000, water: 0 } },
  ],
  phases: [
    { id: 'werk', area: 'kern', start: 2, end: 4 },
    { id: 'uitgifte', area: 'kern', start: 4, end: 6, after: [{ phase: 'werk', lag: -1 }] },
  ],
  programme: [
    {
      id: 'koop',
      category: 'koop-duur',
      tenure: 'koop',
      units: 20,
      goM2: 80,
      bvoM2: 100,
      plotM2: 100,
      parkingPerUnit: 1,
      area: 'kern',
      phase: 'uitgifte',
      appraisal: {
        formula: 'residual-sale',
        inputs: { priceVonEur: 400000, bvoM2: 100, buildPerM2: 1750, softShare: 0.22, marginShare: 0.08 },
      },
      payer: 'dev',
      payee: 'gem',
      index: 'grond',
      priceLevel: '2026-01-01',
    },
  ],
  lines: [
    {
      id: 'sloop',
      account: '3',
      from: 'gem',
      to: 'outside',
      series: { '0': 1000, '1': 20000, '3': 90000 },
      index: 'kosten',
    },
    {
      id: 'werk',
      account: '5',
      from: 'gem',
      to: 'outside',
      quantity: { amount: { of: 'kern/paved' }, unit: 'm2', unitPriceEur: 150 },
      phase: 'werk',
      index: 'kosten',
      priceLevel: '2024-07-01',
      vat: { rate: 0.21, recoverable: 0.4 },
    },
    { id: 'vtu', account: '9', from: 'gem', to: 'outside', percent: { share: 0.15, of: ['sloop', 'werk'] } },
    {
      id: 'onvoorzien',
      account: '12',
      from: 'gem',
      to: 'outside',
      percent: { share: 0.1, of: ['vtu', 'koop'] },
      vat: { rate: 0.21, recoverable: 0 },
    },
    {
      id: 'bouw',
      account: 'opstal',
      from: 'dev',
      to: 'outside',
      quantity: { amount: { of: 'koop/bvoM2' }, unit: 'm2', unitPriceEur: 2100 },
      spread: { from: 4, to: 7, curve: [0.1, 0.4, 0.3, 0.2] },
    },
    {
      id: 'verkoop',
      account: 'opbrengst-opstal',
      from: 'outside',
      to: 'dev',
      quantity: { amount: { of: 'koop/units' }, unit: 'woning', unitPriceEur: 380000 },
      spread: { from: 6, to: 8 },
      index: 'grond',
    },
    {
      id: 'bijdrage',
      account: 'opbrengst-bijdrage',
      from: 'dev',
      to: 'gem',
      totalEur: 80000,
      spread: { from: 5, to: 5 },
      grex: false,
    },
    { id: 'opstal-cor', account: 'opstal', from: 'cor', to: 'outside', totalEur: 700000, phase: 'werk' },
  ],
  clauses: [
    { id: 'vast', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 5000, t: 3 } },
    {
      id: 'residu',
      kind: 'residual-price',
      from: 'dev',
      to: 'cor',
      inputs: { programme: 'koop', peildatum: '2026-01-01', index: 'grond', minEur: 1900000 },
    },
    {
      id: 'band',
      kind: 'index-band',
      from: 'gem',
      to: 'dev',
      inputs: { baseEur: 1000000, index: 'kosten', band: 0.02, cap: 0.1, sided: 'two' },
    },
    {
      id: 'meerwaarde',
      kind: 'overage',
      from: 'dev',
      to: 'gem',
      inputs: { share: 0.3, thresholdEur: 100000, capEur: 90000, t: 7 },
    },
    { id: 'terug', kind: 'clawback', from: 'dev', to: 'gem', inputs: { share: 0.1, thresholdEur: 100000 } },
    {
      id: 'minimum',
      kind: 'min-price-share',
      from: 'dev',
      to: 'gem',
      inputs: { minEur: 1000, share: 0.01, of: ['verkoop'] },
    },
    {
      id: 'optie',
      kind: 'option',
      from: 'dev',
      to: 'gem',
      inputs: { feeEur: 2000, t: 2, exerciseT: 6, rule: { index: 'grond', atLeast: 1.01, amountEur: 30000 } },
    },
    {
      id: 'uitstel',
      kind: 'deferred-payment',
      from: 'dev',
      to: 'gem',
      inputs: { amountEur: 50000, t: 4, until: 8, rate: 0.05 },
    },
    {
      id: 'afname',
      kind: 'take-down',
      from: 'cor',
      to: 'dev',
      inputs: {
        schedule: [
          { t: 5, units: 2 },
          { t: 5, units: 1 },
          { t: 6, units: 3 },
        ],
        priceEur: 1000,
      },
    },
    {
      id: 'voorverkoop',
      kind: 'presale-start',
      from: 'dev',
      to: 'gem',
      inputs: { phase: 'uitgifte', minShare: 0.7, maxWait: 4 },
    },
    {
      id: 'garantie',
      kind: 'guarantee',
      from: 'gem',
      to: 'cor',
      inputs: { of: 'cor', limitEur: 300000, capPerYear: 250000 },
    },
    {
      id: 'lijngarantie',
      kind: 'guarantee',
      from: 'gem',
      to: 'dev',
      inputs: { of: 'verkoop', limitEur: 300000 },
    },
    {
      id: 'premie',
      kind: 'guarantee-fee',
      from: 'cor',
      to: 'gem',
      inputs: { limitEur: 300000, feeShare: 0.01 },
    },
    {
      id: 'eerste',
      kind: 'first-loss',
      from: 'gem',
      to: 'cor',
      inputs: { attachEur: 1000, limitEur: 40000, t: 6 },
    },
    { id: 'stop', kind: 'stop-loss', from: 'dev', to: 'gem', inputs: { attachEur: 10000, limitEur: 70000 } },
    {
      id: 'lening',
      kind: 'loan',
      from: 'gem',
      to: 'cor',
      inputs: {
        limitEur: 200000,
        rate: 0.04,
        feeShare: 0.01,
        draw: [
          { t: 2, eur: 150000 },
          { t: 3, eur: 90000 },
        ],
        repay: [{ t: 6, eur: 60000 }],
        seniority: 1,
      },
    },
    {
      id: 'krediet',
      kind: 'loan',
      from: 'cor',
      to: 'dev',
      inputs: {
        limitEur: 900000,
        rate: 0.06,
        feeShare: 0.02,
        draw: 'as-needed',
        repay: 'sweep',
        seniority: 2,
      },
    },
    {
      id: 'afrekening',
      kind: 'cost-recovery-settlement',
      from: 'dev',
      to: 'gem',
      inputs: { items: ['werk'], t: 8 },
    },
    {
      id: 'subsidie',
      kind: 'subsidy-clawback',
      from: 'dev',
      to: 'gem',
      inputs: { share: 0.05, capEur: -5000000 },
    },
  ],
  actuals: [
    { line: 'sloop', date: '2026-04-15', eur: 900, ref: 'a' },
    { line: 'sloop', date: '2026-06-01', eur: 21000, ref: 'b' },
    { line: 'vtu', date: '2026-07-01', eur: 3000, ref: 'c' },
    { line: 'werk', date: '2026-08-01', eur: 7000, ref: 'd' },
    { line: 'werk', date: '2026-12-01', eur: 1, ref: 'open' },
  ],
}

function parsed(): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors, null, 1))
  return outcome.case
}

/** The case, checked. */
export const caseWithEverything: Case = parsed()
