// Where a rule turns over: half a euro, a single home, the valuation date itself, a party that is not there.
import { describe, expect, it, test } from 'vitest'
import { appraise } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import { helpRooms } from './help-rooms.ts'
import { parameterFor, ruleScene } from './scene.ts'
import { dev, gem, paid, programmeOf, rijk, small, statusOf, told } from './testing/small-case.ts'

const prov = { id: 'prov', kind: 'provincie', rate: 0.02 }
const pot = {
  id: 'pot',
  owner: 'rijk',
  budgetEur: 500,
  purposes: ['publiek-tekort'],
  maxShare: 0.5,
  expiry: '2050-12-31',
}

describe('the public deficit', () => {
  const spent = (eur: number, changes: object = {}) =>
    small({
      parties: [gem, rijk, dev],
      landExploitation: undefined,
      lines: [paid('werk', '5', ['gem', 'outside'], eur)],
      ...changes,
    })
  const figuresOf = (eur: number, changes: object = {}) => told(spent(eur, changes), 'publiek-tekort').figures

  it('is told by home as soon as there is one, and not without', () => {
    const figures = {
      costsEur: 100,
      landRevenuesEur: 0,
      recoveryEur: 0,
      otherContributionsEur: 0,
      deficitEur: 100,
      stateEur: 0,
    }
    expect(figuresOf(100)).toEqual(figures)
    expect(figuresOf(100, programmeOf({ 'koop-duur': 1 }))).toEqual({ ...figures, perDwellingEur: 100 })
    expect(figuresOf(100, programmeOf({ kantoor: 1 }))).toEqual(figures)
  })

  it('counts a book value that is a cost, and none that is a gain', () => {
    const bookValue = (bookValueEur: number) => ({
      landExploitation: { party: 'gem', bookValueEur, bookValueDate: '2026-01-01' },
    })
    expect([40, 0.5, -40].map(eur => figuresOf(100, bookValue(eur)).costsEur)).toEqual([140, 100.5, 100])
  })

  it('leaves out what parties agreed between them', () => {
    const clauses = [
      { id: 'vast', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 30, t: 0 } },
    ]
    expect(figuresOf(100, { clauses })).toMatchObject({ landRevenuesEur: 0, recoveryEur: 0, deficitEur: 100 })
  })

  it('of half a euro is a deficit', () => {
    expect(told(spent(0.5), 'publiek-tekort').en).toBe(
      'The public deficit is € 1; the State contributions of € 0 together stay within it.',
    )
  })
})

describe('the incentive', () => {
  /** Homes that start in two phases, and contributions of the State that are paid in some periods. */
  const started = (starts: readonly [number, number], grants: readonly number[], pots: object[] = [pot]) => {
    const { areas, programme } = programmeOf({ 'huur-sociaal': 300, 'koop-duur': 300 })
    return small({
      periods: 16,
      parties: [gem, rijk, dev, prov],
      areas,
      phases: starts.map((start, index) => ({ id: `f${index}`, area: 'a', start, end: 16 })),
      programme: programme.map((row, index) => ({ ...row, phase: `f${index}` })),
      lines: [
        paid('werk', '5', ['gem', 'outside'], 5000),
        ...grants.map((t, index) =>
          paid(`wbi${index}`, 'opbrengst-subsidie', ['rijk', 'gem'], 0.5, { series: { [t]: 0.5 } }),
        ),
      ],
      pots,
      claims: grants.map((_, index) => ({ pot: 'pot', line: `wbi${index}`, eur: 0.5 })),
    })
  }
  const status = (...given: Parameters<typeof started>) => statusOf(started(...given), 'woningbouwimpuls')

  it('asks the first homes within three years of the first payment, and the last within ten', () => {
    expect([
      status([3, 10], [0]),
      status([4, 10], [0]),
      status([3, 11], [0]),
      status([4, 11], [1]),
      status([4, 11], [2, 1]),
      status([4, 11], [2, 0]),
      status([0, 0], [5]),
    ]).toEqual(['met', 'not-met', 'not-met', 'met', 'met', 'not-met', 'met'])
  })

  it('is asked of a pot of the State only', () => {
    expect(status([3, 10], [0], [{ ...pot, owner: 'prov' }])).toBe('not-applicable')
    expect(status([3, 10], [0], [{ ...pot, purposes: ['wegen'] }])).toBe('not-applicable')
  })

  it('may be paid of a pot before it ends, be it half a euro', () => {
    const until = (expiry: string) => statusOf(started([3, 10], [0, 5], [{ ...pot, expiry }]), 'potten')
    expect([until('2030-12-31'), until('2030-12-30')]).toEqual(['met', 'not-met'])
  })
})

describe('interim profit', () => {
  const sold = (resultEur: number, changes: object = {}) =>
    small({
      lines: [
        paid('werk', '5', ['gem', 'outside'], 1),
        paid('grond', 'opbrengst-uitgifte', ['dev', 'gem'], 1 + resultEur),
      ],
      actuals: [
        { line: 'werk', date: '2026-01-01', eur: 1, ref: 'a' },
        { line: 'grond', date: '2026-01-01', eur: 1 + resultEur, ref: 'b' },
      ],
      ...changes,
    })

  it('counts what was booked on the valuation date once, and is to be taken from half a euro', () => {
    // Half a euro, four years later at 2 %.
    expect(told(sold(0.5), 'bbv-tussentijdse-winst')).toEqual({
      status: 'attention',
      figures: {
        costShare: 1,
        revenueShare: 1,
        poc: 1,
        resultEur: 0.5412,
        risksEur: 0,
        cumulativeEur: 0.5412,
      },
      parameters: [],
      nl: 'Winst tot nu: € 1. Trek er de winst van af die al is genomen; die staat niet in de businesscase.',
      en: 'Profit so far: € 1. Deduct what was taken before; that is not in the business case.',
    })
    expect(statusOf(sold(0), 'bbv-tussentijdse-winst')).toBe('met')
  })

  it('is nothing without a land exploitation', () => {
    expect(told(sold(1, { landExploitation: undefined }), 'bbv-tussentijdse-winst')).toMatchObject({
      status: 'not-applicable',
      en: 'This business case has no land exploitation of a municipality.',
    })
  })
})

test('a gift to somebody outside is no aid to an undertaking', () => {
  const areaCase = small({ lines: [paid('gift', 'opbrengst-subsidie', ['gem', 'outside'], 9e6)] })
  expect(statusOf(areaCase, 'staatssteun')).toBe(statusOf(small({ lines: [] }), 'staatssteun'))
})

test('help of somebody who is no party has no room in the rules', () => {
  expect(helpRooms(small(), { party: 'dev', payer: 'outside', convention: 'end' })).toEqual([])
})

test('before all dated figures the first holds, in whatever order they stand', () => {
  const row = (year: string) => ({
    name: 'room',
    value: Number(year),
    unit: 'EUR',
    validFrom: `${year}-01-01`,
    validTo: `${year}-12-31`,
    source: 'a book',
    verified: true,
  })
  const scene = ruleScene(buildLedger(small()), appraise(small()))
  const on = (day: string) => parameterFor({ ...scene, day }, ['2022', '2020', '2021'].map(row)).value
  expect(['2019-12-31', '2020-01-01', '2021-12-31', '2022-01-01'].map(on)).toEqual([2020, 2020, 2021, 2022])
})
