import { keptTrials } from '../risk/kernel/kept-trials.ts'
import type { Outcomes } from '../risk/path/trial.ts'
import { planRisk } from '../risk/plan/plan.ts'
import { type Chunk, openJob, type RiskJob } from '../risk/run/chunks.ts'

/** What a worker of trials is sent: a job, and after it chunks of that job. */
export type ChunkAsked =
  | { readonly kind: 'job'; readonly number: number; readonly job: RiskJob }
  | { readonly kind: 'chunk'; readonly number: number; readonly chunk: Chunk }

/** What it sends back: the outcomes of a chunk, or why there are none. */
export type ChunkTold =
  | { readonly number: number; readonly chunk: Chunk; readonly outcomes: Outcomes }
  | { readonly number: number; readonly trouble: string }

/** Sends a message; the buffers go along without being copied. */
export type Post<Message> = (message: Message, buffers: ArrayBuffer[]) => void

/** The buffers of outcomes, to hand over. */
const buffersOf = (outcomes: Outcomes): ArrayBuffer[] => outcomes.map(column => column.buffer as ArrayBuffer)

/** Trials that a worker keeps for the next job. */
const KEPT_BYTES = 64 * 2 ** 20

/** A worker of trials, whoever carries its messages. Chunks of a job that has made way for another are dropped. */
export function chunkServer(post: Post<ChunkTold>): (asked: ChunkAsked) => void {
  let current = -1
  const kept = keptTrials(KEPT_BYTES)
  const open = (job: RiskJob): ((chunk: Chunk) => Outcomes) => {
    if (job.contribution) return openJob(job)
    const { simulate } = kept.open(planRisk(job.case, job.options), job.options.engine)
    return ({ first, count }) => simulate(first, count)
  }
  let run: ((chunk: Chunk) => Outcomes) | undefined
  return asked => {
    try {
      if (asked.kind === 'job') {
        run = undefined
        current = asked.number
        run = open(asked.job)
      } else if (asked.number === current && run) {
        const outcomes = run(asked.chunk)
        post({ number: current, chunk: asked.chunk, outcomes }, buffersOf(outcomes))
      }
    } catch (error) {
      post({ number: asked.number, trouble: String(error) }, [])
    }
  }
}
