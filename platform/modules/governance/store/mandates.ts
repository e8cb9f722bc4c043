import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'
import type { DecisionKind } from '../model.ts'

type Reader = Database | Transaction

/** Who may decide alone, of what, up to which amount. */
export interface Mandate {
  id: string
  programmeId: string
  holder: 'director' | 'secretary' | 'manager'
  personId: string
  personName: string
  kinds: readonly DecisionKind[]
  what: string
  /** None: the settings of the programme hold. */
  perDecisionCents: number | undefined
  perYearCents: number | undefined
  basisId: string | undefined
  validFrom: Temporal.Instant
  validTo: Temporal.Instant | undefined
}

const mandates = (db: Reader) =>
  db
    .selectFrom('mandates')
    .innerJoin('people', 'people.id', 'mandates.person_id')
    .selectAll('mandates')
    .select('people.name')

type Row = Awaited<ReturnType<ReturnType<typeof mandates>['executeTakeFirstOrThrow']>>

const asMandate = (row: Row): Mandate => ({
  id: row.id,
  programmeId: row.programme_id,
  holder: row.holder as Mandate['holder'],
  personId: row.person_id,
  personName: row.name,
  kinds: row.kinds as DecisionKind[],
  what: row.what,
  perDecisionCents: row.per_decision_cents ?? undefined,
  perYearCents: row.per_year_cents ?? undefined,
  basisId: row.basis_id ?? undefined,
  validFrom: row.valid_from,
  validTo: row.valid_to ?? undefined,
})

/** Mandates that hold now: all of the programme, or those of one person. */
export async function readMandates(
  db: Reader,
  asked: { programmeId: string; personId?: string | undefined; now: Temporal.Instant | undefined },
): Promise<Mandate[]> {
  const instant = decidingInstant(asked.now)
  let query = mandates(db)
    .where('mandates.programme_id', '=', asked.programmeId)
    .where('mandates.valid_from', '<=', instant)
    .where(eb => eb.or([eb('mandates.valid_to', 'is', null), eb('mandates.valid_to', '>', instant)]))
  if (asked.personId) query = query.where('mandates.person_id', '=', asked.personId)
  return (await query.orderBy('mandates.holder').orderBy('mandates.id').execute()).map(asMandate)
}

/** One mandate, held until the end of the transaction: two decisions at once do not both fit in the same year. */
export async function lockMandate(tx: Transaction, id: string): Promise<Mandate | undefined> {
  const row = await mandates(tx).where('mandates.id', '=', id).forUpdate('mandates').executeTakeFirst()
  return row && asMandate(row)
}

/** Gives a mandate. @returns its id */
export async function insertMandate(
  tx: Transaction,
  mandate: Omit<Mandate, 'id' | 'personName'>,
): Promise<string> {
  const { id } = await tx
    .insertInto('mandates')
    .values({
      programme_id: mandate.programmeId,
      holder: mandate.holder,
      person_id: mandate.personId,
      kinds: [...mandate.kinds],
      what: mandate.what,
      per_decision_cents: mandate.perDecisionCents ?? null,
      per_year_cents: mandate.perYearCents ?? null,
      basis_id: mandate.basisId ?? null,
      valid_from: mandate.validFrom,
      valid_to: mandate.validTo ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends a mandate at an instant. */
export async function endMandateAt(tx: Transaction, id: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('mandates').set({ valid_to: now }).where('id', '=', id).execute()
}

/** What was decided within a mandate between two instants, in eurocents. */
export async function spentWithin(
  db: Reader,
  asked: { mandateId: string; from: Temporal.Instant; to: Temporal.Instant },
): Promise<number> {
  const row = await db
    .selectFrom('decisions')
    .select(({ fn }) => fn.sum<string>('amount_cents').as('sum'))
    .where('mandate_id', '=', asked.mandateId)
    .where('state', '=', 'taken')
    .where('decided_at', '>=', asked.from)
    .where('decided_at', '<', asked.to)
    .executeTakeFirst()
  return Number(row?.sum ?? 0)
}
