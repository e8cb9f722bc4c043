import { type Case, type Clause, parseCase } from '@versneller/engine'

const inputs: { [K in Clause['kind']]: Extract<Clause, { kind: K }>['inputs'] } = {
  'fixed-price': { amountEur: 1_500_000.5, t: 0 },
  'residual-price': { programme: 'koop', peildatum: '2027-01-01', index: 'grond', minEur: 300_000 },
  'index-band': { baseEur: 2_000_000, index: 'bouw', band: 0.05, cap: 1.2, sided: 'two', t: 3 },
  overage: { share: 0.5, thresholdEur: -250_000, capEur: 4_000_000, t: 8 },
  clawback: { share: 0.125, thresholdEur: 0 },
  'min-price-share': { minEur: 100_000, share: 0.2, of: ['verkoop', 'koop'] },
  option: {
    feeEur: 25_000,
    t: 1,
    exerciseT: 4,
    rule: { index: 'house-price', atLeast: 1.1, atMost: 1.45, amountEur: 900_000 },
  },
  'deferred-payment': { amountEur: 750_000, t: 2, until: 6, rate: 0.045 },
  'take-down': {
    schedule: [
      { t: 2, units: 10 },
      { t: 4, units: 12.5 },
    ],
    priceEur: 55_000,
  },
  'presale-start': { phase: 'bouw', minShare: 0.7, maxWait: 1 },
  guarantee: { of: 'bouw-kosten-btw', limitEur: 3_000_000, capPerYear: 500_000 },
  'guarantee-fee': { of: 'dev', limitEur: 3_000_000, feeShare: 0.012 },
  'first-loss': { attachEur: 0, limitEur: 1_000_000, t: 5 },
  'stop-loss': { attachEur: 2_000_000, limitEur: 5_000_000 },
  loan: {
    limitEur: 4_000_000,
    rate: 0.0375,
    feeShare: 0.01,
    draw: 'as-needed',
    repay: [
      { t: 7, eur: 2_000_000 },
      { t: 8, eur: 2_000_000 },
    ],
    seniority: 1,
  },
  'cost-recovery-settlement': { items: ['bouw-kosten'], t: 8 },
  'subsidy-clawback': { share: 0.5, capEur: 1_000_000 },
}

/** A case by half-years with one clause of every kind. */
export function caseOfAllClauses(): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'alle-afspraken',
    name: { nl: 'Alle afspraken' },
    valuationDate: '2026-07-01',
    period: 'half-year',
    periods: 8,
    rates: { interest: 0.02 },
    indices: { grond: 0.02, bouw: 0.03 },
    parties: [
      { id: 'gem', kind: 'gemeente', name: { nl: 'Gemeente', en: 'Municipality' }, rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', name: { nl: 'Ontwikkelaar', en: 'Developer' }, rate: 0.08 },
    ],
    areas: [{ id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 1, paved: 1, green: 1, water: 1 } }],
    phases: [{ id: 'bouw', area: 'kern', start: 2, end: 6 }],
    programme: [
      {
        id: 'koop',
        name: { nl: 'Koopwoningen', en: 'Homes for sale' },
        category: 'koop-duur',
        tenure: 'koop',
        units: 10,
        goM2: 1,
        bvoM2: 1,
        plotM2: 1,
        parkingPerUnit: 0,
        area: 'kern',
        phase: 'bouw',
        appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 20_000 } },
        payer: 'dev',
        payee: 'gem',
      },
    ],
    lines: [
      {
        id: 'verkoop',
        name: { nl: 'Verkoop', en: 'Sales' },
        account: 'opbrengst-opstal',
        from: 'outside',
        to: 'dev',
        series: { '4': 9_000_000 },
      },
      {
        id: 'bouw-kosten',
        name: { nl: 'Bouw', en: 'Building' },
        account: 'opstal',
        from: 'dev',
        to: 'outside',
        series: { '2': 5_000_000 },
        vat: { rate: 0.21, recoverable: 0.5 },
      },
    ],
    clauses: Object.entries(inputs).map(([kind, of]) => ({
      id: kind,
      kind,
      from: 'dev',
      to: 'gem',
      inputs: of,
    })),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}
