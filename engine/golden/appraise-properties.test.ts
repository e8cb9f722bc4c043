/**
 * Laws of the ledger on random cases: tolerance half a cent, or 1e-9 of the amounts.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appraise, appraiseDelay, type Case, type Line, lineCash, parseCase } from '../src/index.ts'

const PERIODS = 8

const ids = ['gem', 'dev', 'cor', 'outside'] as const
const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([from, to]) => from !== to)
const eur = fc.integer({ min: 0, max: 5_000_000 })
const rate = fc.integer({ min: -20, max: 80 }).map(thousandths => thousandths / 1000)

type Amount = Pick<Line, 'series' | 'totalEur' | 'spread'>

const series: fc.Arbitrary<Amount> = fc
  .dictionary(fc.integer({ min: 0, max: PERIODS }).map(String), eur, { maxKeys: 4 })
  .map(values => ({ series: values }))

const total: fc.Arbitrary<Amount> = fc
  .tuple(eur, fc.integer({ min: 0, max: PERIODS }), fc.integer({ min: 0, max: PERIODS }))
  .map(([totalEur, a, b]) => ({ totalEur, spread: { from: Math.min(a, b), to: Math.max(a, b) } }))

const line = fc
  .record({
    ends: pair,
    amount: fc.oneof(series, total),
    index: fc.constantFrom('kosten', 'grond', undefined),
    vat: fc.boolean(),
  })
  .map(
    ({ ends: [from, to], amount, index, vat }): Omit<Line, 'id'> => ({
      account: to === 'outside' ? '5' : 'opbrengst-bijdrage',
      from,
      to,
      ...amount,
      ...(index === undefined ? {} : { index }),
      ...(vat ? { vat: { rate: 0.21, recoverable: 0.5 } } : {}),
    }),
  )

const anyCase = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 8 }),
    share: fc.integer({ min: 0, max: 30 }).map(hundredths => hundredths / 100),
    kosten: rate,
    grond: rate,
    interest: rate,
    period: fc.constantFrom('year', 'half-year', 'quarter'),
    convention: fc.constantFrom('begin', 'mid', 'end'),
    bookValueEur: fc.integer({ min: -1_000_000, max: 5_000_000 }),
  })
  .map(made => {
    const lines = made.lines.map((one, place) => ({ ...one, id: `l${place}` }))
    const percent = {
      id: 'p',
      account: '9',
      from: 'gem',
      to: 'outside',
      percent: { share: made.share, of: ['l0'] },
    }
    return read({
      format: 'versneller-case/1',
      id: 'los',
      name: { nl: 'Los' },
      valuationDate: '2026-01-01',
      priceLevelDate: '2025-07-01',
      period: made.period,
      periods: PERIODS,
      convention: made.convention,
      rates: { interest: made.interest, common: 0.03 },
      indices: {
        kosten: made.kosten,
        grond: [
          { from: 2025, rate: made.grond },
          { from: 2028, rate: 0.01 },
        ],
      },
      parties: [
        { id: 'gem', kind: 'gemeente', rate: 0.02 },
        { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
        { id: 'cor', kind: 'corporatie', rate: 0.04 },
      ],
      landExploitation: { party: 'gem', bookValueEur: made.bookValueEur, bookValueDate: '2026-01-01' },
      lines: [...lines, percent],
      clauses: [
        { id: 'meer', kind: 'overage', from: 'dev', to: 'gem', inputs: { share: 0.2, thresholdEur: 1000 } },
        {
          id: 'stop',
          kind: 'stop-loss',
          from: 'gem',
          to: 'cor',
          inputs: { attachEur: 10, limitEur: 100000 },
        },
      ],
    })
  })

function read(document: unknown): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

function expectClose(found: number | undefined, wanted: number | undefined, size = 1): void {
  const tolerance = Math.max(0.005, Math.abs(size) * 1e-9)
  expect(Math.abs((found ?? Number.NaN) - (wanted ?? Number.NaN))).toBeLessThanOrEqual(tolerance)
}

function property(law: (areaCase: Case) => void): void {
  fc.assert(fc.property(anyCase, law), { numRuns: 150 })
}

test('cash of the parties adds up to that of the area in every period, and internal lines cancel', () => {
  property(areaCase => {
    const answer = appraise(areaCase)
    answer.area.cashEur.forEach((areaEur, t) => {
      const sum = Object.values(answer.parties).reduce((total, party) => total + (party.cashEur[t] ?? 0), 0)
      expectClose(sum, areaEur, 1e7)
    })
    const lines = lineCash(areaCase).filter(one => one.from === 'outside' || one.to === 'outside')
    const net = lines.reduce((total, one) => total + (one.from === 'outside' ? one.realEur : -one.realEur), 0)
    expectClose(answer.area.realEur, net, 1e8)
  })
})

test('parties at the common rate add up to the area, and all checks of our own hold', () => {
  property(areaCase => {
    const answer = appraise(areaCase)
    const sum = Object.values(answer.parties).reduce((total, party) => total + party.npvCommonEur, 0)
    expectClose(sum, answer.area.npvEur, 1e7)
    expect(answer.checks.filter(check => check.severity === 'error' && !check.ok)).toEqual([])
  })
})

test('splitting a line in two leaves every result', () => {
  property(areaCase => {
    const [first, ...others] = areaCase.lines ?? []
    if (!first) return
    const part = (factor: number): Partial<Line> =>
      first.series
        ? {
            series: Object.fromEntries(Object.entries(first.series).map(([t, value]) => [t, value * factor])),
          }
        : { totalEur: (first.totalEur ?? 0) * factor }
    const rest = others.map(one =>
      one.percent ? { ...one, percent: { ...one.percent, of: ['l0', 'half'] } } : one,
    )
    const lines = [{ ...first, ...part(0.25) }, { ...first, ...part(0.75), id: 'half' }, ...rest]
    const [before, after] = [appraise(areaCase), appraise(read({ ...areaCase, lines }))]
    expectClose(after.area.npvEur, before.area.npvEur, 1e7)
    expectClose(after.landExploitation?.terminalValueEur, before.landExploitation?.terminalValueEur, 1e7)
    for (const [id, party] of Object.entries(before.parties)) {
      expectClose(after.parties[id]?.npvOwnEur, party.npvOwnEur, 1e7)
    }
  })
})

test('without index and interest, real is the result at price level, and the terminal value is it too', () => {
  property(areaCase => {
    const flat = { ...areaCase, indices: { kosten: 0, grond: 0 }, rates: { interest: 0, bbv: 0, common: 0 } }
    const answer = appraise(read(flat))
    expectClose(answer.area.realEur, answer.area.atPriceLevelEur, 1e7)
    expectClose(answer.area.npvEur, answer.area.realEur, 1e7)
    expectClose(answer.landExploitation?.terminalValueEur, answer.landExploitation?.atPriceLevelEur, 1e7)
    expectClose(answer.landExploitation?.ncwBbvEur, answer.landExploitation?.realEur, 1e7)
  })
})

test('everything k years later is the same present value, indexed and discounted over k years', () => {
  const later = fc.tuple(anyCase, fc.integer({ min: 1, max: 3 }))
  fc.assert(
    fc.property(later, ([areaCase, years]) => {
      const lines = (areaCase.lines ?? []).map(one => {
        if (!one.series)
          return one.spread
            ? { ...one, spread: { from: Math.max(1, one.spread.from), to: Math.max(1, one.spread.to) } }
            : one
        return { ...one, series: Object.fromEntries(Object.entries(one.series).filter(([t]) => t !== '0')) }
      })
      const even = read({ ...areaCase, clauses: [], lines, indices: { kosten: 0.03, grond: 0.03 } })
      const indexed = read({
        ...even,
        lines: lines.map(one => (one.percent ? one : { ...one, index: 'kosten' })),
      })
      const [now, then] = [appraise(indexed), appraiseDelay(indexed, { years, part: 'all' })]
      expectClose(then.area.npvEur, now.area.npvEur * (1.03 / 1.03) ** years, 1e8)
      for (const [id, own] of [
        ['gem', 0.02],
        ['dev', 0.08],
      ] as const) {
        const wanted = (now.parties[id]?.npvOwnEur ?? 0) * (1.03 / (1 + own)) ** years
        expectClose(then.parties[id]?.npvOwnEur, wanted, 1e8)
      }
    }),
    { numRuns: 100 },
  )
})

test('at the interest rate the terminal value discounted is every flow discounted', () => {
  property(areaCase => {
    const { interest } = areaCase.rates
    const answer = appraise(read({ ...areaCase, rates: { interest, bbv: interest } }))
    expectClose(answer.landExploitation?.npvEur, answer.landExploitation?.ncwInterestEur, 1e8)
  })
})

test('a case written and read again gives the same answer to the last bit', () => {
  property(areaCase => {
    expect(appraise(read(JSON.parse(JSON.stringify(areaCase))))).toEqual(appraise(areaCase))
  })
})

test('doubling every amount doubles every result of lines', () => {
  property(areaCase => {
    const lines = (areaCase.lines ?? []).map(one => ({
      ...one,
      ...(one.totalEur === undefined ? {} : { totalEur: one.totalEur * 2 }),
      ...(one.series
        ? { series: Object.fromEntries(Object.entries(one.series).map(([t, value]) => [t, value * 2])) }
        : {}),
    }))
    const plain = read({ ...areaCase, clauses: [] })
    expectClose(appraise(read({ ...plain, lines })).area.npvEur, appraise(plain).area.npvEur * 2, 1e8)
  })
})
