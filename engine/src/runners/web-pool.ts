import { type ChunkPool, openChunkPool, type PoolWorker } from './chunk-pool.ts'

/** More workers than this only wait for memory. */
const MOST_WORKERS = 8

/** Opens web workers for chunks of trials: one for every core that the browser tells of. */
export function openWebPool(count: number = navigator.hardwareConcurrency): ChunkPool {
  return openChunkPool(
    Math.max(1, Math.min(MOST_WORKERS, count)),
    () => new Worker(new URL('./web-chunks.ts', import.meta.url), { type: 'module' }) as PoolWorker,
  )
}
