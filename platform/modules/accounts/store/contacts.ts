import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Language } from '../../../kit/texts/texts.ts'

/** Where these persons get mail, and in which language; who has no account in use gets none. */
export async function contactsOf(
  db: Database | Transaction,
  personIds: readonly string[],
): Promise<Map<string, { email: string; language: Language }>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.person_id', 'accounts.email', 'people.language'])
    .where('accounts.person_id', 'in', [...personIds])
    .where('accounts.disabled_at', 'is', null)
    .execute()
  return new Map(rows.map(row => [row.person_id, { email: row.email, language: row.language as Language }]))
}
