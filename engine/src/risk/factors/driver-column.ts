import type { CashYears } from './cash-years.ts'
import type { Matrix } from './correlation.ts'
import { type DownturnChain, logMeanOfChain } from './downturn-chain.ts'
import { type RiskFactor, readings, shockWeights } from './risk-factor.ts'

/** What the columns of a run have in common. */
export interface Market {
  readonly factors: readonly RiskFactor[]
  /** Correlations between the shocks of one year, in the order of the factors. */
  readonly correlations: Matrix
  readonly chain: DownturnChain
  readonly yieldLevel: number
  readonly jumpProbability: number
  /** Years that are simulated. */
  readonly years: number
}

/** One factor of a set of drivers, by its place in `Market.factors`. */
export interface Driver {
  readonly factor: number
  readonly elasticity: number
}

/**
 * The multiplier of one set of drivers over time: exp(sum of elasticity x log level - `logMean`). The last is exact, so
 * that the mean of the multiplier is 1 at every t.
 */
export interface DriverColumn {
  readonly drivers: readonly Driver[]
  readonly logMean: Float64Array
  /** The farthest that the exponent goes: six standard deviations and every downturn and jump. */
  readonly reach: number
  /** The highest that the exponent less `logMean` comes: five standard deviations up, and what is upward of the rest. */
  readonly highest: number
}

/** Columns of the market that was asked last: who changes a line asks for the same ones with every keystroke. */
let lastColumns = { market: '', byDrivers: new Map<string, DriverColumn>() }

/** The columns of a market for the cash of every t. */
export function driverColumns(
  market: Market,
  times: CashYears,
): (drivers: readonly Driver[]) => DriverColumn {
  const key = JSON.stringify([market, [...times.years]])
  if (lastColumns.market !== key) lastColumns = { market: key, byDrivers: new Map() }
  const { byDrivers } = lastColumns
  return drivers => {
    const name = JSON.stringify(drivers)
    const column = byDrivers.get(name) ?? driverColumn(drivers, market, times)
    byDrivers.set(name, column)
    return column
  }
}

/** Works out a column for the cash of every t. */
export function driverColumn(drivers: readonly Driver[], market: Market, times: CashYears): DriverColumn {
  const logMean = new Float64Array(times.years.length)
  let [reach, highest] = [0, 0]
  for (let t = 0; t < logMean.length; t += 1) {
    const variance = logVariance(drivers, market, times.years[t]!)
    const down = downWeights(drivers, market, times.year[t]!, times.part[t]!)
    const jump = drivers.reduce(
      (sum, { factor, elasticity }) => sum + elasticity * market.factors[factor]!.jump,
      0,
    )
    const jumps = logMeanOfJumps(jump, market.jumpProbability, times.year[t]!, times.part[t]!)
    logMean[t] = variance / 2 + logMeanOfChain(market.chain, down) + jumps
    const farthest = down.reduce((sum, weight) => sum + Math.abs(weight), Math.abs(jump) * times.year[t]!)
    reach = Math.max(reach, 6 * Math.sqrt(variance) + farthest)
    const upward = down.reduce((sum, weight) => sum + Math.max(0, weight), Math.max(0, jump) * times.year[t]!)
    highest = Math.max(highest, 5 * Math.sqrt(variance) + upward - logMean[t]!)
  }
  return { drivers, logMean, reach, highest }
}

/** Variance of the sum of elasticity x log level at e years, before downturns and jumps. */
export function logVariance(drivers: readonly Driver[], market: Market, e: number): number {
  const { factors, correlations, years, yieldLevel } = market
  const weights = drivers.map(({ factor, elasticity }) => {
    const one = factors[factor]!
    return shockWeights(one, readings(one, e, years, yieldLevel)).map(weight => elasticity * weight)
  })
  let variance = 0
  drivers.forEach((first, i) => {
    drivers.forEach((second, j) => {
      const rho = correlations[first.factor]![second.factor]!
      for (let n = 0; n < years; n += 1) variance += rho * weights[i]![n]! * weights[j]![n]!
    })
  })
  return Math.max(0, variance)
}

/** What each year of downturn up to this one does to the exponent. */
function downWeights(
  drivers: readonly Driver[],
  { factors }: Market,
  year: number,
  part: number,
): Float64Array {
  const sum = (of: (factor: RiskFactor) => number): number =>
    drivers.reduce((total, { factor, elasticity }) => total + elasticity * of(factors[factor]!), 0)
  const growth = sum(factor => factor.downGrowth)
  const level = sum(factor => factor.downLevel)
  const weights = new Float64Array(year).fill(growth)
  if (year > 0) weights[year - 1] = growth * part + level
  return weights
}

function logMeanOfJumps(jump: number, probability: number, year: number, part: number): number {
  if (jump === 0 || year === 0) return 0
  const once = (size: number): number => Math.log1p(probability * Math.expm1(size))
  return (year - 1) * once(jump) + once(jump * part)
}
