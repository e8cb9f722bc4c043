import type pg from 'pg'

/** What a statement gives. */
export type Result = pg.QueryResult

/** Reads at once on one connection: they stand in one message, and one visit of the database answers them. */
const waitingMax = 16
/** Connections at most. */
const linesMax = 2
/** A statement that was once over so soon reads little: others may wait behind it. */
const shortMs = 5
/** Uses before a statement is known. */
const usesBeforeKnown = 5
/** A read behind which others waited longer than this so often in a row is no short one after all, for a while. */
const longMs = 100
const longTimesMax = 3
const distrustMs = 60_000
/** Statements that are remembered at most. */
const knownMax = 2000

const isRead = /^\s*select\b/i
/** Takes locks, or is about the connection itself: not to be done where others wait, or where it is not known. */
const isNotAlone = /\bfor (no key )?(update|share|key share)\b|\bpg_|\bset_config\b|\bcurrent_setting\b/i

interface Known {
  uses: number
  bestMs: number
  longTimes: number
  distrustedUntilMs: number
}

/** Tells which statements are short reads, from how long they took. */
export class ShortReads {
  readonly #known = new Map<string, Known>()

  /** A statement that ran on its own took so long. */
  note(text: string, tookMs: number): void {
    if (!isRead.test(text) || isNotAlone.test(text)) return
    if (this.#known.size >= knownMax) this.#known.clear()
    const known = this.#known.get(text) ?? { uses: 0, bestMs: Infinity, longTimes: 0, distrustedUntilMs: 0 }
    known.uses++
    known.bestMs = Math.min(known.bestMs, tookMs)
    this.#known.set(text, known)
  }

  /** Others waited so long behind this statement. */
  noteShared(text: string, tookMs: number, nowMs: number): void {
    const known = this.#known.get(text)
    if (!known) return
    known.longTimes = tookMs > longMs ? known.longTimes + 1 : 0
    if (known.longTimes >= longTimesMax) known.distrustedUntilMs = nowMs + distrustMs
  }

  has(text: string, nowMs: number): boolean {
    const known = this.#known.get(text)
    return (
      known !== undefined &&
      known.uses >= usesBeforeKnown &&
      known.bestMs <= shortMs &&
      known.distrustedUntilMs <= nowMs
    )
  }
}

/** One connection on which reads follow each other without waiting for the answer. */
interface Line {
  client: Promise<pg.Client>
  waiting: number
  /** When the read that is answered now came first. */
  sinceMs: number
  isHeld: boolean
}

/**
 * Short reads outside a transaction, of all who ask at the same time, on few connections: what is asked in one turn
 * goes to the database in one message. Each read is a transaction of its own, as it is on a connection of its own.
 */
export class SharedReads {
  readonly #open: (onLost: () => void) => Promise<pg.Client>
  readonly #lines: Line[] = []
  #isClosed = false
  readonly short = new ShortReads()

  constructor(open: (onLost: () => void) => Promise<pg.Client>) {
    this.#open = open
  }

  /** The result; undefined where the statement is no short read or every connection is busy. */
  query(text: string, values: readonly unknown[]): Promise<Result> | undefined {
    const nowMs = performance.now()
    if (!this.short.has(text, nowMs)) return undefined
    const isFree = ({ waiting, sinceMs }: Line) =>
      waiting === 0 || (waiting < waitingMax && nowMs - sinceMs < longMs)
    const line = this.#lines.find(isFree) ?? this.#newLine()
    return line && this.#ask(line, text, values)
  }

  #newLine(): Line | undefined {
    if (this.#isClosed || this.#lines.length >= linesMax) return undefined
    const line: Line = {
      client: this.#open(() => this.#forget(line)),
      waiting: 0,
      sinceMs: 0,
      isHeld: false,
    }
    line.client.catch(() => this.#forget(line))
    this.#lines.push(line)
    return line
  }

  #forget(line: Line): void {
    const index = this.#lines.indexOf(line)
    if (index >= 0) this.#lines.splice(index, 1)
  }

  async #ask(line: Line, text: string, values: readonly unknown[]): Promise<Result> {
    if (line.waiting++ === 0) line.sinceMs = performance.now()
    try {
      const client = await line.client
      holdUntilTurnIsOver(line, client)
      return await client.query(text, values as unknown[])
    } finally {
      const nowMs = performance.now()
      this.short.noteShared(text, nowMs - line.sinceMs, nowMs)
      line.waiting--
      line.sinceMs = nowMs
    }
  }

  /** Waits for what was asked and closes the connections; from now on no statement goes over them. */
  async close(): Promise<void> {
    this.#isClosed = true
    const lines = this.#lines.splice(0)
    await Promise.all(
      lines.map(line =>
        line.client.then(
          client => client.end(),
          () => undefined,
        ),
      ),
    )
  }
}

/** Lets all that is asked until the event loop turns go as one message. */
function holdUntilTurnIsOver(line: Line, client: pg.Client): void {
  if (line.isHeld) return
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } })
    .connection
  line.isHeld = true
  stream.cork()
  setImmediate(() => {
    line.isHeld = false
    stream.uncork()
  })
}
