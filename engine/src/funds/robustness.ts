import { seededRandom } from '../selection/seeded-random.ts'
import type { FundInstance } from './instance-shape.ts'
import { loadSolver } from './linear-program.ts'
import { allocate, type FundsOptions } from './solve-funds.ts'

/** What a pot brings when it holds more. */
export interface MarginalStep {
  /** Million euro on top, in the first year in which the pot holds anything. */
  readonly extra: number
  readonly objective: number
  readonly gain: number
}

/** Steps in which a pot is made larger, million euro. */
export const marginalSteps: readonly number[] = [1, 5, 25]

/** What each step of extra money in a pot wins, by solving again: the price of the relaxation can be far too low. */
export async function marginalValue(
  instance: FundInstance,
  fundId: string,
  steps: readonly number[] = marginalSteps,
  options: FundsOptions = {},
): Promise<readonly MarginalStep[]> {
  const solver = await loadSolver()
  const ask = { ...options, settleTies: false }
  let before = allocate(solver, instance, instance.policy, ask)
  const base = before.objective
  return steps
    .toSorted((a, b) => a - b)
    .map(extra => {
      const larger = {
        ...instance,
        funds: instance.funds.map(fund => {
          if (fund.id !== fundId) return fund
          const first = Object.keys(fund.budget)
            .toSorted()
            .find(year => fund.budget[year]! > 0)
          const year = first ?? String(instance.years[0])
          return { ...fund, budget: { ...fund.budget, [year]: (fund.budget[year] ?? 0) + extra } }
        }),
      }
      before = allocate(solver, larger, larger.policy, { ...ask, start: before.chosen })
      return { extra, objective: before.objective, gain: before.objective - base }
    })
}

/** A need turns out up to half higher. */
const dearest = 0.5

/**
 * The share of draws with dearer projects in which each project is in the best allocation: near 1 is safe, near 0 is out,
 * between is for people to argue. Same seed, same shares. Source: Liesiö, Mild and Salo (2007), core index.
 */
export async function coreIndex(
  instance: FundInstance,
  draws: number,
  options: FundsOptions = {},
): Promise<Readonly<Record<string, number>>> {
  const solver = await loadSolver()
  const random = seededRandom(options.seed ?? 1)
  const ids = instance.projects.map(project => project.id).toSorted()
  const counts = new Map(ids.map(id => [id, 0]))
  for (let draw = 0; draw < draws; draw++) {
    const factors = new Map(ids.map(id => [id, 1 + dearest * random.next()]))
    const dearer = {
      ...instance,
      options: instance.options.map(option => ({
        ...option,
        need: option.need.map(one => ({ ...one, amount: one.amount * factors.get(option.projectId)! })),
      })),
    }
    const { chosen } = allocate(solver, dearer, dearer.policy, { ...options, settleTies: false })
    for (const option of instance.options)
      if (chosen.includes(option.id)) counts.set(option.projectId, counts.get(option.projectId)! + 1)
  }
  return Object.fromEntries([...counts].map(([id, count]) => [id, count / Math.max(1, draws)]))
}
