// Features of the format on figures small enough to be worked out by hand.
import { expect, test } from 'vitest'
import { appraiseByReference } from './reference.ts'
import type { Case, Line } from './shape.ts'
import { variantOf } from './variant.ts'

function fileWith(change: Partial<Case>): Case {
  return {
    id: 'x',
    valuationDate: '2026-01-01',
    periods: 4,
    convention: 'end',
    rates: { interest: 0.1, bbv: 0.1 },
    indices: { tien: 0.1 },
    parties: [
      { id: 'gem', rate: 0 },
      { id: 'dev', rate: 0.25 },
    ],
    ...change,
  }
}

function cost(id: string, change: Partial<Line>): Line {
  return { id, account: '5', from: 'gem', to: 'outside', ...change }
}

function cashOfGem(change: Partial<Case>): number[] {
  return appraiseByReference(fileWith(change)).parties.gem!.cashEur.map(
    eur => Math.round(eur * 1e6) / 1e6 + 0,
  )
}

test('a total is spread evenly over a phase and by its curve over a spread', () => {
  const phases = [{ id: 'p', start: 2, end: 3 }]
  expect(cashOfGem({ phases, lines: [cost('a', { totalEur: 100, phase: 'p' })] })).toEqual([
    0, 0, -50, -50, 0,
  ])
  const spread = { from: 0, to: 2, curve: [0.5, 0.3, 0.2] }
  expect(cashOfGem({ lines: [cost('a', { totalEur: 100, spread })] })).toEqual([-50, -30, -20, 0, 0])
})

test('an amount is indexed from its own price level and counts at that of the case', () => {
  const lines = [cost('a', { series: { 0: 121, 1: 121 }, index: 'tien', priceLevel: '2028-01-01' })]
  expect(cashOfGem({ lines })).toEqual([-100, -110, 0, 0, 0])
  expect(appraiseByReference(fileWith({ lines })).area.atPriceLevelEur).toBeCloseTo(-200, 9)
})

test('percent and VAT follow the indexed cash, and VAT that is recovered costs nothing', () => {
  const base = cost('a', { series: { 1: 100 }, index: 'tien', vat: { rate: 0.2, recoverable: 0.25 } })
  const lines = [base, cost('b', { percent: { share: 0.1, of: ['a'] } })]
  expect(cashOfGem({ lines })).toEqual([0, -110 - 11 - 16.5, 0, 0, 0])
  expect(appraiseByReference(fileWith({ lines })).area.atPriceLevelEur).toBeCloseTo(-125, 9)
})

test('a programme row pays its residual times units and never less than nothing', () => {
  const row = {
    units: 3,
    goM2: 1,
    bvoM2: 1,
    plotM2: 1,
    parkingPerUnit: 1,
    phase: 'p',
    payer: 'dev',
    payee: 'gem',
  }
  const simple = (id: string, costsEur: number) => ({
    ...row,
    id,
    appraisal: { formula: 'residual-simple', inputs: { priceEur: 242, costsEur, vatRate: 0.21 } },
  })
  const phases = [{ id: 'p', start: 1, end: 2 }]
  expect(cashOfGem({ phases, programme: [simple('r', 121), simple('s', 300)] })).toEqual([0, 150, 150, 0, 0])
})

test('a later book value closes periods: bookings stay, forecasts go, the balance starts there', () => {
  const file = fileWith({
    landExploitation: { party: 'gem', bookValueEur: 1000, bookValueDate: '2027-12-31' },
    lines: [
      cost('a', { series: { 0: 7, 1: 300, 3: 110 }, vat: { rate: 0.2, recoverable: 1 } }),
      cost('b', { percent: { share: 0, of: ['a'] } }),
    ],
    actuals: [
      { line: 'a', date: '2025-06-01', eur: 50 },
      { line: 'a', date: '2026-06-01', eur: 400 },
      { line: 'a', date: '2028-06-01', eur: 90 },
    ],
  })
  const answer = appraiseByReference(file)
  expect(answer.area.cashEur).toEqual([0, -400, 0, -110, 0])
  const land = answer.landExploitation!
  expect(land.balanceEur.map(eur => eur && Math.round(eur * 1e6) / 1e6)).toEqual([
    null,
    null,
    -1000,
    -1210,
    -1331,
  ])
  expect([land.atPriceLevelEur, land.realEur, land.peakFundingT, land.breakEvenT]).toEqual([
    -1110,
    -1110,
    4,
    null,
  ])
  expect(land.npvEur).toBeCloseTo(-1000 - 110 / 1.1 ** 3, 9)
  expect(land.ncwInterestEur).toBeCloseTo(-1331 / 1.1 ** 4, 9)
  expect(land.provisionEur).toBeCloseTo(1331 / 1.1 ** 4, 9)
})

test('clauses are worked out in their order, each after the former', () => {
  const lines: Line[] = [
    { id: 'v', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { 1: 125 } },
  ]
  const overage = { share: 0.5, thresholdEur: 20, t: 2 }
  const clauses = [
    { id: 'k', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 50, t: 1 } },
    { id: 'o', kind: 'overage', from: 'dev', to: 'gem', inputs: overage },
  ]
  expect(cashOfGem({ lines, clauses })).toEqual(
    [0, 50, 62.5, 0, 0].map((eur, t) => (t === 2 ? 20 * 1.5625 : eur)),
  )
  expect(cashOfGem({ lines, clauses: clauses.toReversed() })).toEqual([0, 50, 40 * 1.5625, 0, 0])
})

test('a variant takes its parent first, adds an absent id and removes last', () => {
  const file = fileWith({
    lines: [cost('a', { series: { 1: 1 } }), cost('b', { series: { 1: 10 } })],
    variants: [
      {
        id: 'v',
        set: [
          { path: '/lines/@a/series/1', value: 2 },
          { path: '/lines/@c', value: cost('c', { series: { 2: 5 } }) },
        ],
      },
      { id: 'w', parent: 'v', set: [{ path: '/lines/@a/series/3', value: 4 }], remove: ['/lines/@b'] },
    ],
  })
  const cash = (variantId: string) => appraiseByReference(file, { variantId }).area.cashEur
  expect([cash('v'), cash('w')]).toEqual([
    [0, -12, -5, 0, 0],
    [0, -2, -5, -4, 0],
  ])
  expect(variantOf(file, 'w').lines!.map(line => line.id)).toEqual(['a', 'c'])
  expect(file.lines!.map(line => line.id)).toEqual(['a', 'b'])
})
