import type { Database, Transaction } from './connect.ts'
import { json } from './connect.ts'

/** What makes two requests the same one. */
export type OnceKey = { readonly personId: string; readonly action: string; readonly key: string }

/**
 * Does the work once for a key, in this transaction. A repeat gets the first result, as JSON; one that comes while
 * the first is still at work waits for it, and does the work itself when the first is rolled back.
 */
export async function once<Result>(
  tx: Transaction,
  key: OnceKey,
  work: () => Promise<Result>,
): Promise<Result> {
  const names = { person_id: key.personId, action: key.action, key: key.key }
  const claimed = await tx
    .insertInto('idempotency_keys')
    .values(names)
    .onConflict(conflict => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  const rows = tx.selectFrom('idempotency_keys').where(eb => eb.and(names))
  if (claimed === undefined) {
    const earlier = await rows.select('result').executeTakeFirstOrThrow()
    return (earlier.result as { value: Result }).value
  }
  const kept = JSON.stringify({ value: await work() })
  const first = JSON.parse(kept) as { value: Result }
  await tx
    .updateTable('idempotency_keys')
    .set({ result: json(first) })
    .where(eb => eb.and(names))
    .execute()
  return first.value
}

/** Removes the keys of before an instant; a repeat after that is a new request. */
export async function forgetIdempotencyKeys(db: Database, before: Temporal.Instant): Promise<number> {
  const deleted = await db.deleteFrom('idempotency_keys').where('created_at', '<', before).executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
