import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Tranche } from '../model.ts'

type Reader = Database | Transaction

/** The tranche of a call; none before assessment began. */
export async function readTranche(db: Reader, callId: string): Promise<Tranche | undefined> {
  const row = await db.selectFrom('tranches').selectAll().where('call_id', '=', callId).executeTakeFirst()
  return (
    row && {
      callId: row.call_id,
      calibrationIds: row.calibration_ids,
      hours:
        row.team_hours === null || row.hours_per_project === null
          ? undefined
          : { team: row.team_hours, perProject: row.hours_per_project },
    }
  )
}

/** Begins a tranche. */
export async function insertTranche(
  tx: Transaction,
  { callId, calibrationIds, now }: Pick<Tranche, 'callId' | 'calibrationIds'> & { now: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('tranches')
    .values({ call_id: callId, calibration_ids: [...calibrationIds], started_at: now })
    .execute()
}

/** Sets the hours of the team and of one project. */
export async function setHours(
  tx: Transaction,
  callId: string,
  { team, perProject }: { team: number; perProject: number },
): Promise<void> {
  await tx
    .updateTable('tranches')
    .set({ team_hours: team, hours_per_project: perProject })
    .where('call_id', '=', callId)
    .execute()
}

/** An explanation that was added to the anchors of a criterion. */
export interface AnchorNote {
  criterion: string
  text: string
  addedAt: Temporal.Instant
}

/** Explanations added to the anchors of a tranche, in the order in which they came. */
export function readAnchorNotes(db: Reader, callId: string): Promise<AnchorNote[]> {
  return db
    .selectFrom('anchor_notes')
    .select(['criterion', 'text', 'added_at as addedAt'])
    .where('call_id', '=', callId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

/** Adds an explanation. @returns its id */
export async function insertAnchorNote(
  tx: Transaction,
  fresh: { callId: string; criterion: string; text: string; byId: string; now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('anchor_notes')
    .values({
      call_id: fresh.callId,
      criterion: fresh.criterion,
      text: fresh.text,
      added_by: fresh.byId,
      added_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** When the result of a tranche becomes and became public. */
export interface TrancheResult {
  embargoUntil: Temporal.Instant
  publishedAt: Temporal.Instant | undefined
  /** As it was published. */
  content: unknown
}

/** The result of a tranche; none before the decision. */
export async function readResult(db: Reader, callId: string): Promise<TrancheResult | undefined> {
  const row = await db
    .selectFrom('tranche_results')
    .select(['embargo_until as embargoUntil', 'published_at as publishedAt', 'content'])
    .where('call_id', '=', callId)
    .executeTakeFirst()
  return row && { ...row, publishedAt: row.publishedAt ?? undefined }
}

/** Keeps until when the result is for applicants alone. */
export async function insertResult(
  tx: Transaction,
  callId: string,
  embargoUntil: Temporal.Instant,
): Promise<void> {
  await tx.insertInto('tranche_results').values({ call_id: callId, embargo_until: embargoUntil }).execute()
}

/** Makes the result public as it stands. */
export async function setPublished(
  tx: Transaction,
  callId: string,
  { content, byId, now }: { content: unknown; byId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('tranche_results')
    .set({ published_at: now, published_by: byId, content: sql`${JSON.stringify(content)}::jsonb` })
    .where('call_id', '=', callId)
    .execute()
}

/** Holds the tranche until the end of the transaction: what follows from all assessments together is worked out one at a time. */
export async function lockTranche(tx: Transaction, callId: string): Promise<void> {
  await tx.selectFrom('tranches').select('call_id').where('call_id', '=', callId).forUpdate().execute()
}
