import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { OrganisationKind, PositionLevel, Role } from '../model.ts'

/** A position that somebody holds or held, by days of the Netherlands. */
export interface HeldPosition {
  personId: string
  organisationId: string
  organisationKind: OrganisationKind
  role: Role
  level: PositionLevel
  from: string
  /** The last day; absent while it runs. */
  to: string | undefined
}

/** All confirmed positions of these people, those that ended too; a merged organisation counts as where it went. */
export async function readHeldPositions(
  db: Database | Transaction,
  personIds: readonly string[],
): Promise<HeldPosition[]> {
  const { rows } = await sql<Omit<HeldPosition, 'to'> & { to: string | null }>`
    select person_id as "personId", coalesce(merged.id, organisations.id) as "organisationId",
      coalesce(merged.kind, organisations.kind) as "organisationKind", role, level,
      to_char(valid_from at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "from",
      to_char(valid_to at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "to"
    from positions join organisations on organisations.id = organisation_id
      left join organisations merged on merged.id = organisations.merged_into_id
    where person_id = any(${[...personIds]}::uuid[]) and confirmed_at is not null
    order by person_id, valid_from, positions.id`.execute(db)
  return rows.map(row => ({ ...row, to: row.to ?? undefined }))
}

/** How an organisation hangs together with others. */
export interface OrganisationTies {
  id: string
  parentId: string | undefined
  umbrellaIds: string[]
  networkIds: string[]
  domains: string[]
}

/** The ties of all organisations. */
export async function readTies(db: Database | Transaction): Promise<OrganisationTies[]> {
  const { rows } = await sql<Omit<OrganisationTies, 'parentId'> & { parentId: string | null }>`
    select id, coalesce(merged_into_id, parent_id) as "parentId",
      array(select umbrella_id from umbrella_members where organisation_id = organisations.id order by 1)
        as "umbrellaIds",
      array(select network_id from memberships where organisation_id = organisations.id order by 1) as "networkIds",
      array(select domain from organisation_domains where organisation_id = organisations.id order by 1) as domains
    from organisations order by id`.execute(db)
  return rows.map(row => ({ ...row, parentId: row.parentId ?? undefined }))
}
