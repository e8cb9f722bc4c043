import pg from 'pg'
import { StatementNames } from './statement-names.ts'

const names = new StatementNames()

/**
 * The driver's client that also takes Temporal values as parameters (by itself it would write them as JSON), and that
 * lets the database keep the statements that come back most.
 */
export class TemporalClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const send = this.query.bind(this) as (...asked: unknown[]) => unknown
    this.query = ((asked: unknown, values: unknown, ...rest: unknown[]) => {
      if (!Array.isArray(values)) return send(asked, values, ...rest)
      const name = typeof asked === 'string' ? names.nameOf(asked) : undefined
      const statement = name === undefined ? asked : { name, text: asked }
      return send(statement, values.map(asParameter), ...rest)
    }) as typeof this.query
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
