import type { OwnLine, ShareLine } from '../plan/lines.ts'
import type { RiskPlan } from '../plan/plan.ts'
import type { Path } from './path.ts'

/** The cash of every line on a path, added to its parties, the area and the land exploitation. */
export function walkLines(plan: RiskPlan, path: Path): void {
  for (let place = 0; place < plan.lines.length; place += 1) {
    const line = plan.lines[place]!
    const cash = path.lineCash[place]!
    if (line.kind === 'own') walkOwnLine(line, path, cash)
    else walkShareLine(line, path, cash, plan.times.closedThrough)
    book(line, cash, path)
  }
}

/** Whom a flow concerns: parties by their place (-1 outside), and its sign in the land exploitation. */
interface Flow {
  readonly from: number
  readonly to: number
  readonly grexSign: number
}

/** Adds a flow to the cash of its parties, of the area when it is external, and of the land exploitation. */
export function book({ from, to, grexSign }: Flow, cash: Float64Array, path: Path): void {
  if (from >= 0) add(path.partyCash[from]!, cash, -1)
  if (to >= 0) add(path.partyCash[to]!, cash, 1)
  if (from < 0) add(path.areaCash, cash, 1)
  else if (to < 0) add(path.areaCash, cash, -1)
  if (grexSign !== 0) add(path.grexCash, cash, grexSign)
}

function add(total: Float64Array, cash: Float64Array, sign: number): void {
  for (let t = 0; t < total.length; t += 1) total[t] = total[t]! + sign * cash[t]!
}

/** Amount that falls in t x index x price x error of the estimate; what was realised is as it was. */
function walkOwnLine(line: OwnLine, path: Path, cash: Float64Array): void {
  const { amounts, index, realisedEur } = line
  if (line.mover < 0) cash.set(amounts)
  else moveAmounts(line, path.reached[line.mover]!, cash)
  const estimate = line.estimate < 0 ? 1 : path.estimates[line.estimate]!
  for (let t = 0; t < cash.length; t += 1) {
    const amount = cash[t]!
    if (amount === 0) continue
    cash[t] = amount * estimate * (index ? index[t]! : 1) * priceAt(line, path, t)
  }
  if (realisedEur) add(cash, realisedEur, 1)
}

function priceAt({ column, residual }: OwnLine, path: Path, t: number): number {
  const value = column < 0 ? 1 : path.multipliers[column]![t]!
  if (!residual) return value
  const cost = residual.costColumn < 0 ? 1 : path.multipliers[residual.costColumn]![t]!
  return Math.max(0, residual.value * value - residual.cost * cost + residual.rest)
}

/** S(reached at t) - S(reached at t - 1); the last period of the path takes what is left. */
function moveAmounts(
  { amounts, cumulative, first }: OwnLine,
  reached: Float64Array,
  moved: Float64Array,
): void {
  moved.fill(0)
  moved[0] = amounts[0]!
  const last = moved.length - 1
  const whole = cumulative[last]!
  let before = 0
  for (let t = first; t < last && before !== whole; t += 1) {
    const now = cumulativeAt(cumulative, reached[t]!)
    moved[t] = now - before
    before = now
  }
  if (last > 0) moved[last] = moved[last]! + whole - before
}

/** The planned cumulative amount at a point inside a period. */
export function cumulativeAt(cumulative: Float64Array, point: number): number {
  if (point <= 0) return 0
  const t = Math.floor(point)
  if (t >= cumulative.length - 1) return cumulative[cumulative.length - 1]!
  const start = cumulative[t]!
  return start + (point - t) * (cumulative[t + 1]! - start)
}

/** Nothing is derived in closed periods: there only what was booked counts. */
function walkShareLine(
  { share, of, realisedEur }: ShareLine,
  path: Path,
  cash: Float64Array,
  closedThrough: number,
): void {
  cash.fill(0)
  for (let place = 0; place < of.length; place += 1) add(cash, path.lineCash[of[place]!]!, share)
  for (let t = 0; t <= closedThrough; t += 1) cash[t] = realisedEur?.[t] ?? 0
}
