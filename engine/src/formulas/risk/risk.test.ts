// Golden figures of risk arithmetic (closed forms) and its laws.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '../compare-figures.ts'
import { numberOf, outcomeOf, partOf } from '../testing.ts'

const part = fc.double({ min: 0, max: 1, noNaN: true })
const normal = { mean: -1.5, sd: 2 }

describe('a risk register', () => {
  it('counts a weighted amount only where chance and effect are not both given', () => {
    const rows = [
      { name: 'a', probability: 0.5, impactEur: 100, weightedEur: 60 },
      { name: 'b', probability: 0.5, weightedEur: 60 },
      { name: 'c', impactEur: 10 },
    ]
    expect(outcomeOf('risk-register', { rows })).toEqual({
      rows: [
        { name: 'a', weightedEur: 50 },
        { name: 'b', weightedEur: 60 },
        { name: 'c', weightedEur: null },
      ],
      totalEur: 110,
      incomplete: ['c'],
    })
    expect(outcomeOf('risk-register', { rows: [] })).toEqual({ rows: [], totalEur: 0, incomplete: [] })
  })
})

describe('resilience', () => {
  it.each([
    [2.01, 'A'],
    [2, 'B'],
    [1.4, 'B'],
    [1.39, 'C'],
    [1, 'C'],
    [0.8, 'D'],
    [0.6, 'E'],
    [0.59, 'F'],
    [-1, 'F'],
  ])('of %d is class %s', (ratio, expected) => {
    expect(outcomeOf('resilience-class', { ratio })).toBe(expected)
  })

  it('is the class of the bound when amounts give exactly that ratio', () => {
    const classOf = (capacityEur: number, riskEur: number) =>
      Object(Object(outcomeOf('resilience-ratio', { capacityEur, riskEur })).total).class
    // The computer divides 2.4 by 3 to just under 0.8.
    expect(2.4 / 3).toBeLessThan(0.8)
    expect([classOf(2.4, 3), classOf(2_399_999, 3_000_000)]).toEqual(['D', 'E'])
    expect([classOf(6, 3), classOf(6_000_001, 3_000_000)]).toEqual(['B', 'A'])
  })

  it('has other classes with other bounds, which must fall', () => {
    expect(outcomeOf('resilience-class', { ratio: 1.5, bounds: [1, 0.8, 0.6, 0.4, 0.2] })).toBe('A')
    expect(outcomeOf('resilience-class', { ratio: 1, bounds: [1, 1, 0.6, 0.4, 0.2] })).toEqual([
      '/inputs/bounds BUITEN_BEREIK',
    ])
  })

  it('is a ratio of amounts, or of sums of groups', () => {
    expect(outcomeOf('resilience-ratio', { capacityEur: 3, riskEur: 2 })).toEqual({
      total: { ratio: 1.5, class: 'B' },
      groups: {},
    })
    expect(outcomeOf('resilience-ratio', { capacityEur: 3, riskEur: { a: 1, b: 1 } })).toEqual({
      total: { ratio: 1.5, class: 'B' },
      groups: {},
    })
    expect(outcomeOf('resilience-ratio', { capacityEur: { a: 3 }, riskEur: { b: 2 } })).toEqual({
      total: { ratio: 1.5, class: 'B' },
      groups: { a: { ratio: null, class: null }, b: { ratio: 0, class: 'F' } },
    })
    expect(outcomeOf('resilience-ratio', { capacityEur: { a: 3 }, riskEur: 2 })).toEqual({
      total: { ratio: 1.5, class: 'B' },
      groups: {},
    })
    expect(outcomeOf('resilience-ratio', { capacityEur: 3, riskEur: 0 })).toBe('DELEN_DOOR_NUL')
  })
})

describe('scenarios', () => {
  it('are refused when their probabilities do not add up to 1', () => {
    const scenarios = (second: number) => [
      [0.4, 10],
      [second, 20],
    ]
    expect(outcomeOf('scenario-ev-sd', { scenarios: scenarios(0.5) })).toEqual([
      '/inputs/scenarios TELT_NIET_OP',
    ])
    expect(partOf('scenario-ev-sd', { scenarios: scenarios(0.6) }, 'mean')).toBe(16)
  })
})

