import {
  type Compilable,
  CompiledQuery,
  Kysely,
  type Transaction as KyselyTransaction,
  PostgresDialect,
  type RawBuilder,
  sql,
} from 'kysely'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { lendingPool } from './lending-pool.ts'
import { SharedReads } from './shared-reads.ts'
import type { DB, Json } from './tables.generated.ts'
import { TemporalClient, withNext } from './temporal-client.ts'

/** Every table of the platform, as the migrations leave it. */
export type Tables = DB

/** The way to the tables: statements outside a transaction. */
export type Database = Kysely<Tables>

/** One transaction; what it has written is seen by others when it ends well, and never otherwise. */
export type Transaction = KyselyTransaction<Tables>

/** A pool of connections and the typed way to its tables. */
export type Connection = {
  readonly db: Database
  readonly pool: pg.Pool
  /** Whether the database answers now; the reason is for the operator. */
  ready(): Promise<{ ready: boolean; reason?: string }>
  /** Waits for the running statements and closes every connection. */
  close(): Promise<void>
}

/** Where and how to connect. */
export type ConnectOptions = {
  readonly url: string
  readonly log: (line: string) => void
  /** Role to work under, when the user of the address is another one; see `ensureApplicationRole`. */
  readonly role?: string
  readonly connectionsMax?: number
}

/**
 * Opens a pool. A database that goes away fails the statements of that moment and never ends the process; when it is
 * back the next statement works. Columns are read as: int8 number (an error beyond 2^53), numeric string, date string
 * (YYYY-MM-DD), timestamptz Temporal.Instant (microseconds kept), jsonb as it is. Parameters may be Temporal values;
 * for jsonb use `json(value)`.
 */
export function connect(options: ConnectOptions): Connection {
  const settings = {
    connectionString: options.url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'versneller',
    types: columnTypes,
    // What nobody waits for goes in one message with what comes after it.
    pipeline: true,
  }
  const takeRole = async (client: pg.ClientBase) => {
    if (options.role !== undefined) await client.query(`set role ${pg.escapeIdentifier(options.role)}`)
  }
  const pool = new pg.Pool({
    ...settings,
    Client: TemporalClient,
    max: options.connectionsMax ?? 10,
    idleTimeoutMillis: 30_000,
    onConnect: takeRole,
  })
  pool.on('error', error => options.log(`an idle connection to the database was lost: ${error.message}`))
  // A connection in use has no listener of the pool; without this one its loss would end the process.
  pool.on('connect', client => {
    client.on('error', error => options.log(`a connection to the database was lost: ${error.message}`))
  })
  const reads = new SharedReads(async onLost => {
    const client = new TemporalClient(settings)
    client.on('error', error => options.log(`a connection to the database was lost: ${error.message}`))
    client.on('end', onLost)
    await client.connect()
    await takeRole(client).catch((error: unknown) => {
      // Nobody uses it, so nobody else would close it.
      void client.end()
      throw error
    })
    return client
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: lendingPool(pool, reads) }) })
  const ready = () =>
    pool.query('select 1').then(
      () => ({ ready: true }),
      (error: Error) => ({ ready: false, reason: error.message }),
    )
  return { db, pool, ready, close: () => db.destroy() }
}

/**
 * A value for a jsonb column. Always needed for arrays, which the driver would otherwise write as SQL arrays, and
 * for plain strings and null. What JSON cannot hold is left out or turned into text, as JSON.stringify does.
 */
export function json(value: unknown): RawBuilder<Json> {
  return sql<Json>`${JSON.stringify(value)}::jsonb`
}

/**
 * Does a statement of which no result is wanted, on the way of the next one of the transaction: in its place among them,
 * without waiting for its answer. Where it fails, the next one fails in its name.
 */
export async function doWithNext(tx: Transaction, statement: Compilable): Promise<void> {
  const { sql: text, parameters } = statement.compile()
  await tx.executeQuery(CompiledQuery.raw(withNext + text, [...parameters]))
}
