import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { fileKinds } from '../../../kit/files/file-kinds.ts'
import { keepFile, openFile, storeCoveredFile } from '../../../kit/files/store-file.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { conflict, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { handOverVersion } from '../../cases/index.ts'
import { settingNumber, uploadTypes } from '../../programme/index.ts'
import type { Attachment, FrozenCase, SubmissionState } from '../model/index.ts'
import { problem } from '../problems.ts'
import { changeSubmission } from '../rules/rights.ts'
import { freshCover, uncover } from '../sealing/file-cover.ts'
import { countRevision, deleteAttachment, insertAttachment, readAttachments } from '../store/drafts.ts'
import { beingFilledIn, openFields } from './drafts.ts'
import { planOf, planToChange } from './owned.ts'
import { openDraft, sealMeta } from './plan-keys.ts'

const megabyte = 1_000_000

/** Largest file and largest whole of a plan, bytes, and the endings that are taken. */
export async function attachmentLimits(services: Pick<Services, 'db'>) {
  const { db } = services
  const types = await uploadTypes(db)
  return {
    fileBytes: (await settingNumber(db, 'uploadFileMegabytesMax')) * megabyte,
    planBytes: (await settingNumber(db, 'uploadSubmissionMegabytesMax')) * megabyte,
    kinds: fileKinds.filter(kind => types.includes(kind)),
  }
}

const changeable: readonly SubmissionState[] = [...beingFilledIn, 'completion-requested']
const stateAfter = (state: SubmissionState): SubmissionState =>
  state === 'completion-requested' ? state : 'draft'

/**
 * Adds a file to a draft. It is encrypted as it comes in, under a key of its own that lies with the draft; its name
 * goes with the key. The right is asked before a byte is read, and again where it counts.
 */
export async function attach(
  services: Services,
  actor: Actor,
  asked: { id: string; field: string; fileName: string; content: Readable; frozenCase?: FrozenCase },
): Promise<Outcome<string>> {
  const { db, clock } = services
  const { plan, owned } = await planOf(db, asked.id)
  permit(actor, changeSubmission, owned)
  if (!changeable.includes(plan.state)) return conflict(problem('STAAT_ONGELDIG'))
  const limits = await attachmentLimits(services)
  const cover = freshCover()
  const taken = await storeCoveredFile(services, {
    ...{ fileName: asked.fileName, content: asked.content, cover },
    ...{ limitBytes: limits.fileBytes, accept: limits.kinds, uploadedById: actor.personId },
  })
  if (!taken.ok) return taken
  const { stored, fileName, contentType, sha256 } = taken.value
  return writeOrRefuse({ db, clock, actor }, 'addAttachment', async (tx, record, now) => {
    const { plan } = await planToChange(tx, actor, { id: asked.id, right: changeSubmission, in: changeable })
    const field = (await openFields(tx, plan)).find(one => one.key === asked.field)
    const draft = await openDraft(tx, services, actor, plan.id)
    if (!draft || field?.kind !== 'attachments') throw new NotFound()
    const before = await readAttachments(tx, plan.id)
    const sizeBytes = before.reduce((sum, one) => sum + one.sizeBytes, stored.sizeBytes)
    if (sizeBytes > limits.planBytes)
      throw new Refusal(problem('INZENDING_TE_GROOT', 'file', { megabytes: limits.planBytes / megabyte }))
    const keptFor = `submission/${plan.id}`
    if (!(await keepFile(tx, { id: stored.id, keptFor, personId: actor.personId }))) throw new NotFound()
    const { frozenCase } = asked
    const meta = { field: field.key, fileName, contentType, sha256, key: cover.key(), frozenCase }
    const id = randomUUID()
    await insertAttachment(tx, {
      ...{ id, submissionId: plan.id, fileId: stored.id, addedById: actor.personId, now },
      sealedMeta: sealMeta(meta, draft.dataKey, plan.id),
    })
    await countRevision(tx, plan.id, { state: stateAfter(plan.state), now })
    record({
      ...{ objectKind: 'submission', objectId: plan.id, after: { attachmentId: id } },
      isFoundAsBefore: true,
    })
    return id
  })
}

/**
 * Adds a version of a case of the own organisation to a draft, as it stands: who may read the plan reads that version,
 * whatever becomes of the case.
 */
export async function attachCase(
  services: Services,
  actor: Actor,
  asked: { id: string; field: string; caseId: string; number: number; language: Language },
): Promise<Outcome<string>> {
  const { id, field, caseId, number, language } = asked
  const { owned } = await planOf(services.db, id)
  permit(actor, changeSubmission, owned)
  const handed = await handOverVersion(services.db, actor, { caseId, number, language })
  if (!handed) return refused(problem('REKENMODEL_ONBEKEND', 'version'))
  const { caseName, name, inputHash, fileName } = handed
  return attach(services, actor, {
    ...{ id, field, fileName, content: Readable.from(handed.workbook) },
    frozenCase: { caseName, number, name, inputHash },
  })
}

/** Takes a file from a draft. What was submitted before keeps it. */
export async function detach(
  services: Services,
  actor: Actor,
  asked: { id: string; attachmentId: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'removeAttachment', async (tx, record, now) => {
    const { plan } = await planToChange(tx, actor, { id: asked.id, right: changeSubmission, in: changeable })
    const draft = await openDraft(tx, services, actor, plan.id)
    const file = draft?.attachments.find(one => one.id === asked.attachmentId)
    if (!file) throw new NotFound()
    if (!(await openFields(tx, plan)).some(field => field.key === file.field))
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (!(await deleteAttachment(tx, plan.id, file.id))) throw new NotFound()
    await countRevision(tx, plan.id, { state: stateAfter(plan.state), now })
    record({
      ...{ objectKind: 'submission', objectId: plan.id, after: { removedAttachmentId: file.id } },
      isFoundAsBefore: true,
    })
    return undefined
  })
}

/** The contents of a file of a plan, readable again. Whether this reader may have it is the caller's question. */
export async function openAttachment(services: Services, file: Attachment): Promise<Readable | undefined> {
  const opened = await openFile(services, file.fileId)
  return opened && uncover(opened.content, file.key)
}
