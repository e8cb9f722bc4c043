import type { Highs } from 'highs'
import { type OpenProgram, withProgram } from '../funds/linear-program.ts'
import { chosenOf, mixedCosts } from './choose-portfolio.ts'
import { greedyPortfolio } from './greedy-portfolio.ts'
import type { PoolEntry } from './pool-shape.ts'
import { type Choice, portfolioProgram } from './portfolio-program.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

/** Spread of a file score from three assessors: the spread of one mark, 0.6, over the root of three. */
const usualSd = 0.6 / Math.sqrt(3)
/** A run is one of many: its choice is near enough when its worth is. */
const runLimits = { gap: 1e-4, nodes: 200 }
/** In larger pools a run chooses what adds most, step by step, which comes within a percent and takes a hundredth. */
const exactUpTo = 100

/** What the runs need besides the choice. */
export interface StabilityQuestion {
  /** Every plan whose criteria are high enough; a draw may bring it above the threshold. */
  readonly choice: Choice
  readonly lambda: number
  readonly threshold: number
  readonly seed: number
  /** How often scores are drawn anew. */
  readonly draws: number
}

/**
 * The share of runs with scores drawn anew around the given ones in which each plan is chosen. A plan whose drawn
 * score falls below the threshold cannot be chosen in that run, unless it must be. Same seed, same shares.
 */
export function stabilityOf(solver: Highs, question: StabilityQuestion): Record<string, number> {
  const { choice, seed, draws } = question
  const random = seededRandom(seed)
  const counts = new Map(choice.entries.map(entry => [entry.id, 0]))
  withProgram(solver, portfolioProgram(choice).program, open => {
    const search = openSearch(open, question)
    for (let run = 0; run < draws; run++) {
      const drawn = choice.entries.map(entry => ({ ...entry, score: drawScore(entry, random) }))
      for (const id of search(drawn)) counts.set(id, counts.get(id)! + 1)
    }
  })
  return Object.fromEntries([...counts].map(([id, count]) => [id, count / Math.max(1, draws)]))
}

function drawScore(entry: PoolEntry, random: SeededRandom): number {
  const score = entry.score + (entry.scoreSd ?? usualSd) * random.normal()
  return Math.min(5, Math.max(1, score))
}

/** A search that is asked again and again with other scores of the same plans; it gives the ids of the chosen. */
function openSearch(open: OpenProgram, { choice, lambda, threshold }: StabilityQuestion) {
  const { size } = choice
  const written = portfolioProgram(choice)
  for (const [column, cost] of mixedCosts(written, lambda).entries()) open.setCost(column, cost)
  // Fewer plans may reach the threshold in a run than in fact do; as many as there are is then the choice.
  open.setRowBounds(written.sizeRow, 0, size.most)
  const mayBeChosen = (entry: PoolEntry) => entry.mustInclude === true || entry.score >= threshold
  return (drawn: readonly PoolEntry[]): readonly string[] => {
    if (drawn.length > exactUpTo) {
      const entries = drawn.filter(mayBeChosen)
      const greedy = greedyPortfolio({ ...choice, entries, size: { least: 0, most: size.most } }, lambda)
      if (greedy) return greedy.map(entry => entry.id)
    }
    for (const [column, entry] of drawn.entries()) {
      open.setCost(column, (lambda * entry.score) / (5 * Math.max(1, size.most)))
      open.setBounds(column, entry.mustInclude ? 1 : 0, mayBeChosen(entry) ? 1 : 0)
    }
    const { values } = open.solve(runLimits)
    return values ? chosenOf(values, choice).map(entry => entry.id) : []
  }
}
