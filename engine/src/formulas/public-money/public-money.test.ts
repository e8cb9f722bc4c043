// Golden figures of cost recovery and public money, the bounds of the schemes, and what must not be allowed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '../compare-figures.ts'
import { outcomeOf, partOf } from '../testing.ts'

const money = fc.double({ min: 0, max: 1e7, noNaN: true })

describe('cost recovery', () => {
  const item = { name: 'weg', amountEur: 100 }

  it('leaves out what does not benefit, cannot be attributed or belongs elsewhere, each with its reason', () => {
    const items = [
      { ...item, name: 'a', benefits: false },
      { ...item, name: 'b', attributableShare: 0 },
      { ...item, name: 'c', areaShare: 0 },
      { ...item, name: 'd', partA: false },
      { ...item, name: 'e' },
    ]
    const names = (system: string) =>
      Object(outcomeOf('cost-recovery', { items, system })).excluded.map((one: { name: string }) => one.name)
    expect(names('with-period')).toEqual(['a', 'b', 'c'])
    expect(names('without-period')).toEqual(['a', 'b', 'c', 'd'])
    expect(partOf('cost-recovery', { items, system: 'with-period' }, 'totalEur')).toBe(200)
  })

  it('is never below zero', () => {
    expect(
      partOf('cost-recovery', { items: [item], contributionsEur: 500, system: 'with-period' }, 'totalEur'),
    ).toBe(0)
  })

  it('is capped at the revenues and spread over all units', () => {
    fc.assert(
      fc.property(
        money,
        money,
        money,
        money,
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
        (...given) => {
          const [inbrengEur, costsEur, contributionsEur, revenuesEur, counts] = given
          const units = counts.map((count, index) => ({ category: `c${index}`, count, weight: 0.5 + index }))
          const result = Object(
            outcomeOf('macro-cap', { inbrengEur, costsEur, contributionsEur, revenuesEur, units }),
          )
          expect(result.recoverableEur).toBeLessThanOrEqual(revenuesEur)
          const spread = units.reduce(
            (sum, { category, count }) => sum + count * result.perCategoryEur[category],
            0,
          )
          expect(Math.abs(spread - result.recoverableEur)).toBeLessThan(1e-6)
          const base = Math.max(0, inbrengEur + costsEur - contributionsEur)
          expect(Math.abs(result.recoverableEur + result.deficitEur - base)).toBeLessThan(1e-6)
        },
      ),
    )
  })

  it('reads input values by owner, and has no amount per unit without units', () => {
    const inputs = { inbrengEur: [1, 2], costsEur: 3, revenuesEur: 100, units: [] }
    expect(outcomeOf('macro-cap', inputs)).toEqual({
      recoverableEur: 6,
      deficitEur: 0,
      weightedUnits: 0,
      perUnitEur: null,
      perCategoryEur: {},
    })
    const weightless = { ...inputs, units: [{ category: 'a', count: 4, weight: 0 }] }
    expect(outcomeOf('macro-cap', weightless)).toMatchObject({
      perUnitEur: null,
      perCategoryEur: { a: null },
    })
  })
})

describe('the amount due', () => {
  const withPeriod = { weightedUnits: 10, perUnitEur: 100, inbrengEur: 300, ownCostsEur: 200 }

  it('takes own costs off as far as they do not exceed the estimate, and is never below zero', () => {
    expect(outcomeOf('cost-recovery-due', withPeriod)).toEqual({ grossEur: 1000, dueEur: 500 })
    expect(outcomeOf('cost-recovery-due', { ...withPeriod, ownCostsEstimateEur: 150 })).toEqual({
      grossEur: 1000,
      dueEur: 550,
    })
    expect(outcomeOf('cost-recovery-due', { ...withPeriod, inbrengEur: 5000 })).toEqual({
      grossEur: 1000,
      dueEur: 0,
    })
  })

  it('without period is at most the increase in value', () => {
    const plot = { costShareEur: 100, valueAfterEur: 500, valueBeforeEur: 300, plotCostsEur: 150 }
    expect(outcomeOf('cost-recovery-due', plot)).toEqual({ grossEur: 100, dueEur: 50 })
    expect(outcomeOf('cost-recovery-due', { ...plot, plotCostsEur: 0 })).toEqual({
      grossEur: 100,
      dueEur: 100,
    })
    expect(outcomeOf('cost-recovery-due', { ...plot, plotCostsEur: 900 })).toEqual({
      grossEur: 100,
      dueEur: 0,
    })
  })

  it('refuses the two systems mixed, and half a system', () => {
    expect(
      outcomeOf('cost-recovery-due', {
        ...withPeriod,
        costShareEur: 1,
        valueAfterEur: 1,
        valueBeforeEur: 1,
        plotCostsEur: 1,
      }),
    ).toEqual(['/inputs/costShareEur VELDEN_SLUITEN_UIT', '/inputs/costShareEur VELDEN_SLUITEN_UIT'])
    expect(outcomeOf('cost-recovery-due', { weightedUnits: 10, perUnitEur: 100 })).toEqual([
      '/inputs/inbrengEur VELD_ONTBREEKT',
      '/inputs/ownCostsEur VELD_ONTBREEKT',
    ])
  })
})

