import pg from 'pg'
import { StatementNames } from './statement-names.ts'

const names = new StatementNames()

type Rows = { rows: unknown[] }
type Send = (asked: unknown, ...rest: unknown[]) => Promise<Rows | Rows[]>

/** Asks for the instant of the transaction. Within one it is known since its begin, and costs no way to the database. */
export const transactionInstant = 'select now()'

/** Stands before a statement without a result that is wanted: it is done by the commit, on the same way to the database. */
export const withCommit = '/* with the commit */ '

/**
 * The driver's client that also takes Temporal values as parameters (by itself it would write them as JSON), and that
 * lets the database keep the statements that come back most. A transaction takes two ways to the database less: its
 * begin brings its instant, and its commit takes along what must be done last of all.
 */
export class TemporalClient extends pg.Client {
  #instant: Rows | undefined
  #last: string | undefined

  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const send = this.query.bind(this) as Send
    this.query = ((asked: unknown, values: unknown, ...rest: unknown[]) => {
      if (!Array.isArray(values)) return send(asked, values, ...rest)
      const own = typeof asked === 'string' ? this.#ofTransaction(send, asked, values) : undefined
      if (own) return own
      const name = typeof asked === 'string' ? names.nameOf(asked) : undefined
      const statement = name === undefined ? asked : { name, text: asked }
      return send(statement, values.map(asParameter), ...rest)
    }) as typeof this.query
  }

  /** What a transaction begins and ends with; undefined for any other statement. */
  #ofTransaction(send: Send, asked: string, values: readonly unknown[]): Promise<Rows> | undefined {
    if (asked === transactionInstant && this.#instant) return Promise.resolve(this.#instant)
    if (asked.startsWith(withCommit)) {
      this.#last = literally(asked.slice(withCommit.length), values)
      return Promise.resolve({ rows: [] })
    }
    if (asked === 'begin' || asked.startsWith('start transaction')) return this.#begin(send, asked)
    if (asked === 'commit' || asked === 'rollback') return this.#end(send, asked)
    return undefined
  }

  async #begin(send: Send, asked: string): Promise<Rows> {
    this.#last = undefined
    const [begun, told] = (await send(`${asked}; ${transactionInstant}`)) as [Rows, Rows]
    this.#instant = told
    return begun
  }

  async #end(send: Send, asked: string): Promise<Rows> {
    const last = asked === 'commit' ? this.#last : undefined
    this.#last = undefined
    this.#instant = undefined
    if (last === undefined) return (await send(asked)) as Rows
    return ((await send(`${last}; ${asked}`)) as Rows[]).at(-1)!
  }
}

/** A statement with its values written into it: several at once cannot have parameters. */
function literally(statement: string, values: readonly unknown[]): string {
  return statement.replace(/\$(\d+)/g, (_, number: string) =>
    pg.escapeLiteral(String(values[Number(number) - 1])),
  )
}

function asParameter(value: unknown): unknown {
  const isTemporal =
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.PlainDateTime ||
    value instanceof Temporal.PlainTime
  return isTemporal ? value.toString() : value
}
