import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { FileFigure, Meeting, MeetingState } from '../model.ts'

type Reader = Database | Transaction

const meetings = (db: Reader) => db.selectFrom('meetings').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof meetings>['executeTakeFirstOrThrow']>>

const asMeeting = (row: Row): Meeting & { urgency: string } => ({
  id: row.id,
  bodyId: row.body_id,
  number: row.number,
  state: row.state as MeetingState,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  isExtra: row.extra_request_id !== null,
  convenedAt: row.convened_at ?? undefined,
  openedAt: row.opened_at ?? undefined,
  closedAt: row.closed_at ?? undefined,
  minutes: row.minutes,
  minutesById: row.minutes_by ?? undefined,
  minutesAdoptedAt: row.minutes_adopted_at ?? undefined,
  minutesSha256: row.minutes_sha256 ?? undefined,
  file: {
    goals: row.file_goals,
    execution: row.file_execution,
    results: row.file_results,
    figures: (row.file_figures as unknown as FileFigure[] | null) ?? undefined,
    sha256: row.file_sha256 ?? undefined,
  },
  urgency: row.urgency,
})

/** A meeting with why it was convened late, if it was. */
export type MeetingRow = ReturnType<typeof asMeeting>

/** One meeting. */
export async function readMeeting(db: Reader, id: string): Promise<MeetingRow | undefined> {
  const row = await meetings(db).where('id', '=', id).executeTakeFirst()
  return row && asMeeting(row)
}

/** One meeting, held until the end of the transaction: who comes in or leaves waits for a vote that is being counted. */
export async function lockMeeting(tx: Transaction, id: string): Promise<MeetingRow | undefined> {
  const row = await meetings(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asMeeting(row)
}

/** Meetings of bodies, the last first, and how many there are in all. */
export async function readMeetings(
  db: Reader,
  asked: { bodyIds: readonly string[]; limit?: number; offset?: number },
): Promise<{ rows: MeetingRow[]; total: number }> {
  const query = meetings(db).where('body_id', '=', sql<string>`any(${[...asked.bodyIds]}::uuid[])`)
  const rows = await query
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(asked.limit ?? 1000)
    .offset(asked.offset ?? 0)
    .execute()
  const { count } = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(asMeeting), total: Number(count) }
}

/** When each body met last and meets next: meetings that were opened, and those still to come. */
export async function readRhythm(
  db: Reader,
  bodyIds: readonly string[],
): Promise<Map<string, { lastAt: Temporal.Instant | undefined; nextAt: Temporal.Instant | undefined }>> {
  const { rows } = await sql<{
    bodyId: string
    lastAt: Temporal.Instant | null
    nextAt: Temporal.Instant | null
  }>`
    select body_id as "bodyId", max(opened_at) as "lastAt",
      min(starts_at) filter (where state in ('planned', 'convened')) as "nextAt"
    from meetings where body_id = any(${[...bodyIds]}::uuid[]) group by body_id`.execute(db)
  return new Map(
    rows.map(row => [row.bodyId, { lastAt: row.lastAt ?? undefined, nextAt: row.nextAt ?? undefined }]),
  )
}

/** A meeting to be planned. */
export interface NewMeeting {
  bodyId: string
  seriesId?: string | undefined
  extraRequestId?: string | undefined
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  place: string
}

/** Plans a meeting under the next number of its body. @returns its id */
export async function insertMeeting(tx: Transaction, meeting: NewMeeting): Promise<string> {
  // Two that plan at once get two numbers: the second waits for the first.
  await tx.selectFrom('governing_bodies').select('id').where('id', '=', meeting.bodyId).forUpdate().execute()
  const { id } = await tx
    .insertInto('meetings')
    .values({
      body_id: meeting.bodyId,
      series_id: meeting.seriesId ?? null,
      extra_request_id: meeting.extraRequestId ?? null,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from meetings where body_id = ${meeting.bodyId})`,
      starts_at: meeting.startsAt,
      ends_at: meeting.endsAt,
      place: meeting.place,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds a series. @returns its id */
export async function insertSeries(
  tx: Transaction,
  series: { bodyId: string; name: string; everyMonths: number; startsOn: string; endsOn: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('meeting_series')
    .values({
      body_id: series.bodyId,
      name: series.name,
      every_months: series.everyMonths,
      starts_on: series.startsOn,
      ends_on: series.endsOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What changes of a meeting. */
export interface MeetingChange {
  state?: MeetingState
  startsAt?: Temporal.Instant
  endsAt?: Temporal.Instant
  place?: string
  urgency?: string
  convenedAt?: Temporal.Instant
  openedAt?: Temporal.Instant
  closedAt?: Temporal.Instant
  minutes?: string
  minutesById?: string
  minutesAdoptedAt?: Temporal.Instant
  minutesAdoptedById?: string
  minutesSha256?: string
  file?: { goals: string; execution: string; results: string }
  fileFigures?: readonly FileFigure[]
  fileSha256?: string
}

/** Changes a meeting; what is not named stays. */
export async function updateMeeting(tx: Transaction, id: string, change: MeetingChange): Promise<void> {
  await tx
    .updateTable('meetings')
    .set({
      state: change.state,
      starts_at: change.startsAt,
      ends_at: change.endsAt,
      place: change.place,
      urgency: change.urgency,
      convened_at: change.convenedAt,
      opened_at: change.openedAt,
      closed_at: change.closedAt,
      minutes: change.minutes,
      minutes_by: change.minutesById,
      minutes_adopted_at: change.minutesAdoptedAt,
      minutes_adopted_by: change.minutesAdoptedById,
      minutes_sha256: change.minutesSha256,
      file_goals: change.file?.goals,
      file_execution: change.file?.execution,
      file_results: change.file?.results,
      file_figures: change.fileFigures && json(change.fileFigures),
      file_sha256: change.fileSha256,
    })
    .where('id', '=', id)
    .execute()
}

/** The meeting of a body before this one of which figures were frozen. */
export async function readFiguresBefore(
  db: Reader,
  { bodyId, startsAt }: Pick<Meeting, 'bodyId' | 'startsAt'>,
): Promise<{ figures: readonly FileFigure[]; convenedAt: Temporal.Instant } | undefined> {
  const row = await db
    .selectFrom('meetings')
    .select(['file_figures', 'convened_at'])
    .where('body_id', '=', bodyId)
    .where('starts_at', '<', startsAt)
    .where('file_figures', 'is not', null)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.convened_at
    ? { figures: row.file_figures as unknown as FileFigure[], convenedAt: row.convened_at }
    : undefined
}
