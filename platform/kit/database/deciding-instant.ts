import { type RawBuilder, sql } from 'kysely'

/** The instant that decides: the one handed over, or that of the database. */
export function decidingInstant(now: Temporal.Instant | undefined): RawBuilder<Temporal.Instant> {
  return now === undefined
    ? sql<Temporal.Instant>`now()`
    : sql<Temporal.Instant>`${now.toString()}::timestamptz`
}
