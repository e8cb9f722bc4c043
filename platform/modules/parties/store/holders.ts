import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'

/** Somebody who holds a role at an organisation now. */
export interface RoleHolder {
  personId: string
  role: string
  organisationId: string
  /** What the position is called. */
  title: string
}

/**
 * Who holds one of these roles now, at these organisations where some are named; a position at an organisation that
 * went up in another counts there.
 */
export async function readHolders(
  db: Database | Transaction,
  asked: {
    roles: readonly string[]
    organisationIds?: readonly string[] | undefined
    now: Temporal.Instant | undefined
  },
): Promise<RoleHolder[]> {
  const instant = decidingInstant(asked.now)
  const { roles, organisationIds } = asked
  const { rows } = await sql<RoleHolder>`
    select person_id as "personId", role, coalesce(merged_into_id, organisations.id) as "organisationId", title
    from positions join organisations on organisations.id = organisation_id
    where role = any(${[...roles]}::text[]) and confirmed_at is not null
      and valid_from <= ${instant} and (valid_to is null or valid_to > ${instant})
      and (${organisationIds === undefined}
        or coalesce(merged_into_id, organisations.id) = any(${[...(organisationIds ?? [])]}::uuid[]))
    order by person_id, role, "organisationId"`.execute(db)
  return rows
}

/** Positions and delegations that ended by themselves in this time: whom it is about. */
export interface PassedRight {
  id: string
  kind: 'position' | 'delegation'
  personIds: string[]
}

/** What passed by itself between two instants; what somebody ended was told then. */
export async function readPassed(
  db: Database | Transaction,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<PassedRight[]> {
  const { rows } = await sql<PassedRight>`
    select id, 'position' as kind, array[person_id] as "personIds" from positions
      where confirmed_at is not null and ended_by is null
        and valid_to > ${from.toString()}::timestamptz and valid_to <= ${to.toString()}::timestamptz
    union all
    select id, 'delegation', array[from_person_id, to_person_id] from delegations
      where ended_at is null
        and valid_to > ${from.toString()}::timestamptz and valid_to <= ${to.toString()}::timestamptz`.execute(
    db,
  )
  return rows
}

/** Between whom a delegation is. */
export async function delegationPeople(tx: Transaction, id: string): Promise<string[]> {
  const row = await tx
    .selectFrom('delegations')
    .select(['from_person_id', 'to_person_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? [row.from_person_id, row.to_person_id] : []
}

/**
 * What people are to others: "title, organisation" of the position that began last, by person; also one that ended.
 * One at a preferred organisation goes first.
 */
export async function readFunctions(
  db: Database | Transaction,
  personIds: readonly string[],
  preferredIds: readonly string[] = [],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ personId: string; said: string }>`
    select distinct on (person_id) person_id as "personId", title || ', ' || organisations.name as said
    from positions join organisations on organisations.id = organisation_id
    where person_id = any(${[...personIds]}::uuid[]) and confirmed_at is not null
    order by person_id, organisation_id = any(${[...preferredIds]}::uuid[]) desc, valid_from desc, positions.id`.execute(
    db,
  )
  return new Map(rows.map(row => [row.personId, row.said]))
}
