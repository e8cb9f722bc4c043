import { type Database, json, type Tables, type Transaction } from '../../../kit/database/connect.ts'
import type {
  Receipt,
  Submission,
  SubmissionContents,
  SubmissionParty,
  SubmissionState,
} from '../model/index.ts'

type Reader = Database | Transaction

const columns = [
  'id',
  'call_id',
  'sitting_id',
  'form_id',
  'lead_organisation_id',
  'state',
  'revision',
  'saved_at',
  'version',
  'decided_at',
  'is_demo',
] as const satisfies readonly (keyof Tables['submissions'])[]

const selected = (db: Reader) => db.selectFrom('submissions').select(columns)

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const asSubmission = (row: Row): Submission => ({
  id: row.id,
  callId: row.call_id,
  sittingId: row.sitting_id ?? undefined,
  formId: row.form_id,
  leadOrganisationId: row.lead_organisation_id,
  state: row.state as SubmissionState,
  revision: row.revision,
  savedAt: row.saved_at,
  version: row.version,
  decidedAt: row.decided_at ?? undefined,
  isDemo: row.is_demo,
})

/** One submission without its contents. */
export async function readSubmission(db: Reader, id: string): Promise<Submission | undefined> {
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row && asSubmission(row)
}

/** One submission, held until the end of the transaction. */
export async function lockSubmission(tx: Transaction, id: string): Promise<Submission | undefined> {
  const row = await selected(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asSubmission(row)
}

/** The submissions of a call, or of a sitting of one, by when they were made. */
export async function readSubmissionsOf(db: Reader, callId: string): Promise<Submission[]> {
  const rows = await selected(db)
    .where(eb => eb.or([eb('call_id', '=', callId), eb('sitting_id', '=', callId)]))
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map(asSubmission)
}

/** The submissions in which one of these organisations takes part, the last saved first. */
export async function readSubmissionsWith(
  db: Reader,
  organisationIds: readonly string[],
): Promise<Submission[]> {
  if (organisationIds.length === 0) return []
  const rows = await selected(db)
    .where('id', 'in', eb =>
      eb
        .selectFrom('submission_parties')
        .select('submission_id')
        .where('organisation_id', 'in', organisationIds)
        .where('declined_at', 'is', null),
    )
    .orderBy('saved_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asSubmission)
}

/** Submissions of sealed calls that nobody opened, whatever became of them. */
export async function readSealedIds(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('submissions')
    .innerJoin('calls', 'calls.id', 'submissions.call_id')
    .select('submissions.id')
    .where('calls.is_sealed', '=', true)
    .where('calls.unsealed_at', 'is', null)
    .execute()
  return rows.map(row => row.id)
}

/** Puts plans in a sitting, or lets them go again. */
export async function setSitting(
  tx: Transaction,
  ids: readonly string[],
  sittingId: string | undefined,
): Promise<void> {
  await tx
    .updateTable('submissions')
    .set({ sitting_id: sittingId ?? null })
    .where('id', 'in', ids)
    .execute()
}

/** Moves a submission to a state. */
export async function setSubmissionState(tx: Transaction, id: string, state: SubmissionState): Promise<void> {
  await tx.updateTable('submissions').set({ state }).where('id', '=', id).execute()
}

/** Keeps when a plan was decided on; the first instant stays until it is decided on anew (undefined). */
export async function setDecidedAt(
  tx: Transaction,
  id: string,
  now: Temporal.Instant | undefined,
): Promise<void> {
  const change = tx
    .updateTable('submissions')
    .set({ decided_at: now ?? null })
    .where('id', '=', id)
  await (now ? change.where('decided_at', 'is', null) : change).execute()
}

/** Who submit together, the lead first. */
export async function readParties(
  db: Reader,
  submissionIds: readonly string[],
): Promise<Map<string, SubmissionParty[]>> {
  const found = new Map<string, SubmissionParty[]>()
  if (submissionIds.length === 0) return found
  const rows = await db
    .selectFrom('submission_parties')
    .innerJoin('organisations', 'organisations.id', 'organisation_id')
    .innerJoin('submissions', 'submissions.id', 'submission_id')
    .select([
      'submission_id as submissionId',
      'organisation_id as organisationId',
      'organisations.name',
      'organisations.kind',
      'is_lead as isLead',
      'signed_at as signedAt',
      'signed_revision as signedRevision',
      'declined_at as declinedAt',
      'revision',
    ])
    .where('submission_id', 'in', submissionIds)
    .orderBy('is_lead', 'desc')
    .orderBy('organisations.name')
    .execute()
  for (const { submissionId, signedRevision, declinedAt, revision, ...party } of rows) {
    const list = found.get(submissionId) ?? []
    list.push({
      ...party,
      signedAt: party.signedAt ?? undefined,
      hasSigned: signedRevision === revision,
      hasDeclined: declinedAt !== null,
    })
    found.set(submissionId, list)
  }
  return found
}

const asReceipt = (row: {
  submission_id: string
  version: number
  receipt_number: string
  receipt_hash: string
  submitted_at: Temporal.Instant
  is_late: boolean
  withdrawn_at: Temporal.Instant | null
}): Receipt => ({
  submissionId: row.submission_id,
  version: row.version,
  receiptNumber: row.receipt_number,
  receiptHash: row.receipt_hash,
  submittedAt: row.submitted_at,
  isLate: row.is_late,
  withdrawnAt: row.withdrawn_at ?? undefined,
})

const receipts = (db: Reader) =>
  db
    .selectFrom('submission_versions')
    .select([
      'submission_id',
      'version',
      'receipt_number',
      'receipt_hash',
      'submitted_at',
      'is_late',
      'withdrawn_at',
    ])

/** The receipts of these submissions, the newest first, by submission. */
export async function readReceipts(
  db: Reader,
  submissionIds: readonly string[],
): Promise<Map<string, Receipt[]>> {
  const found = new Map<string, Receipt[]>()
  if (submissionIds.length === 0) return found
  const rows = await receipts(db)
    .where('submission_id', 'in', submissionIds)
    .orderBy('version', 'desc')
    .execute()
  for (const row of rows)
    found.set(row.submission_id, [...(found.get(row.submission_id) ?? []), asReceipt(row)])
  return found
}

/** What was submitted last and can be read: of an opened or rolling call only. */
export async function readContents(
  db: Reader,
  submissionIds: readonly string[],
): Promise<Map<string, SubmissionContents>> {
  if (submissionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('submission_versions')
    .innerJoin('submissions', join =>
      join
        .onRef('submissions.id', '=', 'submission_versions.submission_id')
        .onRef('submissions.version', '=', 'submission_versions.version'),
    )
    .select(['submission_id', 'contents'])
    .where('submission_id', 'in', submissionIds)
    .where('contents', 'is not', null)
    .execute()
  return new Map(rows.map(row => [row.submission_id, row.contents as unknown as SubmissionContents]))
}

/** A version as it lies in the table. */
export interface KeptVersion {
  version: number
  sealedContents: Buffer | undefined
  keyForCall: Buffer | undefined
  contents: SubmissionContents | undefined
}

/** One version with its contents, sealed or not. */
export async function readVersion(db: Reader, id: string, version: number): Promise<KeptVersion | undefined> {
  const row = await db
    .selectFrom('submission_versions')
    .select(['version', 'sealed_contents', 'key_for_call', 'contents'])
    .where('submission_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    version: row.version,
    sealedContents: row.sealed_contents ?? undefined,
    keyForCall: row.key_for_call ?? undefined,
    contents: (row.contents as unknown as SubmissionContents | null) ?? undefined,
  }
}

/** A version to be kept. */
export type NewVersion = Omit<Receipt, 'withdrawnAt'> & {
  submittedById: string | undefined
  sealedContents: Buffer | undefined
  keyForCall: Buffer | undefined
  contents: SubmissionContents | undefined
}

/** Keeps a submitted version, and makes it the one that counts. */
export async function insertVersion(tx: Transaction, fresh: NewVersion): Promise<void> {
  await tx
    .insertInto('submission_versions')
    .values({
      submission_id: fresh.submissionId,
      version: fresh.version,
      receipt_number: fresh.receiptNumber,
      receipt_hash: fresh.receiptHash,
      submitted_at: fresh.submittedAt,
      submitted_by: fresh.submittedById ?? null,
      sealed_contents: fresh.sealedContents ?? null,
      key_for_call: fresh.keyForCall ?? null,
      contents: fresh.contents ? json(fresh.contents) : null,
      is_late: fresh.isLate,
    })
    .execute()
  await tx
    .updateTable('submissions')
    .set({ version: fresh.version })
    .where('id', '=', fresh.submissionId)
    .execute()
}
