import { sql } from 'kysely'
import type { Database } from '../../../kit/database/connect.ts'

/** An account in the list of the administrator. */
export interface ListedAccount {
  personId: string
  name: string
  email: string
  state: 'active' | 'invited' | 'disabled'
  isDemo: boolean
  hasSecondFactor: boolean
  lastSignIn: Temporal.Instant | undefined
}

const accounts = (db: Database) =>
  db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .leftJoin('second_factors', 'second_factors.person_id', 'accounts.person_id')
    .where('accounts.erased_at', 'is', null)

const listed = (db: Database) =>
  accounts(db).select([
    'accounts.person_id as personId',
    'people.name',
    'accounts.email',
    'people.is_demo as isDemo',
    sql<ListedAccount['state']>`case when accounts.disabled_at is not null then 'disabled'
      when accounts.password_hash is null then 'invited' else 'active' end`.as('state'),
    sql<boolean>`second_factors.person_id is not null`.as('hasSecondFactor'),
    sql<Temporal.Instant | null>`(select max(started_at) from sessions
      where sessions.person_id = accounts.person_id and stage = 'full' and ended_at is distinct from started_at)`.as(
      'lastSignIn',
    ),
  ])

/** Accounts by name, a part of the list, and how many there are in all. */
export async function readAccounts(
  db: Database,
  asked: { search: string | undefined; limit: number; offset: number },
): Promise<{ rows: ListedAccount[]; total: number }> {
  const pattern = `%${(asked.search ?? '').trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await listed(db)
    .where(eb => eb.or([eb('people.name', 'ilike', pattern), eb('accounts.email', 'ilike', pattern)]))
    .orderBy('people.name')
    .orderBy('accounts.person_id')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  const { count } = await accounts(db)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(eb => eb.or([eb('people.name', 'ilike', pattern), eb('accounts.email', 'ilike', pattern)]))
    .executeTakeFirstOrThrow()
  return {
    rows: rows.map(row => ({ ...row, lastSignIn: row.lastSignIn ?? undefined })),
    total: Number(count),
  }
}

/** One account as the administrator sees it. */
export async function readListedAccount(db: Database, personId: string): Promise<ListedAccount | undefined> {
  const row = await listed(db).where('accounts.person_id', '=', personId).executeTakeFirst()
  return row && { ...row, lastSignIn: row.lastSignIn ?? undefined }
}
