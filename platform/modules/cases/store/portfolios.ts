import type { Case, PortfolioAnswer } from '@versneller/engine'
import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'

type Reader = Database | Transaction

/** Where a joint run stands. */
export type PortfolioState = 'running' | 'stopped' | 'done' | 'failed'

/** What is asked of a joint run. */
export interface AskedPortfolio {
  personId: string
  caseIds: readonly string[]
  leftOut: readonly string[]
  /** Each under its own id. */
  input: readonly Case[]
  partiesTold: boolean
  trials: number
  seed: number
}

/** A joint run as it is kept, without its cases. */
export interface StoredPortfolio extends Omit<AskedPortfolio, 'input'> {
  id: string
  madeAt: Temporal.Instant
  state: PortfolioState
  answer: PortfolioAnswer | undefined
  /** Trials that are run so far. */
  trialsDone: number
}

/** Keeps a joint run that is to begin. @returns its id */
export async function insertPortfolio(tx: Transaction, asked: AskedPortfolio): Promise<string> {
  const { id } = await tx
    .insertInto('case_portfolios')
    .values({
      person_id: asked.personId,
      case_ids: [...asked.caseIds],
      left_out: [...asked.leftOut],
      input: json(asked.input),
      parties_told: asked.partiesTold,
      trials: asked.trials,
      seed: asked.seed,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const stored = (db: Reader, personId: string) =>
  db
    .selectFrom('case_portfolios')
    .select([
      'id',
      'person_id',
      'made_at',
      'case_ids',
      'left_out',
      'parties_told',
      'trials',
      'seed',
      'state',
      'answer',
    ])
    .select(
      sql<number>`(select coalesce(sum(count), 0)::int from case_portfolio_chunks where portfolio_id = id)`.as(
        'trials_done',
      ),
    )
    .where('person_id', '=', personId)

type Row = Awaited<ReturnType<ReturnType<typeof stored>['executeTakeFirstOrThrow']>>

const portfolioOf = (row: Row): StoredPortfolio => ({
  id: row.id,
  personId: row.person_id,
  madeAt: row.made_at,
  caseIds: row.case_ids,
  leftOut: row.left_out,
  partiesTold: row.parties_told,
  trials: row.trials,
  seed: Number(row.seed),
  state: row.state as PortfolioState,
  answer: (row.answer ?? undefined) as PortfolioAnswer | undefined,
  trialsDone: row.trials_done,
})

/** A joint run of this person; nothing for somebody else's. */
export async function readPortfolio(
  db: Reader,
  asked: { id: string; personId: string },
): Promise<StoredPortfolio | undefined> {
  const row = await stored(db, asked.personId).where('id', '=', asked.id).executeTakeFirst()
  return row && portfolioOf(row)
}

/** The newest joint runs of a person. */
export async function readPortfolios(
  db: Reader,
  personId: string,
  limit: number,
): Promise<StoredPortfolio[]> {
  const rows = await stored(db, personId).orderBy('made_at', 'desc').limit(limit).execute()
  return rows.map(portfolioOf)
}

/** What a worker needs to run it. */
export async function readPortfolioWork(
  db: Reader,
  id: string,
): Promise<{ input: Case[]; trials: number; seed: number; state: PortfolioState } | undefined> {
  const row = await db
    .selectFrom('case_portfolios')
    .select(['input', 'trials', 'seed', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      input: row.input as unknown as Case[],
      trials: row.trials,
      seed: Number(row.seed),
      state: row.state as PortfolioState,
    }
  )
}

/** Where it stands now. */
export async function readPortfolioState(db: Reader, id: string): Promise<PortfolioState | undefined> {
  const row = await db.selectFrom('case_portfolios').select('state').where('id', '=', id).executeTakeFirst()
  return row?.state as PortfolioState | undefined
}

/** Moves a running one to another state; true when it was running. */
export async function endPortfolio(
  tx: Transaction,
  id: string,
  state: 'stopped' | 'failed',
): Promise<boolean> {
  const ended = await tx
    .updateTable('case_portfolios')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  if (ended) await forgetChunks(tx, id)
  return ended !== undefined
}

/** Keeps the answer of a running one; true when it was running. What was kept on the way goes. */
export async function putPortfolioAnswer(
  tx: Transaction,
  id: string,
  { answer, now }: { answer: PortfolioAnswer; now: Temporal.Instant },
): Promise<boolean> {
  const ended = await tx
    .updateTable('case_portfolios')
    .set({ state: 'done', answer: json(answer), result_hash: answer.resultHash, done_at: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  if (ended) await forgetChunks(tx, id)
  return ended !== undefined
}

async function forgetChunks(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('case_portfolio_chunks').where('portfolio_id', '=', id).execute()
}

/** First trials of the stretches that are kept. */
export async function keptStretches(db: Reader, id: string): Promise<number[]> {
  const rows = await db
    .selectFrom('case_portfolio_chunks')
    .select('first')
    .where('portfolio_id', '=', id)
    .execute()
  return rows.map(row => row.first)
}

/** A stretch of trials with its figures. */
export interface KeptStretch {
  first: number
  count: number
  columns: readonly Float64Array[]
}

/** Keeps the figures of a stretch; one that is there already is the same to the last bit. */
export async function putStretch(
  db: Reader,
  id: string,
  { first, count, columns }: KeptStretch,
): Promise<void> {
  const outcomes = Buffer.alloc(8 * count * columns.length)
  for (const [place, column] of columns.entries())
    for (const [trial, value] of column.entries()) outcomes.writeDoubleLE(value, 8 * (place * count + trial))
  await db
    .insertInto('case_portfolio_chunks')
    .values({ portfolio_id: id, first, count, outcomes })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The stretches that are kept, with their figures. */
export async function readStretches(db: Reader, id: string): Promise<KeptStretch[]> {
  const rows = await db
    .selectFrom('case_portfolio_chunks')
    .select(['first', 'count', 'outcomes'])
    .where('portfolio_id', '=', id)
    .orderBy('first')
    .execute()
  return rows.map(({ first, count, outcomes }) => ({
    first,
    count,
    columns: Array.from({ length: outcomes.length / (8 * count) }, (_, place) =>
      Float64Array.from({ length: count }, (__, trial) => outcomes.readDoubleLE(8 * (place * count + trial))),
    ),
  }))
}

/** Forgets joint runs of before an instant. */
export async function forgetPortfolios(db: Database, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('case_portfolios').where('made_at', '<', before).execute()
}
