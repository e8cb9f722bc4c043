import { beforeAll, describe, expect, test } from 'vitest'
import type { Case, Clause } from '../../../case/types.ts'
import { caseWithEverything } from '../../../ledger/testing/case-with-everything.ts'
import { goldenCases } from '../../../ledger/testing/golden-cases.ts'
import { outcomeColumns, simulateChunk } from '../../path/trial.ts'
import { type PlanOptions, planRisk, type RiskPlan } from '../../plan/plan.ts'
import { type Kernel, openKernel } from '../open-kernel.ts'
import { openSimulator } from '../open-simulator.ts'
import { casePlan } from './case-plan.ts'

const PAIRS = 600
const notInKernel: readonly string[] = ['residual-price', 'loan']
let kernel: Kernel

beforeAll(() => {
  const opened = openKernel()
  if (!opened) throw new Error('this machine has no vectors of 128 bits')
  kernel = opened
})

/** The worst difference of any trial in any column, in standard deviations; certain columns by their size. */
function worstError(plan: RiskPlan): number {
  const written = casePlan(plan)
  if (!written) throw new Error('not covered')
  kernel.load(written)
  const { values, stride } = kernel.simulate({ firstPair: 3, pairs: PAIRS, mirrored: true })
  const errors = simulateChunk(plan, 6, 2 * PAIRS).map((exact, column) => {
    const mean = exact.reduce((sum, value) => sum + value, 0) / exact.length
    const sd = Math.sqrt(exact.reduce((sum, value) => sum + (value - mean) ** 2, 0) / exact.length)
    const scale = Math.max(sd, Math.abs(mean) / 100, 1e-6)
    return Math.max(
      ...exact.map((value, trial) => Math.abs(values[column * stride + trial]! - value) / scale),
    )
  })
  expect(errors.every(Number.isFinite)).toBe(true)
  return Math.max(...errors)
}

const zwolle = goldenCases.get('station-zwolle')!
const everything: Case = {
  ...caseWithEverything,
  clauses: caseWithEverything.clauses!.filter(clause => !notInKernel.includes(clause.kind)),
}

describe('a case in the kernel, trial by trial beside double precision', () => {
  const views = [...goldenCases.keys()].flatMap(id =>
    (['begin', 'mid', 'end'] as const).map(convention => ({ id, convention })),
  )

  test.each(views)('$id, $convention: within a ten-thousandth of the spread', ({ id, convention }) => {
    expect(worstError(planRisk(goldenCases.get(id)!, { convention, seed: 5 }))).toBeLessThan(1e-4)
  })

  test('closed periods, percentages, taxes, every clause but two', () => {
    const kinds = new Set(everything.clauses?.map(clause => clause.kind))
    expect(kinds.size).toBe(15)
    expect(worstError(planRisk(everything))).toBeLessThan(1e-4)
  })

  test('a percentage that names a line twice, and another that names the first', () => {
    const lines = everything.lines!.map(line =>
      line.id === 'vtu' ? { ...line, percent: { share: 0.15, of: ['sloop', 'werk', 'sloop'] } } : line,
    )
    expect(worstError(planRisk({ ...everything, lines }))).toBeLessThan(1e-4)
  })

  test.each(['normal', 'down', 'stationary'] as const)('a market that starts %s', start => {
    const risky: Case = {
      ...zwolle,
      risk: { ...zwolle.risk, downturn: { start, toDown: 0.5 } },
    }
    expect(worstError(planRisk(risky))).toBeLessThan(1e-4)
  })

  test('volatile factors of every process, and events that need a downturn and have a cover', () => {
    const base = goldenCases.get('haven-groningen')!
    const event = {
      probability: 0.7,
      amountEur: { min: 100_000, likely: 400_000, max: 5_000_000 },
      t: { from: 1, to: 17 },
      bearer: [
        { party: base.parties[0]!.id, share: 0.75 },
        { party: base.parties[1]!.id, share: 0.25 },
      ],
    }
    const factor = (id: string, process: 'ar1' | 'vasicek' | 'lognormal', sd: number) => ({
      id,
      process,
      mean: 0.02,
      sd,
      phi: 0.7,
    })
    const risky: Case = {
      ...base,
      risk: {
        factors: [
          factor('gww-cost', 'ar1', 0.12),
          factor('house-price', 'lognormal', 0.3),
          factor('interest', 'vasicek', 0.02),
          factor('construction-cost', 'ar1', 0.1),
          factor('sales-pace', 'lognormal', 0.6),
        ],
        events: [
          { ...event, id: 'altijd', coveredBy: base.lines![0]!.id },
          { ...event, id: 'in-neergang', onlyInDownturn: true, coveredBy: base.lines![0]!.id },
        ],
      },
    }
    expect(worstError(planRisk(risky))).toBeLessThan(1e-4)
  })

  test('clauses that look at a factor as an index', () => {
    const [from, to] = [zwolle.parties[0]!.id, zwolle.parties[1]!.id]
    const band = (id: string, index: string, sided: 'one' | 'two', t: number): Clause => ({
      id,
      kind: 'index-band',
      from,
      to,
      inputs: { baseEur: 9_000_000, index, band: 0.03, cap: 0.2, sided, t },
    })
    const clauses = [
      band('prijs', 'house-price', 'two', 30),
      band('bouw', 'construction-cost', 'one', 11),
      band('tempo', 'sales-pace', 'two', 7),
    ]
    expect(worstError(planRisk({ ...zwolle, clauses }))).toBeLessThan(1e-4)
  })

  test.each([...goldenCases.keys()])('%s in a market of the past', id => {
    const areaCase = goldenCases.get(id)!
    const year = Number(areaCase.valuationDate.slice(0, 4)) + 1
    expect(worstError(planRisk(areaCase, { replay: { id: '2008-2013', year } }))).toBeLessThan(1e-4)
  })

  test('a clause that looks at the first line of those between two parties', () => {
    const [from, to] = [zwolle.parties[0]!.id, zwolle.parties[1]!.id]
    const line = zwolle.lines![0]!.id
    const inputs = { minEur: 100_000, share: 0.5, of: [line], t: 30 }
    const clauses: Clause[] = [{ id: 'deel', kind: 'min-price-share', from, to, inputs }]
    expect(worstError(planRisk({ ...zwolle, clauses }))).toBeLessThan(1e-4)
  })
})

