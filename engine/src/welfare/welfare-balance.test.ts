import { describe, expect, it } from 'vitest'
import { parseCase } from '../case/parse-case.ts'
import { appraise } from '../ledger/appraise.ts'
import { caseWithEverything } from '../ledger/testing/case-with-everything.ts'
import { goldenCase, goldenCases } from '../ledger/testing/golden-cases.ts'
import { valueForMoney } from './value-for-money.ts'
import { effectName, OUTSIDE, welfareBalance } from './welfare-balance.ts'

const years = (from: number, to: number, eur: number) =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, place) => [String(from + place), eur]))

const base = {
  format: 'versneller-case/1',
  id: 'welvaart',
  name: { nl: 'Welvaart' },
  valuationDate: '2026-01-01',
  periods: 29,
  convention: 'end',
  rates: { interest: 0.02 },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
    { id: 'rijk', kind: 'rijk', rate: 0.0225 },
  ],
}

function balanceOf(more: object) {
  const parsed = parseCase({ ...base, ...more })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return welfareBalance(parsed.case)
}

describe('the welfare balance', () => {
  it('of 30 million of works and 2.2 million a year of benefits is 6.6960 million', () => {
    const balance = balanceOf({
      lines: [{ id: 'werk', account: '5', from: 'gem', to: 'outside', series: { 0: 20e6, 1: 10e6 } }],
      effects: [
        { id: 'beheer', party: 'gem', kind: 'cost', series: years(3, 29, 0.3e6) },
        { id: 'reistijd', party: 'outside', kind: 'benefit', series: years(3, 29, 2.2e6) },
      ],
    })
    expect(balance.costsEur).toBeCloseTo(35_539_300, -3)
    expect(balance.benefitsEur).toBeCloseTo(42_235_300, -3)
    expect(balance.netEur / 1e6).toBeCloseTo(6.696, 4)
    expect(balance.ratio).toBeCloseTo(1.1884, 4)
    expect(balance.byParty.gem).toBeCloseTo(-balance.costsEur, 4)
    expect(balance.byParty[OUTSIDE]).toBeCloseTo(balance.benefitsEur, 4)
    expect(balance.netAtLowRateEur).toBeGreaterThan(balance.netEur)
    expect(balance.netAtHighRateEur).toBeLessThan(balance.netEur)
  })

  it('without costs has no ratio', () => {
    const effects = [{ id: 'reistijd', party: 'gem', kind: 'benefit', series: { 0: 5 } }]
    expect(balanceOf({ lines: [], effects })).toMatchObject({ costsEur: 0, netEur: 5, ratio: null })
  })

  it.each([
    [{ name: { nl: 'Rust', en: 'Quiet' } }, { nl: 'Rust', en: 'Quiet' }],
    [{ name: { nl: 'Rust', en: '' } }, { nl: 'Rust', en: 'Rust' }],
    [{ name: { nl: 'Rust' } }, { nl: 'Rust', en: 'Rust' }],
    [{ name: { nl: '' } }, { nl: 'Minder lawaai', en: 'Minder lawaai' }],
    [undefined, { nl: 'Minder lawaai', en: 'Minder lawaai' }],
  ])('calls an effect with %o by its name, in Dutch where there is no English', (x, name) => {
    expect(effectName({ id: 'minder-lawaai', x })).toEqual(name)
  })

  it('knows no inflation, interest, grant, tax or payment between parties', () => {
    const works = {
      id: 'werk',
      account: '5',
      from: 'gem',
      to: 'outside',
      series: { 1: 100, 5: 100 },
      index: 'kosten',
      vat: { rate: 0.21, recoverable: 0 },
    }
    const balance = balanceOf({
      indices: { kosten: 0.05 },
      rates: { interest: 0.02, social: 0 },
      lines: [
        works,
        { id: 'rente', account: '13', from: 'gem', to: 'outside', series: { 3: 40 } },
        { id: 'grond', account: 'opbrengst-uitgifte', from: 'dev', to: 'gem', series: { 2: 70 } },
        { id: 'rijksgeld', account: 'opbrengst-subsidie', from: 'rijk', to: 'gem', series: { 2: 30 } },
        { id: 'europa', account: 'opbrengst-subsidie', from: 'outside', to: 'gem', series: { 2: 10 } },
        { id: 'verkoop', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { 6: 500 } },
        { id: 'bouw', account: 'opstal', from: 'dev', to: 'outside', series: { 4: 200 } },
      ],
    })
    const rows = Object.fromEntries(
      balance.rows.map(({ id, byParty, totalEur }) => [
        id,
        [
          ...balance.parties.map(party => Math.round((byParty[party] ?? 0) * 1e6) / 1e6),
          Math.round(totalEur * 1e6) / 1e6,
        ],
      ]),
    )
    expect(rows).toEqual({
      land: [-200, 0, 0, 0, -200],
      building: [0, -200, 0, 0, -200],
      revenue: [0, 500, 0, 0, 500],
      grants: [10, 0, 0, -10, 0],
      tax: [-42, 0, 0, 42, 0],
      internal: [100, -70, -30, 0, 0],
    })
    expect([balance.costsEur, balance.benefitsEur]).toEqual([400, 500])
  })
})

