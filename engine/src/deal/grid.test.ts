// Deals against trying every division on a grid, worked out in another way than the deal finder does: by sorting the
// results of each party. Limits that bind central government too, which the drawn deals leave loose.
import { describe, expect, test } from 'vitest'
import { loadSolver } from '../funds/linear-program.ts'
import { stumblingSolver } from '../funds/testing/stumbling-solver.ts'
import { seededRandom } from '../selection/seeded-random.ts'
import { type Deal, type DealChange, type DealDesk, withDealDesk } from './deal-desk.ts'
import type { DealParty, DealScenarios } from './deal-scenarios.ts'
import { withinBounds } from './other-deals.ts'
import { drawnScenarios } from './testing/drawn-scenarios.ts'

const solver = await loadSolver()
const trials = 20

/** A town and a developer, with central government when asked, and two risks. */
function smallDeal(seed: number, withState: boolean): DealScenarios {
  const random = seededRandom(seed)
  const draw = (mean: number, spread: number) =>
    Float64Array.from({ length: trials }, () => mean + spread * random.normal())
  const party = (id: string, isState: boolean): DealParty => ({
    id,
    minResultEur: isState ? -2e7 : 1e6 * (random.next() - 0.3),
    riskPrice: Math.round(30 * random.next()) / 100,
    tailCapEur: isState ? 2e6 + 3e6 * random.next() : 2e6 + 4e6 * random.next(),
    isState,
  })
  const parties = [party('gem', false), party('dev', false), ...(withState ? [party('rijk', true)] : [])]
  const risks = ['bodem', 'prijs'].map(id => ({
    id,
    control: Object.fromEntries(parties.map(one => [one.id, 0.7 + 0.6 * random.next()])),
    range: Object.fromEntries(
      parties.map(one => [one.id, [one.isState ? 0 : 0.1 * random.next(), 1] as [number, number]]),
    ),
  }))
  return {
    parties,
    risks,
    base: parties.map(() => draw(5e5, 1e6)),
    losses: risks.map(() => draw(2e5, 2e6)),
    clauses: [],
    sharesNow: [],
    leftAsWritten: [],
  }
}

/** The cost of a division, from what each party has in its worst trials; Infinity where it cannot be. */
function costOf(
  { parties, risks, base, losses }: DealScenarios,
  shares: readonly (readonly number[])[],
): number {
  const worstCount = trials / 10
  return parties.reduce((cost, party, place) => {
    const results = Array.from(base[place]!, (own, trial) =>
      risks.reduce(
        (result, { control }, risk) =>
          result - control[party.id]! * shares[risk]![place]! * losses[risk]![trial]!,
        own,
      ),
    )
    const mean = results.reduce((sum, one) => sum + one, 0) / trials
    const worst = results.toSorted((a, b) => a - b).slice(0, worstCount)
    const tail = -worst.reduce((sum, one) => sum + one, 0) / worstCount
    const asked = (party.minResultEur + party.riskPrice * tail - mean) / (1 + party.riskPrice)
    const needed = Math.max(0, asked, tail - party.tailCapEur)
    if (!party.isState) return cost + needed
    const baseMean = base[place]!.reduce((sum, one) => sum + one, 0) / trials
    return needed > 0.01 ? Number.POSITIVE_INFINITY : cost + baseMean - mean + party.riskPrice * tail
  }, 0)
}

/** Divisions of one risk over the parties in steps, within their ranges. */
function divisionsOf({ parties, risks }: DealScenarios, risk: number, steps: number): number[][] {
  const spread = (count: number, left: number): number[][] =>
    count === 1
      ? [[left / steps]]
      : Array.from({ length: left + 1 }, (_, own) => own).flatMap(own =>
          spread(count - 1, left - own).map(rest => [own / steps, ...rest]),
        )
  return spread(parties.length, steps).filter(row =>
    row.every((share, place) => {
      const [low, high] = risks[risk]!.range[parties[place]!.id]!
      return share >= low && share <= high
    }),
  )
}

function leastOnGrid(scenarios: DealScenarios, steps: number): number {
  const [first, second] = [0, 1].map(risk => divisionsOf(scenarios, risk, steps))
  return Math.min(...first!.flatMap(one => second!.map(other => costOf(scenarios, [one, other]))))
}

const dealOf = (scenarios: DealScenarios, change?: DealChange): Deal | undefined =>
  withDealDesk(solver, scenarios, desk => desk.solve(change))

describe('a small deal', () => {
  test.each([
    ['two parties', false, 25],
    ['central government too', true, 10],
  ])(
    'between %s costs no more than any division on a grid, and is what it says',
    (_who, withState, steps) => {
      let found = 0
      for (let seed = 1; seed <= 40; seed++) {
        const scenarios = smallDeal(seed, withState)
        const least = leastOnGrid(scenarios, steps)
        const deal = dealOf(scenarios)
        if (!deal) {
          expect([seed, least]).toEqual([seed, Number.POSITIVE_INFINITY])
          continue
        }
        found += 1
        expect(deal.costEur - least, String(seed)).toBeLessThan(1)
        expect(Math.abs(costOf(scenarios, deal.shares) - deal.costEur), String(seed)).toBeLessThan(1)
        expect(deal.costEur - deal.boundEur, String(seed)).toBeLessThan(0.01)
      }
      expect(found).toBeGreaterThan(30)
    },
  )
})

