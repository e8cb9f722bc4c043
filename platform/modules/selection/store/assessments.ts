import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Assessment, AssessmentState, CriterionScore } from '../model.ts'

type Reader = Database | Transaction

interface Row {
  id: string
  assignmentId: string
  version: number
  state: AssessmentState
  reason: string | null
  finalAt: string | null
  scores: { criterion: string; score: number | null; reason: string; confidence: number }[]
}

const asAssessment = (row: Row): Assessment => ({
  ...row,
  reason: row.reason ?? undefined,
  finalAt: row.finalAt ? Temporal.Instant.from(row.finalAt) : undefined,
  scores: row.scores.map(one => ({ ...one, score: one.score ?? undefined })),
})

/** All versions of the assessments of these assignments, by version. */
export async function readAssessments(db: Reader, assignmentIds: readonly string[]): Promise<Assessment[]> {
  const { rows } = await sql<Row>`
    select id, assignment_id as "assignmentId", version, state, reason,
      to_char(final_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "finalAt",
      (select coalesce(json_agg(json_build_object('criterion', criterion, 'score', score, 'reason', s.reason,
        'confidence', confidence) order by criterion), '[]')
        from assessment_scores s where s.assessment_id = assessments.id) as scores
    from assessments where assignment_id = any(${[...assignmentIds]}::uuid[])
    order by assignment_id, version`.execute(db)
  return rows.map(asAssessment)
}

/** Opens a version of an assessment. @returns its id */
export async function insertAssessment(
  tx: Transaction,
  fresh: {
    assignmentId: string
    version: number
    reason?: string | undefined
    meetingId?: string | undefined
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('assessments')
    .values({
      assignment_id: fresh.assignmentId,
      version: fresh.version,
      reason: fresh.reason ?? null,
      meeting_id: fresh.meetingId ?? null,
      started_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps the score for one criterion; what stood there is replaced. */
export async function putScore(
  tx: Transaction,
  assessmentId: string,
  { criterion, score, reason, confidence, now }: CriterionScore & { now: Temporal.Instant },
): Promise<void> {
  const values = { score: score ?? null, reason, confidence, written_at: now }
  await tx
    .insertInto('assessment_scores')
    .values({ assessment_id: assessmentId, criterion, ...values })
    .onConflict(conflict => conflict.columns(['assessment_id', 'criterion']).doUpdateSet(values))
    .execute()
}

/** Makes an assessment final. */
export async function setFinal(tx: Transaction, id: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('assessments').set({ state: 'final', final_at: now }).where('id', '=', id).execute()
}

/** Voids every final assessment of an assignment. @returns how many there were */
export async function voidAssessments(
  tx: Transaction,
  assignmentId: string,
  { reason, now }: { reason: string; now: Temporal.Instant },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('assessments')
    .set({ state: 'voided', voided_at: now, void_reason: reason })
    .where('assignment_id', '=', assignmentId)
    .where('state', '=', 'final')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A version that counts, with whose it is. */
export interface ValidAssessment {
  assignmentId: string
  submissionId: string
  personId: string
  scores: CriterionScore[]
}

/** The newest final version of each assignment of a call; ended and voided ones do not count. */
export async function readValidAssessments(db: Reader, callId: string): Promise<ValidAssessment[]> {
  const { rows } = await sql<{
    assignmentId: string
    submissionId: string
    personId: string
    scores: Row['scores']
  }>`
    select a.id as "assignmentId", a.submission_id as "submissionId", a.person_id as "personId",
      (select json_agg(json_build_object('criterion', criterion, 'score', score, 'reason', s.reason,
        'confidence', confidence) order by criterion)
        from assessment_scores s where s.assessment_id = newest.id) as scores
    from assessor_assignments a
      join lateral (select id, state from assessments where assignment_id = a.id and state <> 'draft'
        order by version desc limit 1) newest on newest.state = 'final'
    where a.call_id = ${callId} and a.ended_at is null
    order by a.submission_id, a.person_id`.execute(db)
  return rows.map(row => ({
    ...row,
    scores: (row.scores ?? []).map(one => ({ ...one, score: one.score ?? undefined })),
  }))
}
