import type { Selectable } from 'kysely'
import { type Database, json, type Tables, type Transaction } from '../../../kit/database/connect.ts'
import type { StoredVersion } from '../model.ts'

type Reader = Database | Transaction

/** Named versions of a case, the newest first. */
export async function readVersions(db: Reader, caseId: string): Promise<StoredVersion[]> {
  const rows = await db
    .selectFrom('case_versions')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** The named versions of the cases of these owners, by name of the case, the newest first. */
export async function readOwnVersions(
  db: Reader,
  ownerIds: readonly string[],
): Promise<{ caseId: string; caseName: string; number: number; name: string }[]> {
  if (ownerIds.length === 0) return []
  return db
    .selectFrom('case_versions')
    .innerJoin('cases', 'cases.id', 'case_versions.case_id')
    .select(['cases.id as caseId', 'cases.name as caseName', 'case_versions.number', 'case_versions.name'])
    .where('cases.owner_organisation_id', 'in', [...ownerIds])
    .orderBy('cases.name')
    .orderBy('cases.id')
    .orderBy('case_versions.number', 'desc')
    .execute()
}

/** The version that was kept last, or nothing. */
export async function readNewestVersion(db: Reader, caseId: string): Promise<StoredVersion | undefined> {
  const row = await db
    .selectFrom('case_versions')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && versionOf(row)
}

/** One version of a case by its number, if there is such a one. */
export async function readVersion(
  db: Reader,
  caseId: string,
  number: number,
): Promise<StoredVersion | undefined> {
  const row = await db
    .selectFrom('case_versions')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && versionOf(row)
}

function versionOf(row: Selectable<Tables['case_versions']>): StoredVersion {
  return {
    number: row.number,
    name: row.name,
    reason: row.reason,
    organisationId: row.organisation_id ?? undefined,
    at: row.at,
    revision: row.revision,
    content: row.content as unknown as StoredVersion['content'],
    inputHash: row.input_hash,
  }
}

/** A version as it is fixed. */
export type NewVersion = Pick<StoredVersion, 'name' | 'reason' | 'revision' | 'content' | 'inputHash'> & {
  personId: string | undefined
  organisationId: string | undefined
}

/** Keeps a version under the next number; the row of the case must be locked. Gives the number. */
export async function insertVersion(tx: Transaction, caseId: string, version: NewVersion): Promise<number> {
  const { last } = await tx
    .selectFrom('case_versions')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  await tx
    .insertInto('case_versions')
    .values({
      case_id: caseId,
      number,
      name: version.name,
      reason: version.reason,
      person_id: version.personId ?? null,
      organisation_id: version.organisationId ?? null,
      revision: version.revision,
      content: json(version.content),
      input_hash: version.inputHash,
    })
    .execute()
  return number
}
