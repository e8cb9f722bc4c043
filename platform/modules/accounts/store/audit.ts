import { sql } from 'kysely'
import type { Database } from '../../../kit/database/connect.ts'

/** Which entries of the audit trail a list shows; days of the Netherlands. */
export interface AuditFilter {
  action: string | undefined
  objectKind: string | undefined
  /** Of the object, of who acted or of whom it was done for. */
  reference: string | undefined
  fromDay: string | undefined
  toDay: string | undefined
  /** Of these objects it is not told who acted, nor are they found by who did. */
  sealed: readonly { objectKind: string; objectIds: readonly string[] }[]
}

/** An entry of the audit trail as a list shows it; what it says of the object stays in the trail. */
export interface AuditLine {
  seq: number
  at: Temporal.Instant
  actorId: string | undefined
  onBehalfOfId: string | undefined
  action: string
  objectKind: string
  objectId: string
  hash: string
  /** Who acted is not told as long as the object is sealed. */
  isSealed: boolean
}

const isSealed = ({ sealed }: AuditFilter) => {
  const each = sealed.map(
    ({ objectKind, objectIds }) =>
      sql<boolean>`(object_kind = ${objectKind} and object_id = any(${[...objectIds]}::text[]))`,
  )
  return each.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(each, sql` or `)})`
}

const filtered = (db: Database, filter: AuditFilter) => {
  let query = db.selectFrom('audit_entries')
  const { action, objectKind, reference, fromDay, toDay } = filter
  if (action) query = query.where('action', '=', action)
  if (objectKind) query = query.where('object_kind', '=', objectKind)
  if (reference)
    query = query.where(eb =>
      eb.or([
        eb('object_id', '=', reference),
        eb.and([
          eb.or([eb('actor_id', '=', reference), eb('on_behalf_of_id', '=', reference)]),
          eb.not(isSealed(filter)),
        ]),
      ]),
    )
  const begin = (day: string, later: number) =>
    sql<Temporal.Instant>`(${day}::date + ${later}::int)::timestamp at time zone 'Europe/Amsterdam'`
  if (fromDay) query = query.where('at', '>=', begin(fromDay, 0))
  if (toDay) query = query.where('at', '<', begin(toDay, 1))
  return query
}

/** Entries of the trail, the newest first, and how many there are in all. */
export async function readAuditLines(
  db: Database,
  filter: AuditFilter,
  part: { limit: number; offset: number },
): Promise<{ rows: AuditLine[]; total: number }> {
  const rows = await filtered(db, filter)
    .select(['seq', 'at', 'actor_id', 'on_behalf_of_id', 'action', 'object_kind', 'object_id', 'hash'])
    .select(isSealed(filter).as('isSealed'))
    .orderBy('seq', 'desc')
    .limit(part.limit)
    .offset(part.offset)
    .execute()
  const { count } = await filtered(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return {
    rows: rows.map(row => ({
      seq: row.seq,
      at: row.at,
      actorId: row.isSealed ? undefined : (row.actor_id ?? undefined),
      onBehalfOfId: row.isSealed ? undefined : (row.on_behalf_of_id ?? undefined),
      action: row.action,
      objectKind: row.object_kind,
      objectId: row.object_id,
      hash: row.hash,
      isSealed: row.isSealed,
    })),
    total: Number(count),
  }
}

/** The actions and kinds of objects that occur in the trail, for the filters. */
export async function readAuditWords(db: Database): Promise<{ actions: string[]; objectKinds: string[] }> {
  const actions = await db.selectFrom('audit_entries').select('action').distinct().orderBy('action').execute()
  const kinds = await db
    .selectFrom('audit_entries')
    .select('object_kind')
    .distinct()
    .orderBy('object_kind')
    .execute()
  return { actions: actions.map(row => row.action), objectKinds: kinds.map(row => row.object_kind) }
}
