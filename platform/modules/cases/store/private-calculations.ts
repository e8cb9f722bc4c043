import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { PrivateContent } from '../rules/private-calculation.ts'

/** Whose calculation: of one organisation, as one party of a case. */
export interface PrivateOwner {
  caseId: string
  organisationId: string
  partyId: string
}

/** A calculation that a party keeps for itself. */
export interface StoredPrivate {
  revision: number
  content: PrivateContent
  savedAt: Temporal.Instant
}

/** The calculation of this organisation as this party; `lock` keeps others from changing it until the write ends. */
export async function readPrivate(
  db: Database | Transaction,
  owner: PrivateOwner,
  lock = false,
): Promise<StoredPrivate | undefined> {
  const query = db
    .selectFrom('case_private_calculations')
    .select(['revision', 'content', 'saved_at as savedAt'])
    .where('case_id', '=', owner.caseId)
    .where('organisation_id', '=', owner.organisationId)
    .where('party_id', '=', owner.partyId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row && { ...row, content: row.content as unknown as PrivateContent }
}

/** Keeps a calculation in place of the one before. */
export async function putPrivate(
  tx: Transaction,
  owner: PrivateOwner,
  saved: StoredPrivate & { personId: string },
): Promise<void> {
  const values = {
    revision: saved.revision,
    content: json(saved.content),
    person_id: saved.personId,
    saved_at: saved.savedAt,
  }
  await tx
    .insertInto('case_private_calculations')
    .values({
      case_id: owner.caseId,
      organisation_id: owner.organisationId,
      party_id: owner.partyId,
      ...values,
    })
    .onConflict(conflict => conflict.columns(['case_id', 'organisation_id', 'party_id']).doUpdateSet(values))
    .execute()
}

/** Takes a calculation away, with all that was in it. @returns whether there was one */
export async function removePrivate(tx: Transaction, owner: PrivateOwner): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('case_private_calculations')
    .where('case_id', '=', owner.caseId)
    .where('organisation_id', '=', owner.organisationId)
    .where('party_id', '=', owner.partyId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
