/** One trial by hand: small cases in which chance is certain, and the mean of every price over many trials. */
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { planRisk, type RiskPlan } from '../plan/plan.ts'
import type { Path } from './path.ts'
import { walkMovers } from './time-path.ts'
import { simulatorOf } from './trial.ts'

const certain = { min: 0, likely: 0, max: 0 }
const always = (periods: number) => ({ min: periods, likely: periods, max: periods })

/** Four years of a market that is always down, in which half as fast is sold and prices keep to their index. */
function ran(
  changes: object,
  downturn: object = {},
): { plan: RiskPlan; path: Path; cashOf: (id: string) => number[] } {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'klein',
    name: { nl: 'Klein' },
    valuationDate: '2026-01-01',
    periods: 4,
    convention: 'end',
    rates: { interest: 0 },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0 },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0 },
    ],
    areas: [{ id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 1, paved: 1, green: 1, water: 1 } }],
    risk: { factors: [], downturn: { start: 'down', toDown: 1, toNormal: 0, salesPace: 0.5, ...downturn } },
    ...changes,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const plan = planRisk(outcome.case)
  const { path, run } = simulatorOf(plan)
  run(0)
  const cashOf = (id: string): number[] => [...path.lineCash[plan.lines.findIndex(line => line.id === id)]!]
  return { plan, path, cashOf }
}

const sale = {
  id: 'verkoop',
  account: 'opbrengst-opstal',
  from: 'outside',
  to: 'dev',
  series: { '1': 100, '2': 100, '3': 100, '4': 100 },
  drivers: [{ factor: 'house-price', elasticity: 1 }],
}
const works = { id: 'werk', account: '5', from: 'gem', to: 'outside', totalEur: 200, drivers: [] }
const phase = (id: string, start: number, end: number, more: object = {}) => ({
  id,
  area: 'kern',
  start,
  end,
  delay: certain,
  ...more,
})

describe('sales', () => {
  test('at half the pace take twice as long', () => {
    expect(ran({ lines: [sale] }).cashOf('verkoop')).toEqual([0, 50, 50, 50, 50, 50, 50, 50, 50, 0])
  })

  test('are never ahead of the plan, however fast', () => {
    expect(
      ran({ lines: [sale] }, { salesPace: 3 })
        .cashOf('verkoop')
        .slice(0, 6),
    ).toEqual([0, 100, 100, 100, 100, 0])
  })

  test('catch up their arrears by a pace above the planned one, as far as the plan', () => {
    const { plan, path } = ran({ lines: [sale], phases: [] })
    path.pace.set([0, 0.5, 0.75, 1.5, 4, 1, 1])
    walkMovers(plan, path)
    expect([...path.reached[0]!.subarray(0, 6)]).toEqual([0, 0.5, 1.25, 2.75, 4, 5])
  })

  test('wait when nothing is sold at all', () => {
    expect(ran({ lines: [sale] }, { salesPace: 0 }).cashOf('verkoop')).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 0, 400,
    ])
  })

  test('what is not sold five years past the runtime falls in the last period', () => {
    expect(ran({ lines: [sale] }, { salesPace: 0.25 }).cashOf('verkoop')).toEqual([
      0, 25, 25, 25, 25, 25, 25, 25, 25, 200,
    ])
  })

  test('lines of another account or driver keep their time', () => {
    const rent = { ...sale, id: 'huur', account: 'opbrengst-huur' }
    const internal = { ...sale, id: 'intern', from: 'gem' }
    const { cashOf } = ran({ lines: [rent, internal] })
    expect([cashOf('huur')[1], cashOf('intern')[1]]).toEqual([100, 100])
    const paced = { ...rent, id: 'tempo', drivers: [{ factor: 'sales-pace', elasticity: 5 }] }
    expect(ran({ lines: [paced] }).cashOf('tempo')[1]).toBe(50)
  })
})

