import { sql } from 'kysely'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { CriterionScore } from '../model.ts'
import type { NewAssignment } from './assignments.ts'

/** A finished assessment with its assignment and the declaration before it. */
export interface FinishedAssessment extends Omit<NewAssignment, 'now' | 'assignedById'> {
  id: string
  assessmentId: string
  scores: readonly CriterionScore[]
}

/** Keeps many finished assessments at once, in as many statements as there are tables. */
export async function insertFinished(
  tx: Transaction,
  all: readonly FinishedAssessment[],
  { assignedById, now }: { assignedById: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('assessor_assignments')
    .values(
      all.map(one => ({
        ...{ id: one.id, call_id: one.callId, submission_id: one.submissionId, person_id: one.personId },
        ...{ side: one.side, is_calibration: one.isCalibration, due_on: one.dueOn },
        ...{ assigned_by: assignedById, assigned_at: now },
      })),
    )
    .execute()
  await tx
    .insertInto('interest_declarations')
    .values(
      all.map(one => ({
        ...{ submission_id: one.submissionId, person_id: one.personId, has_interest: false },
        declared_at: now,
      })),
    )
    .execute()
  await tx
    .insertInto('assessments')
    .values(all.map(one => ({ id: one.assessmentId, assignment_id: one.id, version: 1, started_at: now })))
    .execute()
  await tx
    .insertInto('assessment_scores')
    .values(
      all.flatMap(one =>
        one.scores.map(({ criterion, score, reason, confidence }) => ({
          ...{ assessment_id: one.assessmentId, criterion, reason, confidence, written_at: now },
          score: score ?? null,
        })),
      ),
    )
    .execute()
  const ids = all.map(one => one.assessmentId)
  await tx
    .updateTable('assessments')
    .set({ state: 'final', final_at: now })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}
