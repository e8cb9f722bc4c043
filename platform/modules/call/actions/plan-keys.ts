import type { Actor } from '../../../kit/access/actor.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Attachment, FormValues, SubmissionContents } from '../model/index.ts'
import { applicantsOf } from '../rules/rights.ts'
import {
  type About,
  makeOrganisationKey,
  openJson,
  openOrganisationKey,
  sealJson,
  unwrapKey,
  wrapKey,
} from '../sealing/contents.ts'
import { readAttachments, readSealedDraft } from '../store/drafts.ts'
import { putOrganisationKey, putWrappedKeys, readOrganisationKeys, readWrappedKeys } from '../store/keys.ts'
import { readVersion } from '../store/submissions.ts'

type Reader = Database | Transaction

/** The opened keys of organisations, made for those that have none. */
async function organisationKeys(
  tx: Transaction,
  { secret }: Pick<Services, 'secret'>,
  ids: readonly string[],
): Promise<Map<string, Buffer>> {
  const kept = await readOrganisationKeys(tx, ids)
  for (const id of ids) if (!kept.has(id)) await putOrganisationKey(tx, id, makeOrganisationKey(secret, id))
  const all = await readOrganisationKeys(tx, ids)
  return new Map([...all].map(([id, sealed]) => [id, openOrganisationKey(sealed, secret, id)]))
}

/** Gives organisations the data key of a version of a plan. */
export async function giveKey(
  tx: Transaction,
  services: Pick<Services, 'secret'>,
  { about, dataKey, organisationIds }: { about: About; dataKey: Buffer; organisationIds: readonly string[] },
): Promise<void> {
  const keys = await organisationKeys(tx, services, organisationIds)
  await putWrappedKeys(tx, about, new Map([...keys].map(([id, key]) => [id, wrapKey(dataKey, key, about)])))
}

/** The data key of a version of a plan, through an organisation that the person acts for; nothing for anybody else. */
async function dataKeyFor(
  db: Reader,
  { secret }: Pick<Services, 'secret'>,
  actor: Actor | undefined,
  about: About,
): Promise<Buffer | undefined> {
  const own = applicantsOf(actor)
  const wrapped = [...(await readWrappedKeys(db, about.id, about.version))].find(([id]) => own.includes(id))
  if (!wrapped) return undefined
  const [organisationId, key] = wrapped
  const sealed = (await readOrganisationKeys(db, [organisationId])).get(organisationId)
  return sealed && unwrapKey(key, openOrganisationKey(sealed, secret, organisationId), about)
}

/** A draft as those who fill it in see it. */
export interface OpenedDraft {
  dataKey: Buffer
  values: FormValues
  attachments: Attachment[]
}

type AttachmentMeta = Omit<Attachment, 'id' | 'fileId' | 'sizeBytes'>

/** What a draft holds, for who takes part in it. */
export async function openDraft(
  db: Reader,
  services: Pick<Services, 'secret'>,
  actor: Actor | undefined,
  id: string,
): Promise<OpenedDraft | undefined> {
  const about = { id, version: 0 }
  const dataKey = await dataKeyFor(db, services, actor, about)
  const sealed = await readSealedDraft(db, id)
  if (!dataKey || !sealed) return undefined
  const kept = await readAttachments(db, id)
  return {
    dataKey,
    values: openJson<FormValues>(sealed, dataKey, about),
    attachments: kept.map(({ id: attachmentId, fileId, sizeBytes, sealedMeta }) => ({
      id: attachmentId,
      fileId,
      sizeBytes,
      ...openJson<AttachmentMeta>(sealedMeta, dataKey, about),
    })),
  }
}

/** Encrypts what is told of a file with the key of the draft. */
export const sealMeta = (meta: AttachmentMeta, dataKey: Buffer, id: string): Buffer =>
  sealJson(meta, dataKey, { id, version: 0 })

/** What was submitted last, for who submitted it, sealed or not. */
export async function openVersion(
  db: Reader,
  services: Pick<Services, 'secret'>,
  actor: Actor | undefined,
  about: About,
): Promise<SubmissionContents | undefined> {
  const kept = await readVersion(db, about.id, about.version)
  const dataKey = await dataKeyFor(db, services, actor, about)
  if (!kept || !dataKey) return undefined
  return kept.contents ?? (kept.sealedContents && openJson(kept.sealedContents, dataKey, about))
}