describe('what the kernel does not do', () => {
  const volatile = (id: string, process: 'ar1' | 'lognormal', sd: number): Case => ({
    ...zwolle,
    risk: { factors: [{ id, process, mean: 0, sd, phi: 0.5 }] },
  })
  const withClause = (id: string): Case => ({
    ...caseWithEverything,
    clauses: caseWithEverything.clauses!.filter((clause: Clause) => clause.id === id),
  })

  test.each([
    ['a loan clause', withClause('krediet'), {}],
    ['a residual price', withClause('residu'), {}],
    ['a price that grows too far for its sums to be counted', volatile('house-price', 'ar1', 0.5), {}],
    ['a price that runs away', volatile('house-price', 'ar1', 5), {}],
    ['a pace that runs away', volatile('sales-pace', 'lognormal', 5), {}],
  ] satisfies [string, Case, PlanOptions][])('%s is run trial by trial', (_, areaCase, options) => {
    const plan = planRisk(areaCase, options)
    expect(casePlan(plan)).toBeUndefined()
    const { engine, simulate } = openSimulator(plan)
    expect(engine).toBe('float64-1')
    expect(simulate(2, 4)).toEqual(simulateChunk(plan, 2, 4))
  })

  test('double precision is used when it is asked for', () => {
    const plan = planRisk(zwolle)
    expect(openSimulator(plan).engine).toBe('kernel-2')
    const { engine, simulate } = openSimulator(plan, 'float64-1')
    expect(engine).toBe('float64-1')
    expect(simulate(0, 2)).toEqual(simulateChunk(plan, 0, 2))
  })
})

test('a party that a guarantee brings to exactly nothing has no loss by rounding', () => {
  const [from, to] = [zwolle.parties[0]!.id, zwolle.parties[1]!.id]
  const guarantee: Clause = {
    id: 'alles',
    kind: 'guarantee',
    from,
    to,
    inputs: { of: to, limitEur: 1e12, t: 40 },
  }
  const plan = planRisk({ ...zwolle, clauses: [guarantee] })
  const own = openSimulator(plan).simulate(0, 2000)[outcomeColumns(plan).own + 1]!
  const exact = simulateChunk(plan, 0, 2000)[outcomeColumns(plan).own + 1]!
  const isNothing = (eur: number): boolean => Math.abs(eur) < 0.005
  expect(exact.filter(isNothing).length).toBeGreaterThan(100)
  expect(own.filter(eur => eur === 0)).toHaveLength(exact.filter(isNothing).length)
  expect(own.every(eur => eur >= 0)).toBe(true)
})

test('a worth that no chance touches is what is planned, to the cent', () => {
  const outcomesOf = (id: string, party: string): { told: Float64Array; exact: Float64Array } => {
    const plan = planRisk(goldenCases.get(id)!)
    const column = outcomeColumns(plan).own + plan.parties.findIndex(each => each.id === party)
    return {
      told: openSimulator(plan).simulate(0, 2000)[column]!,
      exact: simulateChunk(plan, 0, 2000)[column]!,
    }
  }
  const untouched = outcomesOf('vier-partijen', 'rijk')
  expect(
    Math.max(...untouched.told.map((eur, trial) => Math.abs(eur - untouched.exact[trial]!))),
  ).toBeLessThan(0.005)
  const province = outcomesOf('haven-groningen', 'prov')
  const planned = Math.max(...province.exact)
  const asPlanned = (eur: number): boolean => Math.abs(eur - planned) < 0.005
  expect(province.exact.filter(asPlanned).length).toBeGreaterThan(1000)
  expect(province.told.filter(asPlanned)).toHaveLength(province.exact.filter(asPlanned).length)
})

