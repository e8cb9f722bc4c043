import type { FundInstance } from './instance-shape.ts'
import { loadSolver } from './linear-program.ts'
import { allocate, type FundsOptions } from './solve-funds.ts'

/** An allocation that is best in one indicator for what it gives up of the other. */
export interface FundsPoint {
  readonly x: number
  readonly y: number
  readonly chosen: readonly string[]
}

/**
 * The best allocations from the most of `y` to the most of `x`: at equal steps of `x` the most of `y` that goes with it.
 * Points that another one beats, and doubles, are left out.
 */
export async function fundsFrontier(
  instance: FundInstance,
  x: string,
  y: string,
  count: number,
  options: FundsOptions = {},
): Promise<readonly FundsPoint[]> {
  const solver = await loadSolver()
  const totalOf = (chosen: readonly string[], name: string) =>
    instance.options
      .filter(option => chosen.includes(option.id))
      .reduce((sum, option) => sum + (option.weight ?? 1) * (option.indicators[name] ?? 0), 0)
  const best = (order: string[], least: Record<string, number>): FundsPoint => {
    const objective = { mode: 'lexicographic' as const, order, eps: 0 }
    const ask = { ...options, settleTies: false, atLeast: least }
    const { chosen } = allocate(solver, instance, { ...instance.policy, objective }, ask)
    return { x: totalOf(chosen, x), y: totalOf(chosen, y), chosen }
  }
  const first = best([y, x], {})
  const last = best([x, y], {})
  const inner = Array.from({ length: Math.max(0, count - 2) }, (_, place) => {
    const level = first.x + ((last.x - first.x) * (place + 1)) / (count - 1)
    return best([y, x], { [x]: level })
  })
  return undominated([first, ...inner, last])
}

function undominated(points: readonly FundsPoint[]): FundsPoint[] {
  return points.filter(
    (point, place) =>
      !points.some(
        (other, at) =>
          (other.x >= point.x && other.y > point.y) ||
          (other.x > point.x && other.y >= point.y) ||
          (other.x === point.x && other.y === point.y && at < place),
      ),
  )
}
