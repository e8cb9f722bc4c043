/** How lines become cash: spreading, quantities, price levels, percentages, VAT, closed periods. */
import { expect, test } from 'vitest'
import { parseCase } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import { appraise } from './appraise.ts'
import { lineCash } from './line-cash.ts'

const base = {
  format: 'versneller-case/1',
  id: 'regels',
  name: { nl: 'Regels' },
  valuationDate: '2026-01-01',
  periods: 4,
  convention: 'end',
  rates: { interest: 0.02 },
  indices: {
    kosten: 0.1,
    oploop: [
      { from: 2025, rate: 0.1 },
      { from: 2027, rate: 0.2 },
    ],
  },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
  ],
  landExploitation: { party: 'gem', bookValueEur: 1000, bookValueDate: '2026-01-01' },
  areas: [{ id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 10, paved: 20, green: 30, water: 40 } }],
  phases: [{ id: 'werk', area: 'kern', start: 2, end: 3 }],
}

function read(changes: object): Case {
  const outcome = parseCase({ ...base, ...changes })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

function cash(changes: object, id = 'a'): number[] {
  const line = lineCash(read(changes)).find(one => one.id === id)
  return (line?.cashEur ?? []).map(eur => Math.round(eur * 1e6) / 1e6)
}

function lines(...list: object[]): object {
  return {
    lines: list.map((one, place) => ({
      id: 'abcd'[place],
      account: '5',
      from: 'gem',
      to: 'outside',
      ...one,
    })),
  }
}

test('series, even spread, curve and phase', () => {
  expect(cash(lines({ series: { '0': 5, '4': 7 } }))).toEqual([5, 0, 0, 0, 7])
  expect(cash(lines({ totalEur: 8, spread: { from: 0, to: 3 } }))).toEqual([2, 2, 2, 2, 0])
  expect(cash(lines({ totalEur: 10, spread: { from: 1, to: 2, curve: [0.3, 0.7] } }))).toEqual([
    0, 3, 7, 0, 0,
  ])
  expect(cash(lines({ totalEur: 8, phase: 'werk' }))).toEqual([0, 0, 4, 4, 0])
  expect(cash(lines({ totalEur: 8, phase: 'werk', spread: { from: 4, to: 4 } }))).toEqual([0, 0, 0, 0, 8])
})

test('quantities: a number, land use, units and units times floor area', () => {
  const programme = [
    {
      id: 'rij',
      category: 'koop-duur',
      tenure: 'koop',
      units: 3,
      goM2: 80,
      bvoM2: 100,
      plotM2: 50,
      parkingPerUnit: 0.5,
      area: 'kern',
      phase: 'werk',
      appraisal: { formula: 'residual-simple', inputs: { priceEur: 121, costsEur: 242 } },
      payer: 'dev',
      payee: 'gem',
    },
  ]
  const at = (amount: unknown): number[] =>
    cash({
      programme,
      ...lines({ quantity: { amount, unit: 'm2', unitPriceEur: 2 }, spread: { from: 1, to: 1 } }),
    })
  expect(at(7)[1]).toBe(14)
  expect(at({ of: 'kern/green' })[1]).toBe(60)
  expect(at({ of: 'rij/units' })[1]).toBe(6)
  expect(at({ of: 'rij/bvoM2' })[1]).toBe(600)
  expect(at({ of: 'rij/parkingPerUnit' })[1]).toBe(3)
  expect(cash({ programme, ...lines({ totalEur: 1, phase: 'werk' }) }, 'rij')).toEqual([0, 0, 0, 0, 0])
})

test('an index counts from the price level of the line, by calendar year; a later price level divides', () => {
  expect(cash(lines({ series: { '0': 100, '2': 100 }, index: 'kosten' }))).toEqual([100, 0, 121, 0, 0])
  expect(cash(lines({ series: { '0': 100, '2': 100 }, index: 'oploop', priceLevel: '2025-07-01' }))).toEqual([
    104.880885, 0, 138.442768, 0, 0,
  ])
  expect(cash(lines({ series: { '0': 121 }, index: 'kosten', priceLevel: '2028-01-01' }))).toEqual([
    100, 0, 0, 0, 0,
  ])
})

test('at price level every line is brought to the price level of the case first', () => {
  const areaCase = read({
    priceLevelDate: '2027-01-01',
    ...lines({ series: { '4': 100 }, index: 'kosten', priceLevel: '2026-01-01' }, { series: { '4': 10 } }),
  })
  expect(appraise(areaCase).area.atPriceLevelEur).toBeCloseTo(-120, 9)
  expect(appraise(areaCase).landExploitation?.atPriceLevelEur).toBeCloseTo(-1120, 9)
})

test('a percentage follows the indexed cash of its lines whatever their direction, a percentage of it too', () => {
  const changes = lines(
    { series: { '1': 100 }, index: 'kosten' },
    { series: { '1': 50 }, from: 'outside', to: 'gem' },
    { percent: { share: 0.1, of: ['a', 'b'] } },
    { percent: { share: 0.5, of: ['c'] } },
  )
  expect(cash(changes, 'c')[1]).toBeCloseTo(16, 9)
  expect(cash(changes, 'd')[1]).toBeCloseTo(8, 9)
})

test('VAT that does not come back is an extra line of the payer, none when the market pays', () => {
  const vat = { vat: { rate: 0.25, recoverable: 0.5 } }
  const changes = lines(
    { series: { '1': 100 }, ...vat },
    { series: { '1': 100 }, from: 'dev', to: 'gem', ...vat },
    { series: { '1': 100 }, from: 'outside', to: 'gem', ...vat },
  )
  const vatLines = lineCash(read(changes)).filter(line => line.kind === 'vat')
  expect(
    vatLines.map(({ id, account, from, to, grexSign, realEur }) => ({
      id,
      account,
      from,
      to,
      grexSign,
      realEur,
    })),
  ).toEqual([
    { id: 'a-btw', account: '15', from: 'gem', to: 'outside', grexSign: -1, realEur: 12.5 },
    { id: 'b-btw', account: '15', from: 'dev', to: 'outside', grexSign: 0, realEur: 12.5 },
  ])
})

test('grex false keeps a line and its VAT out of the land exploitation, not out of the party', () => {
  const answer = appraise(
    read(lines({ series: { '1': 100 }, grex: false, vat: { rate: 0.2, recoverable: 0 } })),
  )
  expect(answer.landExploitation?.realEur).toBe(-1000)
  expect(answer.parties.gem?.cashEur[1]).toBe(-120)
})

const closed = {
  landExploitation: { party: 'gem', bookValueEur: 1000, bookValueDate: '2026-12-31' },
  ...lines(
    { series: { '0': 9, '1': 100, '2': 100 }, index: 'kosten' },
    { percent: { share: 0.1, of: ['a'] } },
  ),
  actuals: [
    { line: 'a', date: '2025-12-31', eur: 400, ref: 'in de boekwaarde' },
    { line: 'a', date: '2026-01-01', eur: 3, ref: 't 0' },
    { line: 'a', date: '2026-12-31', eur: 80, ref: 't 1' },
    { line: 'b', date: '2026-05-01', eur: 2, ref: 't 1' },
    { line: 'a', date: '2027-01-01', eur: 70, ref: 'open' },
  ],
}

test('a closed period holds only bookings, unindexed; an open one holds the estimate', () => {
  expect(cash(closed)).toEqual([3, 80, 121, 0, 0])
  expect(cash(closed, 'b')).toEqual([0, 2, 12.1, 0, 0])
})

test('a book value of 31 December and of 1 January close the same year; one on the valuation date closes nothing', () => {
  const on = (bookValueDate: string): number[] =>
    cash({ ...closed, landExploitation: { ...closed.landExploitation, bookValueDate } })
  expect(on('2027-01-01')).toEqual(on('2026-12-31'))
  expect(on('2026-12-30')).toEqual([3, 110, 121, 0, 0])
  expect(on('2026-01-01')).toEqual([9, 110, 121, 0, 0])
})

test('the balance starts at the last closed period with the book value, and earlier it is null', () => {
  const { landExploitation, area, checks } = appraise(read(closed))
  expect(landExploitation?.balanceEur.slice(0, 2)).toEqual([null, -1000])
  expect(landExploitation?.balanceEur[2]).toBeCloseTo(-1000 * 1.02 - 121 - 12.1, 9)
  expect(landExploitation?.realEur).toBeCloseTo(-1000 - 133.1, 9)
  expect(area.cashEur.slice(0, 2)).toEqual([-3, -82])
  expect(checks.find(check => check.id === 'waiting-actuals')).toMatchObject({
    ok: false,
    values: { count: 1, eur: 70 },
  })
})

test('bookings before the valuation date must add up to the book value, which a check says', () => {
  const actuals = [{ line: 'a', date: '2025-06-01', eur: 900, ref: 'r' }]
  const check = appraise(read({ ...lines({ series: {} }), actuals })).checks.find(
    one => one.id === 'book-value',
  )
  expect(check).toMatchObject({
    ok: false,
    severity: 'warning',
    values: { bookedEur: 900, differenceEur: 100 },
  })
})

test('half-years and quarters take parts of the yearly rate', () => {
  const areaCase = read({ period: 'quarter', ...lines({ series: { '4': 100 }, index: 'kosten' }) })
  const { landExploitation } = appraise(areaCase)
  expect(landExploitation?.balanceEur[3]).toBeCloseTo(-1000 * 1.02 ** 0.75, 9)
  expect(landExploitation?.balanceEur[4]).toBeCloseTo(-1020 - 110, 9)
  expect(appraise(areaCase).parties.gem?.npvOwnEur).toBeCloseTo(-110 / 1.02, 9)
})

test('a clause dated in a closed period pays nothing: there only bookings count', () => {
  const clause = (id: string, t: number): object => ({
    id,
    kind: 'fixed-price',
    from: 'dev',
    to: 'gem',
    inputs: { amountEur: 50, t },
  })
  const clauses = [clause('toen', 1), clause('straks', 2)]
  const answer = appraise(read({ ...closed, clauses }))
  expect(answer.parties.dev?.cashEur).toEqual([0, 0, -50, 0, 0])
})
