import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'
import { type Bilingual, texts } from '../texts/texts.ts'
import { type AuditHead, auditHead } from './append.ts'
import { entryHash, firstPreviousHash } from './entry.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

/** What can be wrong with the trail. */
export type AuditFault = Exclude<keyof typeof nl, 'AUDIT_IN_ORDE'>

/** Outcome of a check of the whole trail; `reason` is for the reader. */
export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: AuditHead; readonly reason: Bilingual }
  | {
      readonly ok: false
      /** Sound entries before the first bad one. */
      readonly entries: number
      readonly firstBadSeq: number
      readonly code: AuditFault
      readonly reason: Bilingual
    }

const batchSize = 5000

/**
 * Checks every entry of the trail in one snapshot, batch by batch: that none is missing, that each follows the one
 * before, that none was changed, and that the head names the last one. Heads that were kept elsewhere show also that
 * the whole was not replaced or its end cut off together with the head.
 */
export async function verifyAudit(db: Database, keptHeads: readonly AuditHead[] = []): Promise<AuditVerdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(tx => verifySnapshot(tx, keptHeads))
}

async function verifySnapshot(tx: Transaction, keptHeads: readonly AuditHead[]): Promise<AuditVerdict> {
  const head = await auditHead(tx)
  const kept = new Map(keptHeads.map(kept => [kept.seq, kept.hash]))
  let last: AuditHead = { seq: 0, hash: firstPreviousHash }
  let batch = await readBatch(tx, 0)
  while (batch.length > 0) {
    // The next batch is on its way while this one is computed.
    const next = batch.length < batchSize ? Promise.resolve([]) : readBatch(tx, (batch.at(-1) as Row).seq)
    for (const row of batch) {
      const fault = faultOf(row, last, kept)
      if (fault !== undefined) {
        await next
        return bad(last.seq, last.seq + 1, fault)
      }
      last = { seq: row.seq, hash: row.hash }
    }
    batch = await next
  }
  if (last.seq !== head.seq || last.hash !== head.hash)
    return bad(last.seq, last.seq < head.seq ? last.seq + 1 : last.seq, 'AUDIT_EINDE_ONTBREEKT')
  const beyond = keptHeads.find(kept => kept.seq > last.seq)
  if (beyond !== undefined) return bad(last.seq, last.seq + 1, 'AUDIT_EINDE_ONTBREEKT')
  return { ok: true, entries: last.seq, head, reason: reason('AUDIT_IN_ORDE', { entries: last.seq }) }
}

type Row = Awaited<ReturnType<typeof readBatch>>[number]

function readBatch(tx: Transaction, afterSeq: number) {
  return tx
    .selectFrom('audit_entries')
    .select([
      'seq',
      sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'),
      'actor_id',
      'on_behalf_of_id',
      'organisation_id',
      'action',
      'object_kind',
      'object_id',
      'before_hash',
      'after',
      'previous_hash',
      'hash',
    ])
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(batchSize)
    .execute()
}

function faultOf(row: Row, last: AuditHead, kept: ReadonlyMap<number, string>): AuditFault | undefined {
  if (row.seq !== last.seq + 1) return 'AUDIT_REGEL_ONTBREEKT'
  if (row.previous_hash !== last.hash) return 'AUDIT_KETEN_GEBROKEN'
  if (row.hash !== hashOf(row)) return 'AUDIT_REGEL_GEWIJZIGD'
  const keptHash = kept.get(row.seq)
  return keptHash === undefined || keptHash === row.hash ? undefined : 'AUDIT_KOP_WIJKT_AF'
}

function hashOf(row: Row): string {
  return entryHash(row.previous_hash, {
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    onBehalfOfId: row.on_behalf_of_id,
    organisationId: row.organisation_id,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    beforeHash: row.before_hash,
    after: row.after,
  })
}

function bad(entries: number, firstBadSeq: number, code: AuditFault): AuditVerdict {
  return { ok: false, entries, firstBadSeq, code, reason: reason(code, { seq: firstBadSeq }) }
}

function reason(code: keyof typeof nl, values: Record<string, number>): Bilingual {
  return { nl: say('nl')(code, values), en: say('en')(code, values) }
}
