import type { AssessorSide } from '@versneller/engine'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { AssessorAssignment } from '../model.ts'

type Reader = Database | Transaction

/** An assignment to be kept. */
export interface NewAssignment {
  callId: string
  submissionId: string
  personId: string
  side: AssessorSide
  isCalibration: boolean
  dueOn: string
  assignedById: string
  now: Temporal.Instant
}

/** Assigns an assessor to a plan. @returns the id of the assignment */
export async function insertAssignment(tx: Transaction, fresh: NewAssignment): Promise<string> {
  const { id } = await tx
    .insertInto('assessor_assignments')
    .values({
      call_id: fresh.callId,
      submission_id: fresh.submissionId,
      person_id: fresh.personId,
      side: fresh.side,
      is_calibration: fresh.isCalibration,
      due_on: fresh.dueOn,
      assigned_by: fresh.assignedById,
      assigned_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Which assignments a list shows; those that ended are left out unless asked for. */
export interface AssignmentFilter {
  id?: string | undefined
  callId?: string | undefined
  submissionId?: string | undefined
  personId?: string | undefined
  withEnded?: boolean
}

/** An assignment counts as its newest final version; a correction under way does not take that away. */
const stateOfAssignment = sql<string>`coalesce(
  (select state from assessments where assignment_id = assessor_assignments.id and state <> 'draft'
    order by version desc limit 1),
  (select state from assessments where assignment_id = assessor_assignments.id order by version desc limit 1),
  'open')`

const filters = (filter: AssignmentFilter): RawBuilder<boolean>[] => [
  ...(filter.id ? [sql<boolean>`id = ${filter.id}::uuid`] : []),
  ...(filter.callId ? [sql<boolean>`call_id = ${filter.callId}::uuid`] : []),
  ...(filter.submissionId ? [sql<boolean>`submission_id = ${filter.submissionId}::uuid`] : []),
  ...(filter.personId ? [sql<boolean>`person_id = ${filter.personId}::uuid`] : []),
]

/** Assignments, those that hold unless told otherwise: calibration first, then by the day they are due. */
export async function readAssignments(db: Reader, filter: AssignmentFilter): Promise<AssessorAssignment[]> {
  const wheres = [sql<boolean>`(ended_at is null or ${filter.withEnded ?? false})`, ...filters(filter)]
  const { rows } = await sql<AssessorAssignment>`
    select id, call_id as "callId", submission_id as "submissionId", person_id as "personId", side,
      is_calibration as "isCalibration", to_char(due_on, 'YYYY-MM-DD') as "dueOn", ${stateOfAssignment} as state
    from assessor_assignments where ${sql.join(wheres, sql` and `)}
    order by is_calibration desc, due_on, submission_id, person_id`.execute(db)
  return rows
}

/** An assignment that holds, locked until the end of the transaction. */
export async function lockAssignment(tx: Transaction, id: string): Promise<AssessorAssignment | undefined> {
  await tx.selectFrom('assessor_assignments').select('id').where('id', '=', id).forUpdate().execute()
  const [found] = await readAssignments(tx, { id })
  return found
}

/** Ends an assignment. */
export async function endAssignment(
  tx: Transaction,
  id: string,
  { reason, now }: { reason: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('assessor_assignments')
    .set({ ended_at: now, end_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** Assignments without a final assessment that are due on or before a day, for reminders. */
export async function readDue(
  db: Reader,
  day: string,
): Promise<{ id: string; personId: string; callId: string; dueOn: string }[]> {
  const { rows } = await sql<{ id: string; personId: string; callId: string; dueOn: string }>`
    select id, person_id as "personId", call_id as "callId", to_char(due_on, 'YYYY-MM-DD') as "dueOn"
    from assessor_assignments
    where ended_at is null and due_on <= ${day}::date and ${stateOfAssignment} in ('open', 'draft')
    order by due_on, id`.execute(db)
  return rows
}
