import { diminishing, fullCoverage } from './coverage.ts'
import type { PoolEntry } from './pool-shape.ts'
import { type Choice, exclusionPairs } from './portfolio-program.ts'

/**
 * Chooses the plan that adds most, again and again, within the bounds: a start for the exact search, and a check on it.
 * @returns nothing when it ends without meeting every lower bound; a choice may still exist.
 */
export function greedyPortfolio(choice: Choice, lambda: number): readonly PoolEntry[] | undefined {
  const desk = openDesk(choice)
  for (const [place, entry] of choice.entries.entries()) if (entry.mustInclude) desk.take(place)
  while (desk.taken.size < choice.size.most) {
    let best = -1
    let most = -1
    for (const place of choice.entries.keys()) {
      const gain = desk.isFree(place) ? desk.gainOf(place, lambda) : -1
      if (gain > most) {
        most = gain
        best = place
      }
    }
    if (best < 0) break
    desk.take(best)
  }
  const chosen = choice.entries.filter((_, place) => desk.taken.has(place))
  return meetsBounds(chosen, choice) ? chosen : undefined
}

/** True when a choice has the right size, no pair that excludes each other, and all bounds are met. */
function meetsBounds(chosen: readonly PoolEntry[], { pool, size, entries }: Choice): boolean {
  const count = (is: (entry: PoolEntry) => boolean) => chosen.filter(is).length
  const regions = Object.entries(pool.regionBounds ?? {}).every(([region, { min = 0, max = Infinity }]) => {
    const inRegion = count(entry => entry.region === region)
    return inRegion >= min && inRegion <= max
  })
  const categories = Object.entries(pool.categoryMinimums ?? {}).every(
    ([category, minimum]) => count(entry => entry.categories.includes(category)) >= minimum,
  )
  const musts = entries.every(entry => !entry.mustInclude || chosen.includes(entry))
  const fits = chosen.length >= size.least && chosen.length <= size.most
  return fits && musts && regions && categories && exclusionPairs(chosen).length === 0
}

function openDesk(choice: Choice) {
  const { entries, weights, pool, size } = choice
  const full = fullCoverage(weights)
  const taken = new Set<number>()
  const blocked = new Set<number>()
  const counts = new Map<string, number>()
  const regionCounts = new Map<string, number>()
  const excludedBy = new Map<number, number[]>()
  for (const [one, other] of exclusionPairs(entries)) {
    excludedBy.set(one, [...(excludedBy.get(one) ?? []), other])
    excludedBy.set(other, [...(excludedBy.get(other) ?? []), one])
  }
  const add = (map: Map<string, number>, key: string) => void map.set(key, (map.get(key) ?? 0) + 1)
  return {
    taken,
    isFree(place: number): boolean {
      const { region } = entries[place]!
      const most = pool.regionBounds?.[region]?.max ?? Infinity
      return !taken.has(place) && !blocked.has(place) && (regionCounts.get(region) ?? 0) < most
    },
    gainOf(place: number, lambda: number): number {
      const entry = entries[place]!
      const breadth = entry.categories.reduce((sum, category) => {
        const next = diminishing[counts.get(category) ?? 0] ?? 0
        return sum + next * weights.get(category)!
      }, 0)
      return (lambda * entry.score) / (5 * size.most) + ((1 - lambda) * breadth) / full
    },
    take(place: number): void {
      const entry = entries[place]!
      taken.add(place)
      for (const category of entry.categories) add(counts, category)
      add(regionCounts, entry.region)
      for (const other of excludedBy.get(place) ?? []) blocked.add(other)
    },
  }
}
