import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { OrganisationKind, Role } from '../model.ts'

type Reader = Database | Transaction

/** An object that something changed of: its kind as in the audit trail. */
interface About {
  objectKind: string
  objectId: string
}

/** An organisation by which it can be found. */
export interface FindableOrganisation {
  id: string
  name: string
  kind: OrganisationKind
  domains: string[]
}

/** Organisations that are not merged: all, or one. */
export async function findableOrganisations(db: Reader, about?: About): Promise<FindableOrganisation[]> {
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'name', 'kind'])
    .select(
      sql<string[]>`array(select domain from organisation_domains
        where organisation_id = organisations.id order by domain)`.as('domains'),
    )
    .where('merged_into_id', 'is', null)
    .$if(about !== undefined, query => query.where('id', '=', about!.objectId))
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as OrganisationKind }))
}

/** A partner as the public page names it. */
export interface FindablePartner {
  accessionId: string
  name: string
  kind: OrganisationKind
  contribution: string
}

/** Organisations that acceded: whether somebody was invited or asks to join is not public before the answer. */
export async function findablePartners(db: Reader, about?: About): Promise<FindablePartner[]> {
  const column = about?.objectKind === 'accession' ? 'accessions.id' : 'organisations.id'
  const rows = await db
    .selectFrom('accessions')
    .innerJoin('organisations', 'organisations.id', 'accessions.organisation_id')
    .select(['accessions.id as accessionId', 'name', 'kind', 'contribution'])
    .where('merged_into_id', 'is', null)
    .where('state', 'in', ['ratified', 'suspended'])
    .$if(about !== undefined, query => query.where(column, '=', about!.objectId))
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as OrganisationKind }))
}

/** Somebody's position at an organisation, whatever its state. */
export interface FindablePosition {
  id: string
  personName: string
  organisationId: string
  organisationName: string
  title: string
  role: Role
}

const positionColumns: Readonly<Record<string, 'positions.id' | 'organisations.id' | 'people.id'>> = {
  position: 'positions.id',
  organisation: 'organisations.id',
}

/** Positions: all, or those of one person, at one organisation, or one. */
export async function findablePositions(db: Reader, about?: About): Promise<FindablePosition[]> {
  const rows = await db
    .selectFrom('positions')
    .innerJoin('people', 'people.id', 'positions.person_id')
    .innerJoin('organisations', 'organisations.id', 'positions.organisation_id')
    .select([
      'positions.id',
      'people.name as personName',
      'organisations.id as organisationId',
      'organisations.name as organisationName',
      'positions.title',
      'positions.role',
    ])
    .$if(about !== undefined, query =>
      query.where(positionColumns[about!.objectKind] ?? 'people.id', '=', about!.objectId),
    )
    .execute()
  return rows.map(row => ({ ...row, role: row.role as Role }))
}

/** A network by which it can be found. */
export interface FindableNetwork {
  id: string
  slug: string
  name: string
  offers: string
  /** Names of its members. */
  members: string
}

/** Networks: one, or all; also when an organisation changed, since it may have left one. */
export async function findableNetworks(db: Reader, about?: About): Promise<FindableNetwork[]> {
  const id = about?.objectKind === 'network' ? about.objectId : null
  const { rows } = await sql<FindableNetwork>`
    select networks.id, networks.slug, networks.name, offers,
      coalesce(string_agg(organisations.name, ', ' order by organisations.name), '') as members
    from networks
      left join memberships on memberships.network_id = networks.id
      left join organisations on organisations.id = memberships.organisation_id
    where ${id}::uuid is null or networks.id = ${id}
    group by networks.id`.execute(db)
  return rows
}
