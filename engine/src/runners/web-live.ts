// The web worker behind a live distribution: it answers first, and has the trials refined by workers of its own, so that
// the page does nothing but draw. See live-server.ts.
import { type LiveAsked, type LiveTold, liveServer } from './live-server.ts'
import { openWebPool } from './web-pool.ts'

const serve = liveServer((told: LiveTold) => self.postMessage(told), openWebPool())

self.onmessage = ({ data }: MessageEvent<LiveAsked>) => serve(data)
