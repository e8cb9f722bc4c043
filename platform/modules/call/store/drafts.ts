import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { SubmissionState } from '../model/index.ts'

type Reader = Database | Transaction

/** A plan to begin with. */
export interface NewSubmission {
  id: string
  callId: string
  formId: string
  leadOrganisationId: string
  sealedDraft: Buffer
  madeById: string | undefined
  now: Temporal.Instant
  isDemo: boolean
}

/** Keeps a new plan with its lead. */
export async function insertSubmission(tx: Transaction, fresh: NewSubmission): Promise<void> {
  await tx
    .insertInto('submissions')
    .values({
      id: fresh.id,
      call_id: fresh.callId,
      form_id: fresh.formId,
      lead_organisation_id: fresh.leadOrganisationId,
      state: 'draft',
      sealed_draft: fresh.sealedDraft,
      saved_at: fresh.now,
      is_demo: fresh.isDemo,
      made_by: fresh.madeById ?? null,
      made_at: fresh.now,
    })
    .execute()
  await insertParty(tx, {
    submissionId: fresh.id,
    organisationId: fresh.leadOrganisationId,
    isLead: true,
    addedById: fresh.madeById,
    now: fresh.now,
  })
}

/** The encrypted draft of a plan. */
export async function readSealedDraft(db: Reader, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('submissions')
    .select('sealed_draft')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.sealed_draft
}

