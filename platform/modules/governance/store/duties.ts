import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'

type Reader = Database | Transaction

/** What somebody took on. */
export interface ActionPoint {
  id: string
  meetingId: string
  text: string
  holderId: string
  holderName: string
  dueOn: string
  doneAt: Temporal.Instant | undefined
  outcome: string
}

/** Which action points are read. */
export interface ActionFilter {
  id?: string | undefined
  bodyId?: string | undefined
  meetingId?: string | undefined
  holderId?: string | undefined
  isOpen?: boolean | undefined
}

/** Action points, what is due first. */
export async function readActionPoints(db: Reader, filter: ActionFilter): Promise<ActionPoint[]> {
  let query = db
    .selectFrom('action_points')
    .innerJoin('meetings', 'meetings.id', 'action_points.meeting_id')
    .innerJoin('people', 'people.id', 'action_points.holder_id')
    .select([
      'action_points.id',
      'action_points.meeting_id as meetingId',
      'action_points.text',
      'action_points.holder_id as holderId',
      'people.name as holderName',
      'action_points.due_on as dueOn',
      'action_points.done_at as doneAt',
      'action_points.outcome',
    ])
  const { id, bodyId, meetingId, holderId, isOpen } = filter
  if (id) query = query.where('action_points.id', '=', id)
  if (bodyId) query = query.where('meetings.body_id', '=', bodyId)
  if (meetingId) query = query.where('action_points.meeting_id', '=', meetingId)
  if (holderId) query = query.where('action_points.holder_id', '=', holderId)
  if (isOpen) query = query.where('action_points.done_at', 'is', null)
  const rows = await query.orderBy('action_points.due_on').orderBy('action_points.id').execute()
  return rows.map(row => ({ ...row, doneAt: row.doneAt ?? undefined }))
}

/** Adds an action point. @returns its id */
export async function insertActionPoint(
  tx: Transaction,
  point: Pick<ActionPoint, 'meetingId' | 'text' | 'holderId' | 'dueOn'>,
): Promise<string> {
  const { id } = await tx
    .insertInto('action_points')
    .values({
      meeting_id: point.meetingId,
      text: point.text,
      holder_id: point.holderId,
      due_on: point.dueOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Says that an action point is done, and what came of it. */
export async function setActionDone(
  tx: Transaction,
  id: string,
  done: { outcome: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('action_points')
    .set({ done_at: done.now, outcome: done.outcome })
    .where('id', '=', id)
    .execute()
}

/** The duty of a member to tell the own organisations of a decision. */
export interface FeedbackDuty {
  id: string
  decisionId: string
  decisionTitle: string
  meetingId: string
  seatId: string
  organisationName: string
  dueOn: string
  toldTo: string | undefined
  toldHow: string | undefined
  toldOn: string | undefined
}

/** Which feedback duties are read. */
export interface DutyFilter {
  bodyId?: string | undefined
  meetingId?: string | undefined
  seatIds?: readonly string[] | undefined
  isOpen?: boolean | undefined
}

/** Feedback duties, what is due first. */
export async function readFeedbackDuties(db: Reader, filter: DutyFilter): Promise<FeedbackDuty[]> {
  let query = db
    .selectFrom('feedback_duties')
    .innerJoin('decisions', 'decisions.id', 'feedback_duties.decision_id')
    .innerJoin('seats', 'seats.id', 'feedback_duties.seat_id')
    .innerJoin('organisations', 'organisations.id', 'seats.organisation_id')
    .select([
      'feedback_duties.id',
      'feedback_duties.decision_id as decisionId',
      'decisions.title as decisionTitle',
      'feedback_duties.meeting_id as meetingId',
      'feedback_duties.seat_id as seatId',
      'organisations.name as organisationName',
      'feedback_duties.due_on as dueOn',
      'feedback_duties.told_to as toldTo',
      'feedback_duties.told_how as toldHow',
      'feedback_duties.told_on as toldOn',
    ])
  const { bodyId, meetingId, seatIds, isOpen } = filter
  if (bodyId) query = query.where('seats.body_id', '=', bodyId)
  if (meetingId) query = query.where('feedback_duties.meeting_id', '=', meetingId)
  if (seatIds) query = query.where('feedback_duties.seat_id', '=', sql<string>`any(${[...seatIds]}::uuid[])`)
  if (isOpen) query = query.where('feedback_duties.confirmed_at', 'is', null)
  const rows = await query
    .orderBy('feedback_duties.due_on')
    .orderBy('organisations.name')
    .orderBy('decisions.number')
    .execute()
  return rows.map(row => ({
    ...row,
    toldTo: row.toldTo ?? undefined,
    toldHow: row.toldHow ?? undefined,
    toldOn: row.toldOn ?? undefined,
  }))
}

/** Gives every seat the duty to tell of every decision. */
export async function insertFeedbackDuties(
  tx: Transaction,
  duty: {
    meetingId: string
    decisionIds: readonly string[]
    seatIds: readonly string[]
    dueOn: string
  },
): Promise<void> {
  const values = duty.decisionIds.flatMap(decision_id =>
    duty.seatIds.map(seat_id => ({ decision_id, seat_id, meeting_id: duty.meetingId, due_on: duty.dueOn })),
  )
  if (values.length > 0) await tx.insertInto('feedback_duties').values(values).execute()
}

/** Records that a member told the own organisations. @returns how many duties that settles */
export async function confirmDuties(
  tx: Transaction,
  told: {
    ids: readonly string[]
    seatIds: readonly string[]
    to: string
    how: string
    on: string
    byId: string
    now: Temporal.Instant
  },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback_duties')
    .set({
      told_to: told.to,
      told_how: told.how,
      told_on: told.on,
      confirmed_by: told.byId,
      confirmed_at: told.now,
    })
    .where('id', '=', sql<string>`any(${[...told.ids]}::uuid[])`)
    .where('seat_id', '=', sql<string>`any(${[...told.seatIds]}::uuid[])`)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Members who did not tell of decisions of a meeting in time. */
export async function readOverdueDuties(
  db: Reader,
  today: string,
): Promise<{ meetingId: string; personId: string }[]> {
  const rows = await db
    .selectFrom('feedback_duties')
    .innerJoin('seats', 'seats.id', 'feedback_duties.seat_id')
    .select(['feedback_duties.meeting_id as meetingId', 'seats.person_id as personId'])
    .distinct()
    .where('confirmed_at', 'is', null)
    .where('due_on', '<', today)
    .where('seats.valid_to', 'is', null)
    .execute()
  return rows.flatMap(({ meetingId, personId }) => (personId ? [{ meetingId, personId }] : []))
}
