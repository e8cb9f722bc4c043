// Deals by cuts against one program with a column for every trial (1e-9 of the cost), against deals drawn at random, and
// the deal of a whole case on trials that it was not chosen on.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Case, Clause } from '../case/types.ts'
import { dealCommand } from '../commands/deal.ts'
import { loadSolver, solveProgram } from '../funds/linear-program.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { type Deal, type DealChange, lossesOf, withDealDesk } from './deal-desk.ts'
import { type DealClause, type DealScenarios, DealStopped, dealScenarios } from './deal-scenarios.ts'
import { type DealAnswer, findDeal } from './find-deal.ts'
import { withinBounds } from './other-deals.ts'
import { meanOf, meanOver, tailOf } from './tail-mean.ts'
import { drawnScenarios } from './testing/drawn-scenarios.ts'
import { fullProgram } from './testing/full-program.ts'

const solver = await loadSolver()
const zwolle = goldenCase('station-zwolle')

function solved(scenarios: DealScenarios, change?: DealChange): Deal {
  const deal = withDealDesk(solver, scenarios, desk => desk.solve(change))
  if (!deal) throw new Error('no deal')
  return deal
}

describe('the tail', () => {
  test('is the mean of the worst tenth, the last trial for its part', () => {
    const losses = Float64Array.from({ length: 25 }, (_, place) => place)
    expect(meanOver(losses, tailOf(losses))).toBeCloseTo((24 + 23 + 0.5 * 22) / 2.5, 12)
  })

  test('is never below the mean, and moves along with every loss', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 60 }), values => {
        const losses = Float64Array.from(values)
        const tail = meanOver(losses, tailOf(losses))
        const moved = losses.map(loss => loss + 7)
        expect(tail).toBeGreaterThanOrEqual(meanOf(losses) - 1e-9)
        expect(meanOver(moved, tailOf(moved))).toBeCloseTo(tail + 7, 9)
      }),
    )
  })
})

