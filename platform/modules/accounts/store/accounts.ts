import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Language } from '../../../kit/texts/texts.ts'

type Reader = Database | Transaction

/** An account with what is needed to decide about its way in. */
export interface AccountRow {
  personId: string
  name: string
  language: Language
  email: string
  passwordHash: string | undefined
  needsSecondFactor: boolean
  hasSecondFactor: boolean
  isDemo: boolean
  isDisabled: boolean
  /** The personal values were removed; nobody comes back. */
  isErased: boolean
}

const account = (db: Reader) =>
  db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .leftJoin('second_factors', 'second_factors.person_id', 'accounts.person_id')
    .select([
      'accounts.person_id',
      'people.name',
      'people.language',
      'people.is_demo',
      'accounts.email',
      'accounts.password_hash',
      'accounts.second_factor_required',
      'accounts.disabled_at',
      'accounts.erased_at',
      'second_factors.confirmed_at',
    ])

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof account>['executeTakeFirst']>>>

const asAccount = (row: Row): AccountRow => ({
  personId: row.person_id,
  name: row.name,
  language: row.language as Language,
  email: row.email,
  passwordHash: row.password_hash ?? undefined,
  needsSecondFactor: row.second_factor_required,
  hasSecondFactor: row.confirmed_at !== null,
  isDemo: row.is_demo,
  isDisabled: row.disabled_at !== null,
  isErased: row.erased_at !== null,
})

/** The account at this address, in small letters. */
export async function accountByEmail(db: Reader, email: string): Promise<AccountRow | undefined> {
  const row = await account(db).where('accounts.email', '=', email).executeTakeFirst()
  return row && asAccount(row)
}

/** The account of this person. */
export async function accountOf(db: Reader, personId: string): Promise<AccountRow | undefined> {
  const row = await account(db).where('accounts.person_id', '=', personId).executeTakeFirst()
  return row && asAccount(row)
}

/**
 * Holds an account until the end of the transaction: whoever adds a way in waits for who changes it, and the other way
 * round. Those who add do not wait for each other.
 */
export async function lockAccount(tx: Transaction, personId: string, to: 'add' | 'change'): Promise<void> {
  const query = tx.selectFrom('accounts').select('person_id').where('person_id', '=', personId)
  await (to === 'change' ? query.forUpdate() : query.forShare()).execute()
}

/** Makes those who make an account at one address wait for each other, so that the second finds it. */
export async function lockEmail(tx: Transaction, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${email}`}, 0))`.execute(tx)
}

/** A person and the account that goes with it. */
export interface NewAccount {
  name: string
  email: string
  language: Language
  needsSecondFactor: boolean
  isDemo?: boolean
  passwordHash?: string
}

/** Keeps a new person with an account. @returns the id of the person */
export async function insertAccount(tx: Transaction, fresh: NewAccount): Promise<string> {
  const { id } = await tx
    .insertInto('people')
    .values({ name: fresh.name, language: fresh.language, is_demo: fresh.isDemo ?? false })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('accounts')
    .values({
      person_id: id,
      email: fresh.email,
      second_factor_required: fresh.needsSecondFactor,
      password_hash: fresh.passwordHash ?? null,
    })
    .execute()
  return id
}

/** Replaces the password. */
export async function setPasswordHash(tx: Transaction, personId: string, hash: string): Promise<void> {
  await tx.updateTable('accounts').set({ password_hash: hash }).where('person_id', '=', personId).execute()
}

/** Makes the second step compulsory for a person. */
export async function setSecondFactorRequired(tx: Transaction, personId: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ second_factor_required: true })
    .where('person_id', '=', personId)
    .execute()
}

/** Replaces the address. */
export async function setEmail(tx: Transaction, personId: string, email: string): Promise<void> {
  await tx.updateTable('accounts').set({ email }).where('person_id', '=', personId).execute()
}

/** Replaces the name and the language of a person. */
export async function setPerson(
  tx: Transaction,
  personId: string,
  person: { name: string; language: Language },
): Promise<void> {
  await tx.updateTable('people').set(person).where('id', '=', personId).execute()
}

/** Closes the way in, or opens it again. */
export async function setDisabled(
  tx: Transaction,
  personId: string,
  at: Temporal.Instant | null,
): Promise<void> {
  await tx.updateTable('accounts').set({ disabled_at: at }).where('person_id', '=', personId).execute()
}

/** Names of these persons, by id. */
export async function namesOf(db: Reader, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...personIds])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
