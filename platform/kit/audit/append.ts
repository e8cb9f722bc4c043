import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../database/connect.ts'
import { withCommit } from '../database/temporal-client.ts'
import { type AuditRecord, assertNoPersonalData, hashedText, stateHash } from './entry.ts'

/** Number and hash of the newest entry; number 0 for an empty trail. To be kept outside the database as well. */
export type AuditHead = { readonly seq: number; readonly hash: string }

/**
 * Adds entries to the trail, in the transaction of the change they tell of. From here to its end the transaction
 * holds the head of the trail and others wait for it, so call it last. The instant is that of the transaction.
 * @throws {TypeError} when a record holds personal data or no JSON
 */
export async function appendAudit(tx: Transaction, records: readonly AuditRecord[]): Promise<AuditHead> {
  const { rows } = await sql<AuditHead>`select seq, hash from append_audit(${json(rowsOf(records))})`.execute(
    tx,
  )
  const [head] = rows
  if (head === undefined) throw new Error('the audit trail has no head')
  return head
}

/**
 * Adds entries to the trail with the commit of the transaction, in one step, so that others wait for the head no
 * longer than for the disk. A mistake in it makes the commit fail: the change is rolled back. Going back to a savepoint does
 * not take it back.
 * @throws {TypeError} when a record holds personal data or no JSON
 */
export async function appendAuditWithCommit(tx: Transaction, records: readonly AuditRecord[]): Promise<void> {
  await sql`${sql.raw(withCommit)}select append_audit(${json(rowsOf(records))})`.execute(tx)
}

/** Reads the newest entry's number and hash, to keep them where nobody can change both. */
export async function auditHead(db: Database | Transaction): Promise<AuditHead> {
  return db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

function rowsOf(records: readonly AuditRecord[]) {
  for (const record of records) assertNoPersonalData(record.after)
  return records.map(record => {
    const { before, after = null, ...rest } = record
    const beforeHash = before === undefined ? null : stateHash(before)
    const { untilAt, untilPrevious, untilSeq } = hashedText({ ...rest, beforeHash, after })
    return {
      actor_id: record.actorId,
      on_behalf_of_id: record.onBehalfOfId,
      organisation_id: record.organisationId,
      action: record.action,
      object_kind: record.objectKind,
      object_id: record.objectId,
      before_hash: beforeHash,
      after,
      until_at: untilAt,
      until_previous: untilPrevious,
      until_seq: untilSeq,
    }
  })
}
