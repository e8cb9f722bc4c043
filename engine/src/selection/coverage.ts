/** What the first, second and third project in a category count for; a fourth adds nothing. */
export const diminishing = [1, 0.5, 0.25] as const

const fullValue = diminishing.reduce((sum, value) => sum + value, 0)

/** Weight per category; the order is that of the file. */
export type CategoryWeights = ReadonlyMap<string, number>

/** How many projects there are per category; absent is none. */
export type CategoryCounts = ReadonlyMap<string, number>

/** The value of a number of projects in one category, from 0 to 1.75. */
export function valueOfCount(count: number): number {
  return diminishing.slice(0, count).reduce((sum, value) => sum + value, 0)
}

/** The most that the weighted values of all categories can add up to. */
export function fullCoverage(weights: CategoryWeights): number {
  return fullValue * [...weights.values()].reduce((sum, weight) => sum + weight, 0)
}

/** How much of the breadth of the problems is covered, from 0 to 1; 0 when no category has weight. */
export function coverageOf(weights: CategoryWeights, counts: CategoryCounts): number {
  const full = fullCoverage(weights)
  if (full === 0) return 0
  const covered = [...weights].map(([category, weight]) => weight * valueOfCount(counts.get(category) ?? 0))
  return covered.reduce((sum, value) => sum + value, 0) / full
}

/** Counts how many of these projects are in each category. */
export function countCategories(
  entries: readonly { readonly categories: readonly string[] }[],
): CategoryCounts {
  const counts = new Map<string, number>()
  for (const { categories } of entries)
    for (const category of categories) counts.set(category, (counts.get(category) ?? 0) + 1)
  return counts
}
