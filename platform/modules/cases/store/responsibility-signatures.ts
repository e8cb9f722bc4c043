import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { SignatureLevel } from '../rules/signatures.ts'

type Reader = Database | Transaction

/** A signature of one party under the table of a version. */
export interface StoredSignature {
  version: number
  partyId: string
  organisationId: string
  personId: string
  /** What the position was called when it was signed. */
  title: string
  level: SignatureLevel
  mandate: string | undefined
  tableHash: string
  at: Temporal.Instant
}

/** All signatures under tables of a case, the newest first. */
export async function readSignatures(db: Reader, caseId: string): Promise<StoredSignature[]> {
  const rows = await db
    .selectFrom('case_responsibility_signatures')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('party_id')
    .execute()
  return rows.map(row => ({
    version: row.version,
    partyId: row.party_id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    title: row.title,
    level: row.level as SignatureLevel,
    mandate: row.mandate ?? undefined,
    tableHash: row.table_hash,
    at: row.at,
  }))
}

/** Adds a signature; a party signs a version once. */
export async function insertSignature(
  tx: Transaction,
  caseId: string,
  signature: StoredSignature,
): Promise<void> {
  await tx
    .insertInto('case_responsibility_signatures')
    .values({
      case_id: caseId,
      version: signature.version,
      party_id: signature.partyId,
      organisation_id: signature.organisationId,
      person_id: signature.personId,
      title: signature.title,
      level: signature.level,
      mandate: signature.mandate ?? null,
      table_hash: signature.tableHash,
      at: signature.at,
    })
    .execute()
}
