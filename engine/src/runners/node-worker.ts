// The other end of runners/node.ts: plans the run once, then answers every chunk that it is sent.
import { parentPort, workerData } from 'node:worker_threads'
import { simulateChunk } from '../risk/path/trial.ts'
import { planRisk } from '../risk/plan/plan.ts'
import type { Chunk, RiskJob } from '../risk/run/risk-run.ts'
import type { ChunkDone } from './node.ts'

const job: RiskJob = workerData
const plan = planRisk(job.case, job.options)

parentPort?.on('message', (chunk: Chunk) => {
  const outcomes = simulateChunk(plan, chunk.first, chunk.count)
  const done: ChunkDone = { chunk, outcomes }
  parentPort?.postMessage(
    done,
    outcomes.map(column => column.buffer as ArrayBuffer),
  )
})
