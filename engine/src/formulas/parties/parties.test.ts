// Golden case of several parties, and the waterfall: what is paid out is what came in, hurdles hold, nobody loses.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '../compare-figures.ts'
import { outcomeOf } from '../testing.ts'

const rates = { gem: 0.02, dev: 0.08, cor: 0.04, rijk: 0.0225 }
const pay = (from: string, to: string, year: number, amountEur: number) => ({ from, to, year, amountEur })
const payments = [
  pay('gem', 'outside', 0, 6),
  pay('gem', 'outside', 1, 3),
  pay('rijk', 'gem', 1, 2),
  pay('dev', 'gem', 2, 4),
  pay('cor', 'gem', 2, 1),
  pay('gem', 'outside', 3, 1.5),
  pay('dev', 'gem', 3, 0.5),
  pay('dev', 'outside', 2, 10),
  pay('dev', 'outside', 3, 10),
  pay('cor', 'outside', 3, 8),
  pay('outside', 'dev', 4, 28),
  pay('outside', 'cor', 4, 7),
]

describe('several parties', () => {
  it('have the figures of the golden case, from payments', () => {
    const result = Object(outcomeOf('multi-party', { payments, rates, commonRate: 0.0225 }))
    const { npvOwn, npvCommon, areaNpv, rateDifference, area, irr } = result
    const printed = {
      npvOwn: { gem: -3.1169, dev: 0.2429, cor: -2.0529, rijk: -1.956 },
      npvCommon: { gem: -3.1311, dev: 2.403, cor: -2.036, rijk: -1.956 },
      areaNpv: -4.72,
      rateDifference: -2.1629,
      area: [-6, -3, -10, -19.5, 35],
    }
    expect(differences({ npvOwn, npvCommon, areaNpv, rateDifference, area }, printed, 0.00005)).toEqual([])
    expect(irr.dev.toFixed(6)).toBe('0.088087')
    expect(irr.rijk).toBeNull()
  })

  it('add up to the area at the common rate, whatever they pay each other', () => {
    const party = fc.constantFrom('gem', 'dev', 'cor', 'rijk', 'outside')
    const payment = fc.record({
      from: party,
      to: party,
      year: fc.integer({ min: 0, max: 9 }),
      amountEur: fc.integer({ min: 0, max: 99 }),
    })
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 30 }), given => {
        const result = Object(outcomeOf('multi-party', { payments: given, rates, commonRate: 0.03 }))
        const sum = (values: object) =>
          Object.values(values).reduce((total: number, value: number) => total + value, 0)
        expect(Math.abs(sum(result.npvCommon) - result.areaNpv)).toBeLessThan(1e-9)
        expect(Math.abs(sum(result.npvOwn) - result.areaNpv - result.rateDifference)).toBeLessThan(1e-9)
      }),
    )
  })

  it('must each have a rate, and be written as payments or as flows', () => {
    expect(outcomeOf('multi-party', { payments: [pay('gem', 'x', 0, 1)], rates, commonRate: 0 })).toEqual([
      '/inputs/payments/0/to ONBEKENDE_PARTIJ',
    ])
    expect(outcomeOf('multi-party', { flows: { 'a/b': [1] }, rates, commonRate: 0 })).toEqual([
      '/inputs/flows/a~1b ONBEKENDE_PARTIJ',
    ])
    expect(outcomeOf('multi-party', { rates, commonRate: 0 })).toEqual(['/inputs/payments VELD_ONTBREEKT'])
    expect(outcomeOf('multi-party', { flows: { gem: [1] }, payments, rates, commonRate: 0 })).toEqual([
      '/inputs/flows VELDEN_SLUITEN_UIT',
    ])
  })

  it('are without flows when they have a rate but no payment', () => {
    expect(outcomeOf('multi-party', { flows: {}, rates: { a: 0.1 }, commonRate: 0 })).toMatchObject({
      npvOwn: { a: 0 },
      irr: { a: null },
      area: [],
    })
    expect(outcomeOf('multi-party', { payments: [], rates: { a: 0.1 }, commonRate: 0 })).toMatchObject({
      area: [],
    })
  })

  it('have an area as long as the longest of their flows', () => {
    const flows = { gem: [1, 2], dev: [3] }
    const two = { gem: 0.1, dev: 0.1 }
    expect(Object(outcomeOf('multi-party', { flows, rates: two, commonRate: 0 })).area).toEqual([4, 2])
  })
})

const contributionsEur = { a: [90], b: [10] }
const split = { kind: 'split', shares: { a: 0.8, b: 0.2 } }
const run = (
  tiers: readonly object[],
  distributableEur: readonly number[],
  contributions: object = contributionsEur,
) => Object(outcomeOf('waterfall', { contributionsEur: contributions, distributableEur, tiers }))

const totalsOf = ({ byTier }: { byTier: { totalEur: number }[] }) =>
  byTier.map(({ totalEur }) => Math.round(totalEur * 1e9) / 1e9)