describe('independent events', () => {
  it('have probabilities that add up to 1, and a mean that fits them', () => {
    const events = fc.array(fc.record({ probability: part, amountEur: fc.integer({ min: -50, max: 50 }) }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(events, given => {
        const { mean, outcomes } = Object(outcomeOf('events-distribution', { events: given }))
        const rows = outcomes as readonly (readonly [number, number, number])[]
        expect(rows.at(-1)?.[2]).toBeCloseTo(1, 9)
        expect(rows.reduce((sum, [amount, probability]) => sum + amount * probability, 0)).toBeCloseTo(
          mean,
          9,
        )
        expect(rows.every(([amount], index) => index === 0 || amount > rows[index - 1]![0])).toBe(true)
      }),
    )
  })

  it('are one certain outcome when there are none', () => {
    expect(outcomeOf('events-distribution', { events: [], certainty: [0.5] })).toEqual({
      mean: 0,
      outcomes: [[0, 1, 1]],
      quantiles: { '0.5': 0 },
    })
  })

  it('that cancel each other are one outcome of nothing', () => {
    const events = [0.1, 0.2, -0.3].map(amountEur => ({ probability: 0.5, amountEur }))
    const { outcomes } = Object(outcomeOf('events-distribution', { events }))
    const expected = [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3].map(amount => {
      const chance = amount === 0 ? 0.25 : 0.125
      return [amount, chance, amount < 0 ? 0.5 + amount * 1.25 : 0.625 + amount * 1.25]
    })
    expect(differences(outcomes, expected, 1e-12)).toEqual([])
  })

  it('that cancel each other to the last digit of large amounts are one outcome too, and small ones stay apart', () => {
    const amountsOf = (...amounts: number[]) => {
      const events = amounts.map(amountEur => ({ probability: 0.5, amountEur }))
      return Object(outcomeOf('events-distribution', { events })).outcomes.map(([amount]: number[]) => amount)
    }
    // The computer adds 100,000.1 and 200,000.2 to just above 300,000.3.
    expect(100_000.1 + 200_000.2 - 300_000.3).toBeGreaterThan(0)
    expect(amountsOf(100_000.1, 200_000.2, -300_000.3).length).toBe(7)
    expect(amountsOf(1e-13, 2e-13).length).toBe(4)
  })

  it('that never or always happen are no outcome of their own', () => {
    const events = [
      { probability: 0, amountEur: 5 },
      { probability: 1, amountEur: 7 },
    ]
    expect(outcomeOf('events-distribution', { events, certainty: [0] })).toEqual({
      mean: 7,
      outcomes: [[7, 1, 1]],
      quantiles: { '0': 7 },
    })
  })

  it('cost at most all of them with full certainty, and at least the least with none', () => {
    const events = [5, 7].map(amountEur => ({ probability: 0.5, amountEur }))
    expect(Object(outcomeOf('events-distribution', { events, certainty: [0, 1] })).quantiles).toEqual({
      '0': 0,
      '1': 12,
    })
    expect(outcomeOf('events-distribution', { events, certainty: [-0.1, 1.1] })).toEqual([
      '/inputs/certainty/0 BUITEN_BEREIK',
      '/inputs/certainty/1 BUITEN_BEREIK',
    ])
  })

  it('are refused above sixteen', () => {
    const events = new Array(17).fill({ probability: 0.1, amountEur: 1 })
    expect(outcomeOf('events-distribution', { events })).toEqual(['/inputs/events AANTAL_ONJUIST'])
  })
})

describe('three-point distributions', () => {
  it('have the mean and spread of the worked figures', () => {
    expect(partOf('triangular', { min: 0.8, mode: 1, max: 1.4 }, 'mean').toFixed(4)).toBe('1.0667')
    expect(partOf('triangular', { min: 0.8, mode: 1, max: 1.4 }, 'sd').toFixed(5)).toBe('0.12472')
    expect(partOf('pert', { min: 0.8, mode: 1, max: 1.4 }, 'mean').toFixed(4)).toBe('1.0333')
  })

  it('have triangular quantiles on both sides of the mode', () => {
    const { quantiles } = Object(outcomeOf('triangular', { min: 0, mode: 3, max: 10, p: [0.2, 0.5] }))
    // The root of 0.2 x 10 x 3, and 10 less the root of 0.5 x 10 x 7.
    expect(differences(quantiles, { '0.2': Math.sqrt(6), '0.5': 10 - Math.sqrt(35) }, 1e-12)).toEqual([])
  })

  it('have a triangular quantile that undoes the distribution', () => {
    fc.assert(
      fc.property(part, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (mode, p) => {
        const value = Number(
          Object(Object(outcomeOf('triangular', { min: 0, mode, max: 1, p: [p] })).quantiles)[String(p)],
        )
        const below = value <= mode ? value ** 2 / (mode || 1) : 1 - (1 - value) ** 2 / (1 - mode)
        expect(below).toBeCloseTo(p, 9)
      }),
    )
  })

  it('reach from the smallest to the largest value', () => {
    for (const name of ['triangular', 'pert']) {
      const { quantiles } = Object(outcomeOf(name, { min: 0.8, mode: 1, max: 1.4, p: [0, 1] }))
      expect(quantiles).toEqual({ '0': 0.8, '1': 1.4 })
      expect(outcomeOf(name, { min: 0.8, mode: 1, max: 1.4, p: [-0.1, 1.1] })).toEqual([
        '/inputs/p/0 BUITEN_BEREIK',
        '/inputs/p/1 BUITEN_BEREIK',
      ])
    }
  })

  it('are uniform with weight zero, and certain when all points are the same', () => {
    const uniform = Object(outcomeOf('pert', { min: 2, mode: 3, max: 6, lambda: 0, p: [0.25] }))
    expect(differences(uniform, { mean: 4, sd: Math.sqrt(16 / 12), quantiles: { '0.25': 3 } }, 1e-9)).toEqual(
      [],
    )
    for (const name of ['triangular', 'pert']) {
      const certain = outcomeOf(name, { min: 2, mode: 2, max: 2, p: [0.3] })
      expect(differences(certain, { mean: 2, sd: 0, quantiles: { '0.3': 2 } }, 1e-12)).toEqual([])
    }
  })

  it('are refused out of order', () => {
    expect(outcomeOf('triangular', { min: 1, mode: 3, max: 2 })).toEqual(['/inputs/mode BUITEN_BEREIK'])
    expect(outcomeOf('pert', { min: 3, mode: 2, max: 4 })).toEqual(['/inputs/mode BUITEN_BEREIK'])
  })
})

describe('a normal result', () => {
  const printed = (value: number) => value.toFixed(4)

  it('has the printed quantiles and tail means', () => {
    const quantile = (p: number) => printed(numberOf('quantile-normal', { ...normal, p }))
    expect([quantile(0.5), quantile(0.2), quantile(0.1)]).toEqual(['-1.5000', '-3.1832', '-4.0631'])
    const tail = (certainty: number) => printed(partOf('cvar-normal', { ...normal, certainty }, 'cvar'))
    expect([tail(0.9), tail(0.95)]).toEqual(['5.0100', '5.6254'])
  })

  it('needs no contribution when it is good enough, and never a negative one', () => {
    expect(printed(numberOf('contribution-normal', { ...normal, certainty: 0.5 }))).toBe('1.5000')
    expect(numberOf('contribution-normal', { mean: 5, sd: 1, certainty: 0.8 })).toBe(0)
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.98, noNaN: true }), certainty => {
        const more = numberOf('contribution-normal', { ...normal, certainty: certainty + 0.01 })
        expect(more).toBeGreaterThanOrEqual(numberOf('contribution-normal', { ...normal, certainty }))
      }),
    )
  })

  it('without spread is guaranteed at its shortfall', () => {
    expect(outcomeOf('guarantee-normal', { mean: -3, sd: 0 })).toEqual({ expectedPayout: 3, p90Payout: 3 })
    expect(outcomeOf('guarantee-normal', { mean: 3, sd: 0 })).toEqual({ expectedPayout: 0, p90Payout: 0 })
    expect(outcomeOf('guarantee-normal', { mean: 0, sd: 0 })).toEqual({ expectedPayout: 0, p90Payout: 0 })
  })

  it('around nothing is guaranteed for the density at its middle', () => {
    const result = outcomeOf('guarantee-normal', { mean: 0, sd: 1 })
    const expected = { expectedPayout: 1 / Math.sqrt(2 * Math.PI), p90Payout: 1.2815515655446008 }
    expect(differences(result, expected, 1e-12)).toEqual([])
  })

  it('has an expected payout that is at least the expected shortfall', () => {
    const means = fc.double({ min: -10, max: 10, noNaN: true })
    fc.assert(
      fc.property(means, fc.double({ min: 0.01, max: 10, noNaN: true }), (mean, sd) => {
        expect(partOf('guarantee-normal', { mean, sd }, 'expectedPayout')).toBeGreaterThanOrEqual(
          Math.max(0, -mean) - 1e-12,
        )
      }),
    )
  })
})

