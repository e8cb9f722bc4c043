import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'
import type { Position, PositionLevel, PositionState, Role } from '../model.ts'

type Reader = Database | Transaction

/** A position to be kept. Confirmed at once, or waiting for a second administrator. */
export interface NewPosition {
  personId: string
  organisationId: string
  role: Role
  title: string
  level: PositionLevel
  validFrom: Temporal.Instant
  validTo: Temporal.Instant | undefined
  proposedById: string | null
  now: Temporal.Instant
  isConfirmed: boolean
}

/** Keeps a position. @returns its id */
export async function insertPosition(tx: Transaction, fresh: NewPosition): Promise<string> {
  const { id } = await tx
    .insertInto('positions')
    .values({
      person_id: fresh.personId,
      organisation_id: fresh.organisationId,
      role: fresh.role,
      title: fresh.title,
      level: fresh.level,
      valid_from: fresh.validFrom,
      valid_to: fresh.validTo ?? null,
      proposed_by: fresh.proposedById,
      proposed_at: fresh.now,
      confirmed_at: fresh.isConfirmed ? fresh.now : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const positions = (db: Reader, now: Temporal.Instant | undefined) => {
  const instant = decidingInstant(now)
  return db
    .selectFrom('positions')
    .innerJoin('people', 'people.id', 'positions.person_id')
    .innerJoin('organisations', 'organisations.id', 'positions.organisation_id')
    .select([
      'positions.id',
      'positions.person_id as personId',
      'people.name as personName',
      'positions.organisation_id as organisationId',
      'organisations.name as organisationName',
      'positions.role',
      'positions.title',
      'positions.level',
      'positions.valid_from as validFrom',
      'positions.valid_to as validTo',
      'positions.proposed_by as proposedById',
      'positions.may_sign as maySign',
      sql<PositionState>`case
        when positions.refused_at is not null then 'refused'
        when positions.valid_to <= ${instant} then 'ended'
        when positions.confirmed_at is null then 'proposed'
        when positions.valid_from > ${instant} then 'future'
        else 'active' end`.as('state'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof positions>['executeTakeFirstOrThrow']>>

const asPosition = (row: Row): Position => ({
  ...row,
  role: row.role as Role,
  level: row.level as PositionLevel,
  validTo: row.validTo ?? undefined,
  proposedById: row.proposedById ?? undefined,
})

/** One position; locked until the end of the transaction. */
export async function lockPosition(
  tx: Transaction,
  id: string,
  now: Temporal.Instant,
): Promise<Position | undefined> {
  const row = await positions(tx, now)
    .where('positions.id', '=', id)
    .forUpdate('positions')
    .executeTakeFirst()
  return row && asPosition(row)
}

/** Says whether somebody in a position may sign for the organisation. */
export async function setMaySign(
  tx: Transaction,
  id: string,
  to: { maySign: boolean; byPersonId: string },
): Promise<void> {
  const values = { may_sign: to.maySign, may_sign_set_by: to.byPersonId }
  await tx.updateTable('positions').set(values).where('id', '=', id).execute()
}

/** The organisations for which somebody may sign now, with the title of the position. */
export async function readSigning(
  db: Reader,
  personId: string,
  now: Temporal.Instant | undefined,
): Promise<{ organisationId: string; organisationName: string; title: string }[]> {
  const { rows } = await readPositions(db, { filter: { personId, state: 'active' }, now })
  return rows.filter(row => row.maySign)
}

/** Which positions a list shows. */
export interface PositionFilter {
  search?: string | undefined
  state?: PositionState | undefined
  role?: Role | undefined
  organisationIds?: readonly string[] | undefined
  personId?: string | undefined
  id?: string | undefined
}

const filtered = (db: Reader, filter: PositionFilter, now: Temporal.Instant | undefined) => {
  let query = positions(db, now)
  if (filter.organisationIds)
    query = query.where(
      'positions.organisation_id',
      '=',
      sql<string>`any(${[...filter.organisationIds]}::uuid[])`,
    )
  if (filter.id) query = query.where('positions.id', '=', filter.id)
  if (filter.personId) query = query.where('positions.person_id', '=', filter.personId)
  if (filter.role) query = query.where('positions.role', '=', filter.role)
  const search = filter.search?.trim()
  if (search) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where(eb =>
      eb.or([
        eb('people.name', 'ilike', pattern),
        eb('organisations.name', 'ilike', pattern),
        eb('positions.title', 'ilike', pattern),
      ]),
    )
  }
  return query
}

/** Positions of a list, those that wait first, and how many there are in all. */
export async function readPositions(
  db: Reader,
  asked: { filter: PositionFilter; now: Temporal.Instant | undefined; limit?: number; offset?: number },
): Promise<{ rows: Position[]; total: number }> {
  const inner = filtered(db, asked.filter, asked.now)
  let query = db.selectFrom(inner.as('found')).selectAll()
  let counted = db.selectFrom(inner.as('found')).select(({ fn }) => fn.countAll<number>().as('count'))
  if (asked.filter.state) {
    query = query.where('state', '=', asked.filter.state)
    counted = counted.where('state', '=', asked.filter.state)
  }
  const rows = await query
    .orderBy(sql`case state when 'proposed' then 0 when 'active' then 1 when 'future' then 2 else 3 end`)
    .orderBy('organisationName')
    .orderBy('personName')
    .orderBy('id')
    .limit(asked.limit ?? 1000)
    .offset(asked.offset ?? 0)
    .execute()
  const { count } = await counted.executeTakeFirstOrThrow()
  return { rows: rows.map(asPosition), total: Number(count) }
}

/** Confirms a position. */
export async function confirmPositionRow(
  tx: Transaction,
  id: string,
  by: { personId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('positions')
    .set({ confirmed_by: by.personId, confirmed_at: by.now })
    .where('id', '=', id)
    .execute()
}

/** Refuses a position. */
export async function refusePositionRow(tx: Transaction, id: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('positions').set({ refused_at: now }).where('id', '=', id).execute()
}

/** Ends a position at an instant. */
export async function endPositionRow(
  tx: Transaction,
  id: string,
  by: { personId: string; at: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('positions')
    .set({
      valid_to: by.at,
      ended_by: by.personId,
      // One that had not begun yet never held.
      valid_from: sql<Temporal.Instant>`least(valid_from, ${by.at.toString()}::timestamptz)`,
    })
    .where('id', '=', id)
    .execute()
}

/** How many people hold a role now; locks the role, so that two cannot leave as the last at the same time. */
export async function countHolders(tx: Transaction, role: Role, now: Temporal.Instant): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`positions of role ${role}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('positions')
    .select(({ fn }) => fn.count<number>('person_id').distinct().as('count'))
    .where('role', '=', role)
    .where('confirmed_at', 'is not', null)
    .where('valid_from', '<=', now)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', now)]))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Ends everything that a person is and hands over, by itself: nobody is behind it any more. */
export async function endPositionsOf(
  tx: Transaction,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('positions')
    .set({
      valid_to: now,
      valid_from: sql<Temporal.Instant>`least(valid_from, ${now.toString()}::timestamptz)`,
    })
    .where('person_id', '=', personId)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', now)]))
    .execute()
  await tx
    .updateTable('delegations')
    .set({ ended_at: now })
    .where(eb => eb.or([eb('from_person_id', '=', personId), eb('to_person_id', '=', personId)]))
    .where('ended_at', 'is', null)
    .execute()
}
