// What a run tells of made-up outcomes of a small case, and which causes it looks at, worked out in another way.
import { describe, expect, test } from 'vitest'
import { outcomeColumns } from '../path/trial.ts'
import { planRisk, type RiskPlan } from '../plan/plan.ts'
import {
  byParty,
  byScore,
  byScoreDown,
  caseWith,
  drawn,
  event,
  factor,
  loan,
  mean,
  meanIn,
  near,
  row,
  sharesOf,
  TRIALS,
  werk,
} from '../testing/small-case.ts'
import { bearerMatrix } from './bearer-matrix.ts'
import { bearerShares } from './bearers.ts'
import { distributionOf } from './distribution.ts'
import { riskFigures } from './risk-answer.ts'
import { movingCauses, tornadoOf } from './tornado.ts'

const plan = planRisk(caseWith({ loans: [loan('a', 5), loan('b', 4)] }))

describe('a run', () => {
  const columns = outcomeColumns(plan)
  const outcomes = drawn(columns.count)
  const area = outcomes[columns.area]!
  const own = [0, 1, 2].map(place => outcomes[columns.own + place]!)

  test('tells the spread of the area and of every party, and how often each has its return', () => {
    const answer = riskFigures(plan, outcomes)
    expect(answer.area).toEqual(distributionOf(area, 2))
    expect(answer.area).not.toEqual(distributionOf(area, 3))
    expect(answer.parties).toEqual(
      byParty(place => ({
        ...distributionOf(own[place]!, 2),
        pReturnMet: outcomes[columns.required + place]!.filter(eur => eur >= 0).length / TRIALS,
      })),
    )
    const [gem, dev, rijk] = bearerShares(own)
    expect(answer.bearers).toEqual({ gem, dev, rijk })
    expect(riskFigures(plan, outcomes, 10).area.se).toEqual(distributionOf(area, 10).se)
  })

  test('tells the need for money, and what moves nothing', () => {
    const lowest = outcomes[columns.funding]!
    lowest.set([-10, -10, -10, -10, -10])
    const { funding, inert, notices } = riskFigures(plan, outcomes)
    expect(funding).toEqual({
      peakMean: near(mean([...lowest])),
      peakP90: sharesOf(lowest).p10,
      pAboveCredit: near(lowest.filter(eur => -eur > 9).length / TRIALS),
    })
    expect(lowest.includes(-9)).toBe(true)
    expect(riskFigures(planRisk(caseWith()), outcomes).funding.pAboveCredit).toBeNull()
    expect(inert).toEqual(['construction-cost'])
    expect([plan.notices, notices]).toEqual([[], undefined])
    const told = { ...plan, notices: [{ kind: 'proef' }] } as unknown as RiskPlan
    expect(riskFigures(told, outcomes).notices).toEqual([{ kind: 'proef' }])
  })

  test('has the causes by how far they swing the area, and by name where they swing it as far', () => {
    const swings = tornadoOf(plan, outcomes, columns)
    const expected = movingCauses(plan).map(({ id, place }) => {
      const scores = outcomes[columns.scores + place]!
      const fifth = (order: readonly number[]) => meanIn(area, order.slice(0, TRIALS / 5)) - mean([...area])
      return { factor: id, low: fifth(byScore(scores)), high: fifth(byScoreDown(scores)) }
    })
    const width = (one: { low: number; high: number }) => Math.abs(one.high - one.low)
    expect(swings).toEqual(
      expected
        .toSorted((a, b) => width(b) - width(a))
        .map(one => ({ ...one, low: near(one.low), high: near(one.high) })),
    )
    const flat = outcomes.map((values, column) => (column === columns.area ? values.map(() => 7) : values))
    expect(tornadoOf(plan, flat, columns)).toEqual(
      ['delay', 'downturn', 'events', 'gww-cost', 'house-price'].map(id => ({ factor: id, low: 0, high: 0 })),
    )
  })
})

const centred = (values: Float64Array) => values.map(value => value - mean([...values]))