describe('the house building incentive', () => {
  const round = { contributionExVatEur: 266e6, dwellings: 44_666, affordableShare: 0.67 }
  const checks = (inputs: object) =>
    Object.fromEntries(
      Object(outcomeOf('woningbouwimpuls', { ...round, ...inputs })).checks.map(
        (one: { id: string; ok: boolean }) => [one.id, one.ok],
      ),
    )

  it('of round 2 is 13,567 a home with the municipalities', () => {
    const total = partOf('woningbouwimpuls', { ...round, othersEur: 340e6 }, 'totalWithOthersEur')
    expect(Math.round(total / 44_666)).toBe(13_567)
  })

  it('has tax taken out of it once', () => {
    const inclusive = { contributionInclVatEur: 121e6, dwellings: 1000 }
    expect(partOf('woningbouwimpuls', inclusive, 'contributionExVatEur')).toBeCloseTo(100e6, 6)
    expect(partOf('woningbouwimpuls', inclusive, 'perDwellingInclVatEur')).toBeCloseTo(121_000, 6)
    expect(outcomeOf('woningbouwimpuls', inclusive)).toMatchObject({
      affordableDwellings: null,
      grantedShare: null,
    })
    expect(outcomeOf('woningbouwimpuls', { ...inclusive, contributionExVatEur: 1 })).toEqual([
      '/inputs/contributionExVatEur VELDEN_SLUITEN_UIT',
    ])
  })

  it('allows at most half of the deficit and asks others for as much', () => {
    expect(checks({ deficitEur: 532e6, othersEur: 266e6 })).toMatchObject({
      'state-share': true,
      others: true,
    })
    expect(checks({ deficitEur: 531e6, othersEur: 265e6 })).toMatchObject({
      'state-share': false,
      others: false,
    })
  })

  it('asks 500 homes, or 200 in a municipality of at most 50,000', () => {
    expect(checks({ dwellings: 499 })).toMatchObject({ homes: false })
    expect(checks({ dwellings: 500 })).toMatchObject({ homes: true })
    expect(checks({ dwellings: 200, inhabitants: 50_000 })).toMatchObject({ homes: true })
    expect(checks({ dwellings: 200, inhabitants: 50_001 })).toMatchObject({ homes: false })
  })

  it('asks half affordable, a start in three years and an end in ten', () => {
    expect(checks({ affordableShare: 0.5, firstStartYears: 3, lastStartYears: 10 })).toMatchObject({
      affordable: true,
      'first-start': true,
      'last-start': true,
    })
    expect(checks({ affordableShare: 0.49, firstStartYears: 3.1, lastStartYears: 10.1 })).toMatchObject({
      affordable: false,
      'first-start': false,
      'last-start': false,
    })
  })
})

describe('the public deficit', () => {
  it('gives no grant for a surplus', () => {
    expect(
      outcomeOf('public-deficit', {
        costsEur: 1,
        landRevenuesEur: 2,
        recoveryEur: 0,
        otherContributionsEur: 0,
      }),
    ).toEqual({ deficitEur: -1, maxGrantEur: 0, perDwellingEur: null })
  })
})