/** Keeps another draft; who signed the one before has to sign again. @returns the new revision */
export async function updateDraft(
  tx: Transaction,
  id: string,
  to: { sealedDraft: Buffer; state: SubmissionState; now: Temporal.Instant },
): Promise<number> {
  const { revision } = await tx
    .updateTable('submissions')
    .set({
      sealed_draft: to.sealedDraft,
      state: to.state,
      saved_at: to.now,
      revision: sql<number>`revision + 1`,
    })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

/** Counts a change of a draft that is not in its text: another party, another file. */
export async function countRevision(
  tx: Transaction,
  id: string,
  to: { state: SubmissionState; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('submissions')
    .set({ state: to.state, saved_at: to.now, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute()
}

/** Adds a party to a plan; one that declined before is asked again. */
export async function insertParty(
  tx: Transaction,
  fresh: {
    submissionId: string
    organisationId: string
    isLead: boolean
    addedById: string | undefined
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('submission_parties')
    .values({
      submission_id: fresh.submissionId,
      organisation_id: fresh.organisationId,
      is_lead: fresh.isLead,
      added_by: fresh.addedById ?? null,
      added_at: fresh.now,
    })
    .onConflict(conflict =>
      conflict.columns(['submission_id', 'organisation_id']).doUpdateSet({ declined_at: null }),
    )
    .execute()
}

/** Takes a party from a plan. */
export async function removePartyRow(
  tx: Transaction,
  submissionId: string,
  organisationId: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('submission_parties')
    .where('submission_id', '=', submissionId)
    .where('organisation_id', '=', organisationId)
    .where('is_lead', '=', false)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** A party signs the draft of this revision. */
export async function signParty(
  tx: Transaction,
  asked: {
    submissionId: string
    organisationId: string
    revision: number
    signedById: string | undefined
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('submission_parties')
    .set({ signed_revision: asked.revision, signed_by: asked.signedById ?? null, signed_at: asked.now })
    .where('submission_id', '=', asked.submissionId)
    .where('organisation_id', '=', asked.organisationId)
    .execute()
}

/** A party declines to submit along. */
export async function declineParty(
  tx: Transaction,
  asked: { submissionId: string; organisationId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('submission_parties')
    .set({ declined_at: asked.now, signed_revision: null, signed_by: null, signed_at: null })
    .where('submission_id', '=', asked.submissionId)
    .where('organisation_id', '=', asked.organisationId)
    .execute()
}

/** A file of a draft as it is kept. */
export interface KeptAttachment {
  id: string
  fileId: string
  sealedMeta: Buffer
  sizeBytes: number
}

/** The files of a draft, by when they were added. */
export async function readAttachments(db: Reader, submissionId: string): Promise<KeptAttachment[]> {
  const rows = await db
    .selectFrom('submission_attachments')
    .innerJoin('stored_files', 'stored_files.id', 'file_id')
    .select(['submission_attachments.id', 'file_id', 'sealed_meta', 'size_bytes'])
    .where('submission_id', '=', submissionId)
    .orderBy('added_at')
    .orderBy('submission_attachments.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    fileId: row.file_id,
    sealedMeta: row.sealed_meta,
    sizeBytes: row.size_bytes,
  }))
}

/** Adds a file to a draft. */
export async function insertAttachment(
  tx: Transaction,
  fresh: {
    id: string
    submissionId: string
    fileId: string
    sealedMeta: Buffer
    addedById: string | undefined
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('submission_attachments')
    .values({
      id: fresh.id,
      submission_id: fresh.submissionId,
      file_id: fresh.fileId,
      sealed_meta: fresh.sealedMeta,
      added_by: fresh.addedById ?? null,
      added_at: fresh.now,
    })
    .execute()
}

/** Takes a file from a draft. @returns whether it was there */
export async function deleteAttachment(tx: Transaction, submissionId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('submission_attachments')
    .where('submission_id', '=', submissionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** The next number of a receipt. */
export async function nextReceiptNumber(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ next: number }>`select nextval('receipt_numbers') as next`.execute(tx)
  return Number(rows[0]!.next)
}

/** The last version of a plan was taken back. */
export async function withdrawVersion(
  tx: Transaction,
  asked: { submissionId: string; version: number; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('submission_versions')
    .set({ withdrawn_at: asked.now, key_for_call: null })
    .where('submission_id', '=', asked.submissionId)
    .where('version', '=', asked.version)
    .execute()
}

/** What is sealed in a call and counts: the last version of each submitted plan. */
export async function readSealedVersions(
  tx: Transaction,
  callId: string,
): Promise<{ submissionId: string; version: number; sealed: Buffer; keyForCall: Buffer }[]> {
  const rows = await tx
    .selectFrom('submissions')
    .innerJoin('submission_versions', join =>
      join
        .onRef('submission_versions.submission_id', '=', 'submissions.id')
        .onRef('submission_versions.version', '=', 'submissions.version'),
    )
    .select(['submissions.id', 'submissions.version', 'sealed_contents', 'key_for_call'])
    .where('call_id', '=', callId)
    .where('state', '=', 'submitted')
    .orderBy('submissions.id')
    .execute()
  return rows.map(row => {
    if (!row.sealed_contents || !row.key_for_call)
      throw new Error(`submission ${row.id} has no sealed contents`)
    return {
      submissionId: row.id,
      version: row.version,
      sealed: row.sealed_contents,
      keyForCall: row.key_for_call,
    }
  })
}

/** Keeps the contents of an opened version. */
export async function putContents(
  tx: Transaction,
  asked: { submissionId: string; version: number; contents: string },
): Promise<void> {
  await tx
    .updateTable('submission_versions')
    .set({ contents: asked.contents })
    .where('submission_id', '=', asked.submissionId)
    .where('version', '=', asked.version)
    .execute()
}

/** A withdrawn call: what was submitted goes back unread, and the keys that the call would have opened are gone. */
export async function returnUnread(
  tx: Transaction,
  callId: string,
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = await tx
    .updateTable('submissions')
    .set({ state: 'withdrawn' })
    .where('call_id', '=', callId)
    .where('state', 'in', ['submitted', 'draft', 'signing'])
    .returning('id')
    .execute()
  const ids = rows.map(row => row.id)
  if (ids.length > 0)
    await tx
      .updateTable('submission_versions')
      .set({ key_for_call: null, withdrawn_at: now })
      .where('submission_id', 'in', ids)
      .where('withdrawn_at', 'is', null)
      .execute()
  return ids
}