describe('who bears which risk', () => {
  const plan = planRisk(caseWith())
  const columns = outcomeColumns(plan)
  const [house, works, downturn, delay] = movingCauses(plan).map(({ place }) => columns.scores + place)

  test('counts a cause that is another one over again once, and one that never comes not at all', () => {
    const outcomes = drawn(columns.count)
    outcomes[works!]!.set(outcomes[house!]!.map(value => 1001.1 * value + 0.7))
    outcomes[downturn!]!.fill(5)
    // What all three get is a straight line of the first cause and of delay, and nothing else.
    const [first, late] = [centred(outcomes[house!]!), centred(outcomes[delay!]!)]
    const slopes = [
      [2, -1],
      [0.5, 3],
      [-1, 1],
    ]
    slopes.forEach(([one, other], party) => {
      outcomes[columns.own + party]!.set(first.map((value, at) => 7 + one! * value + other! * late[at]!))
    })
    const together = first.map((value, at) => 1.5 * value + 3 * late[at]!)
    const tail = byScore(together).slice(0, TRIALS / 10)
    const parts = (values: Float64Array, which: number) =>
      byParty(party => expect.closeTo(-slopes[party]![which]! * meanIn(values, tail), 8))
    const { cvarEur, rows } = bearerMatrix(plan, outcomes)
    expect(cvarEur).toBeCloseTo(-meanIn(together, tail), 9)
    const sums = rows.slice(0, -1).map(({ togetherEur }) => togetherEur)
    expect(sums).toEqual(sums.toSorted((a, b) => b - a))
    const none = byParty(() => expect.closeTo(0, 8))
    expect(Object.fromEntries(rows.map(({ cause, parties }) => [cause, parties]))).toEqual({
      'house-price': parts(first, 0),
      'gww-cost': none,
      downturn: none,
      delay: parts(late, 1),
      events: none,
      rest: none,
    })
  })

  test('stands by name where causes weigh as much, and holds the first trial as any other', () => {
    const flat = drawn(columns.count).map(values => values.fill(0))
    flat[columns.own]!.fill(-8, 0, 1)
    const { cvarEur, rows } = bearerMatrix(plan, flat)
    expect(rows.map(({ cause }) => cause)).toEqual([
      'delay',
      'downturn',
      'events',
      'gww-cost',
      'house-price',
      'rest',
    ])
    // One trial of forty falls 8 behind: 7.8 below the mean, and the other three of the tail 0.2 above it.
    expect(cvarEur).toBeCloseTo((7.8 - 3 * 0.2) / 4, 12)
    expect(rows.at(-1)!.parties).toEqual({ gem: near(1.8), dev: 0, rijk: 0 })
    expect(bearerShares([0, 1, 2].map(place => flat[columns.own + place]!))[0]!.eulerShare).toBe(1)
  })
})

describe('who bears a risk', () => {
  test('moves with a cause that is alone as their covariance says', () => {
    const risk = { factors: [factor('house-price')], downturn: { toDown: 0 } }
    const single = planRisk(caseWith({ phases: [], risk }))
    const at = outcomeColumns(single)
    const found = drawn(at.count)
    const own = [0, 1, 2].map(party => centred(found[at.own + party]!))
    const score = centred(found[at.scores]!.map(one => one / 1e3))
    found[at.scores]!.set(score)
    const together = score.map((_, trial) => own.reduce((sum, one) => sum + one[trial]!, 0))
    const tail = byScore(together).slice(0, TRIALS / 10)
    const covariance = (values: Float64Array) =>
      mean([...values.map((value, trial) => value * score[trial]!)])
    expect(bearerMatrix(single, found).rows[0]).toMatchObject({
      cause: 'house-price',
      parties: byParty(party => near((-covariance(own[party]!) / covariance(score)) * meanIn(score, tail))),
    })
  })

  test('is told of a party that is alone', () => {
    const parties = [{ id: 'gem', kind: 'gemeente', rate: 0.02 }]
    const alone = planRisk(
      caseWith({
        parties,
        clauses: [],
        phases: [],
        lines: [{ ...werk, to: 'outside' }],
        risk: { factors: [] },
      }),
    )
    const { rows } = bearerMatrix(alone, drawn(outcomeColumns(alone).count))
    expect(rows.map(({ parties: eur, togetherEur }) => eur.gem! - togetherEur)).toEqual(rows.map(() => 0))
  })
})

