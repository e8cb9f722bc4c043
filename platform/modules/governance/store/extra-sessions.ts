import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'

type Reader = Database | Transaction

/** A request of members for an extra session. */
export interface ExtraRequest {
  id: string
  bodyId: string
  reason: string
  askedAt: Temporal.Instant
  /** Enough seats stand behind it since. */
  grantedAt: Temporal.Instant | undefined
  supporters: { seatId: string; organisationName: string }[]
  /** The meeting that was planned for it. */
  meetingId: string | undefined
}

/** Requests of a body for which no meeting was closed yet, the last first. */
export async function readExtraRequests(
  db: Reader,
  asked: { bodyId?: string; id?: string },
): Promise<ExtraRequest[]> {
  let query = db
    .selectFrom('extra_session_requests')
    .leftJoin('meetings', 'meetings.extra_request_id', 'extra_session_requests.id')
    .select([
      'extra_session_requests.id',
      'extra_session_requests.body_id as bodyId',
      'extra_session_requests.reason',
      'extra_session_requests.asked_at as askedAt',
      'extra_session_requests.granted_at as grantedAt',
      'meetings.id as meetingId',
    ])
  if (asked.bodyId) query = query.where('extra_session_requests.body_id', '=', asked.bodyId)
  if (asked.id) query = query.where('extra_session_requests.id', '=', asked.id)
  else query = query.where(eb => eb.or([eb('meetings.id', 'is', null), eb('meetings.closed_at', 'is', null)]))
  const rows = await query.orderBy('extra_session_requests.asked_at', 'desc').execute()
  const supporters = await db
    .selectFrom('extra_session_supporters')
    .innerJoin('seats', 'seats.id', 'extra_session_supporters.seat_id')
    .innerJoin('organisations', 'organisations.id', 'seats.organisation_id')
    .select(['request_id', 'seat_id', 'organisations.name'])
    .where('request_id', '=', sql<string>`any(${rows.map(row => row.id)}::uuid[])`)
    .orderBy('organisations.name')
    .execute()
  return rows.map(row => ({
    ...row,
    grantedAt: row.grantedAt ?? undefined,
    meetingId: row.meetingId ?? undefined,
    supporters: supporters
      .filter(one => one.request_id === row.id)
      .map(one => ({ seatId: one.seat_id, organisationName: one.name })),
  }))
}

/** Adds a request. @returns its id */
export async function insertExtraRequest(
  tx: Transaction,
  request: { bodyId: string; reason: string; now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('extra_session_requests')
    .values({ body_id: request.bodyId, reason: request.reason, asked_at: request.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A seat stands behind a request; a second time changes nothing. @returns whether it is new */
export async function insertSupporter(
  tx: Transaction,
  support: { requestId: string; seatId: string; personId: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('extra_session_supporters')
    .values({
      request_id: support.requestId,
      seat_id: support.seatId,
      person_id: support.personId,
      at: support.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Enough seats stand behind a request. */
export async function setGranted(tx: Transaction, id: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('extra_session_requests').set({ granted_at: now }).where('id', '=', id).execute()
}
