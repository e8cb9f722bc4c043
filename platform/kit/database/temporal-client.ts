import pg from 'pg'
import { StatementNames } from './statement-names.ts'

const names = new StatementNames()

type Rows = { rows: unknown[] }
type Send = (asked: unknown, ...rest: unknown[]) => Promise<Rows | Rows[]>

interface Statement {
  text: string
  values: readonly unknown[]
}

/** Asks for the instant of the transaction. Within one it is known since its begin, and costs no way to the database. */
export const transactionInstant = 'select now()'

/**
 * Stands before a statement without a result that is wanted: it goes with the next one of its transaction, in its place
 * among all of them: a savepoint that is gone back to afterwards takes it back as any other.
 */
export const withNext = '/* with the next */ '

/**
 * Stands before a statement without a result that is wanted: it is done last of all, on the way of the commit. It belongs to
 * the whole transaction: `rollback to savepoint` does not take it back.
 */
export const withCommit = '/* with the commit */ '

/**
 * The commit of a transaction that others wait for: it lets them go on before the disk has it, and is over when the disk
 * has it, since what comes after it in the journal is committed in the usual way. So one write to the disk serves all who
 * commit at that moment, and nothing is acknowledged that can be lost.
 */
const commitForOthers =
  "set local synchronous_commit = off; commit; select pg_logical_emit_message(true, 'versneller', '')"

/**
 * The driver's client that also takes Temporal values as parameters (by itself it would write them as JSON), and that
 * lets the database keep the statements that come back most. A transaction takes fewer ways to the database: its begin
 * brings its instant, and what nobody waits for goes with what comes after it. Where that fails, so does what it went with.
 */
export class TemporalClient extends pg.Client {
  readonly #plainly: Send
  #instant: Rows | undefined
  #withNext: Statement[] = []
  #withCommit: Statement[] = []

  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.#plainly = this.query.bind(this) as Send
    this.query = ((asked: unknown, values: unknown, ...rest: unknown[]) =>
      typeof asked === 'string' && Array.isArray(values)
        ? this.#ask(asked, values)
        : this.#plainly(asked, values, ...rest)) as typeof this.query
  }

  #ask(asked: string, values: readonly unknown[]): Promise<Rows> {
    if (asked === transactionInstant && this.#instant) return Promise.resolve(this.#instant)
    if (asked === 'begin' || asked.startsWith('start transaction')) return this.#begin(asked)
    if (asked === 'commit' || asked === 'rollback') return this.#end(asked)
    if (asked.startsWith(withNext)) return this.#later(this.#withNext, asked.slice(withNext.length), values)
    if (asked.startsWith(withCommit))
      return this.#later(this.#withCommit, asked.slice(withCommit.length), values)
    const statement = { text: asked, values }
    return this.#withNext.length === 0
      ? this.#send(statement)
      : this.#together(this.#withNext.splice(0), () => this.#send(statement))
  }

  async #send({ text, values }: Statement): Promise<Rows> {
    const name = names.nameOf(text)
    return (await this.#plainly(name === undefined ? text : { name, text }, values.map(asParameter))) as Rows
  }

  /** A statement for later, within a transaction; outside one there is nothing that it could go with. */
  #later(list: Statement[], text: string, values: readonly unknown[]): Promise<Rows> {
    if (!this.#instant) return this.#send({ text, values })
    list.push({ text, values })
    return Promise.resolve({ rows: [] })
  }

  /** Sends statements and what comes last in one message. @throws the first mistake, which made those after it fail */
  async #together(statements: readonly Statement[], last: () => Promise<Rows>): Promise<Rows> {
    const { stream } = (this as unknown as { connection: { stream: { cork(): void; uncork(): void } } })
      .connection
    stream.cork()
    const answers = [...statements.map(one => this.#send(one)), last()]
    stream.uncork()
    const ends = await Promise.allSettled(answers)
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return (ends.at(-1) as PromiseFulfilledResult<Rows>).value
  }

  async #begin(asked: string): Promise<Rows> {
    this.#withNext = []
    this.#withCommit = []
    const [begun, told] = (await this.#plainly(`${asked}; ${transactionInstant}`)) as [Rows, Rows]
    this.#instant = told
    return begun
  }

  async #end(asked: string): Promise<Rows> {
    const [next, last] = [this.#withNext, this.#withCommit]
    this.#withNext = []
    this.#withCommit = []
    this.#instant = undefined
    if (asked === 'rollback') return (await this.#plainly(asked)) as Rows
    const commit = async () =>
      last.length === 0
        ? ((await this.#plainly(asked)) as Rows)
        : ((await this.#plainly(commitForOthers)) as Rows[])[1]!
    return this.#together([...next, ...last], commit)
  }
}

function asParameter(value: unknown): unknown {
  const isTemporal =
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.PlainDateTime ||
    value instanceof Temporal.PlainTime
  return isTemporal ? value.toString() : value
}