describe('a waterfall over the years', () => {
  it('counts what earlier tiers paid for the hurdle of a later one, and pays nothing that was paid', () => {
    const until = { kind: 'split', shares: { a: 1, b: 0 }, untilIrr: 0.05 }
    const tiers = [{ kind: 'capital' }, { kind: 'preferred', rate: 0.12 }, until, split]
    expect(totalsOf(run(tiers, [0, 150]))).toEqual([100, 12, 0, 38])
  })

  it('carries what a hurdle still lacks to the next year, with its rate', () => {
    const until = { kind: 'split', shares: { a: 0.9, b: 0.1 }, untilIrr: 0.1 }
    // 10 is missing after a year and 4 is paid; the other 6 grow to 6.6.
    expect(totalsOf(run([{ kind: 'capital' }, until, split], [0, 104, 20]))).toEqual([100, 10.6, 13.4])
  })

  it('does not count what a later tier paid for an earlier hurdle', () => {
    const until = { kind: 'split', shares: { a: 0.9, b: 0.1 }, untilIrr: 0.1 }
    const result = run([{ kind: 'capital' }, until, split], [0, 120, 0, 70], {
      a: [90, 0, 45],
      b: [10, 0, 5],
    })
    expect(totalsOf(result)).toEqual([150, 15, 25])
  })

  it('lets capital that comes back lower an earlier preferred return', () => {
    const result = run([{ kind: 'preferred', rate: 0.1 }, { kind: 'capital' }], [0, 60, 100])
    // 10 % of 100, then 10 % of the 50 that is left.
    expect(totalsOf(result)).toEqual([15, 100])
    expect(result.undistributedEur).toBeCloseTo(45, 9)
  })
})

describe('a waterfall', () => {
  it('pays preferred return in full when contributions have no tier of their own, or theirs comes later', () => {
    const whole = run([{ kind: 'preferred', rate: 0.08 }, split], [0, 0, 0, 150])
    const later = run([{ kind: 'preferred', rate: 0.08 }, { kind: 'capital' }, split], [0, 0, 0, 150])
    for (const result of [whole, later])
      expect(differences(result.flows.a, [-90, 0, 0, 132.5971], 0.00005)).toEqual([])
    expect(later.byTier[0].totalEur).toBeCloseTo(25.9712, 4)
  })

  it('lets one partner catch up to its share of the profit', () => {
    const result = run(
      [
        { kind: 'capital' },
        { kind: 'preferred', rate: 0.08 },
        { kind: 'catch-up', share: 0.2, to: 'b' },
        split,
      ],
      [0, 0, 0, 150],
    )
    const profit = { a: result.flows.a[3] - 90, b: result.flows.b[3] - 10 }
    expect(profit.b / (profit.a + profit.b)).toBeCloseTo(0.2, 9)
    const all = run([{ kind: 'capital' }, { kind: 'catch-up', share: 1, to: 'b' }], [150])
    expect(all.flows).toEqual({ a: [0], b: [50] })
    const enough = run(
      [
        { kind: 'capital' },
        { ...split, shares: { a: 0, b: 1 }, untilIrr: 0.5 },
        { kind: 'catch-up', share: 0.1, to: 'b' },
        split,
      ],
      [0, 120],
    )
    expect(totalsOf(enough).slice(0, 3)).toEqual([100, 5, 0])
  })

  it('holds a split until each partner with a share has its rate of return', () => {
    const result = run(
      [
        { kind: 'capital' },
        { ...split, shares: { a: 0.9, b: 0.1 }, untilIrr: 0.12 },
        { ...split, shares: { a: 0.5, b: 0.5 } },
      ],
      [0, 200],
    )
    expect(result.byTier[1].totalEur).toBeCloseTo(12, 9)
    expect(result.flows.a[1]).toBeCloseTo(90 * 1.12 + 44, 9)
  })

  it('gives a partner that a split does not name nothing of it', () => {
    const result = run([{ kind: 'capital' }, { kind: 'split', shares: { a: 1 } }], [0, 130])
    expect(result.flows).toEqual({ a: [-90, 120], b: [-10, 10] })
  })

  it('keeps what no tier takes', () => {
    expect(run([{ kind: 'capital' }], [0, 130]).undistributedEur).toBe(30)
  })

  it('pays out exactly what can be paid out, never less than nothing', () => {
    const money = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 })
    const tier = fc.constantFrom(
      { kind: 'capital' },
      { kind: 'preferred', rate: 0.08 },
      { kind: 'catch-up', share: 0.3, to: 'b' },
      { ...split, untilIrr: 0.15 },
    )
    fc.assert(
      fc.property(money, money, money, fc.array(tier, { maxLength: 4 }), (a, b, cash, tiers) => {
        const result = run([...tiers, split], cash, { a, b })
        const tierTotals = result.byTier.map((one: { totalEur: number }) => one.totalEur)
        const paid = tierTotals.reduce((sum: number, value: number) => sum + value, 0)
        const available = cash.reduce((sum, value) => sum + value, 0)
        expect(Math.abs(paid - available)).toBeLessThan(1e-8)
        expect(result.undistributedEur).toBeLessThan(1e-8)
        expect(Math.min(...tierTotals)).toBeGreaterThanOrEqual(0)
        const flows = [...result.flows.a, ...result.flows.b].reduce(
          (sum: number, value: number) => sum + value,
          0,
        )
        const put = [...a, ...b].reduce((sum, value) => sum + value, 0)
        expect(Math.abs(flows - (available - put))).toBeLessThan(1e-8)
      }),
    )
  })

  it('refuses tiers without their fields, with others’ fields, unknown partners and shares that do not add up', () => {
    const refuse = (...tiers: object[]) =>
      outcomeOf('waterfall', { contributionsEur, distributableEur: [1], tiers })
    expect(refuse({ kind: 'preferred' })).toEqual(['/inputs/tiers/0/rate VELD_ONTBREEKT'])
    expect(refuse({ kind: 'capital', rate: 0.1 })).toEqual(['/inputs/tiers/0/rate ONBEKEND_VELD'])
    expect(refuse({ kind: 'catch-up', share: 0.2, to: 'c' })).toEqual(['/inputs/tiers/0 ONBEKENDE_PARTIJ'])
    expect(refuse({ kind: 'split', shares: { a: 0.5, b: 0.4 } })).toEqual([
      '/inputs/tiers/0/shares TELT_NIET_OP',
    ])
  })
})
