// The choice of plans against its worked example, against trying every choice (tolerance 1e-9), and the properties that
// make it fair: the order of the file changes nothing, ties go by receipt, a larger capacity is never worth less cover.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverageOf, valueOfCount } from './coverage.ts'
import { describeChoice } from './describe-choice.ts'
import { greedyPortfolio } from './greedy-portfolio.ts'
import { parsePool } from './parse-pool.ts'
import type { Pool } from './pool-shape.ts'
import { type SelectionAnswer, type SelectionQuestion, selectPortfolio } from './select-portfolio.ts'
import { bestByTrying, callPool, coverageOfPlans, poolOf, smallPools } from './testing/pools.ts'

async function answerOf(pool: Pool, question: SelectionQuestion = {}): Promise<SelectionAnswer> {
  const outcome = await selectPortfolio(pool, question)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.answer
}

const capacity = (count: number) => ({ size: { least: count, most: count }, draws: 0 })

describe('coverage', () => {
  test('meets the worked example of two categories', () => {
    const weights = new Map([
      ['een', 1],
      ['twee', 2],
    ])
    const counts = new Map([
      ['een', 1],
      ['twee', 2],
    ])
    expect(coverageOf(weights, counts)).toBeCloseTo(0.7619, 4)
  })

  test('counts the first, second and third project for less each time and a fourth for nothing', () => {
    expect([0, 1, 2, 3, 4, 50].map(valueOfCount)).toEqual([0, 1, 1.5, 1.75, 1.75, 1.75])
  })

  test('is nothing where no category has weight', () => {
    expect(coverageOf(new Map(), new Map())).toBe(0)
  })
})

