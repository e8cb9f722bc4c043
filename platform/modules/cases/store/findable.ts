import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { MaybeBilingual } from '../../../kit/texts/texts.ts'
import type { PartyOrganisation } from '../model.ts'

/** A case by which it can be found: what everybody who may open it sees, and who that is. */
export interface FindableCase {
  id: string
  name: MaybeBilingual
  note: MaybeBilingual | null
  partyNames: MaybeBilingual[]
  ownerOrganisationId: string
  ownerName: string
  projectName: string | null
  municipality: string | null
  isShared: boolean
  parties: PartyOrganisation[]
}

const columns: Readonly<Record<string, string>> = {
  case: 'cases.id',
  project: 'cases.project_id',
  organisation: 'cases.owner_organisation_id',
}

/** Cases: all, or those of one project or owner, or one. Nothing of their lines. */
export async function findableCases(
  db: Database | Transaction,
  about?: { objectKind: string; objectId: string },
): Promise<FindableCase[]> {
  const column = sql.ref(columns[about?.objectKind ?? 'case'] ?? 'cases.id')
  const { rows } = await sql<FindableCase>`
    select cases.id, content -> 'name' as name, content -> 'note' as note,
      jsonb_path_query_array(content, '$.parties[*].name') as "partyNames",
      owner_organisation_id as "ownerOrganisationId", organisations.name as "ownerName",
      projects.name as "projectName", projects.municipality_name as municipality, is_shared as "isShared",
      coalesce((
        select json_agg(json_build_object('partyId', party_id, 'organisationId', organisation_id) order by party_id)
        from case_parties where case_id = cases.id), '[]') as parties
    from cases
      join organisations on organisations.id = owner_organisation_id
      left join projects on projects.id = project_id
    where ${about?.objectId ?? null}::uuid is null or ${column} = ${about?.objectId ?? null}::uuid`.execute(
    db,
  )
  return rows
}
