import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { StoredVersion } from '../model.ts'
import type { FigureGroup, Telling } from '../rules/programme-totals.ts'

type Reader = Database | Transaction

/** A telling with its moment. */
export interface StoredTelling {
  at: Temporal.Instant
  counted: Telling
}

/** All tellings of a group, oldest first. */
export async function readTellings(db: Reader, group: FigureGroup): Promise<StoredTelling[]> {
  const rows = await db
    .selectFrom('case_programme_tellings')
    .select(['at', 'counted'])
    .where('figures', '=', group)
    .orderBy('id')
    .execute()
  return rows.map(({ at, counted }) => ({ at, counted: counted as unknown as Telling }))
}

/** Adds a telling; gives its id. */
export async function insertTelling(
  tx: Transaction,
  told: { group: FigureGroup; counted: Telling; now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('case_programme_tellings')
    .values({ figures: told.group, counted: json(told.counted), at: told.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return String(id)
}

/** Nobody else tells totals until the transaction ends. */
export async function lockTellings(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('case_programme_tellings', 0))`.execute(tx)
}

/** A case that counts, at the version that counts. */
export type CountingCase = { caseId: string; version: number; content: StoredVersion['content'] }

/**
 * One case for each area of the programme: one that is adopted, else the oldest, so that nobody moves another's case out
 * of the totals. Of an adopted case the approved version counts, of another the one that was fixed last.
 */
export async function readCountingCases(db: Reader): Promise<CountingCase[]> {
  const { rows } = await sql<CountingCase>`
    select distinct on (c.project_id) c.id as "caseId", v.number as version, v.content
    from cases c
    join lateral (
      select number, content from case_versions
      where case_id = c.id and (c.state <> 'adopted' or number = coalesce((
        select d.version from case_decisions d where d.case_id = c.id and d.kind = 'approved' order by d.id desc limit 1
      ), number))
      order by number desc limit 1
    ) v on true
    where c.project_id is not null
    order by c.project_id, (c.state = 'adopted') desc, c.made_at, c.id`.execute(db)
  return rows
}
