// The web workers of a distribution, one file for both sorts. The one that the page starts answers first, and has the
// trials refined by workers of its own, so that the page does nothing but draw. See live-server.ts and chunk-server.ts.
import { openChunkPool, type PoolWorker } from './chunk-pool.ts'
import { type ChunkAsked, type ChunkTold, chunkServer } from './chunk-server.ts'
import { type LiveAsked, type LiveTold, liveServer } from './live-server.ts'

/** The name of a worker that runs chunks of trials. */
const chunks = 'chunks'

/** More workers than this only wait for memory. */
const MOST_WORKERS = 8

const spawnChunks = (): PoolWorker =>
  new Worker(self.location.href, { type: 'module', name: chunks }) as PoolWorker

if (self.name === chunks) {
  const serve = chunkServer((told: ChunkTold, buffers) => self.postMessage(told, { transfer: buffers }))
  self.onmessage = ({ data }: MessageEvent<ChunkAsked>) => serve(data)
} else {
  const cores = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency))
  const serve = liveServer((told: LiveTold) => self.postMessage(told), openChunkPool(cores, spawnChunks))
  self.onmessage = ({ data }: MessageEvent<LiveAsked>) => serve(data)
}
