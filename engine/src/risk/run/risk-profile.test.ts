import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { appraise } from '../../ledger/appraise.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { answered, prepared } from '../testing/run.ts'
import { withoutChance } from '../testing/without-chance.ts'
import { runHere } from './chunks.ts'
import { type RiskProfile, riskProfile } from './risk-profile.ts'

const zwolle = goldenCase('station-zwolle')

async function profiled(areaCase: Case, trials = 500): Promise<RiskProfile> {
  const profile = await riskProfile(prepared(areaCase, { trials }), runHere)
  if (!profile) throw new Error('stopped')
  return profile
}

describe('a profile', () => {
  test('has the funding position of the plan when nothing is left to chance', async () => {
    const { balance } = await profiled(withoutChance(zwolle), 2)
    const { landExploitation } = appraise(zwolle)
    const planned = landExploitation!.balanceEur
    expect(balance.map(one => one.t)).toEqual(Array.from({ length: 41 }, (_, t) => t))
    for (const { t, p10, p50, p90 } of balance) {
      expect([p10, p90]).toEqual([p50, p50])
      expect(p50).toBeCloseTo(planned[t]!, 2)
    }
  })

  test('has the deepest position and the spread that the run itself has', async () => {
    const { balance, causes, inert } = await profiled(zwolle)
    const answer = answered(zwolle, { trials: 500 })
    expect(Math.min(...balance.map(one => one.p50))).toBeGreaterThan(answer.funding.peakP90)
    expect(inert).toEqual(answer.inert)
    const [house] = causes.filter(one => one.cause === 'house-price')
    const swing = answer.tornado.find(one => one.factor === 'house-price')
    expect([house!.low.areaEur, house!.high.areaEur].map(Math.round)).toEqual(
      [swing!.low, swing!.high].map(Math.round),
    )
    expect(Object.keys(house!.low.parties)).toEqual(['gem', 'dev', 'bel', 'cor', 'rijk'])
  })

  test('tells the chance that the credit is not enough by period, and nothing without loans', async () => {
    const loan = {
      id: 'krediet',
      lender: 'rijk',
      borrower: 'gem',
      limitEur: 14_000_000,
      rate: 0.03,
      feeShare: 0,
      draw: 'as-needed',
      repay: 'sweep',
      seniority: 1,
    }
    const parsed = parseCase({ ...zwolle, loans: [loan] })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    const { balance, creditEur } = await profiled(parsed.case)
    expect(creditEur).toBe(14_000_000)
    expect(balance[0]!.pAboveCredit).toBe(0)
    const most = Math.max(...balance.map(one => one.pAboveCredit ?? 0))
    expect(most).toBeGreaterThan(0.2)
    expect(most).toBeLessThanOrEqual(answered(parsed.case, { trials: 500 }).funding.pAboveCredit!)
    expect((await profiled(zwolle, 20)).balance.map(one => one.pAboveCredit)).toEqual(
      Array.from({ length: 41 }, () => null),
    )
  })

  test('builds all homes in the end when nothing is delayed, none before their phase, and later with delay', async () => {
    const homes = zwolle.programme!.filter(row => /^(huur|koop)-/.test(row.category))
    const all = homes.reduce((sum, row) => sum + row.units, 0)
    const planned = await profiled(withoutChance(zwolle), 2)
    expect(planned.homes.at(-1)!.p50).toBeCloseTo(all, 6)
    expect(planned.homes[11]!.p50).toBe(0)
    expect(planned.homes[13]!.p50).toBeGreaterThan(0)
    const chance = await profiled(zwolle)
    for (const { t, p10, p50, p90 } of chance.homes) {
      expect(p10).toBeLessThanOrEqual(p50)
      expect(p90).toBeLessThanOrEqual(planned.homes[t]!.p90 + 1e-6)
    }
    expect((await profiled(goldenCase('mini-grex'), 20)).homes).toEqual([])
  })
})

describe('of downturns, a profile', () => {
  test('tells what none, one and more downturns do, as often as the chain makes them', async () => {
    const trials = 2000
    const { downturns } = await profiled(zwolle, trials)
    // By hand: chance of being in a state with so many downturns begun, year after year from a normal start.
    let state = new Map([['normal 0', 1]])
    for (let year = 1; year <= 10; year += 1) {
      const next = new Map<string, number>()
      const add = (key: string, p: number): unknown => next.set(key, (next.get(key) ?? 0) + p)
      for (const [key, p] of state) {
        const [where, begun] = key.split(' ') as [string, string]
        if (where === 'normal') {
          add(`down ${Number(begun) + 1}`, 0.1 * p)
          add(key, 0.9 * p)
        } else {
          add(`normal ${begun}`, 0.25 * p)
          add(key, 0.75 * p)
        }
      }
      state = next
    }
    const expected = [0, 1, 2, 3].map(count =>
      [...state].reduce(
        (sum, [key, p]) => sum + (Math.min(3, Number(key.split(' ')[1])) === count ? p : 0),
        0,
      ),
    )
    expect(expected[0]).toBeCloseTo(0.9 ** 10, 12)
    expect(downturns.map(row => row.downturns)).toEqual([0, 1, 2, 3])
    for (const [place, { share }] of downturns.entries()) {
      const p = expected[place]!
      expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / trials))
    }
    const { parties, area } = answered(zwolle, { trials })
    const mean = (of: (row: (typeof downturns)[number]) => number): number =>
      downturns.reduce((sum, row) => sum + row.share * of(row), 0)
    expect(mean(row => row.areaEur)).toBeCloseTo(area.mean, 0)
    for (const [id, { mean: own }] of Object.entries(parties))
      expect(mean(row => row.parties[id]!)).toBeCloseTo(own, 0)
    expect(downturns[0]!.areaEur).toBeGreaterThan(downturns[1]!.areaEur)
    const steady = { ...zwolle, risk: { ...zwolle.risk, downturn: { toDown: 0 } } }
    expect((await profiled(steady, 20)).downturns).toEqual([])
  })
})

describe('of events and clauses, a profile', () => {
  test('has the register of events with their chance, effect and cover', async () => {
    const { register } = await profiled(zwolle, 20)
    const soil = register.find(one => one.id === 'bodem-onbekend')
    expect(soil).toMatchObject({ probability: 0.35, effectEur: 1_100_000, coveredBy: { line: 'onvoorzien' } })
    expect(soil!.expectedEur).toBeCloseTo(385_000, 6)
    const bankrupt = register.find(one => one.id === 'faillissement-aannemer')
    expect(bankrupt!.onlyInDownturn).toBe(true)
    // 8 % in a down year; in the window a year is down in 25 to 28 % of the courses.
    expect(bankrupt!.probability).toBeGreaterThan(0.08 * 0.25)
    expect(bankrupt!.probability).toBeLessThan(0.08 * 0.286)
  })

  test('shows that an overage is paid in good times, and what it pays is what the parties lose and gain', async () => {
    const { clauses } = await profiled(zwolle)
    expect(clauses.map(one => one.id)).toEqual(['overwinst', 'afname-betaalbaar'])
    const [overage] = clauses
    expect(overage!.byTenth[0]).toBe(0)
    expect(overage!.byTenth[9]).toBeGreaterThan(overage!.byTenth[5]!)
    const mean = overage!.byTenth.reduce((sum, eur) => sum + eur, 0) / 10
    expect(overage!.meanEur).toBeCloseTo(mean, 4)
    expect(overage!.pPaid).toBeGreaterThan(0.1)
    expect(overage!.pPaid).toBeLessThan(0.5)
  })
})
