import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { DataRequest, DataRequestKind, DataRequestOutcome } from '../model.ts'

type Reader = Database | Transaction

const requests = (db: Reader) =>
  db
    .selectFrom('data_requests')
    .innerJoin('people', 'people.id', 'data_requests.person_id')
    .select([
      'data_requests.id',
      'data_requests.person_id as personId',
      'people.name as personName',
      'kind',
      'request',
      'asked_at as askedAt',
      'due_on as dueOn',
      'outcome',
      'answer',
      'answered_at as answeredAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof requests>['executeTakeFirstOrThrow']>>

const asRequest = (row: Row): DataRequest => ({
  ...row,
  kind: row.kind as DataRequestKind,
  outcome: (row.outcome ?? undefined) as DataRequestOutcome | undefined,
  answer: row.answer ?? undefined,
  answeredAt: row.answeredAt ?? undefined,
})

/** Keeps a request of a person about the own data. @returns its id */
export async function insertDataRequest(
  tx: Transaction,
  fresh: { personId: string; kind: DataRequestKind; request: string; now: Temporal.Instant; dueOn: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('data_requests')
    .values({
      person_id: fresh.personId,
      kind: fresh.kind,
      request: fresh.request,
      asked_at: fresh.now,
      due_on: fresh.dueOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The requests of one person, the last first. */
export async function readDataRequestsOf(db: Reader, personId: string): Promise<DataRequest[]> {
  const rows = await requests(db).where('person_id', '=', personId).orderBy('asked_at', 'desc').execute()
  return rows.map(asRequest)
}

/** One page of all requests, the open ones first, by their term; and how many there are. */
export async function readDataRequests(
  db: Reader,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: DataRequest[]; total: number }> {
  const rows = await requests(db)
    .orderBy(eb => eb('answered_at', 'is not', null))
    .orderBy('due_on')
    .orderBy('data_requests.id')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await db
    .selectFrom('data_requests')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(asRequest), total: Number(total) }
}

/** One request; locked until the end of the transaction. */
export async function lockDataRequest(tx: Transaction, id: string): Promise<DataRequest | undefined> {
  const row = await requests(tx)
    .where('data_requests.id', '=', id)
    .forUpdate('data_requests')
    .executeTakeFirst()
  return row && asRequest(row)
}

/** One request. */
export async function readDataRequest(db: Reader, id: string): Promise<DataRequest | undefined> {
  const row = await requests(db).where('data_requests.id', '=', id).executeTakeFirst()
  return row && asRequest(row)
}

/** Answers a request. */
export async function answerDataRequestRow(
  tx: Transaction,
  id: string,
  given: { outcome: DataRequestOutcome; answer: string; byId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('data_requests')
    .set({ outcome: given.outcome, answer: given.answer, answered_by: given.byId, answered_at: given.now })
    .where('id', '=', id)
    .execute()
}
