import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { ReconsiderationState, SubmissionOutcome } from '../model.ts'

type Reader = Database | Transaction

/** What was decided on a plan. */
export interface DecidedPlan {
  submissionId: string
  /** The call in which it was submitted. */
  callId: string
  /** The call of the tranche that decided. */
  decidedIn: string
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
      'decided_in as decidedIn',
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

/** What a tranche decided, also where a later one decided again. */
export async function readOutcomes(db: Reader, decidedIn: string): Promise<DecidedPlan[]> {
  const rows = await decided(db).where('decided_in', '=', decidedIn).execute()
  const before = await earlier(db).where('earlier_outcomes.decided_in', '=', decidedIn).execute()
  return [...rows.map(asDecided), ...before.map(asEarlier)].toSorted((a, b) =>
    a.submissionId < b.submissionId ? -1 : 1,
  )
}

const earlier = (db: Reader) =>
  db
    .selectFrom('earlier_outcomes')
    .innerJoin('submission_outcomes', 'submission_outcomes.submission_id', 'earlier_outcomes.submission_id')
    .select([
      'earlier_outcomes.submission_id as submissionId',
      'call_id as callId',
      'earlier_outcomes.decided_in as decidedIn',
      'earlier_outcomes.outcome',
      'earlier_outcomes.reason',
      'earlier_outcomes.letter_sent_at as letterSentAt',
    ])

const asEarlier = (
  row: Awaited<ReturnType<ReturnType<typeof earlier>['executeTakeFirstOrThrow']>>,
): DecidedPlan => ({
  ...row,
  outcome: row.outcome as SubmissionOutcome,
  hasNameConsent: false,
  isLetterSent: true,
  projectId: undefined,
})

/** What was decided on a plan before a later tranche decided again, in that order. */
export async function readEarlierOutcomes(db: Reader, submissionId: string): Promise<DecidedPlan[]> {
  const rows = await earlier(db)
    .where('earlier_outcomes.submission_id', '=', submissionId)
    .orderBy('number')
    .execute()
  return rows.map(asEarlier)
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

/** Keeps what was decided on a plan, with a letter that still has to be sent; what was decided before stays beside it. */
export async function putOutcome(
  tx: Transaction,
  fresh: Pick<DecidedPlan, 'submissionId' | 'callId' | 'decidedIn' | 'outcome' | 'reason'> & {
    proposalId: string
    now: Temporal.Instant
  },
): Promise<void> {
  const { submissionId, now } = fresh
  await sql`
    insert into earlier_outcomes (submission_id, number, decided_in, proposal_id, outcome, reason, letter_sent_at, ended_at)
    select submission_id, (select count(*) + 1 from earlier_outcomes where submission_id = ${submissionId}), decided_in,
      proposal_id, outcome, reason, letter_sent_at, ${now}
    from submission_outcomes where submission_id = ${submissionId}`.execute(tx)
  const decision = {
    ...{ decided_in: fresh.decidedIn, proposal_id: fresh.proposalId, outcome: fresh.outcome },
    ...{ reason: fresh.reason, letter_state: 'draft', letter_sent_at: null, changed_at: now },
  }
  await tx
    .insertInto('submission_outcomes')
    .values({ submission_id: submissionId, call_id: fresh.callId, ...decision })
    .onConflict(conflict => conflict.column('submission_id').doUpdateSet(decision))
    .execute()
}

/** Marks the letters of what a tranche decided as sent. @returns the plans they were about */
export async function setLettersSent(
  tx: Transaction,
  callId: string,
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = await tx
    .updateTable('submission_outcomes')
    .set({ letter_state: 'sent', letter_sent_at: now })
    .where('decided_in', '=', callId)
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
