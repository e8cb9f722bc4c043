import type { RiskAssumptionSet, RiskFactorAssumption } from '../../../parameters/risk-assumptions.ts'
import type { DownturnChain } from './downturn-chain.ts'

/**
 * A factor as it is simulated. Whatever the process, its deviation follows x_n = phi x_(n-1) + sd eps_n with x_0 = 0;
 * the process says how a price reads it (`readings`).
 */
export interface RiskFactor extends RiskFactorAssumption {
  /** What a year of downturn adds to the log level, growing in during that year. */
  readonly downGrowth: number
  /** What a downturn adds to the log level while it lasts. */
  readonly downLevel: number
  /** ln(1 + size) of a jump for good; 0 = this factor does not jump. */
  readonly jump: number
}

const MARKET_PRICES = ['house-price', 'office-rent']
const BUILDING_COSTS = ['construction-cost', 'gww-cost']

/** Adds to a factor what downturn and jumps do to it. */
export function riskFactor(
  factor: RiskFactorAssumption,
  chain: DownturnChain,
  { yields, jump }: Pick<RiskAssumptionSet, 'yields' | 'jump'>,
): RiskFactor {
  const grows = factor.process === 'ar1'
  const isCost = grows && BUILDING_COSTS.includes(factor.id)
  let downGrowth = 0
  if (isCost) downGrowth = -Math.log1p(factor.mean)
  if (grows && MARKET_PRICES.includes(factor.id))
    downGrowth = Math.log1p(chain.priceDrift) - Math.log1p(factor.mean)
  return {
    ...factor,
    downGrowth,
    downLevel: factor.process === 'vasicek' ? yields.downturnPoints / yields.level : 0,
    jump: isCost && factor.sd > 0 ? Math.log1p(jump.share) : 0,
  }
}

/**
 * How the log level at e years reads the deviations x_1, x_2, ...: one weight a year.
 * ar1: deviations of growth, all years before in full and this one for the part that has passed.
 * vasicek: the deviation one year earlier, linear inside a year, as a share of the level of yields.
 * lognormal: the deviation of the year itself.
 */
export function readings(
  factor: Pick<RiskFactor, 'process'>,
  e: number,
  years: number,
  yieldLevel: number,
): Float64Array {
  const weights = new Float64Array(years)
  const year = Math.ceil(e)
  const add = (n: number, weight: number): void => {
    if (n >= 1) weights[n - 1] = weights[n - 1]! + weight
  }
  if (factor.process === 'lognormal') add(year, 1)
  if (factor.process === 'ar1') {
    for (let n = 1; n < year; n += 1) add(n, 1)
    add(year, e - (year - 1))
  }
  if (factor.process === 'vasicek' && e > 1) {
    const before = Math.ceil(e - 1)
    const part = e - 1 - (before - 1)
    add(before - 1, (1 - part) / yieldLevel)
    add(before, part / yieldLevel)
  }
  return weights
}

/** The same in terms of the shocks eps_1, eps_2, ...: what one standard shock of each year does to the log level. */
export function shockWeights(
  factor: Pick<RiskFactor, 'phi' | 'sd'>,
  readingWeights: Float64Array,
): Float64Array {
  const weights = new Float64Array(readingWeights.length)
  let later = 0
  for (let n = weights.length - 1; n >= 0; n -= 1) {
    later = readingWeights[n]! + factor.phi * later
    weights[n] = factor.sd * later
  }
  return weights
}
