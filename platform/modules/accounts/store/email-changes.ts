import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'

/** A change of address that waits for its confirmations. */
export interface EmailChange {
  id: string
  personId: string
  newEmail: string
  /** Which of the two addresses the link was sent to. */
  side: 'old' | 'new'
  isOtherConfirmed: boolean
}

/** Keeps a change of address; an earlier one of the same person is closed. */
export async function insertEmailChange(
  tx: Transaction,
  fresh: {
    personId: string
    newEmail: string
    oldTokenDigest: string
    newTokenDigest: string
    now: Temporal.Instant
    expiresAt: Temporal.Instant
  },
): Promise<void> {
  await closeEmailChanges(tx, fresh.personId, fresh.now)
  await tx
    .insertInto('email_changes')
    .values({
      person_id: fresh.personId,
      new_email: fresh.newEmail,
      old_token_digest: fresh.oldTokenDigest,
      new_token_digest: fresh.newTokenDigest,
      created_at: fresh.now,
      expires_at: fresh.expiresAt,
    })
    .execute()
}

/** Closes the open changes of address of a person. */
export async function closeEmailChanges(
  tx: Transaction,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('email_changes')
    .set({ closed_at: now })
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .execute()
}

const openChange = (db: Database | Transaction, tokenDigest: string, now: Temporal.Instant | undefined) =>
  db
    .selectFrom('email_changes')
    .selectAll()
    .where(eb => eb.or([eb('old_token_digest', '=', tokenDigest), eb('new_token_digest', '=', tokenDigest)]))
    .where('closed_at', 'is', null)
    .where('expires_at', '>', decidingInstant(now))

/** Whether a mailed link to confirm an address can be used now. */
export async function isOpenEmailChange(
  db: Database,
  tokenDigest: string,
  now: Temporal.Instant | undefined,
): Promise<boolean> {
  return (await openChange(db, tokenDigest, now).executeTakeFirst()) !== undefined
}

/** Notes the confirmation of one of the two addresses. */
export async function confirmEmailSide(
  tx: Transaction,
  tokenDigest: string,
  now: Temporal.Instant,
): Promise<EmailChange | undefined> {
  const row = await openChange(tx, tokenDigest, now).forUpdate().executeTakeFirst()
  if (!row) return undefined
  const side = row.old_token_digest === tokenDigest ? 'old' : 'new'
  const confirmed = side === 'old' ? { old_confirmed_at: now } : { new_confirmed_at: now }
  await tx.updateTable('email_changes').set(confirmed).where('id', '=', row.id).execute()
  const other = side === 'old' ? row.new_confirmed_at : row.old_confirmed_at
  return {
    id: row.id,
    personId: row.person_id,
    newEmail: row.new_email,
    side,
    isOtherConfirmed: other !== null,
  }
}
