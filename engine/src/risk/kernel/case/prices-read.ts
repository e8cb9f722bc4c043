import type { OwnLine } from '../../plan/lines.ts'
import type { RiskPlan } from '../../plan/plan.ts'

/**
 * By column of prices the last t at which a trial can read one: that of the last amount, as late as delays can bring it.
 * What is sold can take any time, and a clause can look at any t.
 */
export function pricesRead(plan: RiskPlan): number[] {
  const { columns, lines, observed, times } = plan
  const last = columns.map(() => 0)
  const shifts = longestShifts(plan)
  const read = (column: number, t: number): void => {
    if (column >= 0) last[column] = Math.max(last[column]!, Math.min(times.periods, t))
  }
  const lastOf = ({ amounts, mover, residual }: OwnLine): number => {
    const { phase, firstSale } = plan.movers[mover] ?? { phase: -1, firstSale: 0 }
    if (firstSale > 0 || (mover < 0 && residual)) return times.periods
    const shift = phase < 0 ? 0 : Math.ceil(shifts[phase]!) + 1
    return amounts.findLastIndex(amount => amount !== 0) + shift
  }
  for (const line of lines) {
    if (line.kind !== 'own') continue
    read(line.column, lastOf(line))
    if (line.residual) read(line.residual.costColumn, lastOf(line))
  }
  for (const column of observed.values()) read(column, times.periods)
  return last
}

/** The most that each phase can run late, a little more because of rounding. */
function longestShifts({ phases }: RiskPlan): number[] {
  const longest: number[] = []
  for (const { after, delay, presales } of phases) {
    const pushed = Math.max(0, ...after.map(({ phase, slack }) => longest[phase]! - slack))
    const wait = Math.max(0, ...presales.map(({ maxWait }) => maxWait))
    longest.push(Math.max(0, pushed + wait + delay.max) + 0.01)
  }
  return longest
}
