import { type SqlBool, sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import {
  type BodyKind,
  type Decision,
  type DecisionKind,
  type DecisionMethod,
  type DecisionState,
  type Majority,
  type QuorumCount,
  type Standing,
  type Subject,
  settledStates,
  type Tally,
  type Visibility,
} from '../model.ts'

type Reader = Database | Transaction

const decisions = (db: Reader) =>
  db
    .selectFrom('decisions')
    .leftJoin('governing_bodies', 'governing_bodies.id', 'decisions.body_id')
    .leftJoin('mandates', 'mandates.id', 'decisions.mandate_id')
    // Written out, so that the statement can be kept: the front page asks it.
    .select([
      'decisions.abstained_count',
      'decisions.against_count',
      'decisions.agenda_item_id',
      'decisions.amount_cents',
      'decisions.body_id',
      'decisions.closes_at',
      'decisions.decided_at',
      'decisions.deferred_because',
      'decisions.for_count',
      'decisions.id',
      'decisions.is_proposal',
      'decisions.is_public',
      'decisions.is_under_embargo',
      'decisions.kind',
      'decisions.majority',
      'decisions.mandate_id',
      'decisions.meeting_id',
      'decisions.method',
      'decisions.number',
      'decisions.programme_id',
      'decisions.proposal_id',
      'decisions.quorum_counted',
      'decisions.quorum_needed',
      'decisions.quorum_of',
      'decisions.reasons',
      'decisions.revokes_id',
      'decisions.state',
      'decisions.subject_id',
      'decisions.subject_kind',
      'decisions.text',
      'decisions.title',
      'governing_bodies.kind as bodyKind',
      'governing_bodies.name as bodyName',
      'governing_bodies.name_en as bodyNameEn',
      'mandates.holder',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof decisions>['executeTakeFirstOrThrow']>>

/** A decision with who takes it. */
export interface DecisionRow extends Decision {
  programmeId: string
  body: { kind: BodyKind; name: { nl: string; en: string } } | undefined
  /** Who took it alone: director, secretary or manager. */
  holder: 'director' | 'secretary' | 'manager' | undefined
}

const quorumOf = (row: Row): QuorumCount | undefined =>
  row.quorum_of === null
    ? undefined
    : { of: row.quorum_of, needed: row.quorum_needed ?? 0, counted: row.quorum_counted ?? 0 }

const tallyOf = (row: Row): Tally | undefined =>
  row.for_count === null
    ? undefined
    : { for: row.for_count, against: row.against_count ?? 0, abstained: row.abstained_count ?? 0 }

const asDecision = (row: Row): DecisionRow => ({
  id: row.id,
  programmeId: row.programme_id,
  number: row.number,
  bodyId: row.body_id ?? undefined,
  mandateId: row.mandate_id ?? undefined,
  body: row.bodyKind
    ? { kind: row.bodyKind as BodyKind, name: { nl: row.bodyName ?? '', en: row.bodyNameEn ?? '' } }
    : undefined,
  holder: (row.holder ?? undefined) as DecisionRow['holder'],
  meetingId: row.meeting_id ?? undefined,
  agendaItemId: row.agenda_item_id ?? undefined,
  kind: row.kind as DecisionKind,
  isProposal: row.is_proposal,
  proposalId: row.proposal_id ?? undefined,
  title: row.title,
  text: row.text,
  reasons: row.reasons,
  amountCents: row.amount_cents ?? undefined,
  isPublic: row.is_public,
  isUnderEmbargo: row.is_under_embargo,
  subject: row.subject_kind && row.subject_id ? { kind: row.subject_kind, id: row.subject_id } : undefined,
  state: row.state as DecisionState,
  method: (row.method ?? undefined) as DecisionMethod | undefined,
  closesAt: row.closes_at ?? undefined,
  decidedAt: row.decided_at ?? undefined,
  quorum: quorumOf(row),
  tally: tallyOf(row),
  majority: (row.majority ?? undefined) as Majority | undefined,
  revokesId: row.revokes_id ?? undefined,
  deferredBecause: row.deferred_because ?? undefined,
})

/** One decision. */
export async function readDecision(db: Reader, id: string): Promise<DecisionRow | undefined> {
  const row = await decisions(db).where('decisions.id', '=', id).executeTakeFirst()
  return row && asDecision(row)
}

/** One decision, held until the end of the transaction. */
export async function lockDecision(tx: Transaction, id: string): Promise<DecisionRow | undefined> {
  const row = await decisions(tx).where('decisions.id', '=', id).forUpdate('decisions').executeTakeFirst()
  return row && asDecision(row)
}

/** What somebody may read of the register, besides what is public and settled. */
export interface DecisionSight {
  /** Reads along with every body. */
  isInside: boolean
  /** Bodies that are read along with. */
  bodyIds: readonly string[]
  /** Bodies with an own seat: all their items, a sealed one once its meeting opened. */
  seatBodyIds: readonly string[]
  /** Own organisations: items that concern them. */
  organisationIds: readonly string[]
  /** Classes of items that are for who reads along without a seat. */
  visibilities: readonly Visibility[]
}

/** Which decisions a list shows. */
export interface DecisionFilter {
  programmeId?: string | undefined
  id?: string | undefined
  /** Only what this reader may read; without it everything. */
  sight?: DecisionSight | undefined
  bodyId?: string | undefined
  meetingId?: string | undefined
  kind?: DecisionKind | undefined
  states?: readonly DecisionState[] | undefined
  method?: DecisionMethod | undefined
  subject?: Subject | undefined
  mandateId?: string | undefined
  year?: number | undefined
  words?: string | undefined
}

/** The same rule as for one decision and its agenda item, for a list. */
const isSeen = ({ isInside, bodyIds, seatBodyIds, organisationIds, visibilities }: DecisionSight) =>
  sql<SqlBool>`(
    (decisions.is_public and not decisions.is_under_embargo and decisions.state = any(${[...settledStates]}::text[]))
    or (
      (${isInside}::boolean or decisions.body_id = any(${[...bodyIds]}::uuid[]))
      and (decisions.agenda_item_id is null or exists (
        select from agenda_items as item join meetings on meetings.id = item.meeting_id
        where item.id = decisions.agenda_item_id and (
          item.visibility = any(${[...visibilities]}::text[])
          or item.organisation_id = any(${[...organisationIds]}::uuid[])
          or (decisions.body_id = any(${[...seatBodyIds]}::uuid[])
            and (item.visibility <> 'sealed' or meetings.opened_at is not null))
        )
      ))
    )
  )`

const filtered = (db: Reader, filter: DecisionFilter) => {
  let query = decisions(db)
  const { programmeId, bodyId, meetingId, kind, states, method, mandateId, year, words } = filter
  if (programmeId) query = query.where('decisions.programme_id', '=', programmeId)
  if (filter.sight) query = query.where(isSeen(filter.sight))
  if (filter.subject)
    query = query
      .where('decisions.subject_kind', '=', filter.subject.kind)
      .where('decisions.subject_id', '=', filter.subject.id)
  if (filter.id) query = query.where('decisions.id', '=', filter.id)
  if (bodyId) query = query.where('decisions.body_id', '=', bodyId)
  if (meetingId) query = query.where('decisions.meeting_id', '=', meetingId)
  if (kind) query = query.where('decisions.kind', '=', kind)
  if (states) query = query.where('decisions.state', 'in', [...states])
  if (method) query = query.where('decisions.method', '=', method)
  if (mandateId) query = query.where('decisions.mandate_id', '=', mandateId)
  if (year !== undefined)
    query = query.where(
      sql<SqlBool>`extract(year from decisions.decided_at at time zone 'Europe/Amsterdam') = ${year}`,
    )
  if (words) {
    const like = `%${words.replace(/[%_\\]/g, '\\$&')}%`
    query = query.where(eb =>
      eb.or([eb('decisions.title', 'ilike', like), eb('decisions.text', 'ilike', like)]),
    )
  }
  return query
}

/** Which decisions, and which part of them. */
interface AskedDecisions {
  filter: DecisionFilter
  limit?: number
  offset?: number
}

/** Decisions of a list, the newest first. */
export async function readDecisionRows(db: Reader, asked: AskedDecisions): Promise<DecisionRow[]> {
  const rows = await filtered(db, asked.filter)
    .orderBy(sql`decisions.decided_at desc nulls first`)
    .orderBy('decisions.number', 'desc')
    .limit(asked.limit ?? 1000)
    .offset(asked.offset ?? 0)
    .execute()
  return rows.map(asDecision)
}

/** Decisions of a list, the newest first, and how many there are in all. */
export async function readDecisions(
  db: Reader,
  asked: AskedDecisions,
): Promise<{ rows: DecisionRow[]; total: number }> {
  const rows = await readDecisionRows(db, asked)
  const { count } = await filtered(db, asked.filter)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(count) }
}

/** A voting seat as it stood when a decision was voted on. */
export interface QuorumSeat {
  seatId: string
  organisationId: string
  organisationName: string
  personId: string | undefined
  personName: string | undefined
  standing: Standing
}

/** How the voting seats stood at the moment of a vote, by organisation. */
export async function readQuorumSeats(db: Reader, decisionId: string): Promise<QuorumSeat[]> {
  const rows = await db
    .selectFrom('quorum_seats')
    .innerJoin('seats', 'seats.id', 'quorum_seats.seat_id')
    .innerJoin('organisations', 'organisations.id', 'seats.organisation_id')
    .leftJoin('people', 'people.id', 'quorum_seats.person_id')
    .select([
      'quorum_seats.seat_id as seatId',
      'organisations.id as organisationId',
      'organisations.name as organisationName',
      'quorum_seats.person_id as personId',
      'people.name as personName',
      'quorum_seats.standing',
    ])
    .where('decision_id', '=', decisionId)
    .orderBy('organisations.name')
    .orderBy('seats.id')
    .execute()
  return rows.map(row => ({
    ...row,
    personId: row.personId ?? undefined,
    personName: row.personName ?? undefined,
    standing: row.standing as Standing,
  }))
}

/** A decision to be proposed. */
export type NewDecision = Pick<
  Decision,
  | 'bodyId'
  | 'mandateId'
  | 'meetingId'
  | 'agendaItemId'
  | 'kind'
  | 'title'
  | 'text'
  | 'reasons'
  | 'amountCents'
  | 'isPublic'
  | 'isUnderEmbargo'
  | 'subject'
  | 'proposalId'
  | 'revokesId'
> & { programmeId: string }

/** Enters a decision in the register under the next number of the programme. @returns its id */
export async function insertDecision(tx: Transaction, decision: NewDecision): Promise<string> {
  const { programmeId } = decision
  // Two that propose at once get two numbers: the second waits for the first.
  await tx.selectFrom('programmes').select('id').where('id', '=', programmeId).forUpdate().execute()
  const { id } = await tx
    .insertInto('decisions')
    .values({
      programme_id: programmeId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from decisions where programme_id = ${programmeId})`,
      body_id: decision.bodyId ?? null,
      mandate_id: decision.mandateId ?? null,
      meeting_id: decision.meetingId ?? null,
      agenda_item_id: decision.agendaItemId ?? null,
      kind: decision.kind,
      title: decision.title,
      text: decision.text,
      reasons: decision.reasons,
      amount_cents: decision.amountCents ?? null,
      is_public: decision.isPublic,
      is_under_embargo: decision.isUnderEmbargo,
      subject_kind: decision.subject?.kind ?? null,
      subject_id: decision.subject?.id ?? null,
      proposal_id: decision.proposalId ?? null,
      revokes_id: decision.revokesId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The decision that revoked this one, if any. */
export async function readRevoking(db: Reader, id: string): Promise<DecisionRow | undefined> {
  const row = await decisions(db)
    .where('decisions.revokes_id', '=', id)
    .where('decisions.state', '=', 'taken')
    .executeTakeFirst()
  return row && asDecision(row)
}

/** Ends the embargo on what was and is being decided on a subject. @returns the decisions that it held back */
export async function endEmbargo(tx: Transaction, { kind, id }: Subject): Promise<string[]> {
  const rows = await tx
    .updateTable('decisions')
    .set({ is_under_embargo: false })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('is_under_embargo', '=', true)
    .returning('id')
    .execute()
  return rows.map(row => row.id)
}

/** Votes in writing whose instant came. */
export async function readPassedVotes(db: Reader, now: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('decisions')
    .select('id')
    .where('state', '=', 'voting')
    .where('closes_at', '<=', now)
    .orderBy('closes_at')
    .execute()
  return rows.map(row => row.id)
}
