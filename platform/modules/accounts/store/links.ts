import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'

type Reader = Database | Transaction

/** Keeps an invitation; earlier open ones of the same person are withdrawn. @returns its id */
export async function insertInvitation(
  tx: Transaction,
  fresh: {
    personId: string
    tokenDigest: string
    invitedBy: string | null
    now: Temporal.Instant
    expiresAt: Temporal.Instant
  },
): Promise<string> {
  await closeInvitations(tx, fresh.personId, fresh.now)
  const { id } = await tx
    .insertInto('invitations')
    .values({
      person_id: fresh.personId,
      token_digest: fresh.tokenDigest,
      invited_by: fresh.invitedBy,
      created_at: fresh.now,
      expires_at: fresh.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Withdraws the open invitations of a person. */
export async function closeInvitations(
  tx: Transaction,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ withdrawn_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** An invitation that can be used now. */
export interface OpenInvitation {
  id: string
  personId: string
  name: string
  email: string
  needsSecondFactor: boolean
  expiresAt: Temporal.Instant
}

const invitations = (db: Reader, tokenDigest: string, now: Temporal.Instant | undefined) =>
  db
    .selectFrom('invitations')
    .innerJoin('people', 'people.id', 'invitations.person_id')
    .innerJoin('accounts', 'accounts.person_id', 'invitations.person_id')
    .select([
      'invitations.id',
      'invitations.person_id as personId',
      'people.name',
      'accounts.email',
      'accounts.second_factor_required as needsSecondFactor',
      'invitations.expires_at as expiresAt',
    ])
    .where('invitations.token_digest', '=', tokenDigest)
    .where('invitations.used_at', 'is', null)
    .where('invitations.withdrawn_at', 'is', null)
    .where('invitations.expires_at', '>', decidingInstant(now))
    .where('accounts.disabled_at', 'is', null)

/** The open invitation behind a mailed link. */
export async function openInvitation(
  db: Reader,
  tokenDigest: string,
  now: Temporal.Instant | undefined,
): Promise<OpenInvitation | undefined> {
  return invitations(db, tokenDigest, now).executeTakeFirst()
}

/** Uses the invitation behind a mailed link, once. */
export async function takeInvitation(
  tx: Transaction,
  tokenDigest: string,
  now: Temporal.Instant,
): Promise<OpenInvitation | undefined> {
  const found = await invitations(tx, tokenDigest, now).forUpdate('invitations').executeTakeFirst()
  if (found) await tx.updateTable('invitations').set({ used_at: now }).where('id', '=', found.id).execute()
  return found
}

/** Keeps a link for a new password. */
export async function insertPasswordReset(
  tx: Transaction,
  fresh: { personId: string; tokenDigest: string; now: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('password_resets')
    .values({
      person_id: fresh.personId,
      token_digest: fresh.tokenDigest,
      created_at: fresh.now,
      expires_at: fresh.expiresAt,
    })
    .execute()
}

/** How many links for a new password a person asked for since an instant. */
export async function passwordResetsSince(
  tx: Transaction,
  personId: string,
  since: Temporal.Instant,
): Promise<number> {
  const row = await tx
    .selectFrom('password_resets')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Whether a link for a new password can be used now. */
export async function isOpenPasswordReset(
  db: Reader,
  tokenDigest: string,
  now: Temporal.Instant | undefined,
): Promise<boolean> {
  const row = await db
    .selectFrom('password_resets')
    .select('id')
    .where('token_digest', '=', tokenDigest)
    .where('used_at', 'is', null)
    .where('expires_at', '>', decidingInstant(now))
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a link for a new password, once; the other links of the person are used up with it. @returns the person */
export async function takePasswordReset(
  tx: Transaction,
  tokenDigest: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('password_resets')
    .select('person_id')
    .where('token_digest', '=', tokenDigest)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  await closePasswordResets(tx, row.person_id, now)
  return row.person_id
}

/** Uses up every link for a new password of a person. */
export async function closePasswordResets(
  tx: Transaction,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('password_resets')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}