describe('state aid', () => {
  it('is allowed up to the room, to the euro, and never negative', () => {
    expect(outcomeOf('state-aid', { transfersEur: [200_000], earlierAidEur: 100_000 })).toEqual({
      aidEur: 200_000,
      roomLeftEur: 0,
      gapCapEur: null,
      ok: true,
      reasons: [],
    })
    expect(outcomeOf('state-aid', { transfersEur: [200_001], earlierAidEur: 100_000 })).toMatchObject({
      ok: false,
      reasons: [{ id: 'room' }],
    })
    expect(outcomeOf('state-aid', { transfersEur: [5], counterEur: 9 })).toMatchObject({
      aidEur: 0,
      ok: true,
    })
  })

  it('is not blamed for aid of before, and the smallest amount is', () => {
    const of = (transferEur: number, earlierAidEur: number) =>
      Object(outcomeOf('state-aid', { transfersEur: [transferEur], earlierAidEur, roomEur: 300 }))
    expect([of(0, 400).ok, of(0, 400).reasons]).toEqual([true, []])
    expect([of(0.5, 300).ok, of(0.5, 299.5).ok]).toEqual([false, true])
  })

  it('fills the room to the cent, also when the sum of the amounts does not', () => {
    const filled = { transfersEur: [1548.04], earlierAidEur: 298_451.96, roomEur: 300_000 }
    // The computer leaves a trace below zero.
    expect(300_000 - 298_451.96 - 1548.04).toBeLessThan(0)
    expect(outcomeOf('state-aid', filled)).toMatchObject({ ok: true, reasons: [] })
    expect(outcomeOf('state-aid', { ...filled, earlierAidEur: 298_451.97 })).toMatchObject({
      ok: false,
      reasons: [{ id: 'room' }],
    })
    const gap = { transfersEur: [0.1, 0.2], roomEur: 1 }
    expect(outcomeOf('state-aid', { ...gap, npvAtReturnEur: -0.3 })).toMatchObject({ ok: true })
    expect(outcomeOf('state-aid', { ...gap, npvAtReturnEur: -0.29 })).toMatchObject({ ok: false })
  })

  it('may not exceed the shortfall at a reasonable return', () => {
    expect(outcomeOf('state-aid', { transfersEur: [100], npvAtReturnEur: -99 })).toMatchObject({
      gapCapEur: 99,
      ok: false,
      reasons: [{ id: 'gap' }],
    })
    expect(outcomeOf('state-aid', { transfersEur: [100], npvAtReturnEur: 50 })).toMatchObject({
      gapCapEur: 0,
      ok: false,
    })
    expect(outcomeOf('state-aid', { transfersEur: [100], npvAtReturnEur: -100 })).toMatchObject({ ok: true })
  })
})

describe('a revolving fund', () => {
  const request = { totalEur: 4e6, facilityEur: 1.8e6, seniorEur: 1.8e6, equityEur: 0.4e6, years: 5 }
  const broken = (...changes: object[]) =>
    (
      outcomeOf('revolving-fund-check', { requests: changes.map(change => ({ ...request, ...change })) }) as {
        reasons: { bound: string }[]
      }[]
    ).map(answer => answer.reasons.map(reason => reason.bound))

  it('allows what lies on every bound', () => {
    expect(
      broken({}, { totalEur: 2_222_222.22, facilityEur: 1e6, seniorEur: 1e6, equityEur: 222_222.22 }),
    ).toEqual([[], []])
  })

  it('names every bound that is broken, request by request', () => {
    expect(
      broken(
        { years: 5.1 },
        { facilityEur: 1.81e6, seniorEur: 1.79e6 },
        { facilityEur: 1.79e6, seniorEur: 1.81e6 },
        { facilityEur: 1.8e6, seniorEur: 1.801e6, equityEur: 0.399e6 },
        { totalEur: 2e6, facilityEur: 0.9e6, seniorEur: 0.9e6, equityEur: 0.2e6 },
        { totalEur: 8e6, facilityEur: 3.6e6, seniorEur: 3.6e6, equityEur: 0.8e6 },
        { equityEur: 0.5e6 },
      ),
    ).toEqual([
      ['termMaxYears'],
      ['facilityShareMax'],
      ['seniorShareMax'],
      ['seniorShareMax', 'equityShareMin'],
      ['loanMinEur'],
      ['loanMaxEur'],
      ['totalEur'],
    ])
  })

  it('follows other conditions when they are given', () => {
    expect(
      outcomeOf('revolving-fund-check', { rules: { termMaxYears: 4 }, requests: [request] }),
    ).toMatchObject([{ ok: false }])
  })

  it('allows the largest loan itself, and prints its bounds to four digits', () => {
    const most = { totalEur: 10e6, facilityEur: 3.5e6, seniorEur: 4e6, equityEur: 2.5e6, years: 5 }
    const reasonsOf = (rules: object) =>
      outcomeOf('revolving-fund-check', { requests: [most], rules }) as { reasons: { nl: string }[] }[]
    expect(Object(outcomeOf('revolving-fund-check', { requests: [most] }))[0].reasons).toEqual([])
    expect(reasonsOf({ facilityShareMax: 1 / 3 })[0]?.reasons.map(({ nl }) => nl)).toEqual([
      'Het fonds betaalt meer dan 33.3333 % van het totaal.',
    ])
  })

  it('without default and cost gets everything back with interest', () => {
    const inputs = { openingEur: 100, loansEur: [50, 0, 20, 0], rate: 0.1, termYears: 2, defaultRate: 0 }
    expect(outcomeOf('revolving-fund-run', inputs)).toEqual(['/inputs/costEur VELD_ONTBREEKT'])
    expect(
      differences(
        outcomeOf('revolving-fund-run', { ...inputs, costEur: [] }),
        { balancesEur: [55, 110, 92, 114], revolvingRate: 1 },
        1e-9,
      ),
    ).toEqual([])
  })

  it('has no revolving rate when nothing was lent', () => {
    expect(
      outcomeOf('revolving-fund-run', {
        openingEur: 5,
        loansEur: [0],
        rate: 0.1,
        termYears: 2,
        defaultRate: 0,
        costEur: [1, 1],
      }),
    ).toEqual({ balancesEur: [4, 3], revolvingRate: null })
  })
})

