import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../../kit/database/connect.ts'
import type { Adviser, ClearableRule } from '../model.ts'

type Reader = Database | Transaction

const advisers = (db: Reader) =>
  db
    .selectFrom('project_advisers as a')
    .innerJoin('people', 'people.id', 'a.person_id')
    .innerJoin('organisations as firm', 'firm.id', 'a.organisation_id')
    .innerJoin('organisations as client', 'client.id', 'a.client_id')
    .select([
      'a.id',
      'a.project_id as projectId',
      'a.person_id as personId',
      'people.name',
      'a.organisation_id as organisationId',
      'firm.name as organisationName',
      'a.client_id as clientId',
      'client.name as clientName',
      'a.task',
      'a.valid_from as validFrom',
      'a.valid_to as validTo',
      'a.advice_id as adviceId',
      'a.ended_at as endedAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof advisers>['executeTakeFirstOrThrow']>>

async function withStatements(db: Reader, rows: readonly Row[]): Promise<Adviser[]> {
  if (rows.length === 0) return []
  const ids = sql<string>`any(${rows.map(row => row.id)}::uuid[])`
  const statements = await db
    .selectFrom('adviser_statements')
    .distinctOn('adviser_id')
    .select(['adviser_id', 'interest_ids', 'explanation', 'made_at', 'valid_to'])
    .where('adviser_id', '=', ids)
    .orderBy('adviser_id')
    .orderBy('made_at', 'desc')
    .execute()
  const clearances = await db
    .selectFrom('adviser_clearances')
    .select(['adviser_id', 'rule', 'reason', 'between_facts'])
    .where('adviser_id', '=', ids)
    .orderBy('rule')
    .execute()
  return rows.map(({ endedAt, ...row }) => {
    const statement = statements.find(one => one.adviser_id === row.id)
    return {
      ...row,
      adviceId: row.adviceId ?? undefined,
      hasEnded: endedAt !== null,
      statement: statement && {
        interestIds: statement.interest_ids,
        explanation: statement.explanation,
        madeAt: statement.made_at,
        validTo: statement.valid_to,
      },
      clearances: clearances
        .filter(one => one.adviser_id === row.id)
        .map(({ rule, reason, between_facts }) => ({
          ...{ rule: rule as ClearableRule, reason },
          between: (between_facts as Adviser['clearances'][number]['between'] | null) ?? undefined,
        })),
    }
  })
}

/** Which advisers are read. */
export interface AdviserFilter {
  projectId?: string
  personId?: string
}

/** Advisers by name, those that ended too. */
export async function readAdvisers(db: Reader, { projectId, personId }: AdviserFilter): Promise<Adviser[]> {
  let query = advisers(db)
  if (projectId !== undefined) query = query.where('a.project_id', '=', projectId)
  if (personId !== undefined) query = query.where('a.person_id', '=', personId)
  return withStatements(db, await query.orderBy('people.name').orderBy('a.made_at').orderBy('a.id').execute())
}

/** One adviser of a project; locked until the end of the transaction. */
export async function lockAdviser(
  tx: Transaction,
  { id, projectId }: { id: string; projectId: string },
): Promise<Adviser | undefined> {
  const rows = await advisers(tx)
    .where('a.id', '=', id)
    .where('a.project_id', '=', projectId)
    .forUpdate('a')
    .execute()
  const [found] = await withStatements(tx, rows)
  return found
}

/** Keeps the admission of an adviser. @returns its id; undefined when the person is one of the project already */
export async function insertAdviser(
  tx: Transaction,
  fresh: Pick<Adviser, 'projectId' | 'personId' | 'organisationId' | 'clientId' | 'task'> &
    Pick<Adviser, 'validFrom' | 'validTo'> & { madeById: string; now: Temporal.Instant },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('project_advisers')
    .values({
      ...{ project_id: fresh.projectId, person_id: fresh.personId, organisation_id: fresh.organisationId },
      ...{ client_id: fresh.clientId, task: fresh.task },
      ...{ valid_from: fresh.validFrom, valid_to: fresh.validTo },
      ...{ made_by: fresh.madeById, made_at: fresh.now },
    })
    .onConflict(conflict =>
      conflict.columns(['project_id', 'person_id']).where('ended_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Keeps a statement of interests. */
export async function insertStatement(
  tx: Transaction,
  { adviserId, personId }: { adviserId: string; personId: string },
  given: {
    interestIds: readonly string[]
    explanation: string
    level: string
    validTo: string
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('adviser_statements')
    .values({
      adviser_id: adviserId,
      person_id: personId,
      interest_ids: [...given.interestIds],
      explanation: given.explanation,
      level: given.level,
      made_at: given.now,
      valid_to: given.validTo,
    })
    .execute()
}

/** Names the relation by which others know that this adviser's firm advises the party. */
export async function setAdvice(tx: Transaction, id: string, adviceId: string): Promise<void> {
  await tx.updateTable('project_advisers').set({ advice_id: adviceId }).where('id', '=', id).execute()
}

/** Keeps that a suspicion was set aside. */
export async function putClearance(
  tx: Transaction,
  adviserId: string,
  given: Adviser['clearances'][number] & { byId: string; now: Temporal.Instant },
): Promise<void> {
  const between_facts = given.between ? json(given.between) : null
  const values = { reason: given.reason, between_facts, cleared_by: given.byId, cleared_at: given.now }
  await tx
    .insertInto('adviser_clearances')
    .values({ adviser_id: adviserId, rule: given.rule, ...values })
    .onConflict(conflict => conflict.columns(['adviser_id', 'rule']).doUpdateSet(values))
    .execute()
}

/** Ends the admission of an adviser. */
export async function setAdviserEnded(
  tx: Transaction,
  id: string,
  { byId, now }: { byId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('project_advisers')
    .set({ ended_at: now, ended_by: byId })
    .where('id', '=', id)
    .execute()
}
