import { sql } from 'kysely'
import type { Grant } from '../../../kit/access/actor.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'

/**
 * The roles that a person holds now, by the clock of the database unless an instant is given. A position that ended
 * this instant no longer counts; one at an organisation that went up in another counts there.
 */
export async function readGrants(
  db: Database | Transaction,
  personId: string,
  now: Temporal.Instant | undefined,
): Promise<Grant[]> {
  const instant = decidingInstant(now)
  return db
    .selectFrom('positions')
    .innerJoin('organisations', 'organisations.id', 'positions.organisation_id')
    .select(['role', sql<string>`coalesce(merged_into_id, organisations.id)`.as('organisationId')])
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .where('valid_from', '<=', instant)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', instant)]))
    .orderBy('role')
    .orderBy('organisations.name')
    .execute()
}

/** The organisation at which one person may act for another now, and that other's name. */
export async function readActiveDelegation(
  db: Database | Transaction,
  asked: { fromPersonId: string; toPersonId: string; now: Temporal.Instant | undefined },
): Promise<{ organisationId: string; fromName: string } | undefined> {
  const instant = decidingInstant(asked.now)
  return db
    .selectFrom('delegations')
    .innerJoin('people', 'people.id', 'delegations.from_person_id')
    .select(['organisation_id as organisationId', 'people.name as fromName'])
    .where('from_person_id', '=', asked.fromPersonId)
    .where('to_person_id', '=', asked.toPersonId)
    .where('valid_from', '<=', instant)
    .where('valid_to', '>', instant)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}
