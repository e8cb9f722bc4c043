import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'
import { transactionInstant } from '../database/temporal-client.ts'

/** Tells the time. Rules never ask it: an action asks, and hands the instant on. */
export interface Clock {
  now(): Temporal.Instant
}

/** The clock of this machine. Inside a transaction the clock of the database stands in for it: see `instantOf`. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands still until it is set, for tests and for running a scenario on one day. */
export interface FixedClock extends Clock {
  set(instant: Temporal.Instant | string): void
}

/**
 * Makes a clock that stands still.
 * @throws {RangeError} when the text is no instant (ISO 8601 with an offset)
 */
export function fixedClock(instant: Temporal.Instant | string): FixedClock {
  let current = Temporal.Instant.from(instant)
  return {
    now: () => current,
    set(next) {
      current = Temporal.Instant.from(next)
    },
  }
}

/** The instant at which the transaction began, by the clock of the database: one and the same in the whole of it. */
export async function databaseNow(tx: Database | Transaction): Promise<Temporal.Instant> {
  const { rows } = await sql<{ now: Temporal.Instant }>`${sql.raw(transactionInstant)}`.execute(tx)
  const now = rows[0]?.now
  if (now === undefined) throw new Error('the database does not tell the time')
  return now
}

/** The instant that decides in a transaction: the database's, for several servers never agree; a fixed clock's when one is given. */
export async function instantOf(tx: Transaction, clock: Clock): Promise<Temporal.Instant> {
  return clock === systemClock ? databaseNow(tx) : clock.now()
}

/** The instant that decides now, for what is no write: in a transaction of its own. */
export const instantNow = ({ db, clock }: { db: Database; clock: Clock }): Promise<Temporal.Instant> =>
  db.transaction().execute(tx => instantOf(tx, clock))

/** The instant for a read: undefined leaves it to the clock of the database, which decides. */
export function readingInstant(clock: Clock): Temporal.Instant | undefined {
  return clock === systemClock ? undefined : clock.now()
}
