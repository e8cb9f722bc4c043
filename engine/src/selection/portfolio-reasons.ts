import { type CategoryWeights, countCategories, diminishing, fullCoverage } from './coverage.ts'
import type { PoolEntry } from './pool-shape.ts'
import { compare } from './strictness.ts'

/** One category of the breadth: its weight and how many plans are in it. */
export interface CategoryPicture {
  readonly weight: number
  readonly chosen: number
  readonly aboveThreshold: number
  readonly entered: number
}

/**
 * Why a category is thin: nobody entered a plan with it, those that did fell below the threshold, plans above the
 * threshold were not chosen, or there simply are one or two.
 */
export type GapCause = 'none-entered' | 'below-threshold' | 'not-chosen' | 'few'

/** A category with two or fewer chosen plans. */
export interface Gap {
  readonly category: string
  readonly chosen: number
  readonly aboveThreshold: number
  readonly entered: number
  readonly cause: GapCause
}

/** From this number of projects on a category is no gap. */
const enough = 3

/** The plans of each stage. */
export interface Stages {
  readonly entered: readonly PoolEntry[]
  readonly aboveThreshold: readonly PoolEntry[]
  readonly chosen: readonly PoolEntry[]
}

/** Weight and counts of every category, in the order of the file. */
export function categoryPicture(weights: CategoryWeights, stages: Stages): Record<string, CategoryPicture> {
  const [entered, above, chosen] = [stages.entered, stages.aboveThreshold, stages.chosen].map(countCategories)
  return Object.fromEntries(
    [...weights].map(([category, weight]) => [
      category,
      {
        weight,
        chosen: chosen?.get(category) ?? 0,
        aboveThreshold: above?.get(category) ?? 0,
        entered: entered?.get(category) ?? 0,
      },
    ]),
  )
}

/** The gaps that steer the next call: empty categories first, then the heavier, then by name. */
export function gapsOf(pictures: Readonly<Record<string, CategoryPicture>>): Gap[] {
  return Object.entries(pictures)
    .filter(([, picture]) => picture.chosen < enough && picture.weight > 0)
    .toSorted(([a, one], [b, two]) => one.chosen - two.chosen || two.weight - one.weight || compare(a, b))
    .map(([category, picture]) => {
      const { chosen, aboveThreshold, entered } = picture
      return { category, chosen, aboveThreshold, entered, cause: causeOf(picture) }
    })
}

function causeOf({ chosen, aboveThreshold, entered }: CategoryPicture): GapCause {
  if (entered === 0) return 'none-entered'
  if (aboveThreshold > chosen) return 'not-chosen'
  return entered > aboveThreshold ? 'below-threshold' : 'few'
}

/**
 * For every chosen plan the categories that would lose value without it, the greatest loss first: they are why the
 * plan is in. A plan with none is in for its score.
 */
export function reasonsOf(weights: CategoryWeights, chosen: readonly PoolEntry[]): Record<string, string[]> {
  const counts = countCategories(chosen)
  const lossOf = (category: string) => weights.get(category)! * (diminishing[counts.get(category)! - 1] ?? 0)
  return Object.fromEntries(
    chosen.map(({ id, categories }) => [
      id,
      categories
        .filter(category => lossOf(category) > 0)
        .toSorted((a, b) => lossOf(b) - lossOf(a) || compare(a, b)),
    ]),
  )
}

/** Coverage that every plan brings: what a chosen one takes away when it drops, what another adds when it joins. */
export function marginalCoverage(
  weights: CategoryWeights,
  { aboveThreshold, chosen }: Stages,
): Record<string, number> {
  const counts = countCategories(chosen)
  const full = fullCoverage(weights)
  const picked = new Set(chosen)
  return Object.fromEntries(
    aboveThreshold.map(entry => {
      const step = picked.has(entry) ? 1 : 0
      const values = entry.categories.map(
        category => weights.get(category)! * (diminishing[(counts.get(category) ?? 0) - step] ?? 0),
      )
      return [entry.id, values.reduce((sum, value) => sum + value, 0) / full]
    }),
  )
}
