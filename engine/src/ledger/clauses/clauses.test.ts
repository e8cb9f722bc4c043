/** What every kind of clause pays on the base path, worked out by hand. */
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { appraise } from '../appraise.ts'
import { lineCash } from '../line-cash.ts'

/** Points in time 0 to 4, no interest: gem receives 100 at t 1, dev pays 40 at t 2, cor loses 300 at t 1. */
const base = {
  format: 'versneller-case/1',
  id: 'clausules',
  name: { nl: 'Clausules' },
  valuationDate: '2026-01-01',
  periods: 4,
  convention: 'end',
  rates: { interest: 0, common: 0 },
  indices: { prijs: 0.1, daling: -0.1 },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.1 },
    { id: 'cor', kind: 'corporatie', rate: 0 },
  ],
  areas: [{ id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 1, paved: 1, green: 1, water: 1 } }],
  phases: [{ id: 'uitgifte', area: 'kern', start: 2, end: 3 }],
  programme: [
    {
      id: 'rij',
      category: 'koop-duur',
      tenure: 'koop',
      units: 10,
      goM2: 1,
      bvoM2: 1,
      plotM2: 1,
      parkingPerUnit: 0,
      area: 'kern',
      phase: 'uitgifte',
      appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 20 } },
      payer: 'cor',
      payee: 'gem',
    },
  ],
  lines: [
    { id: 'winst', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { '0': 50, '1': 110 } },
    { id: 'verlies', account: 'opstal', from: 'cor', to: 'outside', series: { '1': 300 } },
  ],
}

