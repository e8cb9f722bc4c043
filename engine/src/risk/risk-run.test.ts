/**
 * Laws of a risk run on the seven cases and on cases made for one law. Means of simulations must lie within four standard
 * errors of what theory says; laws of single trials hold to 1e-9 of the amounts.
 */
import { describe, expect, test } from 'vitest'
import { riskAssumptions } from '../../parameters/risk-assumptions.ts'
import { parseCase } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import { appraise } from '../ledger/appraise.ts'
import { goldenCase, goldenCases } from '../ledger/testing/golden-cases.ts'
import { logMeanOfChain } from './factors/downturn-chain.ts'
import { logVariance } from './factors/driver-column.ts'
import { readings, shockWeights } from './factors/risk-factor.ts'
import { type Outcomes, outcomeColumns, simulateChunk } from './path/trial.ts'
import { planRisk } from './plan/plan.ts'
import { prepareRisk } from './run/risk-run.ts'
import { answered, prepared } from './testing/run.ts'
import { withoutChance } from './testing/without-chance.ts'

/** A case that parseCase has nothing against. */
function valid(document: unknown): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** Results of the first trials: the area, and every party at its own rate. */
function results(
  areaCase: Case,
  trials: number,
): { area: Float64Array; own: Map<string, Float64Array>; all: Outcomes } {
  const plan = planRisk(areaCase)
  const columns = outcomeColumns(plan)
  const all = simulateChunk(plan, 0, trials)
  const own = new Map(plan.parties.map(({ id }, place) => [id, all[columns.own + place]!]))
  return { area: all[columns.area]!, own, all }
}

const pricesOnly = {
  factors: riskAssumptions.factors.filter(factor => factor.id !== 'sales-pace'),
  downturn: { salesPace: 1 },
}

function farthest(one: Float64Array, other: Float64Array): number {
  return one.reduce((most, value, trial) => Math.max(most, Math.abs(value - other[trial]!)), 0)
}

describe('price factors alone', () => {
  test('leave the mean of every party at its planned result', () => {
    for (const id of ['mini-grex', 'vier-partijen']) {
      const areaCase = { ...goldenCase(id), risk: pricesOnly }
      const planned = appraise(areaCase)
      const answer = answered(areaCase, { trials: 100_000 })
      for (const [party, { mean, se }] of Object.entries(answer.parties)) {
        const distance = Math.abs(mean - planned.parties[party]!.npvOwnEur)
        expect(distance).toBeLessThan(4 * (se.mean ?? 0) + 0.01)
      }
    }
  })

  test('spread the mini-grex by what its second moments say: 1,225,055', () => {
    const plan = planRisk({ ...goldenCase('mini-grex'), risk: pricesOnly })
    const { chain, factors, years, yieldLevel, correlations } = plan.market
    // E[M_s M_t] of two prices: gaussian covariance, one walk of the downturns with both weights, shared jumps.
    const weightsOf = (k: number, e: number): Float64Array =>
      shockWeights(factors[k]!, readings(factors[k]!, e, years, yieldLevel))
    const downOf = (k: number, e: number): Float64Array =>
      readings({ process: 'ar1' }, e, years, yieldLevel).map(part => part * factors[k]!.downGrowth)
    const jumpsOf = (k: number, e: number): Float64Array =>
      readings({ process: 'ar1' }, e, years, yieldLevel).map(part => part * factors[k]!.jump)
    const secondMoment = (a: number, s: number, b: number, t: number): number => {
      const [one, other] = [weightsOf(a, s), weightsOf(b, t)]
      const covariance = one.reduce((sum, weight, n) => sum + weight * other[n]! * correlations[a]![b]!, 0)
      const [downA, downB] = [downOf(a, s), downOf(b, t)]
      const chainPart =
        logMeanOfChain(
          chain,
          downA.map((weight, n) => weight + downB[n]!),
        ) -
        logMeanOfChain(chain, downA) -
        logMeanOfChain(chain, downB)
      const jump = (size: number): number => Math.log1p(0.04 * Math.expm1(size))
      const [jumpA, jumpB] = [jumpsOf(a, s), jumpsOf(b, t)]
      const jumpPart = jumpA.reduce(
        (sum, size, n) => sum + jump(size + jumpB[n]!) - jump(size) - jump(jumpB[n]!),
        0,
      )
      return Math.exp(covariance + chainPart + jumpPart)
    }
    const flows = plan.lines.flatMap(line => {
      const sign = line.from < 0 ? 1 : -1
      const factor = factors.findIndex(one => one.id === (line.from < 0 ? 'house-price' : 'gww-cost'))
      return [...line.plannedEur].flatMap((eur, t) =>
        eur === 0 ? [] : [{ eur: sign * eur * plan.parties[0]!.ownFactors[t]!, e: t - 0.5, factor }],
      )
    })
    const variance = flows.reduce(
      (sum, a) =>
        sum +
        flows.reduce((row, b) => row + a.eur * b.eur * (secondMoment(a.factor, a.e, b.factor, b.e) - 1), 0),
      0,
    )
    expect(Math.sqrt(variance)).toBeCloseTo(1_225_055, -1)
    const { sd } = answered({ ...goldenCase('mini-grex'), risk: pricesOnly }, { trials: 200_000 }).parties
      .gem!
    expect(Math.abs(sd - 1_225_055)).toBeLessThan(4 * (1_225_055 / Math.sqrt(100_000)))
    expect(logVariance([], plan.market, 3)).toBe(0)
  })
})

