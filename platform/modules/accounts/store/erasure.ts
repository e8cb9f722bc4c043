import type { Transaction } from '../../../kit/database/connect.ts'

/** What stands in the place of a name that was removed; not a sentence of the interface but a value of the table. */
const erasedName = 'Verwijderd account'

/** Whether a request of this person about the own data waits for its answer. */
export async function hasOpenDataRequest(tx: Transaction, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('data_requests')
    .select('id')
    .where('person_id', '=', personId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes name, address and password away for good. The person stays as an id, for what others did with it; the rows
 * that are about the person alone go by `forgetPerson`.
 */
export async function erasePersonalValues(
  tx: Transaction,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.updateTable('sessions').set({ on_behalf_of: null }).where('on_behalf_of', '=', personId).execute()
  await tx
    .updateTable('accounts')
    .set({
      // An address that can never be one (RFC 2606), and that no two accounts share.
      email: `${personId}@verwijderd.invalid`,
      password_hash: null,
      disabled_at: now,
      erased_at: now,
    })
    .where('person_id', '=', personId)
    .execute()
  await tx.updateTable('people').set({ name: erasedName }).where('id', '=', personId).execute()
}
