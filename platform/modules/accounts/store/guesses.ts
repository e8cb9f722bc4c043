import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'

/** Who guesses at what. `deviceId` is the session of a browser that the owner signed in on before. */
export interface Guess {
  /** A keyed digest of the address: the table names nobody. */
  accountKey: string
  network: string
  deviceId: string | undefined
}

/** Makes guesses at one account wait for each other, so that parallel ones cannot exceed the budget. */
export async function lockGuesses(tx: Transaction, accountKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${accountKey}, 0))`.execute(tx)
}

/** Wrong or undecided guesses at one account within the window. */
export async function countGuesses(tx: Transaction, guess: Guess, windowMinutes: number) {
  const since = sql<Temporal.Instant>`clock_timestamp() - make_interval(mins => ${windowMinutes})`
  const row = await tx
    .selectFrom('guesses')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('device_id', 'is', null).as('byStrangers'),
      fn
        .countAll<number>()
        .filterWhere('device_id', 'is', null)
        .filterWhere('network', '=', guess.network)
        .as('byAddress'),
      fn.countAll<number>().filterWhere('device_id', 'is not', null).as('byDevice'),
      sql<number>`coalesce(extract(epoch from clock_timestamp() - max(made_at)
        filter (where device_id is null and network = ${guess.network})), 1e9)::float8`.as(
        'secondsSinceLastByAddress',
      ),
    ])
    .where('account_key', '=', guess.accountKey)
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow()
  return {
    byStrangers: Number(row.byStrangers),
    byAddress: Number(row.byAddress),
    byDevice: Number(row.byDevice),
    secondsSinceLastByAddress: row.secondsSinceLastByAddress,
  }
}

/** Counts a guess before it is known to be right or wrong. @returns its id */
export async function insertGuess(tx: Transaction, guess: Guess): Promise<number> {
  const { id } = await tx
    .insertInto('guesses')
    .values({ account_key: guess.accountKey, network: guess.network, device_id: guess.deviceId ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A guess that was right does not count. */
export async function deleteGuess(db: Database, id: number): Promise<void> {
  await db.deleteFrom('guesses').where('id', '=', id).execute()
}
