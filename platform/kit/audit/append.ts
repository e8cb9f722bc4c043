import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../database/connect.ts'
import { type AuditBody, type AuditRecord, assertNoPersonalData, entryHash, stateHash } from './entry.ts'

/** Number and hash of the newest entry; number 0 for an empty trail. To be kept outside the database as well. */
export type AuditHead = { readonly seq: number; readonly hash: string }

/**
 * Adds entries to the trail, in the transaction of the change they tell of. From here to its end the transaction
 * holds the head of the trail and others wait for it, so call it last. The instant is that of the transaction.
 * @throws {TypeError} when a record holds personal data or no JSON
 */
export async function appendAudit(tx: Transaction, records: readonly AuditRecord[]): Promise<AuditHead> {
  for (const record of records) assertNoPersonalData(record.after)
  const { rows } = await sql<AuditHead & { at: string }>`select seq, hash, at from lock_audit_head()`.execute(
    tx,
  )
  const locked = rows[0]
  if (locked === undefined) throw new Error('the audit trail has no head')
  if (records.length === 0) return { seq: locked.seq, hash: locked.hash }
  let head: AuditHead = { seq: locked.seq, hash: locked.hash }
  const chained = records.map(record => {
    const row = entryRow(record, head, locked.at)
    head = { seq: row.seq, hash: row.hash }
    return row
  })
  await tx.insertInto('audit_entries').values(chained).execute()
  return head
}

/** Reads the newest entry's number and hash, to keep them where nobody can change both. */
export async function auditHead(db: Database | Transaction): Promise<AuditHead> {
  return db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

function entryRow(record: AuditRecord, previous: AuditHead, at: string) {
  const body: AuditBody = {
    seq: previous.seq + 1,
    at,
    actorId: record.actorId,
    onBehalfOfId: record.onBehalfOfId,
    organisationId: record.organisationId,
    action: record.action,
    objectKind: record.objectKind,
    objectId: record.objectId,
    beforeHash: record.before === undefined ? null : stateHash(record.before),
    after: record.after ?? null,
  }
  return {
    seq: body.seq,
    at: body.at,
    actor_id: body.actorId,
    on_behalf_of_id: body.onBehalfOfId,
    organisation_id: body.organisationId,
    action: body.action,
    object_kind: body.objectKind,
    object_id: body.objectId,
    before_hash: body.beforeHash,
    after: json(body.after),
    previous_hash: previous.hash,
    hash: entryHash(previous.hash, body),
  }
}
