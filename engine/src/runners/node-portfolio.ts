import { Worker } from 'node:worker_threads'
import type { Outcomes } from '../risk/path/trial.ts'
import type { Chunk } from '../risk/run/chunks.ts'
import type { PortfolioRun } from '../risk/run/portfolio.ts'

/** What a worker sends back: the figures of all cases of one stretch. */
export interface StretchDone {
  readonly chunk: Chunk
  readonly outcomes: Outcomes
}

/** Keeps the figures of a stretch of trials; an answer of false stops the run. */
export type KeepChunk = (chunk: Chunk, outcomes: Outcomes) => Promise<boolean>

/**
 * Runs stretches of the trials of a portfolio on worker threads and hands each over as soon as it is there, so that what
 * was kept need not be run again. True when all were run and kept. Throws what a worker or `keep` throws.
 */
export async function runPortfolioOnWorkers(
  { runs }: PortfolioRun,
  chunks: readonly Chunk[],
  workers: number,
  keep: KeepChunk,
): Promise<boolean> {
  const jobs = runs.map(run => run.job)
  const threads = Array.from(
    { length: Math.min(Math.max(1, workers), chunks.length) },
    () => new Worker(new URL('./node-portfolio-worker.ts', import.meta.url), { workerData: jobs }),
  )
  try {
    const left = [...chunks]
    const outcomes = await Promise.all(threads.map(thread => emptied(thread, left, keep)))
    return outcomes.every(Boolean)
  } finally {
    await Promise.all(threads.map(thread => thread.terminate()))
  }
}

/** One thread takes stretches until none is left; false when `keep` stopped it. */
function emptied(thread: Worker, left: Chunk[], keep: KeepChunk): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const chunk = left.shift()
      if (chunk) thread.postMessage(chunk)
      else resolve(true)
    }
    thread.on('error', reject)
    thread.on('message', ({ chunk, outcomes }: StretchDone) => {
      keep(chunk, outcomes).then(goesOn => {
        if (goesOn) return next()
        left.length = 0
        resolve(false)
      }, reject)
    })
    next()
  })
}
