import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'
import type { Seat, SeatFunction, Sitter } from '../model.ts'

type Reader = Database | Transaction

interface Row extends Omit<Seat, 'holder' | 'deputy' | 'validTo' | 'function'> {
  function: string
  validTo: Temporal.Instant | null
  holderId: string | null
  holderName: string | null
  holderHas: boolean
  deputyId: string | null
  deputyName: string | null
  deputyHas: boolean
}

const sitter = (id: string | null, name: string | null, hasPosition: boolean): Sitter | undefined =>
  id === null ? undefined : { personId: id, name: name ?? '', hasPosition }

/** Whether somebody has a position at the organisation of the seat: what a merged organisation had counts in the other. */
const hasPosition = (column: 'seats.person_id' | 'seats.deputy_id', now: Temporal.Instant | undefined) =>
  sql<boolean>`exists (select 1 from positions p join organisations o on o.id = p.organisation_id
    where p.person_id = ${sql.ref(column)}
      and coalesce(o.merged_into_id, o.id) = coalesce(organisations.merged_into_id, organisations.id)
      and p.confirmed_at is not null and p.valid_from <= ${decidingInstant(now)}
      and (p.valid_to is null or p.valid_to > ${decidingInstant(now)}))`

/** Whether the rule of the body on that day lets the organisation of a seat vote. */
const letsVote = (now: Temporal.Instant | undefined) =>
  sql<boolean>`coalesce((select case voting_parties when 'primary' then organisations.is_primary
      when 'founder' then organisations.is_founder else true end
    from body_rules where body_rules.body_id = seats.body_id
      and body_rules.valid_from <= (${decidingInstant(now)} at time zone 'Europe/Amsterdam')::date
    order by body_rules.valid_from desc, body_rules.set_at desc limit 1), true)`

function seats(db: Reader, now: Temporal.Instant | undefined) {
  return db
    .selectFrom('seats')
    .innerJoin('organisations', 'organisations.id', 'seats.organisation_id')
    .leftJoin('people as holder', 'holder.id', 'seats.person_id')
    .leftJoin('people as deputy', 'deputy.id', 'seats.deputy_id')
    .select([
      'seats.id',
      'seats.body_id as bodyId',
      'organisations.id as organisationId',
      'organisations.name as organisationName',
      'organisations.is_founder as isFounder',
      'organisations.is_primary as isPrimary',
      'seats.function',
      sql<boolean>`seats.votes and ${letsVote(now)}`.as('votes'),
      'seats.votes as hasVote',
      'seats.mandate',
      'seats.valid_from as validFrom',
      'seats.valid_to as validTo',
      'holder.id as holderId',
      'holder.name as holderName',
      hasPosition('seats.person_id', now).as('holderHas'),
      'deputy.id as deputyId',
      'deputy.name as deputyName',
      hasPosition('seats.deputy_id', now).as('deputyHas'),
    ])
}

const asSeat = (row: Row): Seat => ({
  id: row.id,
  bodyId: row.bodyId,
  organisationId: row.organisationId,
  organisationName: row.organisationName,
  isFounder: row.isFounder,
  isPrimary: row.isPrimary,
  holder: sitter(row.holderId, row.holderName, row.holderHas),
  deputy: sitter(row.deputyId, row.deputyName, row.deputyHas),
  function: row.function as SeatFunction,
  votes: row.votes,
  hasVote: row.hasVote,
  mandate: row.mandate,
  validFrom: row.validFrom,
  validTo: row.validTo ?? undefined,
})

/** Which seats are read: those of bodies or of a person, in their term now unless all are asked for. */
export interface SeatFilter {
  bodyIds?: readonly string[] | undefined
  /** Holder or deputy. */
  personId?: string | undefined
  withPast?: boolean | undefined
}

/** Seats, those that vote first, then by organisation. */
export async function readSeats(
  db: Reader,
  filter: SeatFilter,
  now: Temporal.Instant | undefined,
): Promise<Seat[]> {
  let query = seats(db, now)
  const { bodyIds, personId, withPast } = filter
  if (bodyIds) query = query.where('seats.body_id', '=', sql<string>`any(${[...bodyIds]}::uuid[])`)
  if (personId)
    query = query.where(eb =>
      eb.or([eb('seats.person_id', '=', personId), eb('seats.deputy_id', '=', personId)]),
    )
  if (!withPast)
    query = query
      .where('seats.valid_from', '<=', decidingInstant(now))
      .where(eb => eb.or([eb('seats.valid_to', 'is', null), eb('seats.valid_to', '>', decidingInstant(now))]))
  const rows = await query
    .orderBy('votes', 'desc')
    .orderBy('organisations.name')
    .orderBy('seats.id')
    .execute()
  return rows.map(asSeat)
}

/** One seat, also one whose term ended. */
export async function readSeat(
  db: Reader,
  id: string,
  now: Temporal.Instant | undefined,
): Promise<Seat | undefined> {
  const row = await seats(db, now).where('seats.id', '=', id).executeTakeFirst()
  return row && asSeat(row)
}

/** A seat to be filled. */
export interface NewSeat {
  bodyId: string
  organisationId: string
  personId: string | undefined
  deputyId: string | undefined
  function: SeatFunction
  votes: boolean
  mandate: string
  validFrom: Temporal.Instant
  validTo?: Temporal.Instant | undefined
}

/** Adds a seat. @returns its id */
export async function insertSeat(tx: Transaction, seat: NewSeat): Promise<string> {
  const { id } = await tx
    .insertInto('seats')
    .values({
      body_id: seat.bodyId,
      organisation_id: seat.organisationId,
      person_id: seat.personId ?? null,
      deputy_id: seat.deputyId ?? null,
      function: seat.function,
      votes: seat.votes,
      mandate: seat.mandate,
      valid_from: seat.validFrom,
      valid_to: seat.validTo ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Sets who sits in a seat and what for. */
export async function updateSeat(
  tx: Transaction,
  id: string,
  seat: Pick<NewSeat, 'personId' | 'deputyId' | 'function' | 'votes' | 'mandate'>,
): Promise<void> {
  await tx
    .updateTable('seats')
    .set({
      person_id: seat.personId ?? null,
      deputy_id: seat.deputyId ?? null,
      function: seat.function,
      votes: seat.votes,
      mandate: seat.mandate,
    })
    .where('id', '=', id)
    .execute()
}

/** Ends a seat at an instant. */
export async function endSeatAt(tx: Transaction, id: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('seats').set({ valid_to: now }).where('id', '=', id).execute()
}

/** People with a position at an organisation now, for a field that picks who sits in its seat. */
export async function readPeopleOf(
  db: Reader,
  organisationIds: readonly string[],
  now: Temporal.Instant | undefined,
): Promise<{ personId: string; name: string; title: string; organisationId: string }[]> {
  const { rows } = await sql<{ personId: string; name: string; title: string; organisationId: string }>`
    select distinct on (people.name, people.id, coalesce(o.merged_into_id, o.id)) people.id as "personId",
      people.name, p.title, coalesce(o.merged_into_id, o.id) as "organisationId"
    from positions p join people on people.id = p.person_id join organisations o on o.id = p.organisation_id
    where coalesce(o.merged_into_id, o.id) = any(${[...organisationIds]}::uuid[])
      and p.confirmed_at is not null and p.valid_from <= ${decidingInstant(now)}
      and (p.valid_to is null or p.valid_to > ${decidingInstant(now)})
    order by people.name, people.id, coalesce(o.merged_into_id, o.id), p.valid_from desc`.execute(db)
  return rows
}
