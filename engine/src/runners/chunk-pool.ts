import type { Outcomes } from '../risk/path/trial.ts'
import { type Chunk, chunksOf, roomFor, type Workload } from '../risk/run/chunks.ts'
import type { ChunkAsked, ChunkTold } from './chunk-server.ts'

/** A worker as the pool sees it. */
export interface PoolWorker {
  postMessage(asked: ChunkAsked): void
  onmessage: ((event: { readonly data: ChunkTold }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
  terminate(): void
}

/** Told whenever all trials up to a number are in their place; an answer of false stops the run. */
export type Grown = (trials: number, outcomes: Outcomes) => boolean | undefined

/** Workers that stay, for one workload after another. */
export interface ChunkPool {
  /**
   * Runs a workload. The figures are the same for any number of workers, because every chunk has its place. Null when it
   * was stopped or made way for another. Throws what a worker throws.
   */
  run(workload: Workload, grown?: Grown): Promise<Outcomes | null>
  /** Gives up what runs. */
  stop(): void
  close(): void
}

/** Chunks that a worker has in hand: one to work on and one that waits, so that it never idles. */
const IN_HAND = 2

interface Running {
  readonly number: number
  readonly chunks: readonly Chunk[]
  readonly queues: readonly Chunk[][]
  readonly done: Set<number>
  readonly outcomes: Outcomes
  readonly grown: Grown | undefined
  readonly resolve: (outcomes: Outcomes | null) => void
  readonly reject: (error: Error) => void
  /** Chunks that are in their place without a gap. */
  whole: number
}

/**
 * Opens `count` workers. A chunk always goes to the same worker, so that what a worker keeps of it can serve the next
 * workload.
 */
export function openChunkPool(count: number, spawn: () => PoolWorker): ChunkPool {
  const workers = Array.from({ length: count }, spawn)
  let current: Running | undefined
  let last = 0
  const end = (outcomes: Outcomes | null): void => {
    const ended = current
    current = undefined
    ended?.resolve(outcomes)
    if (ended && !outcomes) for (const worker of workers) worker.postMessage({ kind: 'stop' })
  }
  const fail = (message: string): void => {
    const failed = current
    current = undefined
    failed?.reject(new Error(message))
  }
  workers.forEach((worker, nth) => {
    worker.onerror = ({ message = 'a worker of trials failed' }) => fail(message)
    worker.onmessage = ({ data }) => {
      if (data.number !== current?.number) return
      if ('trouble' in data) return fail(data.trouble)
      take(current, data.chunk, data.outcomes)
      const goesOn = grow(current)
      if (!goesOn) end(null)
      else if (current.whole === current.chunks.length) end(current.outcomes)
      else handOut(current, worker, nth)
    }
  })
  return {
    run: (workload, grown) => {
      end(null)
      last += 1
      const number = last
      return new Promise((resolve, reject) => {
        const chunks = chunksOf(workload)
        const queues = workers.map((_, nth) => chunks.filter((_, place) => place % count === nth))
        const outcomes = roomFor(workload)
        current = { number, chunks, queues, done: new Set(), outcomes, grown, resolve, reject, whole: 0 }
        for (const [nth, worker] of workers.entries()) {
          if (queues[nth]!.length === 0) continue
          worker.postMessage({ kind: 'job', number, job: workload.job })
          for (let hand = 0; hand < IN_HAND; hand += 1) handOut(current, worker, nth)
        }
      })
    },
    stop: () => end(null),
    close: () => {
      end(null)
      for (const worker of workers) worker.terminate()
    },
  }
}

function handOut({ number, queues }: Running, worker: PoolWorker, nth: number): void {
  const chunk = queues[nth]!.shift()
  if (chunk) worker.postMessage({ kind: 'chunk', number, chunk })
}

function take({ outcomes, done }: Running, { first, count }: Chunk, piece: Float64Array): void {
  outcomes.forEach((column, nth) => void column.set(piece.subarray(nth * count, (nth + 1) * count), first))
  done.add(first)
}

/** Moves on to the first gap; false when who looks on wants no more. */
function grow(running: Running): boolean {
  const { chunks, done, outcomes, grown } = running
  const before = running.whole
  while (running.whole < chunks.length && done.has(chunks[running.whole]!.first)) running.whole += 1
  if (running.whole === before) return true
  const { first, count } = chunks[running.whole - 1]!
  return grown?.(first + count, outcomes) !== false
}
