import { sql } from 'kysely'
import type { Database } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'

/** Something that began or ended at an organisation. */
export interface PositionChange {
  kind: 'began' | 'ended'
  personName: string
  title: string
  at: Temporal.Instant
}

/** Positions at these organisations that began or ended since an instant, the last first. */
export async function positionChangesSince(
  db: Database,
  asked: { organisationIds: readonly string[]; since: Temporal.Instant; now: Temporal.Instant | undefined },
): Promise<PositionChange[]> {
  const instant = decidingInstant(asked.now)
  const one = (kind: 'began' | 'ended', column: 'valid_from' | 'valid_to') =>
    db
      .selectFrom('positions')
      .innerJoin('people', 'people.id', 'positions.person_id')
      .select([
        sql<'began' | 'ended'>`${kind}::text`.as('kind'),
        'people.name as personName',
        'positions.title',
        sql<Temporal.Instant>`${sql.ref(column)}`.as('at'),
      ])
      .where('organisation_id', '=', sql<string>`any(${[...asked.organisationIds]}::uuid[])`)
      .where('confirmed_at', 'is not', null)
      .where(column, '>', asked.since)
      .where(column, '<=', instant)
  return one('began', 'valid_from')
    .unionAll(one('ended', 'valid_to'))
    .orderBy('at', 'desc')
    .limit(20)
    .execute()
}

/** Accessions in these states, with the name of the organisation. */
export async function accessionsInState(
  db: Database,
  asked: { state: 'requested' | 'invited'; organisationIds: readonly string[] | undefined },
): Promise<{ organisationId: string; name: string }[]> {
  let query = db
    .selectFrom('accessions')
    .innerJoin('organisations', 'organisations.id', 'accessions.organisation_id')
    .select(['organisations.id as organisationId', 'organisations.name'])
    .where('state', '=', asked.state)
    .where('merged_into_id', 'is', null)
  if (asked.organisationIds)
    query = query.where('organisations.id', '=', sql<string>`any(${[...asked.organisationIds]}::uuid[])`)
  return query.orderBy('organisations.name').execute()
}
