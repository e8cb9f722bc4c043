import { hash, randomBytes } from 'node:crypto'
import type { Transaction } from '../database/connect.ts'

const saltBytes = 16

/** The digest under which the trail names words about a person: SHA-256 over the salt and the words. */
function personalDigest(salt: string, value: string): string {
  return hash('sha256', `${salt}\n${value}`, 'hex')
}

/**
 * Keeps words about a person (a reason, an explanation) where they can be erased.
 * @returns the digest that stands for them in the trail
 */
export async function keepPersonalValue(
  tx: Transaction,
  { personId, value }: { personId: string; value: string },
): Promise<string> {
  const salt = randomBytes(saltBytes).toString('hex')
  const digest = personalDigest(salt, value)
  await tx.insertInto('audit_values').values({ digest, person_id: personId, value, salt }).execute()
  return digest
}
