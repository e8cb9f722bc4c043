import type { Database, Transaction } from '../database/connect.ts'
import type { Language } from '../texts/texts.ts'

/** Where a person gets mail, and in which language. */
export interface Contact {
  email: string
  language: Language
}

/** Finds the contacts of persons; who gets no mail (any more) is left out. */
export type FindContacts = (
  db: Database | Transaction,
  personIds: readonly string[],
) => Promise<ReadonlyMap<string, Contact>>

let handedOver: FindContacts = async () => new Map()

/** Called by the app once: the kit itself knows no people. */
export function handOverContacts(find: FindContacts): void {
  handedOver = find
}

/** The contacts of these persons. */
export function contactsOf(
  db: Database | Transaction,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Contact>> {
  return personIds.length === 0 ? Promise.resolve(new Map()) : handedOver(db, personIds)
}