describe('uncertain revenue and cost', () => {
  it('without spread loses or does not', () => {
    const certain = { revenueSd: 0, costSd: 0, rho: 0 }
    expect(outcomeOf('lognormal-ratio', { ...certain, revenueMean: 10, costMean: 9 })).toEqual({
      mean: 1,
      sd: 0,
      pNegative: 0,
    })
    expect(outcomeOf('lognormal-ratio', { ...certain, revenueMean: 9, costMean: 9 })).toEqual({
      mean: 0,
      sd: 0,
      pNegative: 0,
    })
    expect(outcomeOf('lognormal-ratio', { ...certain, revenueMean: 9, costMean: 10 })).toEqual({
      mean: -1,
      sd: 0,
      pNegative: 1,
    })
  })

  it('that move as one never lose when revenue is the higher', () => {
    const result = outcomeOf('lognormal-ratio', {
      revenueMean: 10,
      revenueSd: 0.2,
      costMean: 9,
      costSd: 0.2,
      rho: 1,
    })
    expect(differences(result, { mean: 1, sd: Math.sqrt(Math.expm1(0.04)), pNegative: 0 }, 1e-9)).toEqual([])
  })
})

describe('a shared risk', () => {
  it('costs 1.6 million with the smallest party alone and 0.4 with the largest', () => {
    const alone = (toleranceEur: number) =>
      partOf('risk-sharing', { tolerancesEur: { one: toleranceEur }, sdEur: 4 }, 'premiumEur')
    expect([alone(5), alone(20)]).toEqual([1.6, 0.4])
  })

  it('cannot be shared without tolerance', () => {
    expect(outcomeOf('risk-sharing', { tolerancesEur: {}, sdEur: 4 })).toBe('DELEN_DOOR_NUL')
  })
})
