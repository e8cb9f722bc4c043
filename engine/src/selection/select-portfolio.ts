import type { Highs } from 'highs'
import { canonicalJson } from '../case/canonical-json.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import { sha256 } from '../case/sha-256.ts'
import { loadSolver, solverName, withProgram } from '../funds/linear-program.ts'
import { type Chosen, choosePortfolio } from './choose-portfolio.ts'
import { type ChosenStakes, describeEntries, meanScore } from './describe-choice.ts'
import type { Pool, PoolEntry } from './pool-shape.ts'
import { byReceipt, type Choice, coverageBy, portfolioProgram, type Size } from './portfolio-program.ts'
import type { CategoryPicture, Gap, Stages } from './portfolio-reasons.ts'
import { stabilityOf } from './stability.ts'

/** What is asked of a pool. */
export interface SelectionQuestion {
  /** Number of plans, or at least and at most; without it every plan above the threshold is admitted. */
  readonly size?: Size
  /** Least score of a chosen plan; 3.0 unless given. */
  readonly threshold?: number
  /** Share of quality in the worth; the rest is breadth. 0.7 unless given. */
  readonly lambda?: number
  /** Also the choices for lambda 0, 0.1 .. 1. */
  readonly frontier?: boolean
  readonly seed?: number
  /** How often scores are drawn anew for the stability of the choice; 200 unless given. */
  readonly draws?: number
}

/** A point between breadth alone and quality alone. */
export interface FrontierPoint {
  readonly lambda: number
  readonly meanScore: number
  readonly coverage: number
  readonly chosen: readonly string[]
}

/** A proposal: the solver proposes, people decide. */
export interface SelectionAnswer {
  readonly mode: 'cap' | 'threshold'
  readonly lambda: number
  readonly threshold: number
  readonly objective: number
  readonly bound: number
  /** Distance of bound and objective as a share of the bound; 0 is proven. */
  readonly gap: number
  readonly chosen: readonly string[]
  readonly meanScore: number
  readonly coverage: number
  readonly categories: Readonly<Record<string, CategoryPicture>>
  /** Categories with two or fewer chosen plans, the emptiest first. */
  readonly gaps: readonly string[]
  readonly gapList: readonly Gap[]
  readonly reasons: Readonly<Record<string, readonly string[]>>
  readonly marginal: Readonly<Record<string, number>>
  readonly stability: Readonly<Record<string, number>>
  readonly stakes: ChosenStakes
  readonly frontier?: readonly FrontierPoint[]
  readonly inputHash: string
  readonly solver: string
}

/** A proposal, or why there can be none. */
export type SelectionOutcome =
  | { readonly ok: true; readonly answer: SelectionAnswer }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

const defaults = { threshold: 3, minimum: 2, lambda: 0.7, seed: 1, draws: 200 }
const frontierSteps = 10
const tiny = 1e-9

/** Proposes which plans to admit. Same pool and question, same answer, in whatever order the plans stand. */
export async function selectPortfolio(
  pool: Pool,
  question: SelectionQuestion = {},
): Promise<SelectionOutcome> {
  const { threshold = defaults.threshold, lambda = defaults.lambda, seed = defaults.seed } = question
  const minimum = (pool.minimum ?? defaults.minimum) - tiny
  const entered = byReceipt(pool.entries)
  const strong = entered.filter(entry => entry.minCriterion >= minimum)
  const aboveThreshold = strong.filter(entry => entry.score >= threshold - tiny)
  const errors = mustMistakes(pool, new Set(aboveThreshold))
  if (errors.length > 0) return { ok: false, errors }

  const solver = await loadSolver()
  const size = question.size ?? { least: 0, most: aboveThreshold.length }
  const choice: Choice = {
    entries: aboveThreshold,
    weights: new Map(Object.entries(pool.weights)),
    pool,
    size,
  }
  const best = choosePortfolio(solver, choice, lambda)
  if (!best) return { ok: false, errors: [impossible(solver, choice)] }
  const widened = question.size ? size : { least: 0, most: strong.length }
  const stability = stabilityOf(solver, {
    choice: { ...choice, entries: strong, size: widened },
    lambda,
    threshold: threshold - tiny,
    seed,
    draws: question.draws ?? defaults.draws,
  })
  const stages = { entered, aboveThreshold, chosen: best.entries }
  return {
    ok: true,
    answer: {
      mode: question.size ? 'cap' : 'threshold',
      lambda,
      threshold,
      ...describe(best, choice, stages),
      stability,
      ...(question.frontier ? { frontier: frontierOf(solver, choice) } : {}),
      inputHash: sha256(canonicalJson(pool)),
      solver: solverName(solver),
    },
  }
}

function describe(best: Chosen, choice: Choice, stages: Stages) {
  return {
    objective: best.objective,
    bound: best.bound,
    gap: best.bound > 0 ? (best.bound - best.objective) / best.bound : 0,
    chosen: best.entries.map(entry => entry.id),
    ...describeEntries(choice.weights, stages),
  }
}

/** Plans that were adopted to be in must reach the threshold as all others do. */
function mustMistakes(pool: Pool, above: ReadonlySet<PoolEntry>): CaseError[] {
  return pool.entries.flatMap((entry, index) => {
    if (!entry.mustInclude || above.has(entry)) return []
    const values = { id: entry.id, score: entry.score, criterion: entry.minCriterion }
    return [caseError(`/entries/${index}/mustInclude`, 'ONDER_DREMPEL', values)]
  })
}

/** Why no choice exists: so many plans cannot be chosen together, or the conditions clash at any number. */
function impossible(solver: Highs, choice: Choice): CaseError {
  const { program, sizeRow } = portfolioProgram(choice)
  const most = withProgram(solver, program, open => {
    open.setRowBounds(sizeRow, 0, choice.size.most)
    for (const place of choice.entries.keys()) open.setCost(place, 1)
    const solved = open.solve()
    return solved.values ? Math.round(solved.objective) : undefined
  })
  return most === undefined
    ? caseError('', 'VOORWAARDEN_STRIJDIG')
    : caseError('', 'KEUZE_ONMOGELIJK', { maximum: most })
}

function frontierOf(solver: Highs, choice: Choice): FrontierPoint[] {
  return Array.from({ length: frontierSteps + 1 }, (_, step) => {
    const lambda = step / frontierSteps
    // What can be chosen does not hang on what counts: where one choice exists, each of these does.
    const { entries } = choosePortfolio(solver, choice, lambda)!
    return {
      lambda,
      meanScore: meanScore(entries),
      coverage: coverageBy(entries, choice),
      chosen: entries.map(entry => entry.id),
    }
  })
}
