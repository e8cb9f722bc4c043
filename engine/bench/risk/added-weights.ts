import type { BenchEvent, BenchLine, BenchModel } from './model.ts'

/** Lines without an overrun added up per quarter, factor and party, before any trial. */
export interface AddedWeights {
  factors: number
  parties: number
  discount: Float64Array
  /** Planned cash without price, [quarter][factor], and its part for each party, [quarter][factor][party]. */
  costs: { cash: Float64Array; worth: Float64Array }
  sales: { cash: Float64Array; worth: Float64Array }
  /** Quarters in which sales are planned: from, to and without. */
  firstSale: number
  endSale: number
  overruns: readonly BenchLine[]
  events: readonly BenchEvent[]
}

/** The weights of a model. */
export function weightsOf(model: BenchModel): AddedWeights {
  const { parties, lines, events } = model
  const factors = model.factors.length
  const sales = lines.filter(line => line.isSale)
  const sum = (own: readonly BenchLine[]): AddedWeights['costs'] => {
    const cash = new Float64Array(model.periods * factors)
    const worth = new Float64Array(cash.length * parties)
    for (const { amounts, factor, shares } of own)
      amounts.forEach((amount, t) => {
        const at = t * factors + factor
        cash[at]! += amount
        shares.forEach((share, party) => {
          worth[at * parties + party]! += amount * share
        })
      })
    return { cash, worth }
  }
  return {
    factors,
    parties,
    discount: Float64Array.from(model.discount),
    costs: sum(lines.filter(line => !line.isSale && line.overrun === 0)),
    sales: sum(sales),
    firstSale: Math.min(...sales.map(line => line.start)),
    endSale: Math.max(...sales.map(line => line.start + line.length)),
    overruns: lines.filter(line => line.overrun > 0),
    events,
  }
}
