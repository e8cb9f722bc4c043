import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { ScopeOption, ScopeQuestion } from '../model.ts'

type Reader = Database | Transaction

const columns = [
  'id',
  'programme_id',
  'number',
  'title',
  'title_en',
  'why',
  'due_on',
  'state',
  'decision_id',
  'option_id',
  'withdrawn_because',
  'closed_at',
] as const

const questions = (db: Reader) => db.selectFrom('scope_questions').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof questions>['executeTakeFirstOrThrow']>>

async function withOptions(db: Reader, rows: readonly Row[]): Promise<ScopeQuestion[]> {
  if (rows.length === 0) return []
  const options = await db
    .selectFrom('scope_options')
    .select(['id', 'question_id', 'text', 'side', 'goes_to'])
    .where(
      'question_id',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('position')
    .execute()
  return rows.map(row => ({
    ...{ id: row.id, programmeId: row.programme_id, number: row.number, why: row.why },
    title: { nl: row.title, en: row.title_en },
    ...{ decideBy: row.due_on, state: row.state as ScopeQuestion['state'] },
    ...{ decisionId: row.decision_id ?? undefined, optionId: row.option_id ?? undefined },
    ...{ withdrawnBecause: row.withdrawn_because, closedAt: row.closed_at ?? undefined },
    options: options
      .filter(option => option.question_id === row.id)
      .map(option => ({
        ...{ id: option.id, text: option.text, side: option.side as ScopeOption['side'] },
        goesTo: option.goes_to,
      })),
  }))
}

/** The questions of a programme: open ones first, what is due first on top. */
export async function readScopeQuestions(db: Reader, programmeId: string): Promise<ScopeQuestion[]> {
  const rows = await questions(db)
    .where('programme_id', '=', programmeId)
    .orderBy(sql`state <> 'open'`)
    .orderBy('due_on')
    .orderBy('number')
    .execute()
  return withOptions(db, rows)
}

/** One question; locked until the end of the transaction when asked for. */
export async function readScopeQuestion(
  db: Reader,
  id: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<ScopeQuestion | undefined> {
  const query = questions(db).where('id', '=', id)
  const row = await (isLocked ? query.forUpdate() : query).executeTakeFirst()
  return row && (await withOptions(db, [row]))[0]
}

/** Keeps a question with its options, with the next number of its programme. @returns its id */
export async function insertScopeQuestion(
  tx: Transaction,
  fresh: Pick<ScopeQuestion, 'programmeId' | 'title' | 'why' | 'decideBy'> & {
    options: readonly Omit<ScopeOption, 'id'>[]
    madeById: string | undefined
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('scope_questions')
    .values({
      ...{ programme_id: fresh.programmeId, title: fresh.title.nl, title_en: fresh.title.en },
      number: sql<number>`(select coalesce(max(number), 0) + 1 from scope_questions
        where programme_id = ${fresh.programmeId})`,
      ...{ why: fresh.why, due_on: fresh.decideBy, made_by: fresh.madeById ?? null, made_at: fresh.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = fresh.options.map(({ text, side, goesTo }, position) => ({
    ...{ question_id: id, position, text, side, goes_to: goesTo },
  }))
  await tx.insertInto('scope_options').values(rows).execute()
  return id
}

/** Sets another day by which it is to be decided. */
export async function setDecideBy(tx: Transaction, id: string, decideBy: string): Promise<void> {
  await tx.updateTable('scope_questions').set({ due_on: decideBy }).where('id', '=', id).execute()
}

/** Closes a question by a decision, or takes it back. @returns whether the decision was still free */
export async function closeScopeQuestion(
  tx: Transaction,
  id: string,
  how: { decisionId: string; optionId: string } | { because: string },
  now: Temporal.Instant,
): Promise<{ isUsed: boolean }> {
  if ('decisionId' in how) {
    const used = await tx
      .selectFrom('scope_questions')
      .select('id')
      .where('decision_id', '=', how.decisionId)
      .executeTakeFirst()
    if (used) return { isUsed: true }
  }
  await tx
    .updateTable('scope_questions')
    .set(
      'decisionId' in how
        ? { state: 'decided', decision_id: how.decisionId, option_id: how.optionId, closed_at: now }
        : { state: 'withdrawn', withdrawn_because: how.because, closed_at: now },
    )
    .where('id', '=', id)
    .execute()
  return { isUsed: false }
}
