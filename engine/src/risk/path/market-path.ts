import type { RiskFactor } from '../factors/risk-factor.ts'
import type { RiskPlan } from '../plan/plan.ts'
import type { FixedMarket } from '../plan/replay.ts'
import { uniformOf } from '../random/stream.ts'
import type { PairDraws } from './pair-draws.ts'
import type { Path } from './path.ts'

/** Walks the market through its years: downturns, deviations, multipliers of prices and the pace of sales. */
export function walkMarket(
  plan: RiskPlan,
  draws: PairDraws,
  mirror: boolean,
  path: Path,
  room: MarketRoom,
): void {
  if (plan.replay) repeatMarket(plan.replay, path)
  else {
    walkChain(plan, draws, mirror, path.down)
    walkDeviations(plan, draws, mirror, path)
    walkJumps(plan, draws, mirror, room.jumps)
  }
  for (let k = 0; k < plan.market.factors.length; k += 1) {
    if (room.isRead[k]) readLevels(plan, k, path, room)
  }
  for (let c = 0; c < plan.columns.length; c += 1) multiply(plan, c, path.multipliers[c]!, room)
  walkPace(plan, path)
}

/** Working room of the market, made once. */
export interface MarketRoom {
  /** Log level of every factor by t. */
  readonly levels: readonly Float64Array[]
  /** Number of jumps up to and with year n. */
  readonly jumps: Float64Array
  /** Log growth up to and with year n. */
  readonly growth: Float64Array
  /** Which factors a column reads. */
  readonly isRead: readonly boolean[]
}

/** Makes room for the market of a plan. */
export function marketRoom(plan: RiskPlan): MarketRoom {
  const { factors, years } = plan.market
  return {
    levels: factors.map(() => new Float64Array(plan.times.periods + 1)),
    jumps: new Float64Array(years + 1),
    growth: new Float64Array(years + 1),
    isRead: factors.map((_, k) => plan.columns.some(({ drivers }) => drivers.some(one => one.factor === k))),
  }
}

function repeatMarket({ down, deviations }: FixedMarket, path: Path): void {
  path.down.set(down)
  for (let k = 0; k < deviations.length; k += 1) path.deviations[k]!.set(deviations[k]!)
}

function walkChain({ market }: RiskPlan, { chain }: PairDraws, mirror: boolean, down: Uint8Array): void {
  const { startShare, toDown, toNormal } = market.chain
  const drawn = (n: number): number => uniformOf(mirror ? ~chain[n]! : chain[n]!)
  down[0] = Number(drawn(0) < startShare)
  for (let n = 1; n < down.length; n += 1) {
    down[n] = Number(drawn(n) < (down[n - 1] === 1 ? 1 - toNormal : toDown))
  }
}

/** x_n = phi x_(n-1) + sd eps_n, the shocks of a year correlated. */
function walkDeviations(
  { market, lower }: RiskPlan,
  { shocks }: PairDraws,
  mirror: boolean,
  path: Path,
): void {
  const { factors, years } = market
  for (let k = 0; k < factors.length; k += 1) {
    const { phi } = factors[k]!
    const sd = mirror ? -factors[k]!.sd : factors[k]!.sd
    const deviation = path.deviations[k]!
    const row = lower[k]!
    for (let n = 1; n <= years; n += 1) {
      let shock = 0
      for (let j = 0; j <= k; j += 1) shock += row[j]! * shocks[j]![n - 1]!
      deviation[n] = phi * deviation[n - 1]! + sd * shock
    }
  }
}

function walkJumps({ market }: RiskPlan, draws: PairDraws, mirror: boolean, jumps: Float64Array): void {
  for (let n = 1; n < jumps.length; n += 1) {
    const word = draws.jumps[n - 1]!
    jumps[n] = jumps[n - 1]! + Number(uniformOf(mirror ? ~word : word) < market.jumpProbability)
  }
}

/** The log level of one factor at the cash of every t. */
function readLevels(plan: RiskPlan, k: number, path: Path, room: MarketRoom): void {
  const factor = plan.market.factors[k]!
  const level = room.levels[k]!
  if (factor.process === 'ar1') readGrowth(plan, factor, path.deviations[k]!, path.down, room, level)
  else if (factor.process === 'vasicek') readYield(plan, factor, path.deviations[k]!, path.down, level)
  else {
    const { year } = plan.cashYears
    for (let t = 0; t < level.length; t += 1) level[t] = path.deviations[k]![year[t]!]!
  }
}

/** ar1: growth of the years before in full, that of the year itself for the part that has passed. */
function readGrowth(
  { cashYears }: RiskPlan,
  factor: RiskFactor,
  deviation: Float64Array,
  down: Uint8Array,
  { growth, jumps }: MarketRoom,
  level: Float64Array,
): void {
  for (let n = 1; n < growth.length; n += 1) {
    const jump = factor.jump * (jumps[n]! - jumps[n - 1]!)
    growth[n] = growth[n - 1]! + deviation[n]! + factor.downGrowth * down[n]! + jump
  }
  for (let t = 0; t < level.length; t += 1) {
    const year = cashYears.year[t]!
    const before = year > 0 ? growth[year - 1]! : 0
    level[t] = before + cashYears.part[t]! * (growth[year]! - before)
  }
}

/** vasicek: the deviation of a year earlier, linear inside a year, as a share of the level of yields. */
function readYield(
  { cashYears, market }: RiskPlan,
  factor: RiskFactor,
  deviation: Float64Array,
  down: Uint8Array,
  level: Float64Array,
): void {
  for (let t = 0; t < level.length; t += 1) {
    const year = cashYears.year[t]!
    const earlier = year > 1 ? deviationAt(deviation, year - 1, cashYears.part[t]!) : 0
    level[t] = year === 0 ? 0 : earlier / market.yieldLevel + factor.downLevel * down[year]!
  }
}

/** A deviation inside a year, linear between the ends of the years. */
export function deviationAt(deviation: Float64Array, year: number, part: number): number {
  if (year === 0) return 0
  return deviation[year - 1]! + part * (deviation[year]! - deviation[year - 1]!)
}

function multiply(plan: RiskPlan, c: number, multiplier: Float64Array, { levels }: MarketRoom): void {
  const { drivers, logMean } = plan.columns[c]!
  for (let t = 0; t < multiplier.length; t += 1) {
    let exponent = -logMean[t]!
    for (let d = 0; d < drivers.length; d += 1) {
      const { factor, elasticity } = drivers[d]!
      exponent += elasticity * levels[factor]![t]!
    }
    multiplier[t] = Math.exp(exponent)
  }
}

/** The pace of a year: a multiplier with mean 1, less in a downturn. */
function walkPace({ market, pace, periodYear }: RiskPlan, path: Path): void {
  const deviation = pace.factor < 0 ? undefined : path.deviations[pace.factor]
  let year = -1
  let current = 1
  for (let t = 1; t < path.pace.length; t += 1) {
    if (periodYear[t]! !== year) {
      year = periodYear[t]!
      current = deviation ? Math.exp(deviation[year]! - pace.logMean[year]!) : 1
      if (path.down[year] === 1) current *= market.chain.salesPace
    }
    path.pace[t] = current
  }
}