test('three independent events give the percentiles of all their combinations', () => {
  const event = (id: string, probability: number, eur: number): object => ({
    id,
    probability,
    amountEur: { min: eur, likely: eur, max: eur },
    t: { from: 0, to: 0 },
    bearer: [{ party: 'gem', share: 1 }],
  })
  const areaCase = valid({
    ...withoutChance({ ...goldenCase('mini-grex'), lines: [] }),
    risk: {
      factors: [],
      downturn: { toDown: 0 },
      events: [event('een', 0.3, 1e6), event('twee', 0.5, 6e5), event('drie', 0.1, 3e6)],
    },
  })
  const { mean, p5, p20, p50, pNonNegative, se } = answered(areaCase, { trials: 100_000 }).parties.gem!
  expect([p5, p20, p50]).toEqual([-3.6e6, -1.6e6, -6e5])
  expect(Math.abs(mean + 9e5)).toBeLessThan(4 * se.mean!)
  expect(Math.abs(pNonNegative - 0.315)).toBeLessThan(4 * Math.sqrt((0.315 * 0.685) / 100_000))
})

test('an event that a line covers costs only what is above the planned total of that line', () => {
  const covered = (eur: number): number => {
    const areaCase = valid({
      ...withoutChance(goldenCase('mini-grex')),
      risk: {
        factors: [],
        downturn: { toDown: 0 },
        events: ['een', 'twee'].map(id => ({
          id,
          probability: 1,
          amountEur: { min: eur, likely: eur, max: eur },
          t: { from: 0, to: 0 },
          bearer: [{ party: 'gem', share: 1 }],
          coveredBy: 'kosten',
        })),
      },
    })
    return answered(areaCase, { trials: 2 }).parties.gem!.mean
  }
  const planned = appraise(goldenCase('mini-grex'))
  const total = planned.area.cashEur.reduce((sum, _, t) => sum + lineTotal(t), 0)
  function lineTotal(t: number): number {
    const amounts = [0, 1.5e6, 2e6, 1e6, 8e5, 5e5, 4e5]
    return t === 0 ? 0 : amounts[t]! * 1.03 ** (t - 0.5)
  }
  expect(covered(3e6)).toBeCloseTo(planned.parties.gem!.npvOwnEur, 2)
  expect(covered(5e6)).toBeCloseTo(planned.parties.gem!.npvOwnEur - (10e6 - total), 2)
})

describe.each([...goldenCases.keys()])('%s', id => {
  const areaCase = goldenCase(id)

  test('parties at the common rate add up to the area in every trial', () => {
    const common = areaCase.rates.common ?? areaCase.rates.social ?? 0.0225
    const alike = { ...areaCase, parties: areaCase.parties.map(party => ({ ...party, rate: common })) }
    const { area, own } = results(alike, 60)
    const sums = area.map((_, trial) => [...own.values()].reduce((sum, one) => sum + one[trial]!, 0))
    const size = area.reduce((most, eur) => Math.max(most, Math.abs(eur)), 1)
    expect(farthest(area, sums)).toBeLessThan(1e-9 * size)
  })

  test('the same seed gives the same figures, another seed others', () => {
    const one = answered(areaCase, { trials: 200 })
    expect(answered(areaCase, { trials: 200 })).toEqual(one)
    expect(answered(areaCase, { trials: 200, seed: 2 }).area.mean).not.toBe(one.area.mean)
  })
})

