import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { QuorumCount, Standing, Tally, VoteChoice } from '../model.ts'
import type { DecisionRow } from './decisions.ts'

type Reader = Database | Transaction

/** What a seat voted. */
export interface Vote {
  seatId: string
  personId: string
  choice: VoteChoice
  /** The secretary filled it in. */
  isEntered: boolean
}

/** The votes on a decision. */
export async function readVotes(db: Reader, decisionId: string): Promise<Vote[]> {
  const rows = await db
    .selectFrom('votes')
    .select(['seat_id', 'person_id', 'choice', 'entered_by'])
    .where('decision_id', '=', decisionId)
    .execute()
  return rows.map(row => ({
    seatId: row.seat_id,
    personId: row.person_id,
    choice: row.choice as VoteChoice,
    isEntered: row.entered_by !== null,
  }))
}

/** Keeps what a seat votes, in the place of what it voted before. */
export async function putVote(
  tx: Transaction,
  vote: {
    decisionId: string
    seatId: string
    personId: string
    choice: VoteChoice
    enteredById: string | undefined
    now: Temporal.Instant
  },
): Promise<void> {
  const values = {
    person_id: vote.personId,
    choice: vote.choice,
    entered_by: vote.enteredById ?? null,
    cast_at: vote.now,
  }
  await tx
    .insertInto('votes')
    .values({ decision_id: vote.decisionId, seat_id: vote.seatId, ...values })
    .onConflict(conflict => conflict.columns(['decision_id', 'seat_id']).doUpdateSet(values))
    .execute()
}

/** Takes away what was voted on a decision, for a vote that begins anew; the audit trail keeps what each seat voted. */
export async function removeVotes(tx: Transaction, decisionId: string): Promise<void> {
  await tx.deleteFrom('votes').where('decision_id', '=', decisionId).execute()
}

/** A seat that stands aside. */
export interface RecusalRow {
  seatId: string
  reason: string
  /** Told by another module. */
  isFound: boolean
}

/** The seats that stand aside for a decision, as recorded. */
export async function readRecusals(db: Reader, decisionId: string): Promise<RecusalRow[]> {
  const rows = await db
    .selectFrom('recusals')
    .select(['seat_id', 'reason', 'is_found'])
    .where('decision_id', '=', decisionId)
    .execute()
  return rows.map(row => ({ seatId: row.seat_id, reason: row.reason, isFound: row.is_found }))
}

/** Records that a seat stands aside; a second time changes nothing. @returns whether it is new */
export async function insertRecusal(
  tx: Transaction,
  recusal: RecusalRow & { decisionId: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('recusals')
    .values({
      decision_id: recusal.decisionId,
      seat_id: recusal.seatId,
      reason: recusal.reason,
      is_found: recusal.isFound,
      recorded_at: recusal.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Keeps how every voting seat stood at the moment of a vote. */
export async function putQuorumSeats(
  tx: Transaction,
  decisionId: string,
  seats: readonly { seatId: string; personId: string | undefined; standing: Standing }[],
): Promise<void> {
  await tx.deleteFrom('quorum_seats').where('decision_id', '=', decisionId).execute()
  if (seats.length === 0) return
  await tx
    .insertInto('quorum_seats')
    .values(
      seats.map(({ seatId, personId, standing }) => ({
        decision_id: decisionId,
        seat_id: seatId,
        person_id: personId ?? null,
        standing,
      })),
    )
    .execute()
}

/** What changes of a decision. */
export interface DecisionChange {
  state: DecisionRow['state']
  isProposal?: boolean
  method?: DecisionRow['method']
  votingFrom?: Temporal.Instant
  closesAt?: Temporal.Instant
  decidedAt?: Temporal.Instant
  decidedById?: string
  majority?: DecisionRow['majority']
  quorum?: QuorumCount | undefined
  tally?: Tally | undefined
  deferredBecause?: string
}

/** Moves a decision; what is not named stays. */
export async function updateDecision(tx: Transaction, id: string, change: DecisionChange): Promise<void> {
  await tx
    .updateTable('decisions')
    .set({
      state: change.state,
      is_proposal: change.isProposal,
      method: change.method,
      voting_from: change.votingFrom,
      closes_at: change.closesAt,
      decided_at: change.decidedAt,
      decided_by: change.decidedById,
      majority: change.majority,
      quorum_of: change.quorum?.of,
      quorum_needed: change.quorum?.needed,
      quorum_counted: change.quorum?.counted,
      for_count: change.tally?.for,
      against_count: change.tally?.against,
      abstained_count: change.tally?.abstained,
      deferred_because: change.deferredBecause,
    })
    .where('id', '=', id)
    .execute()
}