test('the best and the worst of many volatile trials fit in the sums', () => {
  const areaCase = goldenCases.get('haven-groningen')!
  const factors = planRisk(areaCase).market.factors.map(({ id, process, mean, sd, phi }) => ({
    id,
    process,
    mean,
    sd: 3 * sd,
    phi,
  }))
  const plan = planRisk({ ...areaCase, risk: { ...areaCase.risk, factors } })
  const outcomes = openSimulator(plan).simulate(0, 20_000).slice(0, outcomeColumns(plan).scores)
  for (const [column, own] of outcomes.entries()) {
    const spread = Math.max(...own) - Math.min(...own)
    for (const most of [Math.max(...own), Math.min(...own)]) {
      const [exact = 0] = simulateChunk(plan, own.indexOf(most), 1)[column]!
      expect(Math.abs(exact - most)).toBeLessThanOrEqual(1e-5 * Math.max(spread, Math.abs(exact) / 10))
    }
  }
})

test.each(['mini-grex', 'station-zwolle'])(
  '%s without mirroring: both sides of a block draw for themselves',
  id => {
    const plan = planRisk(goldenCases.get(id)!, { sampling: 'plain', seed: 5 })
    const [told, exact] = [openSimulator(plan).simulate(3, 400), simulateChunk(plan, 3, 400)]
    for (const [column, own] of exact.entries()) {
      const spread = Math.max(Math.max(...own) - Math.min(...own), Math.abs(own[0]!) / 100, 1e-6)
      expect(Math.max(...own.map((eur, trial) => Math.abs(eur - told[column]![trial]!)))).toBeLessThan(
        1e-4 * spread,
      )
    }
  },
)

test('in a portfolio a case has estimates, delays and events of its own', () => {
  expect(worstError(planRisk(zwolle, { inPortfolio: true }))).toBeLessThan(1e-4)
})

test('chunks of a case fit together, wherever it is cut', () => {
  const plan = planRisk(zwolle)
  const { simulate } = openSimulator(plan)
  const whole = simulate(0, 60)
  const [first, second] = [simulate(0, 13), simulate(13, 47)]
  expect(whole.map((_, column) => [...first[column]!, ...second[column]!])).toEqual(
    whole.map(column => [...column]),
  )
})

describe('a phase that runs late', () => {
  const base = goldenCases.get('mini-grex')!
  const phases = [{ id: 'laat', area: 'a', start: 0, end: 6, delay: { min: 1, likely: 3, max: 8 } }]
  const subsidy = { ...base.lines![0]!, id: 'bijdrage', account: 'opbrengst-subsidie', phase: 'laat' }
  const withSeries = (series: Record<number, number>): number =>
    worstError(planRisk({ ...base, phases, lines: [...base.lines!, { ...subsidy, series }] }))

  test('pays at the start what is planned there, also where the price is certain', () => {
    expect(withSeries({ 0: 5_000_000, 2: 1_000_000 })).toBeLessThan(1e-4)
  })

  test.each([
    ['the same in every period', { 2: 3e6, 3: 3e6, 4: 3e6, 5: 3e6, 6: 3e6 }],
    ['every period otherwise', { 1: 2e6, 2: 1e6, 3: 5e6, 4: 4e6 }],
    ['with a period between', { 1: 2e6, 2: 2e6, 4: 2e6 }],
  ])('pays later what is planned %s', (_, series) => {
    expect(withSeries(series)).toBeLessThan(1e-4)
  })
})

test('lines that are alike but for their size and their estimate, more than go together', () => {
  const base = goldenCases.get('mini-grex')!
  const certainties = [{ certainty: 'initiative' }, { certainty: 'design' }, {}] as const
  const lines = Array.from({ length: 20 }, (_, nth) => ({
    ...base.lines![0]!,
    id: `deel-${nth}`,
    series: { 2: 1e5 * (nth + 1), 3: 1e5 * (nth + 1), 4: 1e5 * (nth + 1) },
    ...certainties[nth % 3],
  }))
  expect(worstError(planRisk({ ...base, lines: [...base.lines!, ...lines] }))).toBeLessThan(1e-4)
})

test('a last flow of a euro beside amounts of a trillion keeps the funding position open until it is paid', () => {
  const base = goldenCases.get('mini-grex')!
  const [costs, ...others] = base.lines!
  const delay = { min: 1, likely: 3, max: 8 }
  const phases = [{ id: 'laat', area: 'a', start: 5, end: 6, delay }]
  const ofLast = (eur: number): number => {
    const last = { ...costs!, id: 'klein', phase: 'laat', series: { 6: eur } }
    const lines = [{ ...costs!, series: { 1: 1e12 } }, ...others, last]
    return worstError(planRisk({ ...base, phases, lines }))
  }
  expect(ofLast(1)).toBeLessThan(1e-4)
  expect(ofLast(-1)).toBeLessThan(1e-4)
})
