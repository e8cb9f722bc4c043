import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'
import type { Delegation } from '../model.ts'

type Reader = Database | Transaction

/** Keeps a delegation. @returns its id */
export async function insertDelegation(
  tx: Transaction,
  fresh: Pick<Delegation, 'fromPersonId' | 'toPersonId' | 'organisationId' | 'validFrom' | 'validTo'>,
): Promise<string> {
  const { id } = await tx
    .insertInto('delegations')
    .values({
      from_person_id: fresh.fromPersonId,
      to_person_id: fresh.toPersonId,
      organisation_id: fresh.organisationId,
      valid_from: fresh.validFrom,
      valid_to: fresh.validTo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Delegations from and to a person that have not passed, the first to begin first. */
export async function readDelegations(
  db: Reader,
  personId: string,
  now: Temporal.Instant | undefined,
): Promise<Delegation[]> {
  const instant = decidingInstant(now)
  return db
    .selectFrom('delegations')
    .innerJoin('people as giver', 'giver.id', 'delegations.from_person_id')
    .innerJoin('people as taker', 'taker.id', 'delegations.to_person_id')
    .innerJoin('organisations', 'organisations.id', 'delegations.organisation_id')
    .select([
      'delegations.id',
      'from_person_id as fromPersonId',
      'giver.name as fromName',
      'to_person_id as toPersonId',
      'taker.name as toName',
      'organisation_id as organisationId',
      'organisations.name as organisationName',
      'valid_from as validFrom',
      'valid_to as validTo',
      sql<boolean>`valid_from <= ${instant}`.as('isActive'),
    ])
    .where(eb => eb.or([eb('from_person_id', '=', personId), eb('to_person_id', '=', personId)]))
    .where('ended_at', 'is', null)
    .where('valid_to', '>', instant)
    .orderBy('valid_from')
    .execute()
}

/** Ends a delegation that a person gave or got. @returns whether there was one */
export async function endDelegationRow(
  tx: Transaction,
  asked: { id: string; personId: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('delegations')
    .set({ ended_at: asked.now })
    .where('id', '=', asked.id)
    .where('ended_at', 'is', null)
    .where(eb => eb.or([eb('from_person_id', '=', asked.personId), eb('to_person_id', '=', asked.personId)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A colleague to whom tasks can be handed, at the organisation that both work for. */
export interface Colleague {
  personId: string
  personName: string
  organisationId: string
  organisationName: string
}

/** Everybody with a position now at one of these organisations, except one person. */
export async function readColleagues(
  db: Reader,
  asked: { personId: string; organisationIds: readonly string[]; now: Temporal.Instant | undefined },
): Promise<Colleague[]> {
  const instant = decidingInstant(asked.now)
  return db
    .selectFrom('positions')
    .innerJoin('people', 'people.id', 'positions.person_id')
    .innerJoin('organisations', 'organisations.id', 'positions.organisation_id')
    .select([
      'people.id as personId',
      'people.name as personName',
      'organisations.id as organisationId',
      'organisations.name as organisationName',
    ])
    .distinct()
    .where('organisations.id', '=', sql<string>`any(${[...asked.organisationIds]}::uuid[])`)
    .where('people.id', '<>', asked.personId)
    .where('confirmed_at', 'is not', null)
    .where('valid_from', '<=', instant)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', instant)]))
    .orderBy('personName')
    .execute()
}
