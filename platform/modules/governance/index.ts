import { z } from 'zod'
import type { RecordChange } from '../../kit/access/write.ts'
import type { Database, Transaction } from '../../kit/database/connect.ts'
import type { BodyKind, DecisionKind, QuorumCount, Subject, Tally } from './model.ts'
import { decisionReference } from './rules/reference.ts'
import { readBodies } from './store/bodies.ts'
import {
  endEmbargo,
  type QuorumSeat,
  readDecision,
  readDecisions,
  readQuorumSeats,
} from './store/decisions.ts'
import { readSeats } from './store/seats.ts'

export {
  agendaSubjectSource,
  embargoSource,
  type FoundRecusal,
  fileSource,
  onDecisionTaken,
  onDecisionVotedDown,
  recusalSource,
  type TakenTold,
  type VotedDownTold,
} from './hooks.ts'
export type { BodyKind, DecisionKind, Subject } from './model.ts'

type Reader = Database | Transaction

/** A decision that holds, with what it rests on. */
export interface TakenDecision {
  id: string
  programmeId: string
  /** "SG-012". */
  reference: string
  kind: DecisionKind
  status: 'taken'
  takenAt: Temporal.Instant
  title: string
  text: string
  /** None for a decision of who holds a mandate. */
  bodyKind: BodyKind | undefined
  subject: Subject | undefined
  isPublic: boolean
  quorum: (QuorumCount & { seats: readonly QuorumSeat[] }) | undefined
  tally: Tally | undefined
}

/** Why something cannot rest on a decision: there is none, it was not taken (any more), or it only proposes. */
export type NotTaken = 'unknown' | 'not-taken' | 'revoked' | 'proposed-only'

/** A decision that something else may rest on, or why it may not. */
export async function takenDecision(
  db: Reader,
  decisionId: string,
): Promise<{ ok: true; decision: TakenDecision } | { ok: false; because: NotTaken }> {
  // What somebody typed may be no id at all.
  if (!z.uuid().safeParse(decisionId).success) return { ok: false, because: 'unknown' }
  const found = await readDecision(db, decisionId)
  if (!found) return { ok: false, because: 'unknown' }
  if (found.state === 'revoked') return { ok: false, because: 'revoked' }
  if (found.state !== 'taken' || !found.decidedAt) return { ok: false, because: 'not-taken' }
  if (found.isProposal) return { ok: false, because: 'proposed-only' }
  const { id, programmeId, kind, title, text, subject, isPublic, quorum, tally } = found
  const seats = quorum ? await readQuorumSeats(db, id) : []
  return {
    ok: true,
    decision: {
      ...{ id, programmeId, kind, title, text, subject, isPublic, tally },
      reference: decisionReference(found),
      status: 'taken',
      takenAt: found.decidedAt,
      bodyKind: found.body?.kind,
      quorum: quorum && { ...quorum, seats },
    },
  }
}

/** Who was there when a decision was voted on, and when the proposal was on which it rests: nobody of them is a stranger to it. */
export async function decidersOf(db: Reader, decisionId: string): Promise<string[]> {
  const decision = await readDecision(db, decisionId)
  if (!decision) return []
  const seats = await readQuorumSeats(db, decision.id)
  const there = seats.flatMap(({ standing, personId }) =>
    standing !== 'absent' && personId ? [personId] : [],
  )
  return [...there, ...(decision.proposalId ? await decidersOf(db, decision.proposalId) : [])]
}

/** Whether a body votes on a subject now: what is voted on does not change meanwhile. */
export async function isVotedOn(db: Reader, subject: Subject): Promise<boolean> {
  return (await readDecisions(db, { filter: { subject, states: ['voting'] }, limit: 1 })).total > 0
}

/** What was decided on a subject is public from now on, as far as each decision is. */
export async function publishDecisions(
  tx: Transaction,
  record: RecordChange,
  subject: Subject,
): Promise<void> {
  for (const objectId of await endEmbargo(tx, subject))
    record({
      objectKind: 'decision',
      objectId,
      before: { isUnderEmbargo: true },
      after: { isUnderEmbargo: false },
    })
}

/** A decision to choose from. */
export interface DecisionChoice {
  id: string
  reference: string
  title: string
  takenAt: Temporal.Instant
  subject: Subject | undefined
}

/** Decisions of a kind that hold, of one programme or of all, the newest first, for a field that picks one. */
export async function decisionsTaken(
  db: Reader,
  { kind, programmeId }: { kind: DecisionKind; programmeId?: string | undefined },
): Promise<DecisionChoice[]> {
  const filter = { programmeId, kind, states: ['taken'] as const }
  const { rows } = await readDecisions(db, { filter })
  return rows.flatMap(row =>
    row.isProposal || !row.decidedAt
      ? []
      : [
          {
            id: row.id,
            reference: decisionReference(row),
            title: row.title,
            takenAt: row.decidedAt,
            subject: row.subject,
          },
        ],
  )
}

/** Whether somebody holds the seat of a secretary of a body of a programme now; of any where none is named. */
export async function isSecretary(
  db: Reader,
  asked: { personId: string; programmeId: string | undefined; now: Temporal.Instant | undefined },
): Promise<boolean> {
  const { personId, programmeId, now } = asked
  const bodies = programmeId === undefined ? undefined : await readBodies(db, programmeId)
  const seats = await readSeats(db, { personId, bodyIds: bodies?.map(body => body.id) }, now)
  return seats.some(
    seat => seat.function === 'secretary' && seat.holder?.personId === personId && seat.holder.hasPosition,
  )
}
