import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'

type Reader = Database | Transaction

/** Somebody who comes to an item of the agenda of a network, or waits for a place. */
export interface Attendee {
  personId: string
  name: string
  organisationName: string
  isPrimary: boolean
  isFounder: boolean
  isWaiting: boolean
  madeAt: Temporal.Instant
}

/** Who comes to an item and who waits, by name. */
export async function readAttendees(db: Reader, itemId: string): Promise<Attendee[]> {
  return db
    .selectFrom('network_attendances')
    .innerJoin('people', 'people.id', 'person_id')
    .innerJoin('organisations', 'organisations.id', 'organisation_id')
    .select([
      'person_id as personId',
      'people.name',
      'organisations.name as organisationName',
      'organisations.is_primary as isPrimary',
      'organisations.is_founder as isFounder',
      'is_waiting as isWaiting',
      'made_at as madeAt',
    ])
    .where('item_id', '=', itemId)
    .orderBy('people.name')
    .orderBy('person_id')
    .execute()
}

/**
 * Notes that somebody comes or waits, for an organisation; a second time changes nothing.
 * @returns whether the person waits now
 */
export async function insertAttendance(
  tx: Transaction,
  fresh: {
    itemId: string
    personId: string
    organisationId: string
    isWaiting: boolean
    now: Temporal.Instant
  },
): Promise<boolean> {
  await tx
    .insertInto('network_attendances')
    .values({
      item_id: fresh.itemId,
      person_id: fresh.personId,
      organisation_id: fresh.organisationId,
      is_waiting: fresh.isWaiting,
      made_at: fresh.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const { isWaiting } = await tx
    .selectFrom('network_attendances')
    .select('is_waiting as isWaiting')
    .where('item_id', '=', fresh.itemId)
    .where('person_id', '=', fresh.personId)
    .executeTakeFirstOrThrow()
  return isWaiting
}

/** The items that a person comes to or waits for. */
export async function readAttendedItems(db: Reader, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('network_attendances')
    .select('item_id as itemId')
    .where('person_id', '=', personId)
    .execute()
  return rows.map(row => row.itemId)
}

/** Gives a place to people who waited. */
export async function setSeated(
  tx: Transaction,
  itemId: string,
  personIds: readonly string[],
): Promise<void> {
  await tx
    .updateTable('network_attendances')
    .set({ is_waiting: false })
    .where('item_id', '=', itemId)
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .execute()
}

/** Notes that somebody does not come after all. */
export async function deleteAttendance(tx: Transaction, itemId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('network_attendances')
    .where('item_id', '=', itemId)
    .where('person_id', '=', personId)
    .execute()
}

/** Takes the people of an organisation off the items from a day on. @returns the item of each */
export async function deleteAttendancesFrom(
  tx: Transaction,
  { organisationId, day }: { organisationId: string; day: string },
): Promise<string[]> {
  const rows = await tx
    .deleteFrom('network_attendances')
    .where('organisation_id', '=', organisationId)
    .where('item_id', 'in', eb =>
      eb.selectFrom('network_agenda_items').select('id').where('held_on', '>=', day),
    )
    .returning('item_id as itemId')
    .execute()
  return rows.map(row => row.itemId)
}

/**
 * Those of these organisations with what decides about their right to attend; within a transaction that attends it is
 * held until the end, so that a suspension comes wholly before or wholly after. Who goes first in a queue stands first.
 */
export async function readAttendingFacts(
  db: Reader,
  organisationIds: readonly string[],
  isHeld = false,
): Promise<{ organisationId: string; state: string; rightsFrom: string | undefined }[]> {
  const query = db
    .selectFrom('accessions')
    .innerJoin('organisations', 'organisations.id', 'organisation_id')
    .select(['organisation_id as organisationId', 'state', 'rights_from as rightsFrom'])
    .where('organisation_id', '=', sql<string>`any(${[...organisationIds]}::uuid[])`)
    .orderBy('is_primary', 'desc')
    .orderBy('is_founder', 'desc')
    .orderBy('organisation_id')
  const rows = await (isHeld ? query.forShare('accessions') : query).execute()
  return rows.map(row => ({ ...row, rightsFrom: row.rightsFrom ?? undefined }))
}
