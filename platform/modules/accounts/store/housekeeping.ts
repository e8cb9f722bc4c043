import { sql } from 'kysely'
import type { Database } from '../../../kit/database/connect.ts'

/**
 * Removes what is kept for a time only: guesses after a day, sessions half a year after their end (so long they tell the
 * owner's browser from a stranger's), sign-ins that were never completed after a day, links and tokens a month after their end.
 */
export async function removePassed(db: Database): Promise<void> {
  await sql`delete from guesses where made_at < now() - interval '1 day'`.execute(db)
  await sql`delete from sessions where coalesce(ended_at, expires_at) < now() - interval '180 days'`.execute(
    db,
  )
  await sql`delete from sessions where stage <> 'full' and expires_at < now() - interval '1 day'`.execute(db)
  await sql`delete from api_tokens where coalesce(revoked_at, expires_at) < now() - interval '30 days'`.execute(
    db,
  )
  for (const table of ['invitations', 'password_resets', 'email_changes'] as const)
    await sql`delete from ${sql.table(table)} where expires_at < now() - interval '30 days'`.execute(db)
}