describe('the table effect by party', () => {
  it('adds up over parties, over rows and over the steps from the result of the area', () => {
    for (const areaCase of [...goldenCases.values(), caseWithEverything]) {
      const { rows, byParty, netEur, steps, parties } = welfareBalance(areaCase)
      const scale = Math.max(1, ...rows.map(row => Math.abs(row.totalEur)))
      const near = (one: number, other: number) => expect(Math.abs(one - other) / scale).toBeLessThan(1e-9)
      near(
        Object.values(byParty).reduce((sum, eur) => sum + eur, 0),
        netEur,
      )
      near(
        rows.reduce((sum, row) => sum + row.totalEur, 0),
        netEur,
      )
      near(steps.find(step => step.id === 'net')?.eur ?? Number.NaN, netEur)
      for (const row of rows.filter(one => one.kind === 'transfer')) near(row.totalEur, 0)
      expect(parties.at(-1)).toBe(OUTSIDE)
    }
  })

  it('begins its steps at the result of the area at the same rate', () => {
    const areaCase = goldenCase('station-zwolle')
    const first = welfareBalance(areaCase).steps[0]
    expect(first?.eur).toBeCloseTo(appraise(areaCase).area.npvEur, 3)
  })

  it('names an effect by its own words, by its kind, or by its id; and tells what is not in money', () => {
    const { rows } = balanceOf({
      effects: [
        { id: 'a', party: 'gem', kind: 'benefit', series: { 1: 1 }, x: { name: { nl: 'Minder stank' } } },
        { id: 'b', party: 'gem', kind: 'benefit', series: { 1: 0 }, x: { effect: 'sociaal' } },
        { id: 'minder-stof', party: 'gem', kind: 'cost', series: { 1: 1 } },
      ],
    })
    const effects = rows.filter(row => row.kind === 'effect')
    expect(effects.map(row => [row.name.nl, row.isUnpriced])).toEqual([
      ['Minder stank', false],
      ['Segregatie en veiligheid', true],
      ['Minder stof', false],
    ])
  })

  it('of a variant is that of the variant', () => {
    const areaCase = goldenCase('station-zwolle')
    const base = welfareBalance(areaCase)
    const variant = welfareBalance(areaCase, { variantId: 'zonder-rijk' })
    // A grant from the State is a payment between parties: what it is does not touch welfare.
    expect(variant.netEur).toBeCloseTo(base.netEur, 3)
    expect(variant.byParty.gem).not.toBe(base.byParty.gem)
  })
})

describe('value for money', () => {
  it('divides what public parties put in by homes, and shows how much private money stands beside it', () => {
    const areaCase = goldenCase('vier-partijen')
    const { parties } = appraise(areaCase)
    const publicEur = -((parties.gem?.npvCommonEur ?? 0) + (parties.rijk?.npvCommonEur ?? 0))
    const money = valueForMoney(areaCase, { netEur: 2e6 })
    expect(money.publicEur).toBeCloseTo(publicEur, 3)
    expect([money.homes, money.perHomeEur, money.perAffordableHomeEur]).toEqual([0, null, null])
    expect(money.perMillionWelfareEur).toBeCloseTo(publicEur / 2, 3)
    // 20 million of the developer and 8 of the corporation, at 2.25 % in years 2 and 3.
    const privateEur = 10e6 / 1.0225 ** 2 + 18e6 / 1.0225 ** 3
    expect(money.leverage).toBeCloseTo(privateEur / publicEur, 6)
  })

  it('counts homes and affordable homes, and has no answer for a loss of welfare', () => {
    const money = valueForMoney(goldenCase('station-zwolle'), { netEur: -1 })
    expect([money.homes, money.affordableHomes, money.perMillionWelfareEur]).toEqual([900, 600, null])
  })
})
