import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { CaseAccess } from '../model.ts'

/** A case with who may see it, and nothing of its content but the name. */
export type NamedAccess = CaseAccess & { id: string; name: string }

/** These cases with who may see them. */
export async function readAccess(db: Database | Transaction, ids: readonly string[]): Promise<NamedAccess[]> {
  const { rows } = await sql<NamedAccess>`
    select id, name, state, owner_organisation_id as "ownerOrganisationId", is_shared as "isShared",
      coalesce((
        select json_agg(json_build_object('partyId', party_id, 'organisationId', organisation_id) order by party_id)
        from case_parties where case_id = cases.id), '[]') as parties
    from cases where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** Cases that were changed since people were told of it. */
export async function casesWithNews(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('cases')
    .leftJoin('case_tellings', 'case_id', 'id')
    .select('id')
    .whereRef('cases.revision', '>', sql`coalesce(case_tellings.revision, 1)`)
    .execute()
  return rows.map(row => row.id)
}

/** Up to which revision people were told; nobody else tells until the transaction ends. */
export async function lockTelling(tx: Transaction, caseId: string): Promise<number> {
  await tx
    .insertInto('case_tellings')
    .values({ case_id: caseId, revision: 1 })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('case_tellings')
    .select('revision')
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.revision
}

/** From now on people were told up to this revision. */
export async function putTelling(tx: Transaction, caseId: string, revision: number): Promise<void> {
  await tx.updateTable('case_tellings').set({ revision }).where('case_id', '=', caseId).execute()
}
