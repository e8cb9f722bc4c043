import { sql } from 'kysely'
import type { Database } from '../../../kit/database/connect.ts'
import type { CaseState } from '../model.ts'
import type { CasePresence } from '../workbench-contract.ts'

/** Longer than three beats of a stream: who is not seen for so long is gone. */
const goneAfter = sql`interval '50 seconds'`

/** One open stream of a case. */
export interface Visitor extends CasePresence {
  streamId: string
}

/** Keeps that somebody has a case open; the same again says that it is still so. Takes away who is long gone. */
export async function putVisitor(db: Database, caseId: string, visitor: Visitor): Promise<void> {
  await sql`
    insert into case_visitors (stream_id, case_id, label, party_id)
    values (${visitor.streamId}, ${caseId}, ${visitor.label}, ${visitor.partyId ?? null})
    on conflict (stream_id) do update set seen_at = now(), party_id = excluded.party_id`.execute(db)
  await sql`delete from case_visitors where seen_at < now() - ${goneAfter}`.execute(db)
}

/** Forgets that somebody had a case open. */
export async function removeVisitor(db: Database, streamId: string): Promise<void> {
  await db.deleteFrom('case_visitors').where('stream_id', '=', streamId).execute()
}

/** How a case stands now, as far as its open pages need to know. */
export interface LiveCase {
  id: string
  revision: number
  state: CaseState
  visitors: Visitor[]
}

/** How these cases stand now, and who has them open. */
export async function readLive(db: Database, ids: readonly string[]): Promise<LiveCase[]> {
  const { rows } = await sql<LiveCase>`
    select id, revision, state, coalesce((
      select json_agg(json_build_object('streamId', stream_id, 'label', label, 'partyId', party_id)
        order by label, stream_id)
      from case_visitors where case_id = cases.id and seen_at > now() - ${goneAfter}), '[]') as visitors
    from cases where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
