import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { BodyKind, BodyRule, DecisionKind, GoverningBody, QuorumKind, VotingParties } from '../model.ts'

type Reader = Database | Transaction

const bodies = (db: Reader) =>
  db
    .selectFrom('governing_bodies')
    .select(['id', 'programme_id', 'slug', 'kind', 'name', 'name_en', 'task', 'task_en'])

type Row = Awaited<ReturnType<ReturnType<typeof bodies>['executeTakeFirstOrThrow']>>

const asBody = (row: Row): GoverningBody => ({
  id: row.id,
  programmeId: row.programme_id,
  slug: row.slug,
  kind: row.kind as BodyKind,
  name: { nl: row.name, en: row.name_en },
  task: { nl: row.task, en: row.task_en },
})

/** The bodies of a programme, in the order in which they were made. */
export async function readBodies(db: Reader, programmeId: string): Promise<GoverningBody[]> {
  const rows = await bodies(db)
    .where('programme_id', '=', programmeId)
    .orderBy('created_at')
    .orderBy('slug')
    .execute()
  return rows.map(asBody)
}

/** One body. */
export async function readBody(db: Reader, id: string): Promise<GoverningBody | undefined> {
  const row = await bodies(db).where('id', '=', id).executeTakeFirst()
  return row && asBody(row)
}

/** The body of a programme with this slug. */
export async function readBodyBySlug(
  db: Reader,
  programmeId: string,
  slug: string,
): Promise<GoverningBody | undefined> {
  const row = await bodies(db)
    .where('programme_id', '=', programmeId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row && asBody(row)
}

/** The body whose calendar opens with this key. */
export async function readBodyByCalendarKey(db: Reader, key: string): Promise<GoverningBody | undefined> {
  const row = await bodies(db).where('calendar_key', '=', key).executeTakeFirst()
  return row && asBody(row)
}

/** The key with which a calendar program reads the meetings of a body. */
export async function readCalendarKey(db: Reader, bodyId: string): Promise<string> {
  const row = await db
    .selectFrom('governing_bodies')
    .select('calendar_key')
    .where('id', '=', bodyId)
    .executeTakeFirstOrThrow()
  return row.calendar_key
}

/** Adds a body. @returns its id */
export async function insertBody(tx: Transaction, body: Omit<GoverningBody, 'id'>): Promise<string> {
  const { id } = await tx
    .insertInto('governing_bodies')
    .values({
      programme_id: body.programmeId,
      slug: body.slug,
      kind: body.kind,
      name: body.name.nl,
      name_en: body.name.en,
      task: body.task.nl,
      task_en: body.task.en,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What holds for a body, the newest first; those of a day and before when a day is given. */
export async function readBodyRules(db: Reader, bodyId: string, day?: string): Promise<BodyRule[]> {
  let query = db.selectFrom('body_rules').selectAll().where('body_id', '=', bodyId)
  if (day !== undefined) query = query.where('valid_from', '<=', day)
  const rows = await query.orderBy('valid_from', 'desc').orderBy('set_at', 'desc').execute()
  return rows.map(row => ({
    bodyId: row.body_id,
    validFrom: row.valid_from,
    cadenceDaysMax: row.cadence_days_max ?? undefined,
    quorum:
      row.quorum_kind === null
        ? undefined
        : {
            kind: row.quorum_kind as QuorumKind,
            share: row.quorum_share ?? 0,
            seatsMin: row.quorum_seats_min ?? 1,
          },
    decides: row.decides as DecisionKind[],
    proposes: row.proposes as DecisionKind[],
    heavy: row.heavy as DecisionKind[],
    votingParties: row.voting_parties as VotingParties,
    reason: row.reason,
  }))
}

/** Adds what holds for a body from a day on; what held before stays. */
export async function insertBodyRule(
  tx: Transaction,
  rule: BodyRule & { setById: string | undefined; now: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('body_rules')
    .values({
      body_id: rule.bodyId,
      valid_from: rule.validFrom,
      cadence_days_max: rule.cadenceDaysMax ?? null,
      quorum_kind: rule.quorum?.kind ?? null,
      quorum_share: rule.quorum?.share ?? null,
      quorum_seats_min: rule.quorum?.seatsMin ?? null,
      decides: [...rule.decides],
      proposes: [...rule.proposes],
      heavy: [...rule.heavy],
      voting_parties: rule.votingParties,
      reason: rule.reason,
      set_by: rule.setById ?? null,
      set_at: rule.now,
    })
    .execute()
}

/** Whether a body proposes decisions of this kind to another, by the newest of its rules. */
export async function isProposedElsewhere(
  db: Reader,
  programmeId: string,
  kind: DecisionKind,
): Promise<boolean> {
  const { rows } = await sql`
    select from (
      select distinct on (body_id) proposes from body_rules
      join governing_bodies on governing_bodies.id = body_id
      where programme_id = ${programmeId} and valid_from <= (now() at time zone 'Europe/Amsterdam')::date
      order by body_id, valid_from desc, set_at desc) as newest
    where ${kind} = any(proposes)`.execute(db)
  return rows.length > 0
}
