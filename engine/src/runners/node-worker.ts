// The other end of runners/node.ts and node-shared.ts: plans the job once, says that it is ready, and answers every chunk
// that it is sent.
import { parentPort, workerData } from 'node:worker_threads'
import type { Outcomes } from '../risk/path/trial.ts'
import { type Chunk, openJob, type RiskJob } from '../risk/run/chunks.ts'

/** What a worker sends back: that it is ready, then the outcomes of each chunk. */
export type WorkerTold = 'ready' | { readonly chunk: Chunk; readonly outcomes: Outcomes }

const job: RiskJob = workerData
const run = openJob(job)

const tell = (told: WorkerTold, buffers: ArrayBuffer[] = []): void => parentPort?.postMessage(told, buffers)

parentPort?.on('message', (chunk: Chunk) => {
  const outcomes = run(chunk)
  tell(
    { chunk, outcomes },
    outcomes.map(column => column.buffer as ArrayBuffer),
  )
})
tell('ready')
