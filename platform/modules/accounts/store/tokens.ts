import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'

type Reader = Database | Transaction

/** A token to be kept: of the token itself only the digest. */
export interface NewToken {
  id: string
  personId: string
  name: string
  tokenDigest: string
  scopes: readonly string[]
  now: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Keeps a token. @returns whether it is new: a form that is sent twice makes one token */
export async function insertToken(tx: Transaction, token: NewToken): Promise<boolean> {
  const made = await tx
    .insertInto('api_tokens')
    .values({
      id: token.id,
      person_id: token.personId,
      name: token.name,
      token_digest: token.tokenDigest,
      scopes: [...token.scopes],
      made_at: token.now,
      expires_at: token.expiresAt,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** A token as its owner sees it. */
export interface OwnToken {
  id: string
  name: string
  scopes: string[]
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
  lastUsedAt: Temporal.Instant | null
}

/** The tokens of a person that were not revoked, the newest first; also those that have expired. */
export async function tokensOf(db: Reader, personId: string): Promise<OwnToken[]> {
  return db
    .selectFrom('api_tokens')
    .select([
      'id',
      'name',
      'scopes',
      'made_at as madeAt',
      'expires_at as expiresAt',
      'last_used_at as lastUsedAt',
    ])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
}

/** How many tokens of a person work now. */
export async function countTokens(tx: Transaction, personId: string, now: Temporal.Instant): Promise<number> {
  const { count } = await tx
    .selectFrom('api_tokens')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Revokes a token of this person. @returns whether there was one */
export async function revokeToken(
  tx: Transaction,
  token: { id: string; personId: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: token.now })
    .where('id', '=', token.id)
    .where('person_id', '=', token.personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Revokes every token of a person that was not revoked yet. @returns how many */
export async function revokeTokensOf(
  tx: Transaction,
  personId: string,
  now: Temporal.Instant,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A token that works, with its person. */
export interface WorkingToken {
  id: string
  scopes: string[]
  personId: string
  name: string
  isDemo: boolean
  lastUsedAt: Temporal.Instant | null
}

/** The token with this digest, unless it is revoked or has expired, or the account of its person is closed. */
export async function readToken(
  db: Reader,
  tokenDigest: string,
  now: Temporal.Instant | undefined,
): Promise<WorkingToken | undefined> {
  return db
    .selectFrom('api_tokens')
    .innerJoin('accounts', 'accounts.person_id', 'api_tokens.person_id')
    .innerJoin('people', 'people.id', 'api_tokens.person_id')
    .select([
      'api_tokens.id',
      'api_tokens.scopes',
      'people.id as personId',
      'people.name',
      'people.is_demo as isDemo',
      'api_tokens.last_used_at as lastUsedAt',
    ])
    .where('api_tokens.token_digest', '=', tokenDigest)
    .where('api_tokens.revoked_at', 'is', null)
    .where('api_tokens.expires_at', '>', decidingInstant(now))
    .where('accounts.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Notes that a token was used. */
export async function touchToken(db: Database, id: string): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ last_used_at: decidingInstant(undefined) })
    .where('id', '=', id)
    .execute()
}