describe('a change of the case', () => {
  const zwolle = goldenCase('station-zwolle')
  const before = results(zwolle, 40)
  const others = ['gem', 'dev', 'cor', 'rijk']

  /** Parties whose results the change leaves as they were, to the last bit. */
  function untouched(changed: unknown): string[] {
    const after = results(valid(changed), 40)
    return [...before.own.keys()].filter(
      party => farthest(before.own.get(party)!, after.own.get(party)!) === 0,
    )
  }

  test('that adds a line with an estimate moves no draw of another', () => {
    const line = { id: 'nieuw', account: '5', from: 'bel', to: 'outside', totalEur: 1e5, certainty: 'design' }
    const changed = { ...zwolle, lines: [{ ...line, spread: { from: 2, to: 3 } }, ...zwolle.lines!] }
    expect(untouched(changed)).toEqual(others)
  })

  test('that adds an event moves no draw of another', () => {
    const event = {
      ...zwolle.risk!.events![0]!,
      id: 'nieuw',
      probability: 1,
      bearer: [{ party: 'bel', share: 1 }],
    }
    const changed = { ...zwolle, risk: { ...zwolle.risk, events: [event, ...zwolle.risk!.events!] } }
    expect(untouched(changed)).toEqual(others)
  })

  test('that adds a phase or a factor nobody uses moves nothing', () => {
    const factor = { id: 'eigen', process: 'ar1', mean: 0, sd: 0.1, phi: 0 }
    const changed = {
      ...zwolle,
      phases: [{ id: 'nieuw', area: 'zuid', start: 1, end: 9 }, ...zwolle.phases!],
      risk: { ...zwolle.risk, factors: [factor, ...zwolle.risk!.factors!.toReversed()] },
    }
    expect(untouched(changed)).toEqual(['gem', 'dev', 'bel', 'cor', 'rijk'])
  })

  test('that splits a line in two leaves every trial', () => {
    const half = (id: string) => {
      const line = zwolle.lines!.find(one => one.id === 'verkoop-mdl-z')!
      return { ...line, id, quantity: { ...line.quantity!, unitPriceEur: line.quantity!.unitPriceEur / 2 } }
    }
    const lines = zwolle.lines!.flatMap(line =>
      line.id === 'verkoop-mdl-z' ? [half('deel-1'), half('deel-2')] : [line],
    )
    const renamed = lines.map(line =>
      line.percent ? { ...line, percent: { ...line.percent, of: line.percent.of.flatMap(parts) } } : line,
    )
    function parts(id: string): string[] {
      return id === 'verkoop-mdl-z' ? ['deel-1', 'deel-2'] : [id]
    }
    const after = results(valid({ ...zwolle, lines: renamed }), 40)
    for (const [party, values] of before.own)
      expect(farthest(values, after.own.get(party)!)).toBeLessThan(0.01)
  })

  test('that pays a contribution raises the chance of who gets it, never lowers it', () => {
    const withGift = (eur: number) => {
      const gift = {
        id: 'gift',
        kind: 'fixed-price',
        from: 'rijk',
        to: 'dev',
        inputs: { amountEur: eur, t: 1 },
      }
      const changed = valid({ ...zwolle, clauses: [gift, ...zwolle.clauses!] })
      return answered(changed, { trials: 400 }).parties
    }
    const runs = [0, 1e6, 4e6, 8e6, 20e6].map(withGift)
    const chances = runs.map(parties => parties.dev!.pReturnMet)
    expect(chances.toSorted((a, b) => a - b)).toEqual(chances)
    expect(chances.at(-1)).toBeGreaterThan(chances[0]!)
    expect(runs.map(parties => parties.rijk!.mean).toSorted((a, b) => b - a)).toEqual(
      runs.map(parties => parties.rijk!.mean),
    )
  })
})

describe('what a presale condition is worth', () => {
  const at = (minShare: number, maxWait: number): number => {
    const zwolle = goldenCase('station-zwolle')
    const clause = {
      id: 'v',
      kind: 'presale-start',
      from: 'dev',
      to: 'gem',
      inputs: { phase: 'bouw-z', minShare, maxWait },
    }
    const plan = planRisk(valid({ ...zwolle, clauses: [clause] }))
    const columns = outcomeColumns(plan)
    const delay = simulateChunk(plan, 0, 400)[columns.scores + plan.market.factors.length + 1]!
    return delay.reduce((sum, value) => sum + value, 0)
  }

  test('it waits longer for more, and no longer than it may', () => {
    const none = at(0, 6)
    expect(at(0.7, 6)).toBeGreaterThan(none)
    expect(at(0.9, 6)).toBeGreaterThan(at(0.7, 6))
    expect(at(1, 0)).toBe(none)
    expect(at(0.9, 6)).toBeGreaterThan(at(0.9, 1))
  })
})

