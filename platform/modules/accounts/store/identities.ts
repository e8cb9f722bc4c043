import type { Database, Transaction } from '../../../kit/database/connect.ts'

/** Since when a person has an account of a provider linked to the own one. */
export async function identitySince(
  db: Database | Transaction,
  personId: string,
): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('identities')
    .select('linked_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.linked_at
}

/** The person that an account of a provider belongs to. */
export async function personOfIdentity(
  db: Database | Transaction,
  identity: { issuer: string; subject: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('identities')
    .select('person_id')
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .executeTakeFirst()
  return row?.person_id
}

/** Links an account of a provider to a person. @returns false when it belongs to somebody already */
export async function insertIdentity(
  tx: Transaction,
  identity: { issuer: string; subject: string; personId: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identities')
    .values({
      issuer: identity.issuer,
      subject: identity.subject,
      person_id: identity.personId,
      linked_at: identity.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