function paid(clause: object, changes: object = {}): number[] {
  const outcome = parseCase({
    ...base,
    ...changes,
    clauses: [{ id: 'c', from: 'dev', to: 'gem', ...clause }],
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const line = lineCash(outcome.case).find(one => one.kind === 'clause')
  return (line?.cashEur ?? []).map(eur => Math.round(eur * 1e6) / 1e6)
}

const fixedTerms: [string, object, number[]][] = [
  ['fixed-price', { kind: 'fixed-price', inputs: { amountEur: 7, t: 2 } }, [0, 0, 7, 0, 0]],
  [
    'deferred-payment',
    { kind: 'deferred-payment', inputs: { amountEur: 100, t: 1, until: 3, rate: 0.1 } },
    [0, 0, 0, 121, 0],
  ],
  [
    'take-down',
    {
      kind: 'take-down',
      inputs: {
        schedule: [
          { t: 1, units: 2 },
          { t: 3, units: 1 },
        ],
        priceEur: 5,
      },
    },
    [0, 10, 0, 5, 0],
  ],
  ['guarantee-fee', { kind: 'guarantee-fee', inputs: { limitEur: 100, feeShare: 0.02 } }, [0, 2, 2, 2, 2]],
  [
    'residual-price, indexed',
    { kind: 'residual-price', inputs: { programme: 'rij', peildatum: '2027-01-01', index: 'prijs' } },
    [0, 0, 110, 121, 0],
  ],
  [
    'residual-price, at least',
    { kind: 'residual-price', inputs: { programme: 'rij', peildatum: '2027-01-01', minEur: 300 } },
    [0, 0, 150, 150, 0],
  ],
  [
    'index-band above',
    {
      kind: 'index-band',
      inputs: { baseEur: 1000, index: 'prijs', band: 0.05, cap: 0.1, sided: 'two', t: 1 },
    },
    [0, 50, 0, 0, 0],
  ],
  [
    'index-band capped',
    { kind: 'index-band', inputs: { baseEur: 1000, index: 'prijs', band: 0.05, cap: 0.1, sided: 'one' } },
    [0, 0, 0, 0, 100],
  ],
  [
    'index-band below, two-sided',
    {
      kind: 'index-band',
      inputs: { baseEur: 1000, index: 'daling', band: 0.05, cap: 1, sided: 'two', t: 1 },
    },
    [0, -50, 0, 0, 0],
  ],
  [
    'index-band below, one-sided',
    {
      kind: 'index-band',
      inputs: { baseEur: 1000, index: 'daling', band: 0.05, cap: 1, sided: 'one', t: 1 },
    },
    [0, 0, 0, 0, 0],
  ],
  [
    'index-band on a risk factor',
    { kind: 'index-band', inputs: { baseEur: 1000, index: 'cpi', band: 0, cap: 1, sided: 'two' } },
    [0, 0, 0, 0, 0],
  ],
  [
    'option that is used',
    {
      kind: 'option',
      inputs: { feeEur: 1, t: 0, exerciseT: 2, rule: { index: 'prijs', atLeast: 1.2, amountEur: 30 } },
    },
    [1, 0, 30, 0, 0],
  ],
  [
    'option that is not used',
    {
      kind: 'option',
      inputs: { feeEur: 1, t: 0, exerciseT: 1, rule: { index: 'prijs', atLeast: 1.2, amountEur: 30 } },
    },
    [1, 0, 0, 0, 0],
  ],
  [
    'presale-start',
    { kind: 'presale-start', inputs: { phase: 'uitgifte', minShare: 1, maxWait: 4 } },
    [0, 0, 0, 0, 0],
  ],
  [
    'cost-recovery-settlement',
    { kind: 'cost-recovery-settlement', inputs: { items: ['verlies'], t: 4 } },
    [0, 0, 0, 0, 0],
  ],
]

describe('fixed terms', () => {
  test.each(fixedTerms)('%s', (_, clause, expected) => {
    expect(paid(clause)).toEqual(expected)
  })
})

const resultTerms: [string, object, number[]][] = [
  [
    'overage of npv 150 above 50, carried to t 2 at 10 %',
    { kind: 'overage', inputs: { share: 0.5, thresholdEur: 50, t: 2 } },
    [0, 0, 60.5, 0, 0],
  ],
  [
    'overage under its cap',
    { kind: 'overage', inputs: { share: 0.5, thresholdEur: 50, capEur: 10, t: 2 } },
    [0, 0, 10, 0, 0],
  ],
  [
    'overage below the threshold',
    { kind: 'overage', inputs: { share: 0.5, thresholdEur: 150 } },
    [0, 0, 0, 0, 0],
  ],
  [
    'clawback without t, in the last period',
    { kind: 'clawback', inputs: { share: 1, thresholdEur: 50 } },
    [0, 0, 0, 0, 146.41],
  ],
  [
    'subsidy-clawback',
    { kind: 'subsidy-clawback', inputs: { share: 0.5, capEur: 50, t: 1 } },
    [0, 55, 0, 0, 0],
  ],
  [
    'min-price-share, the share',
    { kind: 'min-price-share', inputs: { minEur: 10, share: 0.1, of: ['winst'] } },
    [0, 0, 0, 0, 16],
  ],
  [
    'min-price-share, the minimum',
    { kind: 'min-price-share', inputs: { minEur: 20, share: 0.1, of: ['winst'], t: 1 } },
    [0, 20, 0, 0, 0],
  ],
  [
    'guarantee of a party: 300 and the land price of 200 short',
    { kind: 'guarantee', to: 'cor', inputs: { of: 'cor', limitEur: 1000 } },
    [0, 0, 0, 0, 500],
  ],
  [
    'guarantee to its limit',
    { kind: 'guarantee', to: 'cor', inputs: { of: 'cor', limitEur: 400, t: 3 } },
    [0, 0, 0, 400, 0],
  ],
  [
    'guarantee to its limit a year',
    { kind: 'guarantee', to: 'cor', inputs: { of: 'cor', limitEur: 400, capPerYear: 90 } },
    [0, 0, 0, 0, 90],
  ],
  [
    'guarantee of a line, which brings what is planned',
    { kind: 'guarantee', inputs: { of: 'winst', limitEur: 400 } },
    [0, 0, 0, 0, 0],
  ],
  [
    'first-loss above its attachment',
    { kind: 'first-loss', to: 'cor', inputs: { attachEur: 450, limitEur: 100 } },
    [0, 0, 0, 0, 50],
  ],
  [
    'stop-loss to its limit',
    { kind: 'stop-loss', to: 'cor', inputs: { attachEur: 100, limitEur: 150, t: 2 } },
    [0, 0, 150, 0, 0],
  ],
  [
    'stop-loss without a loss',
    { kind: 'stop-loss', inputs: { attachEur: 0, limitEur: 150 } },
    [0, 0, 0, 0, 0],
  ],
]

describe('terms on a result', () => {
  test.each(resultTerms)('%s', (_, clause, expected) => {
    expect(paid(clause)).toEqual(expected)
  })

  test('a clause sees the result after the ones before it', () => {
    const overage = {
      kind: 'overage',
      from: 'dev',
      to: 'gem',
      inputs: { share: 0.5, thresholdEur: 50, t: 0 },
    }
    const outcome = parseCase({
      ...base,
      clauses: [
        { id: 'a', ...overage },
        { id: 'b', ...overage },
      ],
    })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    const totals = lineCash(outcome.case)
      .filter(line => line.kind === 'clause')
      .map(line => line.realEur)
    expect(totals.map(eur => Math.round(eur * 1e6) / 1e6)).toEqual([50, 25])
  })
})

describe('loan', () => {
  const loan = (inputs: object): object => ({
    kind: 'loan',
    from: 'gem',
    to: 'dev',
    inputs: { limitEur: 100, rate: 0.1, feeShare: 0.02, seniority: 1, ...inputs },
  })

  test('by plan: draw less fee, interest, repayment, and the rest in the last period', () => {
    const plan = loan({
      draw: [
        { t: 0, eur: 60 },
        { t: 1, eur: 90 },
      ],
      repay: [{ t: 2, eur: 30 }],
    })
    expect(paid(plan)).toEqual([58, 34, -40, -7, -77])
  })

  test('as needed and swept: what the borrower is short is lent, what it has to spare repays', () => {
    const lines = [
      { id: 'uit', account: 'opstal', from: 'dev', to: 'outside', series: { '1': 50, '2': 80 } },
      { id: 'in', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { '3': 70, '4': 90 } },
    ]
    expect(paid(loan({ draw: 'as-needed', repay: 'sweep' }), { lines })).toEqual([0, 48, 45, -70, -44])
  })
})

test('clauses are internal: the area does not move, the parties move against each other', () => {
  const read = (clauses: object[]): Case => {
    const outcome = parseCase({ ...base, clauses })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    return outcome.case
  }
  const [without, having] = [
    appraise(read([])),
    appraise(
      read([{ id: 'c', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 7, t: 2 } }]),
    ),
  ]
  expect(having.area).toEqual(without.area)
  expect((having.parties.gem?.npvCommonEur ?? 0) - (without.parties.gem?.npvCommonEur ?? 0)).toBeCloseTo(7, 9)
  expect((having.parties.dev?.npvCommonEur ?? 0) - (without.parties.dev?.npvCommonEur ?? 0)).toBeCloseTo(
    -7,
    9,
  )
})
