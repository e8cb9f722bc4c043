import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** Of one kind of notices: how much was told in the last days, and what became of it. */
export interface KindCount {
  kind: string
  /** In the last thirty days. */
  told: number
  unread: number
  /** Stands in the mail of today, which has not gone yet. */
  waiting: number
  /** Persons who chose another way to hear of it. */
  chosenOtherwise: number
}

/** How long a notice counts as recent. */
export const recentDays = 30

/** What was told by kind, also of kinds that the site does not know any more. No contents, no persons. */
export async function countsByKind(db: Database): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    select coalesce(told.kind, chosen.kind) as kind, coalesce(recent, 0)::int as told, coalesce(unread, 0)::int as unread,
      coalesce(waiting, 0)::int as waiting, coalesce(persons, 0)::int as "chosenOtherwise"
    from (
      select kind, count(*) filter (where created_at > now() - make_interval(days => ${recentDays})) as recent,
        count(*) filter (where read_at is null) as unread, count(*) filter (where waits_for_digest) as waiting
      from notices group by kind
    ) told full join (select kind, count(*) as persons from notice_preferences group by kind) chosen using (kind)
    order by 1`.execute(db)
  return rows
}

/** What was told at one moment: to how many persons, and how many of them have read it. */
export interface Told {
  kind: string
  toldAt: Temporal.Instant
  persons: number
  read: number
}

/** What was told, the newest first: when, of which kind and to how many. What it said is for those who were told. */
export async function toldLog(
  db: Database,
  asked: { kind?: string | undefined; limit: number; offset?: number },
): Promise<{ rows: Told[]; total: number }> {
  const told = db
    .selectFrom('notices')
    .$if(asked.kind !== undefined, query => query.where('kind', '=', asked.kind ?? ''))
    .groupBy(['kind', 'created_at'])
  const rows = await told
    .select(['kind', 'created_at as toldAt'])
    .select([sql<number>`count(*)::int`.as('persons'), sql<number>`count(read_at)::int`.as('read')])
    .orderBy('created_at', 'desc')
    .orderBy('kind')
    .limit(asked.limit)
    .offset(asked.offset ?? 0)
    .execute()
  const { total } = await db
    .selectFrom(told.select('kind').as('told'))
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}
