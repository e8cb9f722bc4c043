import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Network, NetworkKind, OrganisationKind } from '../model.ts'

type Reader = Database | Transaction

/** A network to be kept, with its members. */
export type NewNetwork = Pick<Network, 'slug' | 'name' | 'source' | 'isSourced'> &
  Partial<Omit<Network, 'id' | 'coordinatorName'>>

const valuesOf = (network: NewNetwork) => ({
  slug: network.slug,
  name: network.name,
  kind: network.kind ?? 'regional',
  source: network.source,
  is_sourced: network.isSourced,
  contact_title: network.contactTitle ?? '',
  contact_mailbox: network.contactEmail ?? null,
  offers: network.offers ?? '',
  coordinator_id: network.coordinatorId ?? null,
})

/** Keeps networks with their members. */
export async function insertNetworks(
  tx: Transaction,
  networks: readonly (NewNetwork & { memberIds: readonly string[] })[],
): Promise<void> {
  for (const network of networks) {
    const { id } = await tx
      .insertInto('networks')
      .values(valuesOf(network))
      .returning('id')
      .executeTakeFirstOrThrow()
    const members = network.memberIds.map(memberId => ({ network_id: id, organisation_id: memberId }))
    if (members.length > 0) await tx.insertInto('memberships').values(members).execute()
  }
}

/** Keeps one network, or changes the one with this id. @returns whether its slug was free */
export async function putNetwork(
  tx: Transaction,
  network: NewNetwork,
  id: string | undefined,
): Promise<string | undefined> {
  if (id !== undefined) {
    await tx.updateTable('networks').set(valuesOf(network)).where('id', '=', id).execute()
    return id
  }
  const row = await tx
    .insertInto('networks')
    .values(valuesOf(network))
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** A network with how many members it has. */
export type NetworkRow = Network & { memberCount: number }

const columns = (db: Reader) =>
  db
    .selectFrom('networks')
    .leftJoin('organisations as coordinator', 'coordinator.id', 'coordinator_id')
    .select([
      'networks.id',
      'networks.slug',
      'networks.name',
      'networks.kind',
      'networks.source',
      'networks.is_sourced as isSourced',
      'contact_title as contactTitle',
      'contact_mailbox as contactEmail',
      'offers',
      'coordinator_id as coordinatorId',
      'coordinator.name as coordinatorName',
      sql<number>`(select count(*)::int from memberships where network_id = networks.id)`.as('memberCount'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof columns>['executeTakeFirstOrThrow']>>

const asNetwork = (row: Row): NetworkRow => ({
  ...row,
  kind: row.kind as NetworkKind,
  contactEmail: row.contactEmail ?? undefined,
  coordinatorId: row.coordinatorId ?? undefined,
  coordinatorName: row.coordinatorName ?? undefined,
})

/** Networks by name, of one kind and with these letters in name, offer or the name of a member where asked. */
export async function readNetworks(
  db: Reader,
  asked: { search?: string | undefined; kind?: NetworkKind | undefined } = {},
): Promise<NetworkRow[]> {
  let query = columns(db)
  if (asked.kind) query = query.where('networks.kind', '=', asked.kind)
  const search = asked.search?.trim()
  if (search) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where(eb =>
      eb.or([
        eb('networks.name', 'ilike', pattern),
        eb('offers', 'ilike', pattern),
        eb.exists(
          eb
            .selectFrom('memberships')
            .innerJoin('organisations as member', 'member.id', 'organisation_id')
            .select('organisation_id')
            .whereRef('network_id', '=', 'networks.id')
            .where('member.name', 'ilike', pattern),
        ),
      ]),
    )
  }
  return (await query.orderBy('networks.name').orderBy('networks.id').execute()).map(asNetwork)
}

/** A member of a network. */
export interface NetworkMember {
  id: string
  name: string
  kind: OrganisationKind
  /** Code of CBS: "GM0344". */
  officialCode: string | undefined
}

/** The members of a network by name. */
export async function readMembers(db: Reader, networkId: string): Promise<NetworkMember[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('organisations', 'organisations.id', 'memberships.organisation_id')
    .select(['organisations.id', 'name', 'kind', 'official_code as officialCode'])
    .where('network_id', '=', networkId)
    .orderBy('name')
    .execute()
  return rows.map(row => ({
    ...row,
    kind: row.kind as OrganisationKind,
    officialCode: row.officialCode ?? undefined,
  }))
}

/** A network with its members. */
export async function readNetwork(
  db: Reader,
  slug: string,
): Promise<(Network & { members: NetworkMember[] }) | undefined> {
  const row = await columns(db).where('networks.slug', '=', slug).executeTakeFirst()
  return row && { ...asNetwork(row), members: await readMembers(db, row.id) }
}
