import { describe, expect, it } from 'vitest'
import { chartOfAccounts } from '../../parameters/chart-of-accounts.ts'
import { deficitCauses, investmentKindsOn, investmentTables } from '../../parameters/investment-kinds.ts'
import type { Case } from '../case/types.ts'
import { appraise } from './appraise.ts'
import { deficitByCause, investments } from './investments.ts'
import { goldenCase, goldenCases } from './testing/golden-cases.ts'

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

/** An area without time: costs of 100, half of one line serving more than the plan, and buildings that leave 60. */
const small: Case = {
  ...goldenCase('vier-partijen'),
  clauses: [],
  rates: { interest: 0, common: 0 },
  lines: [
    { id: 'grond', account: '1', from: 'gem', to: 'outside', totalEur: 30 },
    {
      id: 'uitkoop',
      account: '1',
      from: 'gem',
      to: 'outside',
      totalEur: 10,
      x: { investment: 'relocation' },
    },
    {
      id: 'tram',
      account: '7',
      from: 'rijk',
      to: 'outside',
      totalEur: 40,
      supraPlan: 0.5,
      x: { investment: 'public-transport' },
    },
    { id: 'fonds', account: '8', from: 'gem', to: 'outside', totalEur: 12 },
    { id: 'terug', account: '8', from: 'outside', to: 'gem', totalEur: 2 },
    { id: 'plan', account: '9', from: 'dev', to: 'outside', totalEur: 10, phase: 'een' },
    {
      id: 'bouw',
      account: 'opstal',
      from: 'dev',
      to: 'outside',
      totalEur: 100,
      vat: { rate: 0.2, recoverable: 0.5 },
    },
    { id: 'verkoop', account: 'opbrengst-opstal', from: 'outside', to: 'dev', totalEur: 170 },
    { id: 'grondprijs', account: 'opbrengst-uitgifte', from: 'dev', to: 'gem', totalEur: 25 },
    { id: 'erfpacht', account: 'opbrengst-erfpacht', from: 'outside', to: 'gem', totalEur: 15 },
  ],
  areas: [{ id: 'a', name: { nl: 'A' }, landUseM2: { issuable: 1, paved: 0, green: 0, water: 0 } }],
  phases: [{ id: 'een', area: 'a', start: 1, end: 1 }],
}

describe('the investments of an area', () => {
  it('are its costs to outside beside buildings, by kind, payer and phase', () => {
    const { rows } = investments(small)
    expect(
      rows.map(row => [row.id, row.kind, row.payer, row.phase, row.supraPlanShare, row.presentEur]),
    ).toEqual([
      ['grond', 'acquisition', 'gem', null, 0, 30],
      ['uitkoop', 'relocation', 'gem', null, 0, 10],
      ['tram', 'public-transport', 'rijk', null, 0.5, 40],
      ['fonds', 'facilities', 'gem', null, 1, 12],
      ['terug', 'facilities', 'gem', null, 1, -2],
      ['plan', 'planning', 'dev', 'een', 0, 10],
    ])
  })

  it('stand against what buildings leave after their VAT and what else comes from outside', () => {
    const { buildingsEur, otherRevenuesEur, areaEur } = investments(small)
    expect({ buildingsEur, otherRevenuesEur, areaEur }).toEqual({
      buildingsEur: 60,
      otherRevenuesEur: 15,
      areaEur: -25,
    })
  })

  it('add up to the result of the area in every golden case and variant', () => {
    for (const areaCase of goldenCases.values())
      for (const variantId of [undefined, ...(areaCase.variants ?? []).map(({ id }) => id)]) {
        const options = variantId === undefined ? {} : { variantId }
        const { rows, buildingsEur, otherRevenuesEur, areaEur } = investments(areaCase, options)
        const result = buildingsEur + otherRevenuesEur - sum(rows.map(row => row.presentEur))
        expect(Math.abs(result - areaEur)).toBeLessThan(0.01)
        expect(areaEur).toBe(appraise(areaCase, options).area.npvEur)
      }
  })
})

describe('the deficit of an area', () => {
  it('is divided over its causes by what each costs, the supra-plan part apart', () => {
    // 100 of costs and a deficit of 25: a quarter of each cost.
    expect(deficitByCause(investments(small))).toEqual({
      acquisition: 10,
      soil: 0,
      infrastructure: 5,
      'supra-plan': 7.5,
      site: 0,
      planning: 2.5,
      time: 0,
      tax: 0,
      buildings: 0,
    })
  })

  it('has buildings as a cause when they cost more than they bring in', () => {
    const lines = (small.lines ?? []).map(line => (line.id === 'verkoop' ? { ...line, totalEur: 60 } : line))
    const found = deficitByCause(investments({ ...small, lines }))
    // Buildings are short of 50, beside costs of 100, and 15 comes in: 135 over 150.
    expect(found.buildings).toBeCloseTo(45, 9)
    expect(sum(Object.values(found))).toBeCloseTo(135, 9)
  })

  it('is the deficit of the appraisal in every golden case, and nothing where there is a surplus', () => {
    for (const areaCase of goldenCases.values()) {
      const deficitEur = Math.max(0, -appraise(areaCase).area.npvEur)
      expect(Math.abs(sum(Object.values(deficitByCause(investments(areaCase)))) - deficitEur)).toBeLessThan(
        0.01,
      )
    }
  })
})

describe('the table of investment kinds', () => {
  it('has every cost account in one kind, and every cause but buildings', () => {
    for (const { kinds } of investmentTables) {
      const costs = chartOfAccounts.filter(({ kind }) => kind === 'cost').map(({ code }) => code)
      expect(kinds.flatMap(({ accounts }) => accounts).toSorted()).toEqual(costs.toSorted())
      expect(deficitCauses.filter(cause => !kinds.some(one => one.cause === cause))).toEqual(['buildings'])
    }
  })

  it('holds from its first day, and before it', () => {
    expect(investmentKindsOn('2026-01-01')).toBe(investmentTables.at(-1)?.kinds)
    expect(investmentKindsOn('1999-01-01')).toBe(investmentTables[0]?.kinds)
  })
})
