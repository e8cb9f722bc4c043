import { type CategoryWeights, countCategories, coverageOf } from './coverage.ts'
import type { Pool, PoolEntry } from './pool-shape.ts'
import { byReceipt } from './portfolio-program.ts'
import {
  type CategoryPicture,
  categoryPicture,
  type Gap,
  gapsOf,
  marginalCoverage,
  reasonsOf,
  type Stages,
} from './portfolio-reasons.ts'

/** Sums over the chosen plans; absent where no plan tells. */
export interface ChosenStakes {
  readonly homes: number
  readonly jobs: number
  readonly deficitEur: { readonly low: number; readonly high: number }
}

/** What can be told of any choice of plans, whoever made it. */
export interface ChoiceDescription {
  /** 1 to 5; 0 when nothing is chosen. */
  readonly meanScore: number
  readonly coverage: number
  readonly categories: Readonly<Record<string, CategoryPicture>>
  /** Categories with two or fewer chosen plans, the emptiest first. */
  readonly gaps: readonly string[]
  readonly gapList: readonly Gap[]
  readonly reasons: Readonly<Record<string, readonly string[]>>
  readonly marginal: Readonly<Record<string, number>>
  readonly stakes: ChosenStakes
}

/** Tells of a choice of plans what it covers, what it leaves open and why each plan is in. */
export function describeEntries(weights: CategoryWeights, stages: Stages): ChoiceDescription {
  const { chosen } = stages
  const categories = categoryPicture(weights, stages)
  const gapList = gapsOf(categories)
  return {
    meanScore: meanScore(chosen),
    coverage: coverageOf(weights, countCategories(chosen)),
    categories,
    gaps: gapList.map(gap => gap.category),
    gapList,
    reasons: reasonsOf(weights, chosen),
    marginal: marginalCoverage(weights, stages),
    stakes: stakesOf(chosen),
  }
}

/** A choice from a pool that people made: described as a calculated one is. Ids that are not in the pool are left out. */
export function describeChoice(
  pool: Pool,
  { chosen, threshold = 3 }: { chosen: readonly string[]; threshold?: number },
): ChoiceDescription {
  const picked = new Set(chosen)
  const entered = byReceipt(pool.entries)
  const tiny = 1e-9
  const minimum = (pool.minimum ?? 2) - tiny
  return describeEntries(new Map(Object.entries(pool.weights)), {
    entered,
    aboveThreshold: entered.filter(entry => entry.minCriterion >= minimum && entry.score >= threshold - tiny),
    chosen: entered.filter(entry => picked.has(entry.id)),
  })
}

/** Mean of the scores of these plans; 0 when there is none. */
export function meanScore(entries: readonly PoolEntry[]): number {
  return entries.length === 0 ? 0 : entries.reduce((sum, entry) => sum + entry.score, 0) / entries.length
}

function stakesOf(entries: readonly PoolEntry[]): ChosenStakes {
  const sum = (read: (stakes: NonNullable<PoolEntry['stakes']>) => number | undefined) =>
    entries.reduce((total, { stakes }) => total + ((stakes && read(stakes)) ?? 0), 0)
  return {
    homes: sum(stakes => stakes.homes),
    jobs: sum(stakes => stakes.jobs),
    deficitEur: { low: sum(stakes => stakes.deficitEur?.low), high: sum(stakes => stakes.deficitEur?.high) },
  }
}
