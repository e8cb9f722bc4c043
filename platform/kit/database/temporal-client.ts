import pg from 'pg'

/** The driver's client that also takes Temporal values as parameters; by itself it would write them as JSON. */
export class TemporalClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const send = this.query.bind(this) as (...asked: unknown[]) => unknown
    this.query = ((asked: unknown, values: unknown, ...rest: unknown[]) =>
      send(asked, Array.isArray(values) ? values.map(asParameter) : values, ...rest)) as typeof this.query
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
