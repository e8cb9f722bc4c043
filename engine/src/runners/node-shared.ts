import { Worker } from 'node:worker_threads'
import type { Outcomes } from '../risk/path/trial.ts'
import {
  type Chunk,
  chunksOf,
  openJob,
  type Progress,
  place,
  type RiskJob,
  roomFor,
  type Workload,
} from '../risk/run/chunks.ts'
import type { WorkerTold } from './node-worker.ts'

/** Milliseconds of trials that must be left before other threads are started: longer than it takes until they can help. */
const WORTH_THREADS_MS = 500

/** Milliseconds before that can be told: the first trials are slow. */
const KNOWN_MS = 100

/** The chunks of a run, for whoever is free. */
interface Desk {
  readonly outcomes: Outcomes
  /** The next chunk; undefined when there are no more, or when `progress` stopped the run. */
  next(): Chunk | undefined
  put(chunk: Chunk, part: Outcomes): void
  /** Share that is done. */
  done(): number
  isStopped(): boolean
}

function openDesk(workload: Workload, progress: Progress | undefined): Desk {
  const chunks = chunksOf(workload)
  const outcomes = roomFor(workload)
  let [taken, done, isStopped] = [0, 0, false]
  return {
    outcomes,
    next: () => {
      taken += 1
      return isStopped ? undefined : chunks[taken - 1]
    },
    put: (chunk, part) => {
      place(outcomes, chunk, part)
      done += 1
      if (progress?.(done / chunks.length) === false) isStopped = true
    },
    done: () => done / chunks.length,
    isStopped: () => isStopped,
  }
}

/**
 * Runs a workload on this thread, and on `workers` - 1 others as soon as what is left is worth more than `worthMs`. The
 * figures are the same for any number, because every chunk has its place. Null when `progress` stopped it; every other
 * thread has then ended. Throws what a thread throws.
 */
export async function runShared(
  workload: Workload,
  workers: number,
  progress?: Progress,
  worthMs = WORTH_THREADS_MS,
): Promise<Outcomes | null> {
  const desk = openDesk(workload, progress)
  const run = openJob(workload.job)
  const begin = performance.now()
  let others: Others | undefined
  try {
    for (let chunk = desk.next(); chunk; chunk = desk.next()) {
      desk.put(chunk, run(chunk))
      const spentMs = performance.now() - begin
      const leftMs = (spentMs * (1 - desk.done())) / desk.done()
      const isLong = leftMs > worthMs && spentMs > Math.min(KNOWN_MS, worthMs)
      if (workers > 1 && isLong) others ??= openOthers(workload.job, workers - 1, desk)
      await afterMessages()
      others?.rethrow()
    }
    await others?.finished()
    return desk.isStopped() ? null : desk.outcomes
  } finally {
    await others?.end()
  }
}

const afterMessages = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Other threads that help with chunks once they are ready. */
interface Others {
  /** Throws what one of them threw. */
  rethrow(): void
  /** When no chunk is in their hands any more. */
  finished(): Promise<void>
  end(): Promise<unknown>
}

function openOthers(job: RiskJob, count: number, desk: Desk): Others {
  let inHand = 0
  let trouble: Error | undefined
  let settle: (() => void) | undefined
  const threads = Array.from(
    { length: count },
    () => new Worker(new URL('./node-worker.ts', import.meta.url), { workerData: job }),
  )
  for (const thread of threads) {
    thread.on('error', error => {
      trouble = error as Error
      settle?.()
    })
    thread.on('message', (told: WorkerTold) => {
      if (told !== 'ready') {
        inHand -= 1
        desk.put(told.chunk, told.outcomes)
      }
      const chunk = desk.next()
      if (chunk) {
        inHand += 1
        thread.postMessage(chunk)
      } else if (inHand === 0) settle?.()
    })
  }
  const rethrow = (): void => {
    if (trouble) throw trouble
  }
  return {
    rethrow,
    finished: async () => {
      if (inHand > 0 && !trouble)
        await new Promise<void>(resolve => {
          settle = resolve
        })
      rethrow()
    },
    end: () => Promise.all(threads.map(thread => thread.terminate())),
  }
}
