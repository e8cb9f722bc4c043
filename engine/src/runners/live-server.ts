import type { CaseError } from '../case/errors.ts'
import type { Case } from '../case/types.ts'
import { keptTrials } from '../risk/kernel/kept-trials.ts'
import { type LiveFigures, liveFigures } from '../risk/live/live-figures.ts'
import type { Outcomes } from '../risk/path/trial.ts'
import {
  prepareRisk,
  type RiskAnswer,
  type RiskQuestion,
  type RiskRun,
  workloadOf,
} from '../risk/run/risk-run.ts'
import type { ChunkPool } from './chunk-pool.ts'
import { rehearsedEdits } from './rehearsal.ts'
import type { WholeAnswers } from './whole-answer.ts'

/** What is asked of a live distribution; a later question takes the place of an earlier one. */
export interface LiveAsked {
  readonly number: number
  readonly case: Case
  readonly question: RiskQuestion
}

/** What is told: figures that grow finer, then the whole answer, or why there is none. */
export type LiveTold = { readonly number: number } & (
  | { readonly kind: 'figures'; readonly figures: LiveFigures; readonly isFirst: boolean }
  | { readonly kind: 'answer'; readonly answer: RiskAnswer }
  | { readonly kind: 'refused'; readonly errors: readonly CaseError[] }
  | { readonly kind: 'failed'; readonly trouble: string }
)

/** Trials of the first figures, which must be there within a frame or two: in the kernel, and one by one. */
const FIRST = { 'kernel-2': 2_000, 'float64-1': 200 } as const

/** Between the first figures and the last: told when so many trials are in their place and the last figures are not near. */
const STAGES: readonly number[] = [20_000, 50_000]

/** Milliseconds since the figures before: figures and drawing them cost as much as all trials of an edit. */
const STAGE_MS = 120

/** Room to keep the first trials. */
const KEPT_BYTES = 16 * 2 ** 20

/** Milliseconds without a new question before the whole answer is made: somebody who goes on typing is not made to wait. */
const QUIET_MS = 300

/** Trials of a rehearsed edit: a chunk for every worker there can be. */
const REHEARSED_TRIALS = 16_000

/**
 * Answers the questions of somebody who types: first figures of few trials at once, then the same trials and more on
 * `pool`, and the whole answer of all of them by `whole`. What a later question made useless is dropped. When the first
 * answer is there and nobody asks, edits are rehearsed, of which nothing is told.
 */
export function liveServer(
  post: (told: LiveTold) => void,
  pool: ChunkPool,
  whole: WholeAnswers,
  now: () => number = Date.now,
): (asked: LiveAsked) => void {
  let latest = -1
  const kept = keptTrials(KEPT_BYTES)
  let isRehearsed = false
  const rehearse = async ({ number, case: areaCase, question }: LiveAsked): Promise<void> => {
    isRehearsed = true
    for (const edited of rehearsedEdits(areaCase)) {
      // A question that came meanwhile goes first.
      await pause(0)
      const prepared = prepareRisk(edited, question)
      if (latest !== number || !prepared.ok) return
      const { run } = prepared
      const { engine, simulate } = kept.open(run.plan, question.engine)
      const first = Math.min(run.trials, FIRST[engine])
      liveFigures(run, engine, simulate(0, first), first)
      await pool.run({ ...workloadOf(run), trials: Math.min(run.trials, REHEARSED_TRIALS) })
    }
  }
  return asked => {
    const { number } = asked
    latest = number
    pool.stop()
    const fail = (error: unknown): void => post({ kind: 'failed', number, trouble: String(error) })
    try {
      const prepared = prepareRisk(asked.case, asked.question)
      if (!prepared.ok) return post({ kind: 'refused', number, errors: prepared.errors })
      const { run } = prepared
      const simulator = kept.open(run.plan, asked.question.engine)
      const first = Math.min(run.trials, FIRST[simulator.engine])
      const tell = (outcomes: Outcomes, trials: number, isFirst: boolean): void =>
        post({
          kind: 'figures',
          number,
          isFirst,
          figures: liveFigures(run, simulator.engine, outcomes, trials),
        })
      tell(simulator.simulate(0, first), first, true)
      refine({ run, pool, first, now, tell: (outcomes, trials) => tell(outcomes, trials, false) })
        .then(async outcomes => {
          if (!outcomes) return
          await pause(QUIET_MS)
          if (latest !== number) return
          post({ kind: 'answer', number, answer: await whole({ ...asked, outcomes }) })
          if (latest === number && !isRehearsed) await rehearse(asked)
        })
        .catch(fail)
    } catch (error) {
      fail(error)
    }
  }
}

interface Refining {
  readonly run: RiskRun
  readonly pool: ChunkPool
  readonly first: number
  readonly now: () => number
  readonly tell: (outcomes: Outcomes, trials: number) => void
}

/** All trials on the pool; figures are told on the way where that takes long, and last with all of them. */
async function refine({ run, pool, first, now, tell }: Refining): Promise<Outcomes | null> {
  const stages = [...STAGES.filter(stage => stage > first && stage < run.trials), run.trials]
  let told = now()
  return pool.run(workloadOf(run), (trials, outcomes) => {
    const reached = stages.findLastIndex(stage => stage <= trials)
    const [stage] = stages.splice(0, reached + 1).slice(-1)
    if (stage === undefined || (stage < run.trials && now() - told < STAGE_MS)) return true
    tell(outcomes, stage)
    told = now()
    return true
  })
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
