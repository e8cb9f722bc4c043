import type { Transaction } from '../database/connect.ts'
import { queueMail } from '../mail/outbox.ts'
import type { Job } from '../module/module.ts'
import type { Services } from '../module/services.ts'
import { inLanguage } from '../texts/texts.ts'
import { aboutNotices } from './about.ts'
import { actorFor } from './actors.ts'
import { contactsOf } from './contacts.ts'
import { noticeTexts } from './notify.ts'

/**
 * Puts the mail of the day in the outbox for everybody for whom notices wait. Each person's is one transaction, so that
 * a job that runs twice mails nobody twice.
 * @returns how many mails
 */
export async function mailDigests(services: Services): Promise<number> {
  const people = await services.db
    .selectFrom('notices')
    .select('person_id')
    .distinct()
    .where('waits_for_digest', '=', true)
    .execute()
  let mailed = 0
  for (const { person_id } of people)
    if (await services.db.transaction().execute(tx => mailDigest(tx, services, person_id))) mailed++
  return mailed
}

async function mailDigest(tx: Transaction, services: Services, personId: string): Promise<boolean> {
  const { origin } = services
  const waiting = await tx
    .selectFrom('notices')
    .select(['id', 'kind', 'object_id', 'text_nl', 'text_en', 'href', 'read_at'])
    .where('person_id', '=', personId)
    .where('waits_for_digest', '=', true)
    .orderBy('created_at')
    .forUpdate()
    .skipLocked()
    .execute()
  if (waiting.length === 0) return false
  await tx
    .updateTable('notices')
    .set({ waits_for_digest: false })
    .where(
      'id',
      'in',
      waiting.map(row => row.id),
    )
    .execute()
  const told = waiting.map(({ id, kind, object_id }) => ({ id, kind, objectId: object_id ?? undefined }))
  const about = await aboutNotices(services, await actorFor(services, personId), told)
  // What was read on the site in the meantime is no news, and what was lost is not for this person.
  const news = waiting.filter(row => row.read_at === null && !about.get(row.id)?.isLost)
  const contact = (await contactsOf(tx, [personId])).get(personId)
  if (!contact || news.length === 0) return false
  const { email, language } = contact
  const t = noticeTexts(language)
  const lines = news.map(
    row => `- ${inLanguage({ nl: row.text_nl, en: row.text_en }, language)}\n  ${origin}${row.href}`,
  )
  await queueMail(tx, {
    kind: 'notices.digest',
    to: email,
    language,
    subject: t('digestSubject', { count: news.length }),
    text: t('digestMail', { count: news.length, lines: lines.join('\n'), origin }),
  })
  return true
}

/** Mails the digests every morning. */
export const digestJob: Job = {
  name: 'notices.digest',
  schedule: '30 7 * * *',
  async run(services) {
    await mailDigests(services)
  },
}
