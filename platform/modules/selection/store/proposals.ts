import type { Pool, SelectionAnswer, SelectionQuestion } from '@versneller/engine'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { ProposalLine, ProposalState } from '../model.ts'

type Reader = Database | Transaction

/** A calculation: of what, what was asked, and the answer once it is there. */
export interface PortfolioCalculation {
  id: string
  callId: string
  pool: Pool
  question: SelectionQuestion
  answer: SelectionAnswer | undefined
  errors: readonly { message: { nl: string; en: string } }[]
  isDone: boolean
}

const columns = ['id', 'call_id', 'pool', 'question', 'answer', 'errors', 'done_at'] as const

type Row = {
  id: string
  call_id: string
  pool: unknown
  question: unknown
  answer: unknown
  errors: unknown
  done_at: Temporal.Instant | null
}

const asCalculation = (row: Row): PortfolioCalculation => ({
  id: row.id,
  callId: row.call_id,
  pool: row.pool as Pool,
  question: row.question as SelectionQuestion,
  answer: (row.answer as SelectionAnswer | null) ?? undefined,
  errors: (row.errors as PortfolioCalculation['errors'] | null) ?? [],
  isDone: row.done_at !== null,
})

/** A calculation by its key: hash of pool and question. */
export async function readCalculation(
  db: Reader,
  by: { key: string } | { id: string },
): Promise<PortfolioCalculation | undefined> {
  const query = db.selectFrom('portfolio_calculations').select(columns)
  const row = await ('key' in by
    ? query.where('key', '=', by.key)
    : query.where('id', '=', by.id)
  ).executeTakeFirst()
  return row && asCalculation(row)
}

/** Keeps what is to be calculated. @returns the id, and whether it is new */
export async function putCalculation(
  tx: Transaction,
  fresh: Pick<PortfolioCalculation, 'callId' | 'pool' | 'question'> & {
    key: string
    askedById: string
    now: Temporal.Instant
  },
): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx
    .insertInto('portfolio_calculations')
    .values({
      call_id: fresh.callId,
      pool: sql`${JSON.stringify(fresh.pool)}::jsonb`,
      question: sql`${JSON.stringify(fresh.question)}::jsonb`,
      key: fresh.key,
      asked_by: fresh.askedById,
      asked_at: fresh.now,
    })
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id: inserted.id, isNew: true }
  const { id } = await tx
    .selectFrom('portfolio_calculations')
    .select('id')
    .where('key', '=', fresh.key)
    .executeTakeFirstOrThrow()
  return { id, isNew: false }
}

/** Keeps the answer of a calculation, or why there is none. */
export async function setAnswer(
  tx: Transaction,
  id: string,
  outcome: {
    answer?: SelectionAnswer | undefined
    errors?: readonly unknown[] | undefined
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('portfolio_calculations')
    .set({
      answer: outcome.answer ? sql`${JSON.stringify(outcome.answer)}::jsonb` : null,
      errors: outcome.errors ? sql`${JSON.stringify(outcome.errors)}::jsonb` : null,
      done_at: outcome.now,
    })
    .where('id', '=', id)
    .execute()
}

/** Another choice that is shown beside the proposal. */
export interface Alternative {
  lambda: number
  meanScore: number
  coverage: number
  emptyCategories: number
  chosen: readonly string[]
}

/** Advice to the steering group. */
export interface PortfolioProposal {
  id: string
  callId: string
  version: number
  state: ProposalState
  calculationId: string
  lambda: number
  alternatives: readonly Alternative[]
  lines: readonly ProposalLine[]
  explanation: string
  madeById: string
  madeAt: Temporal.Instant
  signedById: string | undefined
  decisionId: string | undefined
  decidedAt: Temporal.Instant | undefined
}

const proposals = (db: Reader) =>
  db
    .selectFrom('portfolio_proposals')
    .select([
      'id',
      'call_id as callId',
      'version',
      'state',
      'calculation_id as calculationId',
      'lambda',
      'alternatives',
      'lines',
      'explanation',
      'made_by as madeById',
      'made_at as madeAt',
      'signed_by as signedById',
      'decision_id as decisionId',
      'decided_at as decidedAt',
    ])

const asProposal = (
  row: Awaited<ReturnType<ReturnType<typeof proposals>['executeTakeFirstOrThrow']>>,
): PortfolioProposal => ({
  ...row,
  state: row.state as ProposalState,
  lambda: Number(row.lambda),
  alternatives: row.alternatives as unknown as Alternative[],
  lines: row.lines as unknown as ProposalLine[],
  signedById: row.signedById ?? undefined,
  decisionId: row.decisionId ?? undefined,
  decidedAt: row.decidedAt ?? undefined,
})

/** Proposals of a call, the newest first. */
export async function readProposals(db: Reader, callId: string): Promise<PortfolioProposal[]> {
  const rows = await proposals(db).where('call_id', '=', callId).orderBy('version', 'desc').execute()
  return rows.map(asProposal)
}

/** Makes a proposal. @returns its version */
export async function insertProposal(
  tx: Transaction,
  fresh: Pick<
    PortfolioProposal,
    'callId' | 'calculationId' | 'lambda' | 'alternatives' | 'lines' | 'explanation' | 'madeById'
  > & { now: Temporal.Instant },
): Promise<{ id: string; version: number }> {
  return tx
    .insertInto('portfolio_proposals')
    .values({
      call_id: fresh.callId,
      version: sql`(select coalesce(max(version), 0) + 1 from portfolio_proposals where call_id = ${fresh.callId})`,
      calculation_id: fresh.calculationId,
      lambda: fresh.lambda,
      alternatives: sql`${JSON.stringify(fresh.alternatives)}::jsonb`,
      lines: sql`${JSON.stringify(fresh.lines)}::jsonb`,
      explanation: fresh.explanation,
      made_by: fresh.madeById,
      made_at: fresh.now,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** Moves a proposal on. */
export async function setProposal(
  tx: Transaction,
  id: string,
  to: {
    state: ProposalState
    signedById?: string
    decisionId?: string
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('portfolio_proposals')
    .set({
      state: to.state,
      ...(to.signedById ? { signed_by: to.signedById, signed_at: to.now } : {}),
      ...(to.decisionId ? { decision_id: to.decisionId, decided_at: to.now } : {}),
    })
    .where('id', '=', id)
    .execute()
}
