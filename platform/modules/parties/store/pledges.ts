import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { FollowUp, Pledge, PledgeState } from '../model.ts'

type Reader = Database | Transaction

/** A pledge to be kept. */
export type NewPledge = Pick<
  Pledge,
  'fromId' | 'toId' | 'text' | 'condition' | 'dueOn' | 'isPublic' | 'pairId'
> & {
  signatureId?: string
  madeById: string
  madeForId: string
  now: Temporal.Instant
}

/** Keeps a pledge; it is conditional. @returns its id */
export async function insertPledge(tx: Transaction, fresh: NewPledge): Promise<string> {
  const { id } = await tx
    .insertInto('pledges')
    .values({
      from_id: fresh.fromId,
      to_id: fresh.toId ?? null,
      text: fresh.text,
      condition: fresh.condition ?? null,
      due_on: fresh.dueOn ?? null,
      is_public: fresh.isPublic,
      state: 'conditional',
      pair_id: fresh.pairId ?? null,
      signature_id: fresh.signatureId ?? null,
      made_by: fresh.madeById,
      made_for: fresh.madeForId,
      made_at: fresh.now,
      changed_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Names the pledge in return of a pledge that was kept before it. */
export async function setPair(tx: Transaction, id: string, pairId: string): Promise<void> {
  await tx.updateTable('pledges').set({ pair_id: pairId }).where('id', '=', id).execute()
}

const pledges = (db: Reader) =>
  db
    .selectFrom('pledges')
    .innerJoin('organisations as giver', 'giver.id', 'pledges.from_id')
    .leftJoin('organisations as taker', 'taker.id', 'pledges.to_id')
    .select([
      'pledges.id',
      'pledges.from_id as fromId',
      'giver.name as fromName',
      'pledges.to_id as toId',
      'taker.name as toName',
      'pledges.text',
      'pledges.condition',
      'pledges.due_on as dueOn',
      'pledges.is_public as isPublic',
      'pledges.state',
      'pledges.pair_id as pairId',
      'pledges.made_for as madeForId',
      'pledges.reason',
      'pledges.signature_id as signatureId',
      'pledges.follow_up_days as followUpDays',
      'pledges.changed_at as changedAt',
      sql<string>`to_char(pledges.made_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`.as('madeOn'),
      sql<string | null>`(select to_char(max(held_on), 'YYYY-MM-DD') from pledge_follow_ups
        where pledge_id = pledges.id)`.as('followedUpOn'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof pledges>['executeTakeFirstOrThrow']>>

const asPledge = (row: Row): Pledge => ({
  ...row,
  toId: row.toId ?? undefined,
  toName: row.toName ?? undefined,
  condition: row.condition ?? undefined,
  dueOn: row.dueOn ?? undefined,
  state: row.state as PledgeState,
  pairId: row.pairId ?? undefined,
  reason: row.reason ?? undefined,
  signatureId: row.signatureId ?? undefined,
  followedUpOn: row.followedUpOn ?? undefined,
})

/** One pledge; locked until the end of the transaction. */
export async function lockPledge(tx: Transaction, id: string): Promise<Pledge | undefined> {
  const row = await pledges(tx).where('pledges.id', '=', id).forUpdate('pledges').executeTakeFirst()
  return row && asPledge(row)
}

/** Which pledges a list shows. */
export interface PledgeFilter {
  id?: string | undefined
  state?: PledgeState | undefined
  /** Only what was pledged with a signature under the manifest. */
  isOfSignature?: boolean | undefined
  /** Only pledges from or to these organisations. */
  organisationIds?: readonly string[] | undefined
}

const filtered = (db: Reader, { id, state, isOfSignature, organisationIds }: PledgeFilter) => {
  let query = db.selectFrom(pledges(db).as('found'))
  if (id) query = query.where('id', '=', id)
  if (state) query = query.where('state', '=', state)
  if (isOfSignature) query = query.where('signatureId', 'is not', null)
  if (organisationIds) {
    const ids = sql<string>`any(${[...organisationIds]}::uuid[])`
    query = query.where(eb => eb.or([eb('fromId', '=', ids), eb('toId', '=', ids)]))
  }
  return query
}

/** Pledges of a list, by their term, and how many there are in all. */
export async function readPledges(
  db: Reader,
  asked: { filter: PledgeFilter; limit?: number; offset?: number },
): Promise<{ rows: Pledge[]; total: number }> {
  const query = filtered(db, asked.filter)
  const rows = await query
    .selectAll()
    .orderBy(sql`"dueOn" nulls last`)
    .orderBy('fromName')
    .orderBy('id')
    .limit(asked.limit ?? 1000)
    .offset(asked.offset ?? 0)
    .execute()
  const { count } = await query
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(asPledge), total: Number(count) }
}

/** Pledges that everybody may read: public ones that hold or were kept. */
export async function readPublicPledges(db: Reader): Promise<Pledge[]> {
  const rows = await db
    .selectFrom(pledges(db).as('found'))
    .selectAll()
    .where('isPublic', '=', true)
    .where('state', 'in', ['in-force', 'kept'])
    .orderBy('fromName')
    .orderBy('id')
    .execute()
  return rows.map(asPledge)
}

/** Changes the words and the term of a pledge. */
export async function updatePledge(
  tx: Transaction,
  id: string,
  given: Pick<Pledge, 'text' | 'condition' | 'dueOn' | 'isPublic'> & { now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('pledges')
    .set({
      text: given.text,
      condition: given.condition ?? null,
      due_on: given.dueOn ?? null,
      is_public: given.isPublic,
      changed_at: given.now,
    })
    .where('id', '=', id)
    .execute()
}

/** Says which organisation worded a pledge last: of a pair the other side has to agree. */
export async function setWriter(tx: Transaction, ids: readonly string[], organisationId: string) {
  await tx
    .updateTable('pledges')
    .set({ made_for: organisationId })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** Moves a pledge to a state. */
export async function setPledgeState(
  tx: Transaction,
  id: string,
  to: { state: PledgeState; reason: string | undefined; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('pledges')
    .set({ state: to.state, reason: to.reason ?? null, changed_at: to.now })
    .where('id', '=', id)
    .execute()
}

/** Keeps a look at how a pledge stands, and how often that is done from now on. */
export async function insertFollowUp(
  tx: Transaction,
  pledgeId: string,
  fresh: { heldOn: string; note: string; followUpDays: number; madeById: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('pledges')
    .set({ follow_up_days: fresh.followUpDays })
    .where('id', '=', pledgeId)
    .execute()
  await tx
    .insertInto('pledge_follow_ups')
    .values({
      pledge_id: pledgeId,
      held_on: fresh.heldOn,
      note: fresh.note,
      made_by: fresh.madeById,
      made_at: fresh.now,
    })
    .execute()
}

/** The looks at how a pledge stands, the last first. */
export async function readFollowUps(db: Reader, pledgeId: string): Promise<FollowUp[]> {
  return db
    .selectFrom('pledge_follow_ups')
    .innerJoin('people', 'people.id', 'made_by')
    .select(['held_on as heldOn', 'note', 'people.name as byName'])
    .where('pledge_id', '=', pledgeId)
    .orderBy('held_on', 'desc')
    .orderBy('made_at', 'desc')
    .execute()
}
