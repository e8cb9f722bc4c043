import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { ReconsiderationState, SubmissionOutcome } from '../model.ts'

type Reader = Database | Transaction

/** What was decided on a plan. */
export interface DecidedPlan {
  submissionId: string
  callId: string
  outcome: SubmissionOutcome
  reason: string
  hasNameConsent: boolean
  isLetterSent: boolean
  letterSentAt: Temporal.Instant | undefined
  projectId: string | undefined
}

const decided = (db: Reader) =>
  db
    .selectFrom('submission_outcomes')
    .select([
      'submission_id as submissionId',
      'call_id as callId',
      'outcome',
      'reason',
      'name_consent as hasNameConsent',
      'letter_state as letterState',
      'letter_sent_at as letterSentAt',
      'project_id as projectId',
    ])

const asDecided = ({
  letterState,
  ...row
}: Awaited<ReturnType<ReturnType<typeof decided>['executeTakeFirstOrThrow']>>): DecidedPlan => ({
  ...row,
  outcome: row.outcome as SubmissionOutcome,
  isLetterSent: letterState === 'sent',
  letterSentAt: row.letterSentAt ?? undefined,
  projectId: row.projectId ?? undefined,
})

/** What was decided on the plans of a call. */
export async function readOutcomes(db: Reader, callId: string): Promise<DecidedPlan[]> {
  const rows = await decided(db).where('call_id', '=', callId).orderBy('submission_id').execute()
  return rows.map(asDecided)
}

/** What was decided on all plans. */
export async function readAllOutcomes(db: Reader): Promise<DecidedPlan[]> {
  return (await decided(db).execute()).map(asDecided)
}

/** What was decided on one plan. */
export async function readOutcome(db: Reader, submissionId: string): Promise<DecidedPlan | undefined> {
  const row = await decided(db).where('submission_id', '=', submissionId).executeTakeFirst()
  return row && asDecided(row)
}

/** Keeps what was decided on a plan, with a letter that still has to be sent. */
export async function insertOutcome(
  tx: Transaction,
  fresh: Pick<DecidedPlan, 'submissionId' | 'callId' | 'outcome' | 'reason'> & {
    proposalId: string
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('submission_outcomes')
    .values({
      submission_id: fresh.submissionId,
      call_id: fresh.callId,
      proposal_id: fresh.proposalId,
      outcome: fresh.outcome,
      reason: fresh.reason,
      changed_at: fresh.now,
    })
    .execute()
}

/** Marks the letters of a call as sent. @returns the plans they were about */
export async function setLettersSent(
  tx: Transaction,
  callId: string,
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = await tx
    .updateTable('submission_outcomes')
    .set({ letter_state: 'sent', letter_sent_at: now })
    .where('call_id', '=', callId)
    .where('letter_state', '=', 'draft')
    .returning('submission_id')
    .execute()
  return rows.map(row => row.submission_id)
}

/** Changes what holds for one plan after the decision. */
export async function updateOutcome(
  tx: Transaction,
  submissionId: string,
  to: { outcome?: SubmissionOutcome; hasNameConsent?: boolean; projectId?: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('submission_outcomes')
    .set({
      changed_at: to.now,
      ...(to.outcome === undefined ? {} : { outcome: to.outcome }),
      ...(to.hasNameConsent === undefined ? {} : { name_consent: to.hasNameConsent }),
      ...(to.projectId === undefined ? {} : { project_id: to.projectId }),
    })
    .where('submission_id', '=', submissionId)
    .execute()
}

/** A second look at a decision. */
export interface Reconsideration {
  id: string
  submissionId: string
  state: ReconsiderationState
  grounds: string
  askedById: string
  askedAt: Temporal.Instant
  handledById: string | undefined
  outcomeReason: string | undefined
}

/** Reconsiderations of these plans, the newest first. */
export async function readReconsiderations(
  db: Reader,
  submissionIds: readonly string[],
): Promise<Reconsideration[]> {
  if (submissionIds.length === 0) return []
  const rows = await db
    .selectFrom('reconsiderations')
    .select([
      'id',
      'submission_id as submissionId',
      'state',
      'grounds',
      'asked_by as askedById',
      'asked_at as askedAt',
      'handled_by as handledById',
      'outcome_reason as outcomeReason',
    ])
    .where('submission_id', 'in', [...submissionIds])
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    ...row,
    state: row.state as ReconsiderationState,
    handledById: row.handledById ?? undefined,
    outcomeReason: row.outcomeReason ?? undefined,
  }))
}

/** Keeps a request to look again. @returns its id */
export async function insertReconsideration(
  tx: Transaction,
  fresh: { submissionId: string; grounds: string; askedById: string; now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('reconsiderations')
    .values({
      submission_id: fresh.submissionId,
      grounds: fresh.grounds,
      asked_by: fresh.askedById,
      asked_at: fresh.now,
      changed_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Moves a reconsideration on. */
export async function setReconsideration(
  tx: Transaction,
  id: string,
  to: {
    state: ReconsiderationState
    handledById?: string | undefined
    outcomeReason?: string | undefined
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('reconsiderations')
    .set({
      state: to.state,
      changed_at: to.now,
      ...(to.handledById ? { handled_by: to.handledById } : {}),
      ...(to.outcomeReason ? { outcome_reason: to.outcomeReason } : {}),
    })
    .where('id', '=', id)
    .execute()
}
