import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { DossierLink, NetworkAgendaItem, NetworkDossier } from '../model.ts'

type Reader = Database | Transaction
type By = { byPersonId: string; now: Temporal.Instant }

/** An item of the agenda as filled in. */
export type GivenItem = Pick<
  NetworkAgendaItem,
  'title' | 'heldOn' | 'place' | 'ownerId' | 'state' | 'outcome' | 'placesMax'
>

const itemValues = (given: GivenItem, by: By) => ({
  title: given.title,
  held_on: given.heldOn,
  place: given.place,
  owner_id: given.ownerId,
  state: given.state,
  outcome: given.outcome,
  places_max: given.placesMax ?? null,
  changed_by: by.byPersonId,
  changed_at: by.now,
})

/** Keeps an item of the agenda of a network. @returns its id */
export async function insertItem(
  tx: Transaction,
  networkId: string,
  given: GivenItem,
  by: By,
): Promise<string> {
  const { id } = await tx
    .insertInto('network_agenda_items')
    .values({ network_id: networkId, ...itemValues(given, by) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes an item of the agenda. */
export async function updateItem(tx: Transaction, id: string, given: GivenItem, by: By): Promise<void> {
  await tx.updateTable('network_agenda_items').set(itemValues(given, by)).where('id', '=', id).execute()
}

const items = (db: Reader) =>
  db
    .selectFrom('network_agenda_items as item')
    .innerJoin('organisations as owner', 'owner.id', 'owner_id')
    .select([
      'item.id',
      'network_id as networkId',
      'title',
      'held_on as heldOn',
      'place',
      'owner_id as ownerId',
      'owner.name as ownerName',
      sql<NetworkAgendaItem['state']>`state`.as('state'),
      'outcome',
      'places_max as placesMax',
      sql<number>`(select count(*)::int from network_attendances where item_id = item.id and not is_waiting)`.as(
        'attendeeCount',
      ),
      sql<number>`(select count(*)::int from network_attendances where item_id = item.id and is_waiting)`.as(
        'waitingCount',
      ),
    ])

type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['executeTakeFirstOrThrow']>>

const asItem = (row: ItemRow): NetworkAgendaItem => ({ ...row, placesMax: row.placesMax ?? undefined })

/** The agenda of a network, the last day first. */
export async function readAgenda(db: Reader, networkId: string): Promise<NetworkAgendaItem[]> {
  const agenda = items(db).where('network_id', '=', networkId)
  return (await agenda.orderBy('held_on', 'desc').orderBy('title').execute()).map(asItem)
}

/**
 * One item of the agenda of a network; locked until the end of the transaction. What is counted is read after the
 * lock, so that two who come at once never see the same last place.
 */
export async function lockItem(
  tx: Transaction,
  { id, networkId }: { id: string; networkId: string },
): Promise<NetworkAgendaItem | undefined> {
  await tx.selectFrom('network_agenda_items').select('id').where('id', '=', id).forUpdate().execute()
  const row = await items(tx).where('item.id', '=', id).where('network_id', '=', networkId).executeTakeFirst()
  return row && asItem(row)
}

/** These items with the network of each, in the order of their ids. */
export async function readItemPlaces(
  db: Reader,
  ids: readonly string[],
): Promise<{ id: string; networkId: string; slug: string }[]> {
  return db
    .selectFrom('network_agenda_items as item')
    .innerJoin('networks', 'networks.id', 'network_id')
    .select(['item.id', 'network_id as networkId', 'slug'])
    .where('item.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('item.id')
    .execute()
}

/** A dossier as filled in. */
export type GivenDossier = Pick<
  NetworkDossier,
  'subject' | 'title' | 'summary' | 'ownerId' | 'state' | 'isPublic'
>

const dossierValues = (given: GivenDossier, by: By) => ({
  subject: given.subject,
  title: given.title,
  summary: given.summary,
  owner_id: given.ownerId,
  state: given.state,
  is_public: given.isPublic,
  changed_by: by.byPersonId,
  changed_at: by.now,
})

/** Keeps a dossier of a network. @returns its id */
export async function insertDossier(
  tx: Transaction,
  networkId: string,
  given: GivenDossier,
  by: By,
): Promise<string> {
  const { id } = await tx
    .insertInto('network_dossiers')
    .values({ network_id: networkId, ...dossierValues(given, by) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes a dossier. */
export async function updateDossier(tx: Transaction, id: string, given: GivenDossier, by: By): Promise<void> {
  await tx.updateTable('network_dossiers').set(dossierValues(given, by)).where('id', '=', id).execute()
}

const dossiers = (db: Reader) =>
  db
    .selectFrom('network_dossiers as dossier')
    .innerJoin('organisations as owner', 'owner.id', 'owner_id')
    .select([
      'dossier.id',
      'network_id as networkId',
      sql<NetworkDossier['subject']>`subject`.as('subject'),
      'title',
      'summary',
      'owner_id as ownerId',
      'owner.name as ownerName',
      sql<NetworkDossier['state']>`state`.as('state'),
      'is_public as isPublic',
      'changed_at as changedAt',
      sql<number>`(select count(*)::int from network_dossier_links where dossier_id = dossier.id)`.as(
        'linkCount',
      ),
    ])

/** The dossiers of a network by subject. */
export async function readDossiers(db: Reader, networkId: string): Promise<NetworkDossier[]> {
  return dossiers(db).where('network_id', '=', networkId).orderBy('subject').orderBy('title').execute()
}

/** One dossier of a network; locked until the end of the transaction. */
export async function lockDossier(
  tx: Transaction,
  { id, networkId }: { id: string; networkId: string },
): Promise<NetworkDossier | undefined> {
  return dossiers(tx)
    .where('dossier.id', '=', id)
    .where('network_id', '=', networkId)
    .forUpdate('dossier')
    .executeTakeFirst()
}

/** The documents of a dossier, the first one first. */
export async function readDossierLinks(db: Reader, dossierId: string): Promise<DossierLink[]> {
  return db
    .selectFrom('network_dossier_links')
    .select([
      'id',
      'label',
      'url',
      sql<string>`to_char(added_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`.as('addedOn'),
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('added_at')
    .orderBy('label')
    .execute()
}

/** Keeps a document of a dossier. */
export async function insertDossierLink(
  tx: Transaction,
  dossierId: string,
  link: Pick<DossierLink, 'label' | 'url'>,
  by: By,
): Promise<void> {
  await tx
    .insertInto('network_dossier_links')
    .values({ dossier_id: dossierId, ...link, added_by: by.byPersonId, added_at: by.now })
    .execute()
  await touchDossier(tx, dossierId, by)
}

/** Takes a document out of a dossier. @returns whether it was there */
export async function deleteDossierLink(
  tx: Transaction,
  dossierId: string,
  linkId: string,
  by: By,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('network_dossier_links')
    .where('id', '=', linkId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  await touchDossier(tx, dossierId, by)
  return numDeletedRows > 0n
}

async function touchDossier(tx: Transaction, id: string, by: By): Promise<void> {
  const values = { changed_by: by.byPersonId, changed_at: by.now }
  await tx.updateTable('network_dossiers').set(values).where('id', '=', id).execute()
}