describe('delay', () => {
  test('moves a line of the phase as a whole, linear inside a period', () => {
    const { cashOf } = ran({
      phases: [phase('een', 2, 3, { delay: always(1.5) })],
      lines: [{ ...works, phase: 'een' }],
    })
    expect(cashOf('werk')).toEqual([0, 0, 0, 50, 100, 50, 0, 0, 0, 0])
  })

  test('moves a line that only names the phase beside its series, but not its cash at the valuation date', () => {
    const line = { ...works, totalEur: undefined, series: { '0': 7, '2': 10 }, phase: 'een' }
    const { cashOf } = ran({
      phases: [phase('een', 2, 3, { delay: always(1) })],
      lines: [JSON.parse(JSON.stringify(line))],
    })
    expect(cashOf('werk')).toEqual([7, 0, 0, 10, 0, 0, 0, 0, 0, 0])
  })

  test('of a phase pushes what comes after it, as far as there is no room between', () => {
    const phases = [
      phase('een', 1, 1, { delay: always(1.5) }),
      phase('twee', 3, 3, { after: [{ phase: 'een', lag: 0 }] }),
      phase('drie', 4, 4, { after: [{ phase: 'twee', lag: 0 }], delay: always(-0.2) }),
    ]
    const { path, plan } = ran({ phases: phases.toReversed() })
    const shiftOf = (id: string) => path.shifts[plan.phases.findIndex(one => one.id === id)]
    expect([shiftOf('een'), shiftOf('twee')]).toEqual([1.5, 0.5])
    expect(shiftOf('drie')).toBeCloseTo(0.3, 12)
  })

  test('an own gain of time starts nothing before its plan', () => {
    expect([...ran({ phases: [phase('een', 2, 3, { delay: always(-1) })] }).path.shifts]).toEqual([0])
  })

  test('a start waits until enough is presold, whole periods, no longer than it may', () => {
    const waiting = (minShare: number, maxWait: number): number => {
      const clause = {
        id: 'v',
        kind: 'presale-start',
        from: 'dev',
        to: 'gem',
        inputs: { phase: 'een', minShare, maxWait },
      }
      return ran({ phases: [phase('een', 3, 4)], clauses: [clause] }).path.shifts[0]!
    }
    expect([0.5, 0.7, 1, 1].map((share, place) => waiting(share, place === 3 ? 0 : 4))).toEqual([0, 1, 1, 0])
  })
})

test('land of a row follows value and building cost and is never negative', () => {
  const row = {
    id: 'rij',
    category: 'koop-duur',
    tenure: 'koop',
    units: 2,
    goM2: 80,
    bvoM2: 100,
    plotM2: 100,
    parkingPerUnit: 1,
    area: 'kern',
    phase: 'een',
    appraisal: { formula: 'residual-simple', inputs: { priceEur: 121_000, costsEur: 60_500, vatRate: 0.21 } },
    payer: 'dev',
    payee: 'gem',
  }
  const factors = [{ id: 'house-price', process: 'ar1', mean: 0, sd: 0, phi: 0 }]
  const land = (priceDrift: number): number[] =>
    ran({
      phases: [phase('een', 1, 1)],
      programme: [row],
      risk: { factors, downturn: { start: 'normal', toDown: 0.5, toNormal: 0, salesPace: 1, priceDrift } },
    }).cashOf('rij')
  // Value / 1.21 is 100,000 x V, costs 50,000; the mean of V over both states is 1.
  const v = (priceDrift: number, down: number): number => (1 + priceDrift * down) / (1 + priceDrift / 2)
  const { path } = ran({}, { start: 'normal', toDown: 0.5 })
  expect(land(-0.2)[1]).toBeCloseTo(2 * (100_000 * v(-0.2, path.down[1]!) - 50_000), 6)
  const crash = ran({
    phases: [phase('een', 1, 1)],
    programme: [
      { ...row, appraisal: { ...row.appraisal, inputs: { ...row.appraisal.inputs, costsEur: 242_000 } } },
    ],
  })
  expect(crash.cashOf('rij').every(eur => eur === 0)).toBe(true)
})

test('every multiplier of prices has mean 1 at every t', () => {
  const plan = planRisk({ ...goldenCase('station-zwolle'), clauses: [] })
  const { path, run } = simulatorOf(plan)
  const trials = 20_000
  const places = plan.times.periods + 1
  const sums = plan.columns.map(() => new Float64Array(places))
  const squares = plan.columns.map(() => new Float64Array(places))
  for (let trial = 0; trial < trials; trial += 1) {
    run(trial)
    plan.columns.forEach((_, column) => {
      for (let t = 0; t < places; t += 1) {
        const multiplier = path.multipliers[column]![t]!
        sums[column]![t] = sums[column]![t]! + multiplier
        squares[column]![t] = squares[column]![t]! + (multiplier - 1) ** 2
      }
    })
  }
  const scores = sums.flatMap((sum, column) =>
    [1, 4, 5, 20, 40, 60].map(
      t => (sum[t]! / trials - 1) / Math.sqrt(squares[column]![t]! / trials / trials),
    ),
  )
  expect(plan.columns.length).toBe(6)
  expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4)
  expect(sums.every(sum => sum[0] === trials)).toBe(true)
})
