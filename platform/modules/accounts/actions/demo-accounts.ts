import type { Transaction } from '../../../kit/database/connect.ts'
import { hashPassword } from '../credentials/password-hash.ts'
import { insertAccount } from '../store/accounts.ts'

/**
 * Makes accounts of the demonstration, all with one password. They open nothing on a site that is no demonstration.
 * @returns the ids of the persons by address
 */
export async function addDemoAccounts(
  tx: Transaction,
  people: readonly { name: string; email: string }[],
  password: string,
): Promise<Map<string, string>> {
  const passwordHash = await hashPassword(password)
  const ids = new Map<string, string>()
  for (const { name, email } of people) {
    const fresh = {
      name,
      email,
      language: 'nl',
      needsSecondFactor: true,
      isDemo: true,
      passwordHash,
    } as const
    ids.set(email, await insertAccount(tx, fresh))
  }
  return ids
}
