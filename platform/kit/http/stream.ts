import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../access/actor.ts'
import { NotFound } from '../access/refusal.ts'
import { contextOf } from './context.ts'
import { Unacceptable } from './failures.tsx'
import type { Listening, LiveStream } from './route.ts'

/**
 * How often an open stream shows that it is alive, and asks again who listens; and after how long it ends, so that a
 * browser comes back with a fresh request. Milliseconds.
 */
export interface StreamTimes {
  beatMs: number
  lifeMs: number
}

/** Well within what a proxy or a browser takes for a dead connection. */
export const usualStreamTimes: StreamTimes = { beatMs: 15_000, lifeMs: 15 * 60_000 }

/** Bytes that may wait for a listener who does not take them; then the stream ends. */
const waitingBytesMax = 256_000

/** Who is behind a request now, asked again while a stream is open. */
type WhoNow = (
  request: FastifyRequest,
) => Promise<{ actor: Actor | undefined; sessionId: string | undefined }>

/** What opens one stream: throws when it is not for this person. */
type Open = (stream: LiveStream) => Promise<Listening>

/** All open streams of a server. */
export interface Streams {
  open(request: FastifyRequest, reply: FastifyReply, openMax: number, open: Open): Promise<FastifyReply>
}

/** Keeps streams of a server: they end when it stops, when the session ends, and after their time. */
export function keepStreams(server: FastifyInstance, whoNow: WhoNow, times: StreamTimes): Streams {
  const open = new Set<OpenStream>()
  server.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })
  return {
    async open(request, reply, openMax, begin) {
      const { actor, sessionId } = contextOf(request)
      if (!actor) throw new NotFound()
      const own = [...open].filter(stream => stream.actor.personId === actor.personId)
      if (own.length >= openMax) throw new Unacceptable(429, 'too many open streams')
      const stream = new OpenStream(actor, reply)
      open.add(stream)
      try {
        await stream.begin(begin)
      } catch (error) {
        open.delete(stream)
        throw error
      }
      const isSame = async () => {
        const known = await whoNow(request)
        return known.actor?.personId === actor.personId && known.sessionId === sessionId
          ? known.actor
          : undefined
      }
      stream.live(isSame, times, () => void open.delete(stream))
      return reply
    },
  }
}

class OpenStream implements LiveStream {
  readonly id = randomUUID()
  actor: Actor
  readonly #reply: FastifyReply
  readonly #waiting: string[] = []
  #listening: Listening | undefined
  #isEnded = false
  #isOpen = false

  constructor(actor: Actor, reply: FastifyReply) {
    this.actor = actor
    this.#reply = reply
  }

  /** Lets the route refuse before anything is sent. */
  async begin(open: Open): Promise<void> {
    this.#listening = await open(this)
  }

  /** Sends what waits, and from now on what comes. */
  live(whoNow: () => Promise<Actor | undefined>, times: StreamTimes, closed: () => void): void {
    const { raw } = this.#reply
    const headers = this.#reply.getHeaders() as Record<string, string>
    this.#reply.hijack()
    raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A proxy that gathers an answer before it passes it on would show nothing.
      'x-accel-buffering': 'no',
    })
    this.#isOpen = true
    raw.write(`retry: 3000\n\n${this.#waiting.join('')}`)
    const beat = setInterval(() => void this.#beat(whoNow), times.beatMs)
    const life = setTimeout(() => this.end(), times.lifeMs)
    raw.on('close', () => {
      clearInterval(beat)
      clearTimeout(life)
      this.#isEnded = true
      closed()
      void Promise.resolve(this.#listening?.closed()).catch(() => undefined)
    })
    if (this.#isEnded) raw.end()
  }

  async #beat(whoNow: () => Promise<Actor | undefined>): Promise<void> {
    try {
      const actor = await whoNow()
      if (!actor) return this.end()
      this.actor = actor
      this.#write(':\n\n')
      await this.#listening?.beat()
    } catch {
      // What cannot be asked now may not be told either: the browser comes back.
      this.end()
    }
  }

  send(event: string, data: unknown): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  #write(text: string): void {
    if (this.#isEnded) return
    if (!this.#isOpen) {
      this.#waiting.push(text)
      return
    }
    this.#reply.raw.write(text)
    if (this.#reply.raw.writableLength > waitingBytesMax) this.end()
  }

  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    if (this.#isOpen) this.#reply.raw.end()
  }
}
