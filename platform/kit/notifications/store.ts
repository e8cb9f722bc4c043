import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'
import type { Bilingual } from '../texts/texts.ts'
import type { Way } from './kinds.ts'

/** One thing that a person was told. */
export interface Notice {
  id: string
  kind: string
  text: Bilingual
  href: string
  createdAt: Temporal.Instant
  isRead: boolean
}

/** What this person was told, the newest first, and how much of it is unread. */
export async function noticesOf(
  db: Database,
  asked: { personId: string; page: number; pageSize: number },
): Promise<{ rows: Notice[]; total: number; unread: number }> {
  const own = db.selectFrom('notices').where('person_id', '=', asked.personId)
  const rows = await own
    .select(['id', 'kind', 'text_nl', 'text_en', 'href', 'created_at', 'read_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(asked.pageSize)
    .offset((asked.page - 1) * asked.pageSize)
    .execute()
  const counts = await own
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`count(*) filter (where read_at is null)::int`.as('unread'),
    ])
    .executeTakeFirstOrThrow()
  return {
    ...counts,
    rows: rows.map(row => ({
      id: row.id,
      kind: row.kind,
      text: { nl: row.text_nl, en: row.text_en },
      href: row.href,
      createdAt: row.created_at,
      isRead: row.read_at !== null,
    })),
  }
}

/** How many notices this person did not read yet. */
export async function unreadCount(db: Database, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('notices')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/**
 * Marks one notice of this person as read, or all that were there at an instant. A mark for the person's own eyes, so
 * not in the audit trail.
 * @returns where the one notice leads; nothing when it is not this person's
 */
export async function markRead(
  db: Database,
  { personId, id }: { personId: string; id?: string | undefined },
): Promise<string | undefined> {
  let query = db
    .updateTable('notices')
    .set({ read_at: sql<Temporal.Instant>`coalesce(read_at, now())` })
    .where('person_id', '=', personId)
  query = id === undefined ? query.where('read_at', 'is', null) : query.where('id', '=', id)
  const rows = await query.returning('href').execute()
  return id === undefined ? undefined : rows[0]?.href
}

/** How this person wants to hear of each kind, where something was chosen. */
export async function preferencesOf(db: Database, personId: string): Promise<Map<string, Way>> {
  const rows = await db
    .selectFrom('notice_preferences')
    .select(['kind', 'way'])
    .where('person_id', '=', personId)
    .execute()
  return new Map(rows.map(row => [row.kind, row.way as Way]))
}

/** Keeps how this person wants to hear of kinds. */
export async function setPreferences(
  tx: Transaction,
  personId: string,
  ways: ReadonlyMap<string, Way>,
): Promise<void> {
  if (ways.size === 0) return
  await tx
    .insertInto('notice_preferences')
    .values([...ways].map(([kind, way]) => ({ person_id: personId, kind, way })))
    .onConflict(conflict =>
      conflict.columns(['person_id', 'kind']).doUpdateSet(({ ref }) => ({ way: ref('excluded.way') })),
    )
    .execute()
}