describe('the tornado', () => {
  test('has a swing for every cause that moves something, the widest first, and names the rest', () => {
    const { tornado, inert } = answered(goldenCase('mini-grex'), { trials: 20_000 })
    expect(tornado[0]?.factor).toBe('house-price')
    expect(tornado.map(one => one.factor).toSorted()).toEqual([
      'downturn',
      'gww-cost',
      'house-price',
      'interest',
      'sales-pace',
    ])
    expect(inert).toEqual(['construction-cost', 'cpi', 'office-rent'])
    const widths = tornado.map(({ low, high }) => Math.abs(high - low))
    expect(widths.toSorted((a, b) => b - a)).toEqual(widths)
    const signs = Object.fromEntries(tornado.map(({ factor, low, high }) => [factor, Math.sign(high - low)]))
    expect(signs).toMatchObject({ 'house-price': 1, 'gww-cost': -1, downturn: -1 })
  })

  test('a factor without spread, and one that nothing reads, are without effect', () => {
    const factors = [
      { id: 'house-price', process: 'ar1' as const, mean: 0.02, sd: 0, phi: 0 },
      { id: 'gww-cost', process: 'ar1' as const, mean: 0.02, sd: 0.03, phi: 0 },
    ]
    const { inert, tornado } = answered(
      { ...goldenCase('mini-grex'), risk: { factors, downturn: { toDown: 0 } } },
      { trials: 20 },
    )
    expect(inert).toEqual(['house-price'])
    expect(tornado.map(one => one.factor)).toEqual(['gww-cost'])
  })
})

describe('a replay', () => {
  test('runs the prices and sales of the past over the case, the same in every trial', () => {
    const areaCase = goldenCase('mini-grex')
    const run = prepared(areaCase, { trials: 4, replay: { id: '2008-2013', year: 2027 } })
    const answer = answered(areaCase, { trials: 4, replay: { id: '2008-2013', year: 2027 } })
    expect(answer.replay).toBe('2008-2013:2027')
    expect(answer.parties.gem!.sd).toBe(0)
    expect(answer.tornado).toEqual([])
    const { down, deviations } = run.plan.replay!
    expect([...down]).toEqual([0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
    const price = run.plan.market.factors.findIndex(factor => factor.id === 'house-price')
    expect(deviations[price]![1]).toBe(0)
    expect(deviations[price]![2]).toBeCloseTo(Math.log(0.9332) - Math.log(1.025), 12)
    const pace = run.plan.market.factors.findIndex(factor => factor.id === 'sales-pace')
    expect(Math.exp(deviations[pace]![2]!)).toBeCloseTo((0.884 + 3 * 0.618) / 4, 12)
  })

  test('comes as often as is asked, and a later one takes over from one that is not over', () => {
    const zwolle = goldenCase('station-zwolle')
    const fixed = (year: number, again: number[] = []) =>
      prepared(zwolle, { trials: 2, replay: { id: '2008-2013', year, again } }).plan.replay!
    const [first, second, both] = [fixed(2027), fixed(2031), fixed(2027, [2031])]
    // Four whole years of the first, then the second from its own start.
    expect([...both.down]).toEqual([...first.down.slice(0, 6), ...second.down.slice(6)])
    for (const [place, values] of both.deviations.entries())
      expect([...values.slice(0, 6), ...values.slice(6)]).toEqual([
        ...first.deviations[place]!.slice(0, 6),
        ...second.deviations[place]!.slice(6),
      ])
    const replay = { id: '2008-2013', year: 2027, again: [2031] }
    const [once, twice] = [{ id: '2008-2013', year: 2027 }, replay].map(one =>
      answered(zwolle, { trials: 2, replay: one }),
    )
    expect(twice!.replay).toBe('2008-2013:2027+2031')
    expect(twice!.area.mean).toBeLessThan(once!.area.mean)
    const outside = prepareRisk(zwolle, {
      replay: { id: '2008-2013', year: 2027, again: [1999, 2031, 2099] },
    })
    expect(
      outside.ok ? [] : outside.errors.map(error => [error.code, error.message.en.slice(0, 13)]),
    ).toEqual([
      ['HERHALING_BUITEN_LOOPTIJD', 'The year 1999'],
      ['HERHALING_BUITEN_LOOPTIJD', 'The year 2099'],
    ])
  })

  test('costs a case that sells homes dearly, and later years less', () => {
    const areaCase = { ...goldenCase('mini-grex') }
    const at = (year: number): number =>
      answered(areaCase, { trials: 2, replay: { id: '2008-2013', year } }).parties.gem!.mean
    const planned = appraise(areaCase).parties.gem!.npvOwnEur
    expect([at(2026), at(2028), at(2031), planned].toSorted((a, b) => a - b)).toEqual([
      at(2026),
      at(2028),
      at(2031),
      planned,
    ])
  })
})
