import { Worker } from 'node:worker_threads'
import type { Outcomes } from '../risk/path/trial.ts'
import {
  type Chunk,
  chunksOf,
  type Progress,
  place,
  roomFor,
  runHere,
  type Workload,
} from '../risk/run/chunks.ts'
import { answerOf, type RiskAnswer, type RiskRun, workloadOf } from '../risk/run/risk-run.ts'
import type { Pool } from '../selection/pool-shape.ts'
import type { SelectionOutcome, SelectionQuestion } from '../selection/select-portfolio.ts'
import { runShared } from './node-shared.ts'
import type { WorkerTold } from './node-worker.ts'

export { type AnswerThread, openAnswerThread, type RiskResult } from './answer-thread.ts'
export { findDealOnThread } from './node-deal.ts'
export { findHelpOnThread } from './node-help.ts'
export { runPortfolioOnWorkers } from './node-portfolio.ts'

/**
 * Runs all trials here, with the help of other threads where that is worth their start, and makes the answer of
 * `case risk`; null when `progress` stopped it.
 */
export async function runRiskOnWorkers(
  run: RiskRun,
  workers: number,
  progress?: Progress,
): Promise<RiskAnswer | null> {
  const outcomes = await runShared(workloadOf(run), workers, progress)
  return outcomes && answerOf(run, outcomes)
}

/**
 * Runs a workload on worker threads; one worker runs it here, more never do. The figures are the same for any number, because every
 * chunk has its place. Null when `progress` stopped it; every worker has then ended. Throws what a worker throws.
 */
export async function runOnWorkers(
  workload: Workload,
  workers: number,
  progress?: Progress,
): Promise<Outcomes | null> {
  const chunks = chunksOf(workload)
  if (workers <= 1) return runHere(workload, progress)
  const threads = Array.from(
    { length: Math.min(workers, chunks.length) },
    () => new Worker(new URL('./node-worker.ts', import.meta.url), { workerData: workload.job }),
  )
  try {
    return await gather(workload, threads, chunks, progress)
  } finally {
    await Promise.all(threads.map(thread => thread.terminate()))
  }
}

/** Hands out chunks to whoever is free until all are in their place; null when it was stopped. */
function gather(
  workload: Workload,
  threads: readonly Worker[],
  chunks: readonly Chunk[],
  progress: Progress | undefined,
): Promise<Outcomes | null> {
  const outcomes = roomFor(workload)
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
      thread.on('message', (message: WorkerTold) => {
        if (message === 'ready') return
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

/** Makes the answer of `select` on a thread of its own: seconds of solving that hold up nobody else. */
export async function selectPortfolioOnWorker(
  pool: Pool,
  question: SelectionQuestion,
): Promise<SelectionOutcome> {
  const thread = new Worker(new URL('./portfolio-worker.ts', import.meta.url), {
    workerData: { pool, question },
  })
  try {
    return await new Promise((resolve, reject) => {
      thread.on('error', reject)
      thread.on('message', resolve)
    })
  } finally {
    await thread.terminate()
  }
}
