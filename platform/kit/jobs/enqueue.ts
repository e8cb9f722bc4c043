import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'

/** Data of a job: plain JSON. */
export type JobData = Readonly<Record<string, unknown>>

/**
 * Every queue alike: three more attempts with growing pauses; a worker that is not heard of for ten seconds loses its
 * job to another one.
 */
const queueOptions = {
  policy: 'standard',
  retryLimit: 3,
  retryDelay: 5,
  retryBackoff: true,
  expireInSeconds: 3600,
  heartbeatSeconds: 10,
} as const

const nameForm = /^[a-z][a-zA-Z0-9]*([.-][a-zA-Z0-9]+)*$/

/** Makes the queue of a job where it is not there yet, with the function of pg-boss itself. */
export async function makeQueue(db: Database | Transaction, name: string): Promise<void> {
  if (!nameForm.test(name)) throw new Error(`"${name}" is no name of a job`)
  const there = await db.selectFrom('pgboss.queue').select('name').where('name', '=', name).executeTakeFirst()
  if (there) return
  await sql`select pgboss.create_queue(${name}, ${JSON.stringify(queueOptions)}::jsonb)`.execute(db)
}

/**
 * Puts a job in its queue, in the transaction of the action that needs it: it runs when that ends well and never
 * otherwise. Written in SQL, since the client of pg-boss first has to be started to send anything.
 * @param startAfter not before this instant
 * @returns the id of the job
 * @throws Error when the name has another form than "module.what-it-does"
 */
export async function enqueue(
  tx: Transaction,
  name: string,
  data: JobData,
  startAfter?: Temporal.Instant,
): Promise<string> {
  await makeQueue(tx, name)
  const { rows } = await sql<{ id: string }>`
    insert into pgboss.job (name, data, policy, start_after, keep_until, retry_limit, retry_delay, retry_backoff,
      retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds)
    select name, ${JSON.stringify(data)}::jsonb, policy, begin, begin + retention_seconds * interval '1 second',
      retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds
    from pgboss.queue, (select coalesce(${startAfter?.toString() ?? null}::timestamptz, now()) as begin) moment
    where name = ${name}
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`job ${name} was not taken`)
  return id
}
