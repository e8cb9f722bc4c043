import type { RiskPlan } from '../plan/plan.ts'
import { deviationAt } from './market-path.ts'
import type { Path } from './path.ts'

/**
 * The lowest funding position of a path, never above 0 (minus = need). The balance of the land exploitation runs at the
 * interest of the case plus the deviation of the path, through the runtime or the last flow; without a land exploitation
 * it is the cumulative cash of the area, without interest.
 */
export function lowestPosition(plan: RiskPlan, path: Path): number {
  let lowest = 0
  walkFunding(plan, path, (_, balance) => {
    lowest = Math.min(lowest, balance)
  })
  return lowest
}

/** The same balance, told at the end of every period from its start on. */
export function walkFunding(plan: RiskPlan, path: Path, tell: (t: number, balance: number) => void): void {
  const { funding, times, caseTimes, cashYears } = plan
  const { party, start, firstFlow, periodRate, flowRate, interest } = funding
  const flows = party < 0 ? path.areaCash : path.grexCash
  const deviation = interest < 0 ? undefined : path.deviations[interest]
  let last = times.periods
  while (last > caseTimes.periods && flows[last] === 0) last -= 1
  let balance = funding.openingEur + (start >= firstFlow ? flows[start]! : 0)
  tell(start, balance)
  for (let t = start + 1; t <= last; t += 1) {
    const x = deviation ? deviationAt(deviation, cashYears.year[t]!, cashYears.part[t]!) : 0
    const left = t / times.periodsPerYear - cashYears.years[t]!
    balance =
      balance * (1 + periodRate[t]! + x / times.periodsPerYear) + flows[t]! * (1 + flowRate[t]! + x * left)
    tell(t, balance)
  }
}
