// A web worker that runs chunks of trials. See chunk-server.ts.
import { type ChunkAsked, type ChunkTold, chunkServer } from './chunk-server.ts'

const serve = chunkServer((told: ChunkTold, buffers) => self.postMessage(told, { transfer: buffers }))

self.onmessage = ({ data }: MessageEvent<ChunkAsked>) => serve(data)
