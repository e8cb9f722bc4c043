// The other end of runners/node-portfolio.ts: plans all cases once, then answers every stretch of trials that it is sent.
import { parentPort, workerData } from 'node:worker_threads'
import type { Chunk, RiskJob } from '../risk/run/chunks.ts'
import { openPortfolio } from '../risk/run/portfolio.ts'
import type { StretchDone } from './node-portfolio.ts'

const jobs: readonly RiskJob[] = workerData
const run = openPortfolio(jobs)

parentPort?.on('message', (chunk: Chunk) => {
  const done: StretchDone = { chunk, outcomes: run(chunk) }
  parentPort?.postMessage(
    done,
    done.outcomes.map(column => column.buffer as ArrayBuffer),
  )
})
