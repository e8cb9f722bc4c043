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
  objectId: string | undefined
  createdAt: Temporal.Instant
  isRead: boolean
}

/** What this person was told, the newest first, and how much of it is unread. */
export async function noticesOf(
  db: Database,
  asked: { personId: string; unreadOnly?: boolean; page: number; pageSize: number },
): Promise<{ rows: Notice[]; total: number; unread: number }> {
  const own = db.selectFrom('notices').where('person_id', '=', asked.personId)
  const rows = await own
    .$if(asked.unreadOnly === true, query => query.where('read_at', 'is', null))
    .select(['id', 'kind', 'text_nl', 'text_en', 'href', 'object_id', 'created_at', 'read_at'])
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
      objectId: row.object_id ?? undefined,
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

/** One notice of this person. */
export async function noticeOf(
  db: Database,
  { personId, id }: { personId: string; id: string },
): Promise<Pick<Notice, 'id' | 'kind' | 'href' | 'objectId'> | undefined> {
  const row = await db
    .selectFrom('notices')
    .select(['id', 'kind', 'href', 'object_id'])
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { id: row.id, kind: row.kind, href: row.href, objectId: row.object_id ?? undefined }
}

/**
 * Marks one notice of this person as read, or all that were there at an instant. A mark for the person's own eyes, so
 * not in the audit trail.
 */
export async function markRead(
  db: Database,
  { personId, id }: { personId: string; id?: string | undefined },
): Promise<void> {
  let query = db
    .updateTable('notices')
    .set({ read_at: sql<Temporal.Instant>`coalesce(read_at, now())` })
    .where('person_id', '=', personId)
  query = id === undefined ? query.where('read_at', 'is', null) : query.where('id', '=', id)
  await query.execute()
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
