import type { Case } from '../../case/types.ts'
import { openProfiler } from '../kernel/open-profile.ts'
import { openSimulator } from '../kernel/open-simulator.ts'
import { type ContributionTerms, contributionChunk } from '../path/contribution-path.ts'
import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import { worthPlan } from '../path/worth-plan.ts'
import { type PlanOptions, planRisk, type RiskPlan } from '../plan/plan.ts'
import { withLattice } from './with-lattice.ts'

/** Trials of one chunk; whole pairs. */
const CHUNK = 2_000

/** What anybody needs to run some trials: a case, how it is planned, and what is looked for. */
export interface RiskJob {
  readonly case: Case
  readonly options: PlanOptions
  /** Absent = the results of every trial; present = what a contribution does in every trial. */
  readonly contribution?: ContributionTerms
  /** Present: worths before clauses, see `worthPlan`. */
  readonly worths?: { readonly relief?: ContributionTerms }
  /** True: what happens by period, by clause and by cause in every trial. */
  readonly profile?: true
  /** All trials of the run; with quasi-random sampling the size of the lattice follows from them. */
  readonly trials?: number
}

/** Trials to run, and how many figures each ends in. */
export interface Workload {
  readonly job: RiskJob
  readonly trials: number
  readonly columns: number
}

/** A stretch of trials. */
export interface Chunk {
  readonly first: number
  readonly count: number
}

/** How far a run is, 0 to 1; an answer of false stops it. */
export type Progress = (done: number) => boolean | undefined

/** Plans a job once; the answer runs any chunk of it. */
export function openJob({
  case: areaCase,
  options,
  contribution,
  worths,
  profile,
  trials = 0,
}: RiskJob): (chunk: Chunk) => Outcomes {
  const plan = withLattice(planRisk(areaCase, options), trials)
  if (contribution) return ({ first, count }) => contributionChunk(plan, contribution, first, count)
  if (worths) return openWorths(worthPlan(plan, worths.relief).plan, options)
  if (profile) {
    const run = openProfiler(plan, options.engine)
    return ({ first, count }) => run(first, count)
  }
  const { simulate } = openSimulator(plan, options.engine)
  return ({ first, count }) => simulate(first, count)
}

/** The worths of parties and observers at their own rates, then at their required returns. */
function openWorths(plan: RiskPlan, { engine }: PlanOptions): (chunk: Chunk) => Outcomes {
  const { simulate } = openSimulator(plan, engine)
  const { own, funding } = outcomeColumns(plan)
  return ({ first, count }) => simulate(first, count).slice(own, funding)
}

/** The chunks of a run, of `size` trials; they may be run in any order, by anybody. */
export function chunksOf({ trials }: Pick<Workload, 'trials'>, size = CHUNK): Chunk[] {
  return Array.from({ length: Math.ceil(trials / size) }, (_, place) => ({
    first: place * size,
    count: Math.min(size, trials - place * size),
  }))
}

/** Room for the outcomes of all trials, to be filled chunk by chunk. */
export function roomFor({ trials, columns }: Workload): Outcomes {
  return Array.from({ length: columns }, () => new Float64Array(trials))
}

/** Puts the outcomes of a chunk in their place. */
export function place(outcomes: Outcomes, { first }: Chunk, part: Outcomes): void {
  part.forEach((column, index) => void outcomes[index]?.set(column, first))
}

/** Runs everything here, one chunk after another; null when `progress` stopped it. */
export function runHere(workload: Workload, progress?: Progress): Outcomes | null {
  const outcomes = roomFor(workload)
  const chunks = chunksOf(workload)
  const run = openJob(workload.job)
  for (const [done, chunk] of chunks.entries()) {
    if (progress?.(done / chunks.length) === false) return null
    place(outcomes, chunk, run(chunk))
  }
  progress?.(1)
  return outcomes
}
