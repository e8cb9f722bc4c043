// The other end of runners/node.ts: plans the job once, then answers every chunk that it is sent.
import { parentPort, workerData } from 'node:worker_threads'
import { type Chunk, openJob, type RiskJob } from '../risk/run/chunks.ts'
import type { ChunkDone } from './node.ts'

const job: RiskJob = workerData
const run = openJob(job)

parentPort?.on('message', (chunk: Chunk) => {
  const done: ChunkDone = { chunk, outcomes: run(chunk) }
  parentPort?.postMessage(
    done,
    done.outcomes.map(column => column.buffer as ArrayBuffer),
  )
})
