import type { Highs } from 'highs'
import { type OpenProgram, withProgram } from '../funds/linear-program.ts'
import { greedyPortfolio } from './greedy-portfolio.ts'
import type { PoolEntry } from './pool-shape.ts'
import {
  type Choice,
  coverageBy,
  type PortfolioProgram,
  portfolioProgram,
  scoreShare,
  worthOf,
} from './portfolio-program.ts'

/** A choice with what is known of how good it can be. */
export interface Chosen {
  /** In the order of their receipts. */
  readonly entries: readonly PoolEntry[]
  readonly objective: number
  /** No choice is worth more than this. */
  readonly bound: number
}

/** Nodes after which a search ends with what it has and a gap; a count, so that every machine stops at the same place. */
const nodeLimit = 20_000
/** The solver proves a worth to this; far below the last figure that anybody sees. */
const tie = 1e-9
/** Equal worths differ at most by the rounding of their sums. */
const rounding = 1e-12

/**
 * The best choice: most worth, then among equals the higher score (with lambda 1 the wider coverage), then the set whose
 * receipts come first. Plans stand in the order of their receipts, so that the order of the file changes nothing.
 * @returns nothing when no choice meets the bounds.
 */
export function choosePortfolio(solver: Highs, choice: Choice, lambda: number): Chosen | undefined {
  const written = portfolioProgram(choice)
  return withProgram(solver, written.program, open => {
    const first = solveFor(open, choice, written, lambda)
    return first && settleTies(open, first, { choice, lambda, written })
  })
}

function setObjective(open: OpenProgram, costs: readonly number[]): void {
  for (const [column, cost] of costs.entries()) open.setCost(column, cost)
}

/** The costs of all columns when quality and breadth count in the proportion `lambda`. */
export function mixedCosts({ objectives }: PortfolioProgram, lambda: number): number[] {
  return objectives.score.map((score, column) => lambda * score + (1 - lambda) * objectives.coverage[column]!)
}

function solveFor(
  open: OpenProgram,
  choice: Choice,
  written: PortfolioProgram,
  lambda: number,
): Chosen | undefined {
  setObjective(open, mixedCosts(written, lambda))
  const greedy = greedyPortfolio(choice, lambda)
  const start = greedy && startOf(greedy, choice)
  const solved = open.solve({ nodes: nodeLimit, ...(start ? { start } : {}) })
  if (!solved.values) {
    if (solved.status === 'limit') throw new Error('the search for a portfolio ended without any choice')
    return undefined
  }
  const entries = chosenOf(solved.values, choice)
  const objective = worthOf(entries, choice, lambda)
  const simple = greedy ? worthOf(greedy, choice, lambda) : 0
  if (simple > objective + 10 * tie)
    throw new Error('the search gave less than the greedy choice it began with')
  // The bound is proven to the solver's tolerance; a choice that is found is never above what is possible.
  const proven = solved.status === 'optimal' && solved.bound - objective < 10 * tie
  return { entries, objective, bound: proven ? objective : Math.max(solved.bound, objective) }
}

/** The value of every column that goes with a choice. */
function startOf(chosen: readonly PoolEntry[], { entries, weights }: Choice): number[] {
  const picked = new Set(chosen)
  const counts = [...weights.keys()].map(
    category => chosen.filter(entry => entry.categories.includes(category)).length,
  )
  return [
    ...entries.map(entry => (picked.has(entry) ? 1 : 0)),
    ...counts.flatMap(count => [0, 1, 2].map(step => (count > step ? 1 : 0))),
  ]
}

/** The plans whose column is one. */
export function chosenOf(values: Float64Array, { entries }: Choice): PoolEntry[] {
  return entries.filter((_, place) => values[place]! > 0.5)
}

interface Search {
  readonly choice: Choice
  readonly lambda: number
  readonly written: PortfolioProgram
}

/** Among choices of equal worth: those with most of the other good, and of these the first receipts. */
function settleTies(open: OpenProgram, first: Chosen, { choice, lambda, written }: Search): Chosen {
  if (first.bound > first.objective) return first
  const { score, coverage, receipts } = written.objectives
  const other = lambda === 1 ? { costs: coverage, of: coverageBy } : { costs: score, of: scoreShare }
  const worth = { costs: mixedCosts(written, lambda), of: () => first.objective }
  const keep = ({ costs, of }: typeof other, entries: readonly PoolEntry[]) =>
    open.addRow({
      lower: of(entries, choice) - tie,
      upper: Number.POSITIVE_INFINITY,
      entries: costs.flatMap((cost, column) => (cost === 0 ? [] : [[column, cost] as const])),
    })
  let best = first.entries
  const improve = (costs: readonly number[]) => {
    setObjective(open, costs)
    const { values } = open.solve({ nodes: nodeLimit, start: startOf(best, choice) })
    const entries = values ? chosenOf(values, choice) : best
    const isEqual = worthOf(entries, choice, lambda) >= first.objective - rounding
    const isAsGood = other.of(entries, choice) >= other.of(best, choice) - rounding
    if (isEqual && isAsGood) best = entries
  }
  keep(worth, best)
  improve(other.costs)
  keep(other, best)
  improve(receipts.map(place => -place))
  return { ...first, entries: best }
}
