import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Attendance } from '../model.ts'

type Reader = Database | Transaction

/** Who sat in which seat at a meeting, in the order of arrival. */
export async function readAttendances(db: Reader, meetingId: string): Promise<Attendance[]> {
  const rows = await db
    .selectFrom('attendances')
    .innerJoin('people', 'people.id', 'attendances.person_id')
    .select([
      'attendances.id',
      'attendances.seat_id as seatId',
      'attendances.person_id as personId',
      'people.name as personName',
      'attendances.is_deputy as isDeputy',
      'attendances.is_remote as isRemote',
      'attendances.arrived_at as arrivedAt',
      'attendances.left_at as leftAt',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('attendances.arrived_at')
    .orderBy('attendances.id')
    .execute()
  return rows.map(row => ({ ...row, leftAt: row.leftAt ?? undefined }))
}

/** Somebody takes a seat at a meeting. @returns its id */
export async function insertAttendance(
  tx: Transaction,
  fresh: Pick<Attendance, 'seatId' | 'personId' | 'isDeputy' | 'isRemote'> & {
    meetingId: string
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('attendances')
    .values({
      meeting_id: fresh.meetingId,
      seat_id: fresh.seatId,
      person_id: fresh.personId,
      is_deputy: fresh.isDeputy,
      is_remote: fresh.isRemote,
      arrived_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Somebody leaves. */
export async function setLeft(tx: Transaction, id: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('attendances').set({ left_at: now }).where('id', '=', id).execute()
}
