import type { Database } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { describePlan, openAttachment, submittedContents } from '../../call/index.ts'

/** One page of what was submitted: questions with their answers. */
export interface PlanPage {
  title: string
  /** With the kind of the question; a file has an address. */
  answers: readonly { kind: string; label: string; value: string; href?: string | undefined }[]
}

/** What was submitted, page by page, in words; nothing while it is sealed. Who reads is the question of the caller. */
export async function planPages(
  db: Database,
  id: string,
  { language, fileHref }: { language: Language; fileHref: (attachmentId: string) => string },
): Promise<PlanPage[]> {
  const found = await submittedContents(db, id)
  if (!found) return []
  const { form, contents, decidedAt } = found
  const pages = await describePlan(db, language, {
    ...{ form: form.definition, contents, decidedAt },
    fileHref: file => fileHref(file.id),
  })
  return pages.filter(page => page.answers.length > 0)
}

/** A file of a plan, opened; nothing when there is none. Who reads is the question of the caller. */
export async function planFile(
  services: Services,
  { submissionId, attachmentId }: { submissionId: string; attachmentId: string },
) {
  const found = await submittedContents(services.db, submissionId)
  const file = found?.contents.attachments.find(one => one.id === attachmentId)
  const content = file && (await openAttachment(services, file))
  return file && content && { fileName: file.fileName, contentType: file.contentType, content }
}