test('a deal costs the same in whatever order its parties stand', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const scenarios = smallDeal(seed, true)
    const turned: DealScenarios = {
      ...scenarios,
      parties: scenarios.parties.toReversed(),
      base: scenarios.base.toReversed(),
    }
    expect(dealOf(turned)?.costEur).toBeCloseTo(dealOf(scenarios)!.costEur, 1)
  }
})

describe('a deal at its edges', () => {
  /** One risk that costs `eur` in each trial, and parties that ask nothing. */
  const plain = (parties: Partial<DealParty>[], eur = 1e6): DealScenarios => ({
    parties: parties.map((party, place) => ({
      id: `p${place}`,
      minResultEur: 0,
      riskPrice: 0,
      tailCapEur: 1e9,
      isState: false,
      ...party,
    })),
    risks: [
      {
        id: 'risico',
        control: {},
        range: Object.fromEntries(parties.map((_, place) => [`p${place}`, [0, 1] as [number, number]])),
      },
    ],
    base: parties.map(() => new Float64Array(trials)),
    losses: [new Float64Array(trials).fill(eur)],
    clauses: [],
    sharesNow: [],
    leftAsWritten: [],
  })

  test('counts the loss of the State as cost, wherever it stands among the parties', () => {
    for (const parties of [
      [{ isState: true, minResultEur: -1e9 }, {}],
      [{}, { isState: true, minResultEur: -1e9 }],
    ])
      expect(dealOf(plain(parties))?.costEur).toBeCloseTo(1e6, 3)
  })

  test('cannot be when the State may not bear what nobody else may', () => {
    const alone: DealParty['id'][] = ['p0']
    const scenarios = plain([{ isState: true, minResultEur: -1 }, {}])
    expect(
      dealOf(scenarios, { range: (_risk, party) => (alone.includes(party) ? [1, 1] : [0, 0]) }),
    ).toBeUndefined()
    expect(dealOf(plain([{ isState: true, minResultEur: -1e6 }]))?.costEur).toBeCloseTo(1e6, 3)
    expect(dealOf(plain([{ isState: true, minResultEur: -1e6 + 1 }]))).toBeUndefined()
  })

  test('without the State is paid by somebody all the same', () => {
    expect(dealOf(plain([{}, {}]))?.contributionsEur.reduce((sum, eur) => sum + eur, 0)).toBeCloseTo(1e6, 3)
  })

  test('counts what a clause brings every part of the State', () => {
    const state = { isState: true, minResultEur: -1e9 }
    const scenarios: DealScenarios = {
      ...plain([state, state, {}], 0),
      clauses: [{ id: 'afspraak', payoff: [-3e5, 1e5, 2e5].map(eur => new Float64Array(trials).fill(eur)) }],
    }
    // Whole it costs the first three hundred thousand and brings the second one: not at all is best.
    expect(dealOf(scenarios)?.clauses).toEqual([0])
    expect(dealOf(scenarios)?.costEur).toBeCloseTo(0, 3)
    expect(dealOf(scenarios, { strength: () => [1, 1] })?.costEur).toBeCloseTo(2e5, 3)
    expect(dealOf(scenarios, { strength: () => [0.5, 1] })?.costEur).toBeCloseTo(1e5, 3)
  })

  test('asked again under limits that the last one breaks starts anew', () => {
    const scenarios = drawnScenarios(200, 3, 7, 2)
    const changes: DealChange[] = [
      {},
      { strength: () => [1, 1] },
      { strength: () => [0, 0] },
      { range: (_risk, party) => (party === 'rijk' ? [0, 0] : undefined) },
      { range: (_risk, party) => (party === 'gem' ? [0.1, 0.5] : undefined) },
      {},
    ]
    const ask = (desk: DealDesk) => changes.map(change => desk.solve(change)?.costEur ?? null)
    const together = withDealDesk(solver, scenarios, ask)
    const apart = changes.map(change => dealOf(scenarios, change)?.costEur ?? null)
    for (const [place, cost] of together.entries())
      expect(Math.abs((cost ?? 0) - (apart[place] ?? 0)), String(place)).toBeLessThan(1)
    expect(together[0]).toBeLessThan(together[1]!)
  })

  test('that the solver cannot make is no deal', () => {
    const stumbling = stumblingSolver(solver, () => 'infeasible')
    expect(withDealDesk(stumbling, plain([{}]), desk => desk.solve())).toBeUndefined()
  })
})

test('shares that fill their bounds stay where they are', () => {
  expect(
    withinBounds(
      [0.25, 0.75],
      [
        [0.25, 1],
        [0.75, 1],
      ],
    ),
  ).toEqual([0.25, 0.75])
})