describe('a choice with a capacity', () => {
  const lambdas = fc.constantFrom(0, 0.3, 0.7, 1)

  test('is worth as much as the best of all choices, or none exists', async () => {
    await fc.assert(
      fc.asyncProperty(smallPools, fc.integer({ min: 0, max: 9 }), lambdas, async (pool, count, lambda) => {
        const size = { least: Math.min(count, 2), most: count }
        const outcome = await selectPortfolio(pool, { size, lambda, draws: 0 })
        const best = bestByTrying(pool, size, lambda)
        if (best === undefined) expect(outcome.ok).toBe(false)
        else {
          expect(outcome.ok && outcome.answer.objective).toBeCloseTo(best, 9)
          expect(outcome.ok && outcome.answer.gap).toBe(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('is the same in whatever order the plans stand', async () => {
    await fc.assert(
      fc.asyncProperty(smallPools, async pool => {
        const question = { size: { least: 0, most: 3 }, draws: 5 }
        const one = await selectPortfolio(pool, question)
        const other = await selectPortfolio({ ...pool, entries: pool.entries.toReversed() }, question)
        expect(other.ok).toBe(one.ok)
        if (!one.ok || !other.ok) return
        const { inputHash: _one, ...first } = one.answer
        const { inputHash: _other, ...second } = other.answer
        expect(second).toEqual(first)
      }),
      { numRuns: 30 },
    )
  })

  test('is never worth less than what a greedy choice finds', async () => {
    await fc.assert(
      fc.asyncProperty(smallPools, lambdas, async (pool, lambda) => {
        const size = { least: 0, most: 4 }
        const choice = { entries: pool.entries, weights: new Map(Object.entries(pool.weights)), pool, size }
        const greedy = greedyPortfolio(choice, lambda)
        if (!greedy) return
        const { objective } = await answerOf(pool, { size, lambda, draws: 0 })
        expect(objective).toBeGreaterThanOrEqual(
          worthOfIds(
            pool,
            greedy.map(entry => entry.id),
            size.most,
            lambda,
          ) - 1e-12,
        )
      }),
      { numRuns: 30 },
    )
  })

  test('covers every category where breadth alone counts and can do so', async () => {
    const pool = poolOf({ a: [5, 'x'], b: [5, 'x'], c: [3, 'y'], d: [3, 'z'] })
    expect((await answerOf(pool, { ...capacity(3), lambda: 0 })).chosen).toEqual(['a', 'c', 'd'])
    expect((await answerOf(pool, { ...capacity(2), lambda: 1 })).chosen).toEqual(['a', 'b'])
  })

  test('among choices of equal breadth takes the higher score, also where score does not count', async () => {
    const pool = poolOf({ a: [3, 'x'], b: [4.5, 'x'], c: [4, 'y'] })
    expect((await answerOf(pool, { ...capacity(2), lambda: 0 })).chosen).toEqual(['b', 'c'])
  })

  test('among choices that are equal in all takes the first receipts', async () => {
    const pool = poolOf({ m: [4, 'x'], k: [4, 'x'], z: [4, 'x'] })
    expect((await answerOf(pool, capacity(1))).chosen).toEqual(['k'])
    const swapped = {
      ...pool,
      entries: pool.entries.map(entry => ({ ...entry, receipt: entry.id === 'z' ? '0' : '9' })),
    }
    expect((await answerOf(swapped, capacity(1))).chosen).toEqual(['z'])
  })

  test('that no set of plans can fill tells how many can be chosen together', async () => {
    const pool = poolOf({ a: [4, 'x'], b: [4, 'x'] })
    pool.entries[0]!.excludes = ['b']
    const outcome = await selectPortfolio(pool, capacity(2))
    expect(outcome.ok ? [] : outcome.errors).toMatchObject([{ code: 'KEUZE_ONMOGELIJK' }])
    expect(outcome.ok ? '' : outcome.errors[0]?.message.en).toContain('1 at most')
  })

  test('whose conditions clash at any number says so', async () => {
    const pool = poolOf({ a: [4, 'x'] }, { categoryMinimums: { x: 2 } })
    const outcome = await selectPortfolio(pool, capacity(1))
    expect(outcome.ok ? [] : outcome.errors).toMatchObject([{ code: 'VOORWAARDEN_STRIJDIG' }])
  })
})

test('a choice of twenty from sixty is proven, near to greedy, and buys breadth with little score', async () => {
  const pool = callPool(60)
  const choice = {
    entries: pool.entries.filter(entry => entry.score >= 3),
    pool,
    size: { least: 20, most: 20 },
  }
  const weights = new Map(Object.entries(pool.weights))
  const points = []
  for (const lambda of [1, 0.7, 0.5, 0.3, 0]) {
    const { objective, gap, meanScore, coverage, categories } = await answerOf(pool, {
      ...capacity(20),
      ...{ lambda, draws: 0 },
    })
    const greedy = greedyPortfolio({ ...choice, weights }, lambda)!
    const ids = greedy.map(entry => entry.id)
    const reached = worthOfIds(pool, ids, 20, lambda) / objective
    expect([gap, reached > 0.98, reached < 1 + 1e-9]).toEqual([0, true, true])
    const empty = Object.values(categories).filter(one => one.chosen === 0).length
    points.push({ meanScore, coverage, empty })
  }
  const [byScore, usual] = points
  for (const [place, point] of points.slice(1).entries()) {
    expect(point.meanScore).toBeLessThanOrEqual(points[place]!.meanScore + 1e-9)
    expect(point.coverage).toBeGreaterThanOrEqual(points[place]!.coverage - 1e-9)
  }
  // A point of the five at most, for less that stays empty.
  expect(byScore!.meanScore - usual!.meanScore).toBeLessThan(0.1)
  expect([usual!.coverage > byScore!.coverage, usual!.empty <= byScore!.empty]).toEqual([true, true])
})

function worthOfIds(pool: Pool, ids: readonly string[], most: number, lambda: number): number {
  const score = pool.entries
    .filter(entry => ids.includes(entry.id))
    .reduce((sum, entry) => sum + entry.score, 0)
  return (lambda * score) / (5 * most) + (1 - lambda) * coverageOfPlans(pool, ids)
}

describe('without a limit', () => {
  const pool = poolOf(
    { a: [3, 'x'], b: [2.9, 'x'], c: [4, 'y'], d: [4.5, 'y'] },
    { weights: { x: 1, y: 1, z: 2 } },
  )
  pool.entries[3]!.minCriterion = 1

  test('every plan is admitted that reaches the threshold with no criterion below the minimum', async () => {
    expect(await answerOf(pool)).toMatchObject({ mode: 'threshold', chosen: ['a', 'c'], gap: 0 })
    expect((await answerOf(pool, { threshold: 2.5 })).chosen).toEqual(['a', 'b', 'c'])
  })

  test('the gap list tells of each thin category how many were entered and where it went wrong', async () => {
    const { gapList, gaps, categories } = await answerOf(pool)
    expect(gaps).toEqual(['z', 'x', 'y'])
    expect(
      gapList.map(gap => [gap.category, gap.chosen, gap.aboveThreshold, gap.entered, gap.cause]),
    ).toEqual([
      ['z', 0, 0, 0, 'none-entered'],
      ['x', 1, 1, 2, 'below-threshold'],
      ['y', 1, 1, 2, 'below-threshold'],
    ])
    expect(categories.z).toEqual({ weight: 2, chosen: 0, aboveThreshold: 0, entered: 0 })
  })

  test('an empty pool gives an empty proposal', async () => {
    expect(await answerOf({ ...pool, entries: [] })).toMatchObject({
      chosen: [],
      meanScore: 0,
      coverage: 0,
      objective: 0,
    })
  })
})

describe('the account of a proposal', () => {
  const pool = poolOf({ a: [5, 'x', 'y'], b: [4.8, 'x'], c: [4.6, 'x'], d: [4.5, 'x'], e: [3.1] })

  test('names for every plan the categories that lose value without it, and what is lost', async () => {
    const { reasons, marginal } = await answerOf(pool)
    expect(reasons).toEqual({ a: ['y'], b: [], c: [], d: [], e: [] })
    expect(marginal.a).toBeCloseTo(1 / 3.5, 12)
    expect((await answerOf(pool, capacity(2))).reasons).toEqual({ a: ['y', 'x'], b: ['x'] })
  })

  test('marginal coverage is what really is lost or won', async () => {
    await fc.assert(
      fc.asyncProperty(smallPools, async drawn => {
        const outcome = await selectPortfolio(drawn, { size: { least: 0, most: 3 }, draws: 0 })
        if (!outcome.ok) return
        const { chosen, coverage, marginal } = outcome.answer
        for (const { id } of drawn.entries) {
          const others = chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id]
          expect(marginal[id]).toBeCloseTo(Math.abs(coverage - coverageOfPlans(drawn, others)), 12)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('tells in what share of draws a plan is chosen: the sure one always, the doubtful one sometimes', async () => {
    const { stability } = await answerOf(pool, { ...capacity(2), draws: 200 })
    expect(stability.a).toBeGreaterThan(0.8)
    expect(stability.b).toBeGreaterThan(stability.d ?? 1)
    expect(stability.e).toBe(0)
    expect(Object.values(stability).reduce((sum, share) => sum + share, 0)).toBeCloseTo(2, 9)
  })

  test('draws the same with the same seed and other with another', async () => {
    const one = await answerOf(pool, { ...capacity(2), draws: 100, seed: 7 })
    expect((await answerOf(pool, { ...capacity(2), draws: 100, seed: 7 })).stability).toEqual(one.stability)
    expect((await answerOf(pool, { ...capacity(2), draws: 100, seed: 8 })).stability).not.toEqual(
      one.stability,
    )
  })

  test('the frontier never wins breadth without losing score', async () => {
    const { frontier = [] } = await answerOf(pool, { ...capacity(2), frontier: true })
    expect(frontier.map(point => point.lambda)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    for (const [place, point] of frontier.entries()) {
      const next = frontier[place + 1]
      if (!next) continue
      expect(next.coverage).toBeLessThanOrEqual(point.coverage + 1e-9)
      expect(next.meanScore).toBeGreaterThanOrEqual(point.meanScore - 1e-9)
    }
  })

  test('adds the stakes of what is chosen', async () => {
    const staked = poolOf({ a: [5, 'x'], b: [4, 'x'] })
    staked.entries[0]!.stakes = { homes: 800, deficitEur: { low: 1e6, high: 3e6 }, jobs: 40 }
    staked.entries[1]!.stakes = { homes: 200 }
    expect((await answerOf(staked)).stakes).toEqual({
      homes: 1000,
      jobs: 40,
      deficitEur: { low: 1e6, high: 3e6 },
    })
  })

  test('a large pool is chosen from with proof, and drawn from without waiting', async () => {
    const plans = Array.from({ length: 150 }, (_, place): [string, [number, ...string[]]] => [
      `p${String(place).padStart(3, '0')}`,
      [3 + (place % 21) / 10, `c${place % 17}`, `d${place % 7}`],
    ])
    const answer = await answerOf(poolOf(Object.fromEntries(plans)), { ...capacity(20), draws: 200 })
    expect(answer).toMatchObject({ gap: 0 })
    expect(answer.chosen).toHaveLength(20)
    expect(Object.values(answer.stability).reduce((sum, share) => sum + share, 0)).toBeCloseTo(20, 9)
  })
})

describe('a pool', () => {
  const mistakes = (outcome: ReturnType<typeof parsePool>) =>
    outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])

  test('tells every mistake between fields at once', () => {
    const pool = poolOf({ a: [4, 'x', 'x', 'q'] }, { weights: { x: 0 }, categoryMinimums: { 'a/b': 1 } })
    pool.entries[0]!.excludes = ['a', 'b']
    pool.entries[0]!.stakes = { deficitEur: { low: 2, high: 1 } }
    expect(mistakes(parsePool({ ...pool, regionBounds: { noord: { min: 2, max: 1 } } }))).toEqual([
      ['/weights', 'GEWICHTEN_NUL'],
      ['/entries/0/categories/1', 'DUBBELE_VERMELDING'],
      ['/entries/0/categories/2', 'ONBEKENDE_CATEGORIE'],
      ['/entries/0/excludes/0', 'SLUIT_ZICHZELF_UIT'],
      ['/entries/0/excludes/1', 'ONBEKENDE_INZENDING'],
      ['/entries/0/stakes/deficitEur', 'ONDERGRENS_BOVEN'],
      ['/regionBounds/noord', 'ONDERGRENS_BOVEN'],
      ['/categoryMinimums/a~1b', 'ONBEKENDE_CATEGORIE'],
    ])
  })

  test('is read as it is when all is well', () => {
    const more = { categoryMinimums: { x: 1 }, regionBounds: { midden: { min: 1, max: 1 }, zuid: {} } }
    const pool = poolOf({ a: [4, 'x', 'q'], b: [3, 'x'] }, more)
    pool.entries[0]!.excludes = ['b']
    pool.entries[0]!.stakes = { deficitEur: { low: 1, high: 1 } }
    expect(parsePool(pool)).toEqual({ ok: true, pool })
  })

  test('may hold an id once only', () => {
    const { entries, ...pool } = poolOf({ a: [4, 'x'] })
    expect(mistakes(parsePool({ ...pool, entries: [...entries, ...entries] }))).toEqual([
      ['/entries/1/id', 'DUBBELE_ID'],
    ])
  })

  test('is refused when a plan that must be in does not reach the threshold', async () => {
    const pool = poolOf({ a: [4, 'x'], b: [2, 'x'] })
    pool.entries[1]!.mustInclude = true
    const outcome = await selectPortfolio(pool)
    expect(outcome.ok ? [] : outcome.errors).toMatchObject([
      { pointer: '/entries/1/mustInclude', code: 'ONDER_DREMPEL' },
    ])
  })

  test('is refused without throwing, whatever it holds', () => {
    fc.assert(fc.property(fc.anything(), input => !parsePool(input).ok))
  })
})

test('a choice that people made is described as a calculated one is', async () => {
  const pool = poolOf({ a: [4, 'bodem'], b: [3.9, 'bodem'], c: [3.5, 'infra'], d: [2.9, 'infra'] })
  const calculated = await selectPortfolio(pool, { size: { least: 2, most: 2 }, lambda: 0.3, draws: 0 })
  if (!calculated.ok) throw new Error('no choice')
  const described = describeChoice(pool, { chosen: calculated.answer.chosen })
  const same = Object.fromEntries(
    Object.keys(described).map(key => [key, calculated.answer[key as keyof typeof described]]),
  )
  expect(described).toEqual(same)
  const other = describeChoice(pool, { chosen: ['a', 'b', 'unknown'] })
  expect([other.meanScore, other.categories.infra?.chosen, other.gaps]).toEqual([3.95, 0, ['infra', 'bodem']])
})
