import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { AdmissibilityTest, CompletionRound, GeoShape } from '../model/index.ts'

type Reader = Database | Transaction

/** The tests of a plan, the first first. */
export async function readTests(db: Reader, submissionId: string): Promise<AdmissibilityTest[]> {
  const rows = await db
    .selectFrom('admissibility_tests')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .orderBy('round')
    .execute()
  return rows.map(row => ({
    submissionId: row.submission_id,
    round: row.round as AdmissibilityTest['round'],
    frameworks: row.frameworks as AdmissibilityTest['frameworks'],
    frameworksReason: row.frameworks_reason,
    isComplete: row.is_complete,
    location: row.location as AdmissibilityTest['location'],
    locationReason: row.location_reason,
    outcome: row.outcome as AdmissibilityTest['outcome'],
    reason: row.reason,
    referTo: row.refer_to ?? undefined,
    referContact: row.refer_contact ?? undefined,
    letter: row.letter ?? undefined,
    testedAt: row.tested_at,
  }))
}

/** Keeps a test. */
export async function insertTest(
  tx: Transaction,
  fresh: AdmissibilityTest & { testedById: string | undefined },
): Promise<void> {
  await tx
    .insertInto('admissibility_tests')
    .values({
      submission_id: fresh.submissionId,
      round: fresh.round,
      frameworks: fresh.frameworks,
      frameworks_reason: fresh.frameworksReason,
      is_complete: fresh.isComplete,
      location: fresh.location,
      location_reason: fresh.locationReason,
      outcome: fresh.outcome,
      reason: fresh.reason,
      refer_to: fresh.referTo ?? null,
      refer_contact: fresh.referContact ?? null,
      letter: fresh.letter ?? null,
      tested_by: fresh.testedById ?? null,
      tested_at: fresh.testedAt,
    })
    .execute()
}

/** The completion round of a plan, if there was one. */
export async function readCompletion(db: Reader, submissionId: string): Promise<CompletionRound | undefined> {
  const row = await db
    .selectFrom('completion_rounds')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .executeTakeFirst()
  return (
    row && {
      submissionId: row.submission_id,
      askedFields: row.asked_fields,
      request: row.request,
      askedAt: row.asked_at,
      dueAt: row.due_at,
      answeredAt: row.answered_at ?? undefined,
    }
  )
}

/** Keeps what has to be completed. */
export async function insertCompletion(
  tx: Transaction,
  fresh: Omit<CompletionRound, 'answeredAt'> & { askedById: string | undefined },
): Promise<void> {
  await tx
    .insertInto('completion_rounds')
    .values({
      submission_id: fresh.submissionId,
      asked_fields: [...fresh.askedFields],
      request: fresh.request,
      asked_by: fresh.askedById ?? null,
      asked_at: fresh.askedAt,
      due_at: fresh.dueAt,
    })
    .execute()
}

/** The plan was completed. */
export async function answerCompletion(
  tx: Transaction,
  submissionId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('completion_rounds')
    .set({ answered_at: now })
    .where('submission_id', '=', submissionId)
    .execute()
}

/** A layer of the existing built-up area. */
export interface UrbanArea {
  id: string
  name: string
  source: string
  geometry: GeoShape
  uploadedAt: Temporal.Instant
}

/** The layer that counts now: the newest. */
export async function readUrbanArea(db: Reader): Promise<UrbanArea | undefined> {
  const row = await db
    .selectFrom('urban_areas')
    .select(['id', 'name', 'source', 'geometry', 'uploaded_at as uploadedAt'])
    .orderBy('uploaded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, geometry: row.geometry as unknown as GeoShape }
}

/** Keeps a layer; it counts from now on. */
export async function insertUrbanArea(
  tx: Transaction,
  fresh: Pick<UrbanArea, 'name' | 'source' | 'geometry'> & {
    uploadedById: string | undefined
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('urban_areas')
    .values({
      name: fresh.name,
      source: fresh.source,
      geometry: json(fresh.geometry),
      uploaded_by: fresh.uploadedById ?? null,
      uploaded_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** An exception to the deadline, if one was decided for this plan. */
export async function readLateException(
  db: Reader,
  submissionId: string,
): Promise<{ openUntil: Temporal.Instant; reason: string } | undefined> {
  return db
    .selectFrom('late_exceptions')
    .select(['open_until as openUntil', 'reason'])
    .where('submission_id', '=', submissionId)
    .executeTakeFirst()
}

/** Keeps an exception to the deadline. */
export async function insertLateException(
  tx: Transaction,
  fresh: {
    submissionId: string
    decisionId: string
    reason: string
    openUntil: Temporal.Instant
    recordedById: string
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('late_exceptions')
    .values({
      submission_id: fresh.submissionId,
      decision_id: fresh.decisionId,
      reason: fresh.reason,
      open_until: fresh.openUntil,
      recorded_by: fresh.recordedById,
      recorded_at: fresh.now,
    })
    .execute()
}

/** How many exceptions to the deadline a call has. */
export async function countLateExceptions(db: Reader, callId: string): Promise<number> {
  const { count } = await db
    .selectFrom('late_exceptions')
    .innerJoin('submissions', 'submissions.id', 'submission_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('call_id', '=', callId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
