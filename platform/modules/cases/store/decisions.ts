import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { ApprovalStep, CaseDecision } from '../model.ts'

type Reader = Database | Transaction

/** Everything that was asked and decided about versions of a case, oldest first. */
export async function readDecisions(db: Reader, caseId: string): Promise<CaseDecision[]> {
  const rows = await db
    .selectFrom('case_decisions')
    .select(['kind', 'version', 'steps', 'step', 'person_id', 'organisation_id', 'at', 'reason'])
    .select(sql<string | null>`decided_on::text`.as('decided_on'))
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map(
    row =>
      ({
        kind: row.kind,
        version: row.version ?? undefined,
        ...(row.steps ? { steps: row.steps } : {}),
        ...(row.step ? { step: row.step, decidedOn: row.decided_on ?? undefined } : {}),
        personId: row.person_id,
        organisationId: row.organisation_id ?? undefined,
        at: row.at,
        reason: row.reason,
      }) as CaseDecision,
  )
}

/** Adds what was asked or decided; the row of the case must be locked. `askedById`: of the approval that it is about. */
export async function insertDecision(
  tx: Transaction,
  caseId: string,
  decision: CaseDecision,
  askedById: string | undefined,
): Promise<void> {
  const isStep = decision.kind === 'approved' || decision.kind === 'rejected'
  await tx
    .insertInto('case_decisions')
    .values({
      case_id: caseId,
      kind: decision.kind,
      version: decision.version ?? null,
      steps: decision.kind === 'asked' ? [...decision.steps] : null,
      step: isStep ? decision.step : null,
      decided_on: isStep && decision.decidedOn !== undefined ? sql<never>`${decision.decidedOn}::date` : null,
      asked_by: askedById ?? null,
      person_id: decision.personId,
      organisation_id: decision.organisationId ?? null,
      at: decision.at,
      reason: decision.reason,
    })
    .execute()
}

/** A case that waits for approval. */
export interface WaitingCase {
  id: string
  name: string
  askedAt: Temporal.Instant
  step: ApprovalStep
}

/** Cases of these owners that wait for approval by somebody else than who asked, the oldest first. */
export async function waitingCases(
  db: Database,
  { ownerIds, personId }: { ownerIds: readonly string[]; personId: string },
): Promise<WaitingCase[]> {
  if (ownerIds.length === 0) return []
  const { rows } = await sql<WaitingCase>`
    select c.id, c.name, d.at as "askedAt",
      d.steps[1 + (select count(*) from case_decisions a where a.case_id = c.id and a.id > d.id)] as step
    from cases c
    join lateral (
      select * from case_decisions d where d.case_id = c.id and d.kind = 'asked' order by d.id desc limit 1
    ) d on true
    where c.state = 'submitted' and c.owner_organisation_id = any(${[...ownerIds]}::uuid[])
      and d.person_id <> ${personId}
    order by d.at, c.id`.execute(db)
  return rows
}