describe('what moves anything', () => {
  const idsOf = (changes: Record<string, unknown>, options = {}) =>
    movingCauses(planRisk(caseWith(changes), options)).map(({ id, place }) => [id, place])

  test('is every factor that a flow looks at, downturns, delays and events', () => {
    expect(idsOf({})).toEqual([
      ['house-price', 0],
      ['gww-cost', 2],
      ['downturn', 3],
      ['delay', 4],
      ['events', 5],
    ])
    expect(
      idsOf({ phases: [], risk: { factors: [factor('house-price')], downturn: { toDown: 0 } } }),
    ).toEqual([['house-price', 0]])
    expect(idsOf({}, { replay: { id: '2008-2013', year: 2026 } })).toEqual([
      ['delay', 4],
      ['events', 5],
    ])
  })

  test('is no line of nothing, and no share of other lines by itself', () => {
    const nothing = { ...werk, id: 'niets', account: 'opstal', series: { '2': 0 } }
    const share = {
      id: 'opslag',
      account: '16',
      from: 'gem',
      to: 'outside',
      percent: { share: 0.1, of: ['werk'] },
    }
    const factors = [factor('construction-cost'), factor('gww-cost'), factor('cpi')]
    const risk = { factors, downturn: { toDown: 0 }, events: [event('een')] }
    expect(idsOf({ lines: [werk, nothing, share], phases: [], risk }).map(([id]) => id)).toEqual([
      'gww-cost',
      'events',
    ])
  })

  test('is what building costs where land is worth what is left of the value', () => {
    const lines = [{ ...werk, drivers: [] }]
    const risk = { factors: [factor('house-price'), factor('construction-cost')], downturn: { toDown: 0 } }
    const bare = { lines, clauses: [], risk, programme: [row] }
    const causes = (inputs: object) =>
      idsOf({ ...bare, programme: [{ ...row, appraisal: { ...row.appraisal, inputs } }] }).map(([id]) => id)
    const { inputs } = row.appraisal
    expect(causes(inputs)).toEqual(['house-price', 'construction-cost', 'delay'])
    expect(causes({ ...inputs, costsEur: 0 })).toEqual(['house-price', 'delay'])
    expect(causes({ ...inputs, priceEur: 0 })).toEqual(['construction-cost', 'delay'])
  })

  test('is the interest where a balance runs at it, and the pace where something is sold or waits for sales', () => {
    const interest = { ...factor('interest', 'vasicek'), mean: 0.02 }
    const pace = { ...factor('sales-pace', 'lognormal'), mean: 1 }
    const lines = [{ ...werk, drivers: [] }]
    const inPhase = [{ ...werk, drivers: [], phase: 'een' }]
    const risk = { factors: [interest, pace], downturn: { toDown: 0 } }
    const bare = { lines, phases: [], clauses: [], risk }
    expect(idsOf(bare)).toEqual([['interest', 0]])
    expect(idsOf({ ...bare, without: 'landExploitation' })).toEqual([])
    expect(idsOf({ ...bare, risk: { ...risk, factors: [factor('house-price'), interest] } })).toEqual([
      ['interest', 1],
    ])
    const sale = {
      ...{ id: 'verkoop', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { '1': 100 } },
      drivers: [{ factor: 'sales-pace', elasticity: 1 }],
    }
    expect(idsOf({ ...bare, lines: [sale] })).toEqual([
      ['interest', 0],
      ['sales-pace', 1],
    ])
    const presale = { id: 'v', kind: 'presale-start', from: 'dev', to: 'gem' }
    const clauses = [{ ...presale, inputs: { phase: 'een', minShare: 0.7, maxWait: 2 } }]
    const phases = [{ id: 'een', area: 'kern', start: 1, end: 2 }]
    expect(idsOf({ ...bare, phases, clauses }).map(([id]) => id)).toEqual(['interest', 'sales-pace', 'delay'])
    expect(idsOf({ ...bare, phases, lines: inPhase }).map(([id]) => id)).toEqual(['interest', 'delay'])
  })
})
