import type { Outcomes } from '../risk/path/trial.ts'
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
export const buffersOf = (outcomes: Outcomes): ArrayBuffer[] =>
  outcomes.map(column => column.buffer as ArrayBuffer)

/** A worker of trials, whoever carries its messages. Chunks of a job that has made way for another are dropped. */
export function chunkServer(post: Post<ChunkTold>): (asked: ChunkAsked) => void {
  let current = -1
  let run: ((chunk: Chunk) => Outcomes) | undefined
  return asked => {
    try {
      if (asked.kind === 'job') {
        run = undefined
        current = asked.number
        run = openJob(asked.job)
      } else if (asked.number === current && run) {
        const outcomes = run(asked.chunk)
        post({ number: current, chunk: asked.chunk, outcomes }, buffersOf(outcomes))
      }
    } catch (error) {
      post({ number: asked.number, trouble: String(error) }, [])
    }
  }
}
