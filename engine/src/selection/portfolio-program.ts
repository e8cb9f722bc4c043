import type { Column, LinearProgram, Row } from '../funds/linear-program.ts'
import { type CategoryWeights, countCategories, coverageOf, diminishing, fullCoverage } from './coverage.ts'
import type { Pool, PoolEntry } from './pool-shape.ts'
import { compare } from './strictness.ts'

/** How many plans may be chosen: from `least` up to `most`. */
export interface Size {
  readonly least: number
  readonly most: number
}

/** The plans to choose from, in the order of their receipts, with everything that was adopted. */
export interface Choice {
  readonly entries: readonly PoolEntry[]
  readonly weights: CategoryWeights
  readonly pool: Pool
  readonly size: Size
}

/** Plans in the order of their receipts: the same whatever the order of the file. */
export function byReceipt(entries: readonly PoolEntry[]): PoolEntry[] {
  return entries.toSorted((a, b) => compare(a.receipt, b.receipt) || compare(a.id, b.id))
}

/** Sum of the scores over the most that the largest choice could have, from 0 to 1. */
export function scoreShare(chosen: readonly PoolEntry[], { size }: Choice): number {
  if (size.most === 0) return 0
  return chosen.reduce((sum, entry) => sum + entry.score, 0) / (5 * size.most)
}

/** Coverage of the breadth of the problems by these plans. */
export function coverageBy(chosen: readonly PoolEntry[], { weights }: Choice): number {
  return coverageOf(weights, countCategories(chosen))
}

/** What a choice is worth: quality and breadth in the proportion `lambda`. */
export function worthOf(chosen: readonly PoolEntry[], choice: Choice, lambda: number): number {
  return lambda * scoreShare(chosen, choice) + (1 - lambda) * coverageBy(chosen, choice)
}

/** The coefficient of every column for quality, for breadth and for the order of receipts. */
export interface Objectives {
  readonly score: readonly number[]
  readonly coverage: readonly number[]
  /** The place of the receipt, from 1; less is better. */
  readonly receipts: readonly number[]
}

/** A choice as a program: a whole column per plan, three columns per category for the first, second and third project. */
export interface PortfolioProgram {
  readonly program: LinearProgram
  readonly objectives: Objectives
  /** Row that counts the chosen plans. */
  readonly sizeRow: number
}

/**
 * Writes the choice as a program. The three columns of a category together are at most the number of its chosen plans;
 * because each counts for less than the one before, an optimum fills them in order by itself.
 */
export function portfolioProgram(choice: Choice): PortfolioProgram {
  const { entries, weights, size } = choice
  const full = fullCoverage(weights)
  const categories = [...weights]
  const chosen = entries.map(
    (entry): Column => ({ cost: 0, lower: entry.mustInclude ? 1 : 0, upper: 1, isWhole: true }),
  )
  const counted = categories.flatMap(() => diminishing.map((): Column => ({ cost: 0, lower: 0, upper: 1 })))
  const sizeRow = {
    lower: size.least,
    upper: size.most,
    entries: entries.map((_, place) => [place, 1] as const),
  }
  const nothing = counted.map(() => 0)
  return {
    program: {
      sense: 'most',
      columns: [...chosen, ...counted],
      rows: [
        sizeRow,
        ...categoryRows(choice),
        ...regionRows(choice),
        ...minimumRows(choice),
        ...exclusionRows(entries),
      ],
    },
    objectives: {
      score: [...entries.map(entry => entry.score / (5 * Math.max(1, size.most))), ...nothing],
      coverage: [
        ...entries.map(() => 0),
        ...categories.flatMap(([, weight]) => diminishing.map(value => (value * weight) / full)),
      ],
      receipts: [...entries.map((_, place) => place + 1), ...nothing],
    },
    sizeRow: 0,
  }
}

function categoryRows({ entries, weights }: Choice): Row[] {
  const places = placesBy(entries, entry => entry.categories)
  return [...weights.keys()].map((category, place) => ({
    lower: Number.NEGATIVE_INFINITY,
    upper: 0,
    entries: [
      ...diminishing.map((_, step) => [entries.length + place * diminishing.length + step, 1] as const),
      ...(places.get(category) ?? []).map(entry => [entry, -1] as const),
    ],
  }))
}

function regionRows({ entries, pool }: Choice): Row[] {
  const places = placesBy(entries, entry => [entry.region])
  return Object.entries(pool.regionBounds ?? {}).map(
    ([region, { min = 0, max = Number.POSITIVE_INFINITY }]) => ({
      lower: min,
      upper: max,
      entries: (places.get(region) ?? []).map(place => [place, 1] as const),
    }),
  )
}

function minimumRows({ entries, pool }: Choice): Row[] {
  const places = placesBy(entries, entry => entry.categories)
  return Object.entries(pool.categoryMinimums ?? {}).map(([category, minimum]) => ({
    lower: minimum,
    upper: Number.POSITIVE_INFINITY,
    entries: (places.get(category) ?? []).map(place => [place, 1] as const),
  }))
}

function exclusionRows(entries: readonly PoolEntry[]): Row[] {
  return exclusionPairs(entries).map(([one, other]) => ({
    lower: Number.NEGATIVE_INFINITY,
    upper: 1,
    entries: [
      [one, 1],
      [other, 1],
    ],
  }))
}

/** Places of the plans that exclude each other, each pair once, whichever of the two says so. */
export function exclusionPairs(entries: readonly PoolEntry[]): [number, number][] {
  const placeOf = new Map(entries.map((entry, place) => [entry.id, place]))
  const pairs = new Map<string, [number, number]>()
  for (const [place, { excludes = [] }] of entries.entries()) {
    for (const other of excludes.flatMap(id => placeOf.get(id) ?? [])) {
      const pair: [number, number] = [Math.min(place, other), Math.max(place, other)]
      pairs.set(pair.join(), pair)
    }
  }
  return [...pairs.values()]
}

function placesBy(
  entries: readonly PoolEntry[],
  namesOf: (entry: PoolEntry) => readonly string[],
): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [place, entry] of entries.entries())
    for (const name of namesOf(entry)) places.set(name, [...(places.get(name) ?? []), place])
  return places
}