describe('social costs and benefits', () => {
  const one = { name: 'x', party: 'a', kind: 'cost', flows: [10, 10] }

  it('reads a cost with or without minus, and keeps a saving a saving', () => {
    const costs = (flows: readonly number[]) =>
      partOf('mkba', { items: [{ ...one, flows }], rate: 0 }, 'costsEur')
    expect([costs([10, 10]), costs([-10, -10]), costs([10, -4]), costs([0, -4])]).toEqual([20, 20, 6, 4])
    const loss = { ...one, kind: 'benefit', flows: [-5] }
    expect(partOf('mkba', { items: [loss], rate: 0 }, 'benefitsEur')).toBe(-5)
  })

  it('lets transfers cancel, and divides by party', () => {
    const items = [one, { ...one, party: 'b', kind: 'benefit' }]
    expect(outcomeOf('mkba', { items, rate: 0 })).toEqual({
      costsEur: 20,
      benefitsEur: 20,
      netEur: 0,
      ratio: 1,
      byParty: { a: -20, b: 20 },
    })
    expect(outcomeOf('mkba', { items: [items[1]] })).toMatchObject({ costsEur: 0, ratio: null })
  })

  it('discounts year 0 when asked', () => {
    expect(partOf('mkba', { items: [one], rate: 0.25, firstAt: 1 }, 'costsEur')).toBeCloseTo(8 + 6.4, 9)
  })

  it('wants flows, or a range in order', () => {
    const places = (item: object) =>
      outcomeOf('mkba', { items: [{ name: 'x', party: 'a', kind: 'cost', ...item }] })
    expect(places({ flows: [1], from: 1 })).toEqual(['/inputs/items/0/from VELDEN_SLUITEN_UIT'])
    expect(places({ from: 1 })).toEqual([
      '/inputs/items/0/to VELD_ONTBREEKT',
      '/inputs/items/0/amountEur VELD_ONTBREEKT',
    ])
    expect(places({ from: 2, to: 2, amountEur: 1 })).toMatchObject({ byParty: { a: -1 / 1.0225 ** 2 } })
    expect(places({ from: 3, to: 2, amountEur: 1 })).toEqual(['/inputs/items/0/to BUITEN_BEREIK'])
  })
})

describe('a dated figure', () => {
  it('says whether its value was read in its source', () => {
    expect(outcomeOf('parameter', { name: 'loan-maximum', date: '2026-01-01' })).toMatchObject({
      verified: true,
    })
    expect(outcomeOf('parameter', { name: 'sunk-cost-discount-rate', date: '2026-01-01' })).toMatchObject({
      verified: false,
    })
  })

  it('is the one of that day, with its end', () => {
    expect(outcomeOf('parameter', { name: 'de-minimis-room', date: '2023-12-31' })).toMatchObject({
      value: 200_000,
      validTo: '2023-12-31',
      verified: true,
    })
    expect(outcomeOf('parameter', { name: 'de-minimis-room', date: '2024-01-01' })).toMatchObject({
      value: 300_000,
      verified: true,
    })
    expect(outcomeOf('parameter', { name: 'de-minimis-room', date: '2000-01-01' })).toBe(
      'GEEN_WAARDE_OP_DATUM',
    )
  })
})
