import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { CallQuestion } from '../model/index.ts'

type Reader = Database | Transaction

const questions = (db: Reader) =>
  db
    .selectFrom('call_questions')
    .innerJoin('organisations', 'organisations.id', 'organisation_id')
    .select([
      'call_questions.id',
      'call_id',
      'question',
      'organisation_id',
      'organisations.name as organisation_name',
      'asked_at',
      'public_question',
      'answer_nl',
      'answer_en',
      'answered_at',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof questions>['executeTakeFirstOrThrow']>>

const asQuestion = (row: Row): CallQuestion => ({
  id: row.id,
  callId: row.call_id,
  question: row.question,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  askedAt: row.asked_at,
  publicQuestion: row.public_question ?? undefined,
  answer: row.answer_nl === null ? undefined : { nl: row.answer_nl, en: row.answer_en ?? row.answer_nl },
  answeredAt: row.answered_at ?? undefined,
})

/** The questions about a call, by when they were asked. */
export async function readQuestions(db: Reader, callId: string): Promise<CallQuestion[]> {
  const rows = await questions(db).where('call_id', '=', callId).orderBy('asked_at').execute()
  return rows.map(asQuestion)
}

/** One question, held until the end of the transaction. */
export async function lockQuestion(tx: Transaction, id: string): Promise<CallQuestion | undefined> {
  const row = await questions(tx)
    .where('call_questions.id', '=', id)
    .forUpdate('call_questions')
    .executeTakeFirst()
  return row && asQuestion(row)
}

/** Keeps a question. @returns its id */
export async function insertQuestion(
  tx: Transaction,
  fresh: Pick<CallQuestion, 'callId' | 'question' | 'organisationId'> & {
    askedById: string
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('call_questions')
    .values({
      call_id: fresh.callId,
      question: fresh.question,
      organisation_id: fresh.organisationId,
      asked_by: fresh.askedById,
      asked_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps the answer to a question, for everybody. */
export async function putAnswer(
  tx: Transaction,
  id: string,
  given: {
    publicQuestion: string
    answer: { nl: string; en: string }
    answeredById: string
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('call_questions')
    .set({
      public_question: given.publicQuestion,
      answer_nl: given.answer.nl,
      answer_en: given.answer.en,
      answered_by: given.answeredById,
      answered_at: given.now,
    })
    .where('id', '=', id)
    .execute()
}
