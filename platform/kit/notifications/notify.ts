import type { Transaction } from '../database/connect.ts'
import { queueMail } from '../mail/outbox.ts'
import type { Services } from '../module/services.ts'
import { type Bilingual, type Language, texts } from '../texts/texts.ts'
import { contactsOf } from './contacts.ts'
import { afterQuietHours, type NoticeKind, type Way, wayOf } from './kinds.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of the notices. */
export const noticeTexts = texts(nl, en)

/** Something that persons are told. */
export interface Telling {
  kind: NoticeKind
  to: readonly string[]
  /** One sentence without confidential content: it also goes by mail. */
  text: Bilingual
  /** Path on this site. */
  href: string
  /** What it is about, for a kind that asks its names. */
  objectId?: string | undefined
  /** The same thing with the same key is told to a person once. */
  dedupeKey?: string | undefined
}

/**
 * Tells persons something, in the transaction of the action that causes it: in the centre, and by mail in the way that
 * each chose. Whether they may know it is the caller's question.
 * @returns how many were told; who was told before under this key is not
 */
export async function notify(tx: Transaction, services: Services, telling: Telling): Promise<number> {
  if (telling.kind.namesFor && telling.objectId === undefined)
    throw new Error(`a notice of ${telling.kind.name} says what it is about`)
  const to = [...new Set(telling.to)]
  if (to.length === 0) return 0
  const chosen = await chosenWays(tx, telling.kind.name, to)
  const rows = to.map(personId => ({
    person_id: personId,
    kind: telling.kind.name,
    text_nl: telling.text.nl,
    text_en: telling.text.en,
    href: telling.href,
    object_id: telling.objectId ?? null,
    dedupe_key: telling.dedupeKey ?? null,
    waits_for_digest: wayOf(telling.kind, chosen.get(personId)) === 'digest',
  }))
  const told = await tx
    .insertInto('notices')
    .values(rows)
    .onConflict(conflict => conflict.columns(['person_id', 'dedupe_key']).doNothing())
    .returning('person_id')
    .execute()
  const direct = told.filter(row => wayOf(telling.kind, chosen.get(row.person_id)) === 'direct')
  await mailDirectly(
    tx,
    services,
    telling,
    direct.map(row => row.person_id),
  )
  return told.length
}

async function chosenWays(
  tx: Transaction,
  kind: string,
  personIds: readonly string[],
): Promise<Map<string, Way>> {
  const rows = await tx
    .selectFrom('notice_preferences')
    .select(['person_id', 'way'])
    .where('kind', '=', kind)
    .where('person_id', 'in', [...personIds])
    .execute()
  return new Map(rows.map(row => [row.person_id, row.way as Way]))
}

async function mailDirectly(
  tx: Transaction,
  { origin, clock }: Services,
  { kind, text, href }: Telling,
  personIds: readonly string[],
): Promise<void> {
  const contacts = await contactsOf(tx, personIds)
  for (const { email, language } of contacts.values()) {
    await queueMail(tx, {
      kind: kind.name,
      to: email,
      language,
      subject: subjectOf(text, language),
      text: noticeTexts(language)('directMail', { text: text[language], link: origin + href, origin }),
      // A duty may have a deadline tonight.
      notBefore: kind.isDuty ? undefined : afterQuietHours(clock.now()),
    })
  }
}

const subjectLength = 120

function subjectOf(text: Bilingual, language: Language): string {
  const line = text[language].replace(/\s+/g, ' ').trim()
  return line.length <= subjectLength ? line : `${line.slice(0, subjectLength - 1)}…`
}
