import type { Entry } from './linear-program.ts'
import type { FundsProgram } from './program-columns.ts'
import type { Costs } from './search.ts'

/** The value of every column when options count for their indicators. */
export function indicatorCosts(written: FundsProgram, weights: Readonly<Record<string, number>>): number[] {
  const costs = emptyCosts(written)
  for (const { project, options } of written.projects) {
    for (const [place, column] of options.entries()) {
      const { indicators, weight = 1 } = project.options[place]!.option
      const worth = Object.entries(weights).reduce(
        (sum, [name, value]) => sum + value * (indicators[name] ?? 0),
        0,
      )
      costs[column] = weight * worth
    }
  }
  return costs
}

/** No column counts for anything. */
export const emptyCosts = ({ desk }: FundsProgram): number[] => desk.program.columns.map(() => 0)

/** Columns of everything that pots pay. */
export const paidColumns = ({ pairs }: FundsProgram): number[] =>
  pairs.flatMap(pair => [...pair.paid.values()])

/** The entries of a row that adds these costs up. */
export const entriesOf = (costs: Costs): Entry[] =>
  costs.flatMap((cost, column) => (cost === 0 ? [] : [[column, cost] as const]))

/** What these values are worth. */
export const worthOf = (values: ArrayLike<number>, costs: Costs): number =>
  costs.reduce((sum, cost, column) => sum + cost * values[column]!, 0)
