import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { DeclaredInterest, InterestKind } from '../model.ts'
import type { Commission, KeptClearance, WrittenClearance } from '../rules/conflicts.ts'

type Reader = Database | Transaction

const day = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

/** Interests that people told of, of these people or of all. */
export async function readInterests(db: Reader, personId?: string): Promise<DeclaredInterest[]> {
  const rows = await db
    .selectFrom('declared_interests')
    .select([
      'id',
      'person_id as personId',
      'kind',
      'organisation_id as organisationId',
      'submission_id as submissionId',
      day('from_on').as('from'),
      sql<string | null>`to_char(to_on, 'YYYY-MM-DD')`.as('to'),
      'note',
    ])
    .$if(personId !== undefined, query => query.where('person_id', '=', personId!))
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    ...row,
    kind: row.kind as InterestKind,
    organisationId: row.organisationId ?? undefined,
    submissionId: row.submissionId ?? undefined,
    to: row.to ?? undefined,
    note: row.note ?? undefined,
  }))
}

/** Keeps an interest that a person tells of. @returns its id */
export async function insertInterest(
  tx: Transaction,
  fresh: Omit<DeclaredInterest, 'id' | 'submissionId'> & { now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('declared_interests')
    .values({
      person_id: fresh.personId,
      kind: fresh.kind,
      organisation_id: fresh.organisationId ?? null,
      from_on: fresh.from,
      to_on: fresh.to ?? null,
      note: fresh.note ?? null,
      declared_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A declaration about one plan. */
export interface Declaration {
  submissionId: string
  personId: string
  hasInterest: boolean
  note: string | undefined
}

/** The newest declaration of each person about each plan, of one person or of all. */
export async function readDeclarations(db: Reader, personId?: string): Promise<Declaration[]> {
  const mine = personId === undefined ? sql`true` : sql`person_id = ${personId}::uuid`
  const { rows } = await sql<Omit<Declaration, 'note'> & { note: string | null }>`
    select distinct on (submission_id, person_id) submission_id as "submissionId", person_id as "personId",
      has_interest as "hasInterest", note
    from interest_declarations where ${mine}
    order by submission_id, person_id, declared_at desc, id`.execute(db)
  return rows.map(row => ({ ...row, note: row.note ?? undefined }))
}

/** Keeps what a person declares about a plan. @returns its id */
export async function insertDeclaration(
  tx: Transaction,
  fresh: Declaration & { now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('interest_declarations')
    .values({
      submission_id: fresh.submissionId,
      person_id: fresh.personId,
      has_interest: fresh.hasInterest,
      note: fresh.note ?? null,
      declared_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** All commissions on projects of plans. */
export async function readCommissions(db: Reader): Promise<(Commission & { id: string; source: string })[]> {
  const rows = await db
    .selectFrom('commissions')
    .select([
      'id',
      'submission_id as submissionId',
      'organisation_id as organisationId',
      day('from_on').as('from'),
      sql<string | null>`to_char(to_on, 'YYYY-MM-DD')`.as('to'),
      'source',
    ])
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, to: row.to ?? undefined }))
}

/** Keeps a commission. @returns its id */
export async function insertCommission(
  tx: Transaction,
  fresh: Commission & { source: string; byId: string; now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('commissions')
    .values({
      submission_id: fresh.submissionId,
      organisation_id: fresh.organisationId,
      from_on: fresh.from,
      to_on: fresh.to ?? null,
      source: fresh.source,
      recorded_by: fresh.byId,
      recorded_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** All clearances. */
export async function readClearances(db: Reader): Promise<KeptClearance[]> {
  const rows = await db
    .selectFrom('clearances')
    .select(['person_id as personId', 'submission_id as submissionId', 'rule', 'reason', 'between_facts'])
    .orderBy('cleared_at')
    .orderBy('id')
    .execute()
  return rows.map(({ between_facts: between, ...row }) => ({
    ...row,
    rule: row.rule as WrittenClearance['rule'],
    between: (between as KeptClearance['between'] | null) ?? undefined,
  }))
}

/** Keeps a clearance; written again it replaces the words. @returns its id */
export async function putClearance(
  tx: Transaction,
  fresh: KeptClearance & { byId: string; now: Temporal.Instant },
): Promise<string> {
  const between_facts = fresh.between ? json(fresh.between) : null
  const words = { reason: fresh.reason, between_facts, cleared_by: fresh.byId, cleared_at: fresh.now }
  const { id } = await tx
    .insertInto('clearances')
    .values({ submission_id: fresh.submissionId, person_id: fresh.personId, rule: fresh.rule, ...words })
    .onConflict(conflict => conflict.columns(['submission_id', 'person_id', 'rule']).doUpdateSet(words))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
