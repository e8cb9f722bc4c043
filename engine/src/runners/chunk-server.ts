import { keptTrials } from '../risk/kernel/kept-trials.ts'
import type { Outcomes } from '../risk/path/trial.ts'
import { planRisk } from '../risk/plan/plan.ts'
import { type Chunk, openJob, type RiskJob } from '../risk/run/chunks.ts'

/** What a worker of trials is sent: a job, after it chunks of that job, and that nobody waits for them any more. */
export type ChunkAsked =
  | { readonly kind: 'job'; readonly number: number; readonly job: RiskJob }
  | { readonly kind: 'chunk'; readonly number: number; readonly chunk: Chunk }
  | { readonly kind: 'stop' }

/** What it sends back: the outcomes of a chunk, one column after another, or why there are none. */
export type ChunkTold =
  | { readonly number: number; readonly chunk: Chunk; readonly outcomes: Float64Array }
  | { readonly number: number; readonly trouble: string }

/** Sends a message; the buffers go along without being copied. */
export type Post<Message> = (message: Message, buffers: ArrayBuffer[]) => void

/** All columns in one piece: handing over one is much faster than many. */
function inOnePiece(outcomes: Outcomes, count: number): Float64Array<ArrayBuffer> {
  const piece = new Float64Array(outcomes.length * count)
  outcomes.forEach((column, nth) => void piece.set(column, nth * count))
  return piece
}

/** Room of all workers together to keep trials for the next job: 100,000 trials of a case of fifty lines over ten years. */
export const KEPT_BYTES = 256 * 2 ** 20

/** Runs something after the messages that are there already. */
export type Later = (run: () => void) => void

/**
 * A worker of trials, whoever carries its messages. Between two chunks it looks at its messages, so that a job that makes
 * way for another never costs more than the chunk in hand; a job is planned with its first chunk. Trials are kept in
 * `keptBytes` of memory.
 */
export function chunkServer(
  post: Post<ChunkTold>,
  later: Later,
  keptBytes = KEPT_BYTES,
): (asked: ChunkAsked) => void {
  const kept = keptTrials(keptBytes)
  const open = (job: RiskJob): ((chunk: Chunk) => Outcomes) => {
    const { contribution, worths, profile } = job
    if (contribution || worths || profile || job.options.sampling) return openJob(job)
    const { simulate } = kept.open(planRisk(job.case, job.options), job.options.engine)
    return ({ first, count }) => simulate(first, count)
  }
  let number = -1
  let job: RiskJob | undefined
  let run: ((chunk: Chunk) => Outcomes) | undefined
  let waiting: Chunk[] = []
  let isBusy = false
  const goOn = (): void => {
    isBusy = waiting.length > 0
    if (isBusy) later(runNext)
  }
  const runNext = (): void => {
    const chunk = waiting.shift()
    try {
      if (chunk && job) {
        run ??= open(job)
        const outcomes = inOnePiece(run(chunk), chunk.count)
        post({ number, chunk, outcomes }, [outcomes.buffer])
      }
    } catch (error) {
      post({ number, trouble: String(error) }, [])
      waiting = []
    }
    goOn()
  }
  return asked => {
    if (asked.kind === 'chunk') {
      if (asked.number === number) waiting.push(asked.chunk)
      if (!isBusy) goOn()
      return
    }
    waiting = []
    run = undefined
    job = asked.kind === 'job' ? asked.job : undefined
    number = asked.kind === 'job' ? asked.number : -1
  }
}
