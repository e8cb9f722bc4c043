import fc from 'fast-check'
import { countCategories, coverageOf } from '../coverage.ts'
import type { Pool, PoolEntry } from '../pool-shape.ts'
import type { Size } from '../portfolio-program.ts'
import { seededRandom } from '../seeded-random.ts'

/** A pool of plans with the score and the categories given; the receipt is the id. */
export function poolOf(
  plans: Readonly<Record<string, [number, ...string[]]>>,
  more: Partial<Pool> = {},
): Pool {
  const entries = Object.entries(plans).map(([id, [score, ...categories]]): PoolEntry => {
    return { id, receipt: id, score, minCriterion: 3, categories, region: 'midden' }
  })
  const names = [...new Set(entries.flatMap(entry => entry.categories))]
  const weights = Object.fromEntries(names.map(name => [name, 1]))
  return { format: 'versneller-pool/1', weights, entries, ...more }
}

const categories = ['bodem', 'infra', 'markt', 'sociaal']
const regions = ['noord', 'zuid']

/** Small pools with bounds, exclusions and plans that must be in; every plan reaches the threshold. */
export const smallPools: fc.Arbitrary<Pool> = fc
  .array(
    fc.record({
      score: fc.integer({ min: 30, max: 50 }).map(tenths => tenths / 10),
      categories: fc.subarray(categories),
      region: fc.constantFrom(...regions),
      mustInclude: fc.integer({ min: 0, max: 9 }).map(draw => draw === 0),
      excludes: fc.uniqueArray(fc.nat(8), { maxLength: 1 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .chain(plans =>
    fc
      .record({
        weights: fc.tuple(
          ...categories.map(name => fc.integer({ min: 1, max: 3 }).map(weight => [name, weight] as const)),
        ),
        max: fc.integer({ min: 1, max: 4 }),
        south: fc.integer({ min: 0, max: 1 }),
        minimum: fc.integer({ min: 0, max: 1 }),
      })
      .map(({ weights, max, south, minimum }): Pool => {
        const entries = plans.map((plan, place) => ({
          ...plan,
          id: `p${place}`,
          receipt: `${(place * 5) % 9}`,
          minCriterion: 3,
          excludes: plan.excludes
            .filter(other => other !== place && other < plans.length)
            .map(other => `p${other}`),
        }))
        return {
          format: 'versneller-pool/1',
          weights: Object.fromEntries(weights),
          entries,
          regionBounds: { noord: { max }, zuid: { min: south } },
          categoryMinimums: { bodem: minimum },
        }
      }),
  )

/** A pool as large as that of a call, the same one every time: 33 categories from rare to common, scores from 2 to 5. */
export function callPool(count: number): Pool {
  const random = seededRandom(60)
  const names = Array.from({ length: 33 }, (_, rank) => `c${String(rank).padStart(2, '0')}`)
  const plans = Array.from({ length: count }, (_, place): [string, [number, ...string[]]] => {
    const own = names.filter((_name, rank) => random.next() < 0.02 + (0.3 * rank) / names.length)
    return [`p${String(place).padStart(3, '0')}`, [2 + Math.round(30 * random.next()) / 10, ...own]]
  })
  const weights = Object.fromEntries(names.map(name => [name, 1]))
  return poolOf(Object.fromEntries(plans), { weights })
}

/** Worth of one, two and three or more projects in a category, beside the most that a category can be worth. */
const steps = [0, 1, 1.5, 1.75]

/** What a choice is worth, added up without anything of the engine. */
function worthByHand(pool: Pool, chosen: readonly PoolEntry[], most: number, lambda: number): number {
  const score = chosen.reduce((sum, entry) => sum + entry.score, 0)
  const [covered, full] = Object.entries(pool.weights).reduce(
    ([sum, whole], [category, weight]) => {
      const count = chosen.filter(entry => entry.categories.includes(category)).length
      return [sum + weight * steps[Math.min(3, count)]!, whole + weight * 1.75]
    },
    [0, 0],
  )
  return lambda * (most === 0 ? 0 : score / (5 * most)) + ((1 - lambda) * covered!) / full!
}

function mayBe(pool: Pool, chosen: readonly PoolEntry[], { least, most }: Size): boolean {
  const ids = chosen.map(entry => entry.id)
  const inRegion = (region: string) => chosen.filter(entry => entry.region === region).length
  return (
    ids.length >= least &&
    ids.length <= most &&
    pool.entries.every(entry => !entry.mustInclude || ids.includes(entry.id)) &&
    chosen.every(entry => !entry.excludes?.some(id => ids.includes(id))) &&
    Object.entries(pool.regionBounds ?? {}).every(
      ([region, { min, max }]) =>
        (min === undefined || inRegion(region) >= min) && (max === undefined || inRegion(region) <= max),
    ) &&
    Object.entries(pool.categoryMinimums ?? {}).every(
      ([category, minimum]) => chosen.filter(entry => entry.categories.includes(category)).length >= minimum,
    )
  )
}

/** The most that any choice of these plans is worth, by trying all; nothing when none meets the bounds. */
export function bestByTrying(pool: Pool, size: Size, lambda: number): number | undefined {
  let best: number | undefined
  for (let mask = 0; mask < 2 ** pool.entries.length; mask++) {
    const chosen = pool.entries.filter((_, place) => (mask >> place) % 2 === 1)
    if (!mayBe(pool, chosen, size)) continue
    const worth = worthByHand(pool, chosen, size.most, lambda)
    if (best === undefined || worth > best) best = worth
  }
  return best
}

/** The coverage of a plain list of plans. */
export const coverageOfPlans = (pool: Pool, ids: readonly string[]): number =>
  coverageOf(
    new Map(Object.entries(pool.weights)),
    countCategories(pool.entries.filter(entry => ids.includes(entry.id))),
  )
