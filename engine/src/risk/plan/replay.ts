import { type MarketReplay, marketReplays } from '../../../parameters/market-replays.ts'
import type { Times } from '../../ledger/times.ts'
import type { RiskFactor } from '../factors/risk-factor.ts'

/** Which market of the past is played again, and from which calendar year on. */
export interface ReplayChoice {
  readonly id: string
  readonly year: number
  /** Calendar years in which it begins once more; one that begins before the former is over takes its place. */
  readonly again?: readonly number[]
}

/** All calendar years in which a replay begins. */
export const replayYears = ({ year, again = [] }: ReplayChoice): readonly number[] => [year, ...again]

/** A replay as a person writes it: "2008-2013:2028+2040". */
export const replayName = (choice: ReplayChoice): string => `${choice.id}:${replayYears(choice).join('+')}`

/** A market that is the same in every trial. By year; place 0 is the start. */
export interface FixedMarket {
  readonly down: Uint8Array
  /** Deviations of the factors, as the processes read them. */
  readonly deviations: readonly Float64Array[]
}

const QUARTERS = 4

/** The replay of a name; undefined when there is none. */
export function replayOf(id: string): MarketReplay | undefined {
  return marketReplays.find(replay => replay.id === id)
}

/** The years of the case in which a replay begins. */
export function replayStarts(choice: ReplayChoice, times: Times): readonly number[] {
  return replayYears(choice).map(year => Math.max(1, Math.floor(year - times.valuationYear) + 1))
}

/** Growth in logs over each whole year of a series; a gap is filled by the growth of another one. */
function yearGrowth(series: readonly (number | null)[], other: readonly number[]): Float64Array {
  const years = Math.floor((series.length - 1) / QUARTERS)
  return Float64Array.from({ length: years }, (_, year) => {
    const [from, to] = [QUARTERS * year, QUARTERS * (year + 1)]
    const [before, after] = [series[from], series[to]]
    return before && after ? Math.log(after / before) : Math.log(other[to]! / other[from]!)
  })
}

/** The growth of each year that a factor repeats; undefined for factors without a series. */
function growthOf(replay: MarketReplay, factor: string): Float64Array | undefined {
  const { housePrice, consumerPrice, constructionCost, civilWorksCost } = replay
  if (factor === 'house-price') return yearGrowth(housePrice, housePrice)
  // Costs that were not measured follow consumer prices.
  if (factor === 'cpi') return yearGrowth(consumerPrice, consumerPrice)
  if (factor === 'construction-cost') return yearGrowth(constructionCost, consumerPrice)
  return factor === 'gww-cost' ? yearGrowth(civilWorksCost, consumerPrice) : undefined
}

/** Sales of each year over a usual year. */
function salesOf({ sales }: MarketReplay): Float64Array {
  const years = Math.floor((sales.length - 1) / QUARTERS)
  return Float64Array.from({ length: years }, (_, year) => {
    const quarters = sales.slice(QUARTERS * year + 1, QUARTERS * (year + 1) + 1)
    return quarters.reduce((sum, one) => sum + one, 0) / quarters.length
  })
}

/** Distance of the interest from that at the start, at the end of each year; a gap keeps the last. */
function interestOf({ longInterest }: MarketReplay): Float64Array {
  const years = Math.floor((longInterest.length - 1) / QUARTERS)
  let last = longInterest[0]!
  return Float64Array.from({ length: years }, (_, year) => {
    last = longInterest[QUARTERS * (year + 1)] ?? last
    return (last - longInterest[0]!) / 100
  })
}

/**
 * The fixed market of a replay that begins in years of the case. Growth of the past takes the place of the usual growth of
 * a factor, as a downturn does; before and after it a factor is at its index, and the interest comes back by its own phi.
 * A year in which home prices fall is down.
 */
export function fixedMarket(
  replay: MarketReplay,
  starts: readonly number[],
  factors: readonly RiskFactor[],
  years: number,
): FixedMarket {
  const prices = yearGrowth(replay.housePrice, replay.housePrice)
  const within = (n: number): number => {
    const first = Math.max(...starts.filter(start => start <= n))
    return n < first + prices.length ? n - first : -1
  }
  const byYear = (of: (place: number) => number): Float64Array =>
    Float64Array.from({ length: years + 1 }, (_, n) => (within(n) < 0 ? 0 : of(within(n))))
  return {
    down: Uint8Array.from(byYear(place => Number(prices[place]! < 0))),
    deviations: factors.map(factor => {
      if (factor.id === 'sales-pace') return byYear(place => Math.log(salesOf(replay)[place]!))
      if (factor.process === 'vasicek' && factor.id === 'interest') {
        const deviation = byYear(place => interestOf(replay)[place]!)
        for (let n = 1; n <= years; n += 1) if (within(n) < 0) deviation[n] = factor.phi * deviation[n - 1]!
        return deviation
      }
      const growth = factor.process === 'ar1' ? growthOf(replay, factor.id) : undefined
      return growth ? byYear(place => growth[place]! - Math.log1p(factor.mean)) : new Float64Array(years + 1)
    }),
  }
}

/** Factors that repeat the past: neither jumps nor the downturn of the chain move them once more. */
export function withoutChance(factors: readonly RiskFactor[]): RiskFactor[] {
  return factors.map(factor => ({ ...factor, downGrowth: 0, jump: 0 }))
}
