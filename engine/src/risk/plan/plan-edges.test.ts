// Plans of cases with factors of their own, in whatever order, and a market of the past with factors that it never had.
import { describe, expect, test } from 'vitest'
import type { Case } from '../../case/types.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { caseFactors } from './assumptions.ts'
import { planRisk } from './plan.ts'
import { replayName, replayYears } from './replay.ts'

const four = goldenCase('vier-partijen')
const ar1 = (id: string, sd = 0.05) => ({ id, process: 'ar1' as const, mean: 0.02, sd, phi: 0.5 })
const withFactors = (factors: object[], more: object = {}): Case =>
  ({ ...four, risk: { ...four.risk, factors, correlations: [], ...more } }) as Case

describe('factors', () => {
  test('stand with those of the standard first and the others by name, however a case lists them', () => {
    const listed = ['zand', 'construction-cost', 'aarde', 'house-price'].map(id => ar1(id))
    const ids = (factors: object[]) => caseFactors(withFactors(factors)).factors.map(({ id }) => id)
    expect(ids(listed)).toEqual(['house-price', 'construction-cost', 'aarde', 'zand'])
    expect(ids(listed.toReversed())).toEqual(ids(listed))
  })

  test('that cannot hang together as asked are repaired, and that is told', () => {
    const factors = ['house-price', 'construction-cost', 'gww-cost'].map(id => ar1(id))
    const correlations = [
      ['house-price', 'construction-cost', 0.9],
      ['construction-cost', 'gww-cost', 0.9],
      ['house-price', 'gww-cost', -0.9],
    ]
    expect(caseFactors(withFactors(factors)).notices).toEqual([])
    expect(caseFactors(withFactors(factors, { correlations })).notices.map(({ code }) => code)).toEqual([
      'CORRELATIES_HERSTELD',
    ])
  })
})

describe('a market of the past', () => {
  const replay = { id: '2008-2013', year: 2027 }
  const deviationsOf = (factors: object[]) => {
    const { plan } = { plan: planRisk(withFactors(factors), { replay }) }
    return Object.fromEntries(
      plan.market.factors.map(({ id }, at) => [id, [...plan.replay!.deviations[at]!]]),
    )
  }

  test('leaves factors alone that it has no series of, whatever their process', () => {
    const found = deviationsOf([
      ar1('zand'),
      { id: 'huurrente', process: 'vasicek', mean: 0.02, sd: 0.01, phi: 0.5 },
      { id: 'tempo', process: 'lognormal', mean: 1, sd: 0.2, phi: 0 },
    ])
    for (const id of ['zand', 'huurrente', 'tempo']) expect(found[id]!.every(value => value === 0)).toBe(true)
  })

  test('moves consumer prices, and costs that were not measured with them', () => {
    const found = deviationsOf(['cpi', 'construction-cost', 'gww-cost', 'house-price'].map(id => ar1(id)))
    const start = found.cpi!.findIndex(value => value !== 0)
    expect(start).toBeGreaterThan(0)
    // Of prices the fourth quarter after the start stood at 1.0028 of the start, of homes at 0.9332.
    expect(found.cpi![start]).toBeCloseTo(Math.log(1.0028) - Math.log(1.02), 12)
    expect(found['house-price']![start]).toBeCloseTo(Math.log(0.9332) - Math.log(1.02), 12)
    expect(found['construction-cost']!.some(value => value !== 0)).toBe(true)
    expect(found['gww-cost']!.some(value => value !== 0)).toBe(true)
  })

  test('has its name from its years', () => {
    expect([replayYears(replay), replayName(replay)]).toEqual([[2027], '2008-2013:2027'])
    const twice = { ...replay, again: [2031, 2040] }
    expect([replayYears(twice), replayName(twice)]).toEqual([[2027, 2031, 2040], '2008-2013:2027+2031+2040'])
  })
})
