import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { TrialRange } from '../../src/risk/kernel/open-kernel.ts'

/** Columns of the benchmark: total, five parties, funding. */
const COLUMNS = 7

/** Workers that share the chunks of a run. */
export interface ChunkPool {
  /** Columns of all trials, pairs in order whatever the order of the chunks; `values[column * trials + trial]`. */
  run(pairs: number, chunks: readonly TrialRange[]): Promise<Float32Array>
  stop(): Promise<void>
}

/** Starts workers and waits until each is ready. */
export async function startPool(count: number): Promise<ChunkPool> {
  const workers = Array.from({ length: count }, () => new Worker(new URL('chunk-worker.ts', import.meta.url)))
  await Promise.all(workers.map(worker => once(worker, 'message')))
  const run: ChunkPool['run'] = async (pairs, chunks) => {
    const perPair = chunks[0]?.mirrored ? 2 : 1
    const trials = pairs * perPair
    const values = new Float32Array(COLUMNS * trials)
    const waiting = [...chunks]
    const work = async (worker: Worker): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        worker.postMessage(next)
        const [{ range, columns }] = await once(worker, 'message')
        const own = columns.length / COLUMNS
        for (let column = 0; column < COLUMNS; column += 1)
          values.set(
            columns.subarray(column * own, (column + 1) * own),
            column * trials + range.firstPair * perPair,
          )
      }
    }
    await Promise.all(workers.map(work))
    return values
  }
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map(worker => worker.terminate()))
  }
  return { run, stop }
}

/** A run of pairs from 0 cut into chunks of `size`. */
export function chunksOf(pairs: number, size: number, mirrored: boolean): TrialRange[] {
  return Array.from({ length: Math.ceil(pairs / size) }, (_, place) => ({
    firstPair: place * size,
    pairs: Math.min(size, pairs - place * size),
    mirrored,
  }))
}
