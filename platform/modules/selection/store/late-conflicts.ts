import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { LateConflict } from '../model.ts'

type Reader = Database | Transaction

/** Interests that came out after the decision of a tranche, the newest first. */
export async function readLateConflicts(db: Reader, callId: string): Promise<LateConflict[]> {
  const rows = await db
    .selectFrom('late_conflicts')
    .select([
      'id',
      'assignment_id as assignmentId',
      'submission_id as submissionId',
      'rules',
      'found_at as foundAt',
      'answer',
      'answer_reason as answerReason',
    ])
    .where('call_id', '=', callId)
    .orderBy('found_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ answer, answerReason, ...row }) => ({
    ...row,
    answer: (answer as LateConflict['answer'] | null) ?? undefined,
    answerReason: answerReason ?? undefined,
  }))
}

/** Assignments of which it came out already. */
export async function readLateAssignments(db: Reader): Promise<Set<string>> {
  const rows = await db.selectFrom('late_conflicts').select('assignment_id as id').execute()
  return new Set(rows.map(row => row.id))
}

/** Makes those who look for conflicts wait for each other until the end of the transaction: each is found once. */
export async function lockConflicts(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('conflicts of assessors', 0))`.execute(tx)
}

/** Keeps what came out. @returns its id */
export async function insertLateConflict(
  tx: Transaction,
  fresh: Pick<LateConflict, 'assignmentId' | 'submissionId' | 'rules'> & {
    callId: string
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('late_conflicts')
    .values({
      assignment_id: fresh.assignmentId,
      call_id: fresh.callId,
      submission_id: fresh.submissionId,
      rules: [...fresh.rules],
      found_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps what was done about it, once. @returns whether it was open */
export async function answerLateConflict(
  tx: Transaction,
  id: string,
  given: { answer: NonNullable<LateConflict['answer']>; reason: string; byId: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('late_conflicts')
    .set({
      answer: given.answer,
      answer_reason: given.reason,
      answered_by: given.byId,
      answered_at: given.now,
    })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
