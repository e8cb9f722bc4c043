import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { AdviceRelation, AdviceState } from '../model.ts'

type Reader = Database | Transaction

/** Keeps an advice relation. @returns its id; undefined when the same one is there already */
export async function insertAdvice(
  tx: Transaction,
  fresh: Pick<AdviceRelation, 'adviserId' | 'clientId' | 'subject' | 'validFrom' | 'validTo'> & {
    madeById: string | undefined
    now: Temporal.Instant
  },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('advice_relations')
    .values({
      adviser_id: fresh.adviserId,
      client_id: fresh.clientId,
      subject: fresh.subject,
      valid_from: fresh.validFrom,
      valid_to: fresh.validTo ?? null,
      made_by: fresh.madeById ?? null,
      made_at: fresh.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

const relations = (db: Reader) =>
  db
    .selectFrom('advice_relations')
    .innerJoin('organisations as adviser', 'adviser.id', 'advice_relations.adviser_id')
    .innerJoin('organisations as client', 'client.id', 'advice_relations.client_id')
    .select([
      'advice_relations.id',
      'advice_relations.adviser_id as adviserId',
      'adviser.name as adviserName',
      'advice_relations.client_id as clientId',
      'client.name as clientName',
      'advice_relations.subject',
      'advice_relations.valid_from as validFrom',
      'advice_relations.valid_to as validTo',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof relations>['executeTakeFirstOrThrow']>>

const asRelation = (row: Row): AdviceRelation => ({ ...row, validTo: row.validTo ?? undefined })

/** One advice relation; locked until the end of the transaction. */
export async function lockAdvice(tx: Transaction, id: string): Promise<AdviceRelation | undefined> {
  const row = await relations(tx)
    .where('advice_relations.id', '=', id)
    .forUpdate('advice_relations')
    .executeTakeFirst()
  return row && asRelation(row)
}

/** Sets the last day of an advice relation. */
export async function setAdviceEnd(
  tx: Transaction,
  id: string,
  { lastDay, endedById }: { lastDay: string; endedById: string },
): Promise<void> {
  const ended = { valid_to: lastDay, ended_by: endedById }
  await tx.updateTable('advice_relations').set(ended).where('id', '=', id).execute()
}

/** Which advice relations a list shows. */
export interface AdviceFilter {
  id?: string | undefined
  /** Only relations with one of these as a side. */
  organisationIds?: readonly string[] | undefined
  /** Only relations that held at some moment from this day on. */
  since?: string | undefined
  /** Only relations in this state on this day. */
  state?: { is: AdviceState; on: string } | undefined
}

const filtered = (db: Reader, { id, organisationIds, since, state }: AdviceFilter) => {
  let query = db.selectFrom(relations(db).as('found'))
  if (id) query = query.where('id', '=', id)
  if (organisationIds) {
    const ids = sql<string>`any(${[...organisationIds]}::uuid[])`
    query = query.where(eb => eb.or([eb('adviserId', '=', ids), eb('clientId', '=', ids)]))
  }
  const notEndedBefore = (day: string) => sql<boolean>`("validTo" is null or "validTo" >= ${day}::date)`
  if (since) query = query.where(notEndedBefore(since))
  if (state?.is === 'future') query = query.where('validFrom', '>', state.on)
  if (state?.is === 'active') query = query.where('validFrom', '<=', state.on).where(notEndedBefore(state.on))
  if (state?.is === 'ended') query = query.where('validTo', '<', state.on)
  return query
}

/** Advice relations by adviser and client, and how many there are in all. */
export async function readAdvice(
  db: Reader,
  filter: AdviceFilter,
  part?: { limit: number; offset: number },
): Promise<{ rows: AdviceRelation[]; total: number }> {
  const query = filtered(db, filter)
  const all = query
    .selectAll()
    .orderBy('adviserName')
    .orderBy('clientName')
    .orderBy('validFrom')
    .orderBy('id')
  const rows = (await (part ? all.limit(part.limit).offset(part.offset) : all).execute()).map(asRelation)
  if (!part) return { rows, total: rows.length }
  const { count } = await query
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(count) }
}
