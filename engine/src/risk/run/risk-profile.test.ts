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

  test('has the deepest position of the run itself, so that two pages tell one figure', async () => {
    const { funding, engine } = await profiled(zwolle)
    const answer = answered(zwolle, { trials: 500 })
    expect([engine, funding]).toEqual([answer.engine, answer.funding])
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

describe('of homes, a profile', () => {
  /** How many are ready at the end of every t when all goes as planned. */
  const planned = async (areaCase: Case) => {
    const { homes } = await profiled(withoutChance(areaCase), 2)
    return homes.map(one => Math.round(one.p50 * 1e6) / 1e6)
  }
  const nieuwegein = goldenCase('kostenverhaal-nieuwegein')
  /** The case for somebody who sees no building costs. */
  const withoutCosts = (areaCase: Case): Case => ({
    ...areaCase,
    lines: areaCase.lines!.filter(line => line.account !== 'opstal' && !line.percent),
  })

  test('follows the costs of building them, however they are spread', async () => {
    const eindhoven = goldenCase('sluitend-eindhoven')
    const homes = await planned(eindhoven)
    // 150 homes; land in years 1 to 3, building costs 30, 45 and 25 % in years 2 to 4.
    expect(homes).toEqual([0, 0, 45, 112.5, 150, 150])
  })

  test('finds the phase of building behind that of demolition, also for who sees no costs', async () => {
    // Land in quarters 2 and 3, demolition in 6 and 7, building in 8 to 16, works after it in 14 to 17.
    const expected = Array.from(
      { length: 21 },
      (_, t) => Math.round((220e6 * Math.min(9, Math.max(0, t - 7))) / 9) / 1e6,
    )
    expect(await planned(nieuwegein)).toEqual(expected)
    expect(await planned(withoutCosts(nieuwegein))).toEqual(expected)
    const longer = { id: 'buiten', area: 'elders', start: 10, end: 20, after: [{ phase: 'sloop', lag: 0 }] }
    const elsewhere: Case = { ...nieuwegein, phases: [...nieuwegein.phases!, longer] }
    expect(await planned(withoutCosts(elsewhere))).toEqual(expected)
  })

  test('takes the longest phase of the area that ends later where none waits for the land, and else the land', async () => {
    const eindhoven = withoutCosts(goldenCase('sluitend-eindhoven'))
    expect(await planned(eindhoven)).toEqual([0, 0, 50, 100, 150, 150])
    const landOnly: Case = { ...eindhoven, phases: eindhoven.phases!.filter(({ id }) => id === 'uitgifte') }
    expect(await planned(landOnly)).toEqual([0, 50, 100, 150, 150, 150])
  })

  test('counts every category that is a home, and no other', async () => {
    const as = (category: string): Case => ({
      ...nieuwegein,
      programme: nieuwegein.programme!.map(row => (row.id === 'soc' ? { ...row, category } : row)),
    })
    const social = nieuwegein.programme!.find(row => row.id === 'soc')!.units
    expect((await planned(as('student'))).at(-1)).toBe(220)
    expect((await planned(as('kantoor'))).at(-1)).toBe(220 - social)
  })
})

describe('of time, a profile', () => {
  test('tells when each phase ends, and the last of all', async () => {
    const { phaseEnds } = await profiled(withoutChance(zwolle), 2)
    expect(phaseEnds.map(({ phase, plannedT, p50 }) => [phase, plannedT, p50])).toEqual([
      ...zwolle.phases!.map(({ id, end }) => [id, end, end]),
      [null, 36, 36],
    ])
    const chance = (await profiled(zwolle)).phaseEnds
    const last = chance.at(-1)!
    for (const { phase, plannedT, p10, p90 } of chance) {
      expect(p10, String(phase)).toBeGreaterThanOrEqual(plannedT)
      expect(p90).toBeLessThanOrEqual(last.p90)
    }
    expect(last.p90).toBeGreaterThan(chance.find(one => one.phase === 'woonrijp-z')!.p50)
    expect((await profiled(goldenCase('mini-grex'), 20)).phaseEnds).toEqual([])
  })

  test('has the delay of a phase that waits for nothing as the triangle says', async () => {
    const [first] = (await profiled(zwolle, 4000)).phaseEnds
    // Triangle from 0 over 1 to 4: half of it is below 4 - sqrt(6), nine tenths below 4 - sqrt(1.2).
    expect(Math.abs(first!.p50 - 8 - (4 - Math.sqrt(6)))).toBeLessThan(0.08)
    expect(Math.abs(first!.p90 - 8 - (4 - Math.sqrt(1.2)))).toBeLessThan(0.1)
  })

  test('counts a year as short of credit when any of its quarters is', async () => {
    const loan = {
      id: 'krediet',
      lender: 'rijk',
      borrower: 'gem',
      limitEur: 14_000_000,
      rate: 0.03,
      feeShare: 0,
    }
    const parsed = parseCase({
      ...zwolle,
      loans: [{ ...loan, draw: 'as-needed', repay: 'sweep', seniority: 1 }],
    })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    const { balance, creditYears } = await profiled(parsed.case)
    expect(creditYears.map(one => one.year)).toEqual(Array.from({ length: 10 }, (_, place) => 2026 + place))
    const quarters = (place: number) =>
      balance.filter(({ t }) => t > 4 * place && t <= 4 * place + 4).map(one => one.pAboveCredit!)
    const most = creditYears.map((_, place) => Math.max(...quarters(place)))
    const together = creditYears.map((_, place) => quarters(place).reduce((sum, one) => sum + one, 0))
    for (const [place, { pAboveCredit }] of creditYears.entries()) {
      expect(pAboveCredit).toBeGreaterThanOrEqual(most[place]!)
      expect(pAboveCredit).toBeLessThanOrEqual(together[place]! + 1e-12)
    }
    // Some trial is short in one quarter of a year and not in the one that is short most often.
    expect(creditYears.some(({ pAboveCredit }, place) => pAboveCredit > most[place]!)).toBe(true)
    expect((await profiled(zwolle, 20)).creditYears).toEqual([])
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