describe('a deal by cuts', () => {
  test.each([
    [500, 4, 0, 1],
    [500, 8, 0, 2],
    [500, 4, 3, 5],
    [2000, 8, 0, 3],
    [2000, 8, 3, 6],
  ])(
    'with %i trials, %i risks and %i clauses costs what the whole program costs, to 1e-9',
    (trials, risks, clauses, seed) => {
      const scenarios = drawnScenarios(trials, risks, seed, clauses)
      const { objective } = solveProgram(solver, fullProgram(scenarios))
      const { costEur, boundEur } = solved(scenarios)
      expect(Math.abs(costEur / 1e6 - objective)).toBeLessThan(1e-9 * Math.max(1, Math.abs(objective)))
      expect(costEur - boundEur).toBeLessThan(1e-3)
    },
  )

  const scenarios = drawnScenarios(400, 5, 4)

  test('divides every risk whole, within its bounds, and keeps every tail under its cap', () => {
    const { shares, tailsEur } = solved(scenarios)
    for (const [risk, row] of shares.entries()) {
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 8)
      for (const [place, share] of row.entries()) {
        const [low, high] = scenarios.risks[risk]?.range[scenarios.parties[place]?.id ?? ''] ?? [0, 0]
        expect(share).toBeGreaterThanOrEqual(low - 1e-9)
        expect(share).toBeLessThanOrEqual(high + 1e-9)
      }
    }
    for (const [place, party] of scenarios.parties.entries())
      expect(tailsEur[place]).toBeLessThanOrEqual(party.tailCapEur + 1)
  })

  test('gives every party the result that it asks, risk priced', () => {
    const { shares, clauses, contributionsEur } = solved(scenarios)
    for (const [place, party] of scenarios.parties.entries()) {
      const losses = lossesOf(scenarios, party, place, { shares, clauses })
      const gets = contributionsEur[place] ?? 0
      const tail = meanOver(losses, tailOf(losses)) - gets
      expect(gets - meanOf(losses)).toBeGreaterThanOrEqual(party.minResultEur + party.riskPrice * tail - 1)
    }
  })

  test('is never dearer than another division of the risks', () => {
    const best = solved(scenarios)
    const weights = fc.array(fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }), {
      minLength: 5,
      maxLength: 5,
    })
    fc.assert(
      fc.property(weights, drawn => {
        const shares = drawn.map((row, risk) => {
          const total = row.reduce((sum, one) => sum + one, 0) || 1
          const bounds = scenarios.parties.map(
            party => scenarios.risks[risk]?.range[party.id] ?? ([0, 0] as const),
          )
          return withinBounds(
            row.map(one => one / total),
            bounds,
          )
        })
        const fixed: DealChange = {
          range: (risk, party) => {
            const share = shares[scenarios.risks.findIndex(one => one.id === risk)]
            const own = share?.[scenarios.parties.findIndex(one => one.id === party)] ?? 0
            return [own, own]
          },
        }
        const other = withDealDesk(solver, scenarios, desk => desk.solve(fixed))
        if (other) expect(other.costEur).toBeGreaterThanOrEqual(best.costEur - 1)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a deal under other limits', () => {
  const scenarios = drawnScenarios(400, 5, 4)

  test('asked again with the cuts it has gives what a new one gives', () => {
    const change: DealChange = { tailCapEur: { dev: 2.5e6 } }
    const again = withDealDesk(solver, scenarios, desk => {
      desk.solve()
      return desk.solve(change)
    })
    expect(again?.costEur).toBeCloseTo(solved(scenarios, change).costEur, 0)
  })

  test('goes on with other results as a new one begins with them, to 1e-9, the cuts that it has worked out anew', () => {
    for (const seed of [5, 6, 8]) {
      const scenarios = drawnScenarios(1000, 6, seed, 3)
      // Better results first: their cuts are too low for the worse, and those of the worse too high for the better.
      const other = scenarios.base.map((values, place) =>
        values.map((eur, trial) => eur + 4e5 * ((trial + place) % 7) - 1e6),
      )
      for (const [first, then] of [
        [scenarios.base, other],
        [other, scenarios.base],
      ] as const) {
        const fresh = solved({ ...scenarios, base: then })
        const later = withDealDesk(solver, { ...scenarios, base: first }, desk => {
          desk.solve()
          desk.rebase(then)
          return desk.solve()
        })
        expect(Math.abs(later!.costEur - fresh.costEur)).toBeLessThan(
          1e-9 * Math.max(1e6, fresh.costEur) + 0.01,
        )
        expect(Math.abs(later!.boundEur - fresh.boundEur)).toBeLessThan(0.01)
      }
    }
  })

  test('gets dearer when a party accepts less tail loss, and cannot be when central government must do without', () => {
    const caps = [8e6, 4e6, 2e6, 1e6].map(eur => solved(scenarios, { tailCapEur: { dev: eur } }).costEur)
    expect(caps.toSorted((a, b) => a - b)).toEqual(caps)
    const impossible = withDealDesk(solver, scenarios, desk => desk.solve({ tailCapEur: { rijk: -1e9 } }))
    expect(impossible).toBeUndefined()
  })

  test('prices one more euro of result by what it really costs', () => {
    const place = 0
    const { costEur, prices } = solved(scenarios)
    const more = scenarios.parties.map((party, at) =>
      at === place ? { ...party, minResultEur: party.minResultEur + 1000 } : party,
    )
    const dearer = solved({ ...scenarios, parties: more })
    expect((dearer.costEur - costEur) / 1000).toBeCloseTo(prices[place] ?? 0, 4)
  })
})

test('shares are moved into their bounds and stay whole', () => {
  expect(
    withinBounds(
      [0.5, 0.5],
      [
        [0, 0.2],
        [0, 1],
      ],
    ),
  ).toEqual([0.2, 0.8])
  expect(
    withinBounds(
      [0, 0],
      [
        [0, 0.5],
        [0, 0.5],
      ],
    ),
  ).toEqual([0.5, 0.5])
  expect(
    withinBounds(
      [1, 1],
      [
        [0.4, 1],
        [0, 1],
      ],
    ).map(share => Math.round(100 * share)),
  ).toEqual([63, 38])
})

describe('the deal of a case', () => {
  let answer: DealAnswer
  const trials = 1000
  beforeAll(async () => {
    const outcome = await findDeal(zwolle, { trials, seed: 3 })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    answer = outcome.answer
  }, 60_000)

  test('has a share of every risk for every party, and is not dearer than the division of now', () => {
    expect(answer.status).toBe('optimal')
    expect(Object.keys(answer.shares)).toEqual([
      ...['bodem-onbekend', 'spoor-buitendienst', 'netcongestie', 'house-price', 'construction-cost'],
    ])
    for (const shares of Object.values(answer.shares))
      expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 8)
    expect(answer.habitualCostEur).toBeGreaterThanOrEqual(answer.costEur - 1)
    const { habitual } = answer
    // What the division of now costs, added up from what it gives: contributions and the risk that the State bears.
    const { base, losses, risks, parties } = dealScenarios(zwolle, { trials, seed: 3 })
    const state = parties.findIndex(({ isState }) => isState)
    const borne = base[state]!.map((result, trial) =>
      risks.reduce(
        (sum, { id, control }, risk) =>
          sum + (control.rijk ?? 1) * (habitual!.shares[id]!.rijk ?? 0) * losses[risk]![trial]!,
        -result,
      ),
    )
    const given = Object.values(habitual!.contributions).reduce((sum, eur) => sum + eur, 0)
    const worst = meanOf(borne.toSorted().slice(-trials / 10))
    expect(habitual!.tails.rijk).toBeCloseTo(worst, 0)
    const expected = given + meanOf(borne) + meanOf(base[state]!) + parties[state]!.riskPrice * worst
    expect(answer.habitualCostEur).toBeCloseTo(expected, 0)
    expect(answer.contributions.rijk).toBe(0)
    expect(JSON.stringify(answer)).not.toContain('NaN')
  })

  test('holds on trials that it was not chosen on, within the noise', () => {
    expect(Math.abs(answer.freshSample.costEur - answer.costEur)).toBeLessThan(8 * answer.costSeEur!)
    for (const met of Object.values(answer.freshSample.met)) expect(met).toBeGreaterThan(0.3)
  })

  test('is dearer when central government bears nothing', () => {
    expect(answer.whatIf.stateBearsNothingEur).toBeGreaterThanOrEqual(-1)
  })

  test('tells what other divisions cost, what less tail costs, and what holds it back', () => {
    const { whatIf, fronts, limits, costEur } = answer
    expect(Object.keys(whatIf.allWithEur)).toEqual(Object.keys(zwolle.deal?.parties ?? {}))
    for (const eur of Object.values(whatIf.allWithEur))
      if (eur !== null) expect(eur).toBeGreaterThanOrEqual(costEur - 1000)
    for (const points of Object.values(fronts)) {
      const costs = points.flatMap(({ costEur: eur }) => (eur === null ? [] : [eur]))
      expect(costs[0]).toBe(costEur)
      for (const [place, eur] of costs.entries())
        expect(eur).toBeGreaterThanOrEqual((costs[place - 1] ?? eur) - 1000)
    }
    for (const { risk, party } of limits.ranges) expect(answer.shares[risk]?.[party]).toBeGreaterThan(0)
  })

  test('is the same to the last bit when asked again', async () => {
    const outcome = await findDeal(zwolle, { trials, seed: 3 })
    expect(outcome.ok && outcome.answer).toEqual(answer)
  })

  test('takes a risk apart from all others: an event that never happens costs nothing', () => {
    const never: Case = {
      ...zwolle,
      risk: {
        ...zwolle.risk,
        events:
          zwolle.risk?.events?.map(event =>
            event.id === 'netcongestie' ? { ...event, probability: 0 } : event,
          ) ?? [],
      },
    }
    const { losses, risks } = dealScenarios(never, { trials: 100, seed: 1 })
    const at = (id: string) => losses[risks.findIndex(risk => risk.id === id)] ?? []
    expect([...at('netcongestie')].every(loss => loss === 0)).toBe(true)
    expect([...at('spoor-buitendienst')].some(loss => loss > 0)).toBe(true)
  })
})

describe('clauses on drivers', () => {
  const band: Clause = {
    id: 'prijsband',
    kind: 'index-band',
    from: 'dev',
    to: 'gem',
    inputs: { baseEur: 20_000_000, index: 'house-price', band: 0, cap: 1, sided: 'two', t: 36 },
  }
  const other: Clause = { ...band, id: 'prijsband-terug', from: 'gem', to: 'dev' }
  const withClauses = (...more: Clause[]): Case => ({
    ...zwolle,
    clauses: [...(zwolle.clauses ?? []), ...more],
  })

  test('get a strength between 0 and 1, and never make the deal dearer', async () => {
    const asked = { trials: 400, seed: 3 }
    const [without, within] = await Promise.all(
      [zwolle, withClauses(band, other)].map(one => findDeal(one, asked)),
    )
    if (!without?.ok || !within?.ok) throw new Error('no deal')
    expect(Object.keys(without.answer.clauses)).toEqual(['afname-betaalbaar', 'overwinst'])
    expect(Object.keys(within.answer.clauses)).toEqual([
      'afname-betaalbaar',
      'prijsband',
      'prijsband-terug',
      'overwinst',
    ])
    for (const strength of Object.values(within.answer.clauses)) {
      expect(strength).toBeGreaterThanOrEqual(0)
      expect(strength).toBeLessThanOrEqual(1)
    }
    expect(within.answer.costEur).toBeLessThanOrEqual(without.answer.costEur + 1)
  })

  test('pay what they pay in the run: one loses what the other gets, each at its own rate', () => {
    const { clauses, parties } = dealScenarios(withClauses(band), { trials: 60, seed: 3 })
    const { payoff } = clauses.find(({ id }) => id === 'prijsband')!
    const at = (id: string) => payoff[parties.findIndex(party => party.id === id)]!
    const [gem, dev, rijk] = [at('gem'), at('dev'), at('rijk')]
    expect(Math.max(...rijk.map(Math.abs))).toBeLessThan(1)
    // Paid in the middle of period 36 of quarters, 8.875 years from now.
    const ratio = 1.08 ** 8.875 / 1.02 ** 8.875
    for (const [trial, eur] of gem.entries()) expect(eur / 1e6).toBeCloseTo((-dev[trial]! * ratio) / 1e6, 2)
  })

  test('on what lines bring are among them: a guarantee of a revenue brings what it falls short, up to the limit', () => {
    const [{ id, payoff }] = dealScenarios(zwolle, { trials: 60, seed: 3 }).clauses as [DealClause]
    expect(id).toBe('afname-betaalbaar')
    const [party, limitEur] = [Object.keys(zwolle.deal!.parties).indexOf('dev'), 3_000_000]
    const half = zwolle.clauses!.map(one =>
      one.id === id ? { ...one, inputs: { ...one.inputs, limitEur: limitEur / 2 } } : one,
    ) as Clause[]
    const halved = dealScenarios({ ...zwolle, clauses: half }, { trials: 60, seed: 3 }).clauses[0]!.payoff
    expect(payoff[party]!.some(eur => eur > 1e5)).toBe(true)
    const most = Math.max(...halved[party]!)
    expect(Math.max(...payoff[party]!)).toBeGreaterThan(1.5 * most)
    for (const [trial, eur] of payoff[party]!.entries())
      expect(Math.abs(halved[party]![trial]! - Math.min(eur, most))).toBeLessThan(100)
  })
})

test('a party of whom only the risks count starts from nothing, and a search can be stopped', async () => {
  const { base, parties } = dealScenarios(zwolle, { trials: 20, seed: 3, apart: ['dev'] })
  const isNothing = parties.map((_, place) => base[place]!.every(eur => eur === 0))
  expect(isNothing).toEqual(parties.map(({ id }) => id === 'dev'))
  await expect(findDeal(zwolle, { trials: 20 }, done => done < 0.1)).rejects.toThrow(DealStopped)
})

describe('the command', () => {
  test('tells what a case lacks, and which risk cannot be divided', async () => {
    const { deal, ...without } = zwolle
    const bare = await dealCommand.run(without, { trials: 'veel' })
    expect(bare.ok ? [] : bare.errors.map(error => [error.pointer, error.code])).toEqual([
      ['--trials', 'ONJUIST_TYPE'],
    ])
    const none = await dealCommand.run(without, {})
    expect(none.ok ? [] : none.errors.map(error => [error.pointer, error.code])).toEqual([
      ['/deal', 'VELD_ONTBREEKT'],
    ])
    const [first, ...rest] = deal?.risks ?? []
    const narrow = { ...zwolle, deal: { ...deal, risks: [{ ...first, range: { gem: [0, 0.4] } }, ...rest] } }
    const tight = await dealCommand.run(narrow, {})
    expect(tight.ok ? [] : tight.errors.map(error => [error.pointer, error.code])).toEqual([
      ['/deal/risks/0/range', 'RISICO_NIET_VERDEELBAAR'],
    ])
  })

  test('gives the answer with its tables', async () => {
    const outcome = await dealCommand.run(zwolle, { trials: '200', seed: '3' })
    if (!outcome.ok) throw new Error('no answer')
    expect(outcome.tables.map(table => [table.title.nl, table.rows.length])).toEqual([
      ['Afspraak', 6],
      ['Wie draagt wat', 5],
      ['Sterkte van afspraken', 2],
      ['Partijen', 5],
    ])
  })
})
