import { Worker } from 'node:worker_threads'
import type { Outcomes } from '../risk/path/trial.ts'
import {
  answerOf,
  type Chunk,
  chunksOf,
  type Progress,
  place,
  type RiskAnswer,
  type RiskRun,
  roomFor,
  runRisk,
} from '../risk/run/risk-run.ts'

/** What a worker sends back: the outcomes of one chunk. */
export interface ChunkDone {
  readonly chunk: Chunk
  readonly outcomes: Outcomes
}

/**
 * Runs all trials on worker threads; one worker runs them here. The figures are the same for any number, because every
 * chunk has its place. Null when `progress` stopped it; every worker has then ended. Throws what a worker throws.
 */
export async function runRiskOnWorkers(
  run: RiskRun,
  workers: number,
  progress?: Progress,
): Promise<RiskAnswer | null> {
  const chunks = chunksOf(run)
  const count = Math.min(workers, chunks.length)
  if (count <= 1) return runRisk(run, progress)
  const threads = Array.from(
    { length: count },
    () => new Worker(new URL('./node-worker.ts', import.meta.url), { workerData: run.job }),
  )
  try {
    const outcomes = await gather(run, threads, chunks, progress)
    return outcomes && answerOf(run, outcomes)
  } finally {
    await Promise.all(threads.map(thread => thread.terminate()))
  }
}

/** Hands out chunks to whoever is free until all are in their place; null when it was stopped. */
function gather(
  run: RiskRun,
  threads: readonly Worker[],
  chunks: readonly Chunk[],
  progress: Progress | undefined,
): Promise<Outcomes | null> {
  const outcomes = roomFor(run)
  let next = 0
  let done = 0
  return new Promise((resolve, reject) => {
    const handOut = (thread: Worker): void => {
      const chunk = chunks[next]
      next += 1
      if (chunk) thread.postMessage(chunk)
    }
    for (const thread of threads) {
      thread.on('error', reject)
      thread.on('message', (message: ChunkDone) => {
        place(outcomes, message.chunk, message.outcomes)
        done += 1
        if (progress?.(done / chunks.length) === false) resolve(null)
        else if (done === chunks.length) resolve(outcomes)
        else handOut(thread)
      })
      handOut(thread)
    }
  })
}
