// The web workers of a distribution, one file for all sorts. The one that the page starts answers first, has the trials
// refined by workers of its own and the whole answer made by another, so that the page does nothing but draw and a later
// question never waits. See live-server.ts, chunk-server.ts and whole-answer.ts.
import { openChunkPool, type PoolWorker } from './chunk-pool.ts'
import { type ChunkAsked, type ChunkTold, chunkServer, KEPT_BYTES } from './chunk-server.ts'
import { type LiveAsked, type LiveTold, liveServer } from './live-server.ts'
import { type WholeAsked, type WholeWorker, wholeAnswer, wholeAnswers } from './whole-answer.ts'

/** The names of a worker that runs chunks of trials, and of one that makes whole answers. */
const [chunks, answers] = ['chunks', 'answers']

/** More workers than this only wait for memory. */
const MOST_WORKERS = 8

const cores = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency))

const spawn = (name: string): Worker => new Worker(self.location.href, { type: 'module', name })

/** Behind the messages that came: a message to itself. */
function afterMessages(): (run: () => void) => void {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  return run => {
    waiting.push(run)
    port2.postMessage(null)
  }
}

if (self.name === chunks) {
  const serve = chunkServer(
    (told: ChunkTold, buffers) => self.postMessage(told, { transfer: buffers }),
    afterMessages(),
    KEPT_BYTES / cores,
  )
  self.onmessage = ({ data }: MessageEvent<ChunkAsked>) => serve(data)
} else if (self.name === answers) {
  self.onmessage = ({ data }: MessageEvent<WholeAsked>) => self.postMessage(wholeAnswer(data))
} else {
  const serve = liveServer(
    (told: LiveTold) => self.postMessage(told),
    openChunkPool(cores, () => spawn(chunks) as PoolWorker),
    wholeAnswers(() => spawn(answers) as WholeWorker),
  )
  self.onmessage = ({ data }: MessageEvent<LiveAsked>) => serve(data)
}
