import { createHash } from 'node:crypto'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { PartnerDocument, PartnerText } from '../model.ts'
import { problem } from '../problems.ts'
import { publishPartnerText, signForOrganisation } from '../rules/signing.ts'
import {
  insertPartnerText,
  insertTextSignature,
  lockPartnerText,
  readPartnerTexts,
  readSignatureId,
} from '../store/partner-texts.ts'
import { insertPledge, setPledgeState } from '../store/pledges.ts'
import { readSigning } from '../store/positions.ts'

/** A version of a text without what is worked out. */
type Words = Pick<PartnerText, 'document' | 'datedOn' | 'nl' | 'en'>

/** SHA-256 of a version in small hexadecimal letters: kind, number and day on a line each, then both languages. */
export function digestOf({ document, number, datedOn, nl, en }: Words & { number: number }): string {
  return createHash('sha256').update([document, number, datedOn, nl, en].join('\n')).digest('hex')
}

/** Publishes the next version of a text. From now on this is the one that is signed. @returns its number */
export async function publish(services: Services, actor: Actor, words: Words): Promise<Outcome<number>> {
  permit(actor, publishPartnerText)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'publishPartnerText', async (tx, record, now) => {
    const { document } = words
    await lockPartnerText(tx, document)
    const [latest] = await readPartnerTexts(tx, document)
    if (latest && latest.nl === words.nl && latest.en === words.en)
      throw new Refusal(problem('TEKST_ONGEWIJZIGD', 'nl'))
    const number = (latest?.number ?? 0) + 1
    const digest = digestOf({ ...words, number })
    const id = await insertPartnerText(tx, { ...words, number, digest, publishedById: actor.personId, now })
    record({ objectKind: 'partner-text', objectId: id, after: { document, number, digest } })
    return number
  })
}

/** What somebody signs: the version that was read, for an organisation. */
export interface AskedSignature {
  document: PartnerDocument
  number: number
  organisationId: string
}

/**
 * Puts a signature under the newest version, within a transaction. Who signed it before and accedes again keeps that
 * signature. @throws ConflictRefusal, NotAllowed
 */
export async function signText(
  tx: Transaction,
  actor: Actor,
  asked: AskedSignature & { mayStand?: boolean; now: Temporal.Instant },
): Promise<{ id: string; text: PartnerText; signerTitle: string }> {
  const { document, number, organisationId, now } = asked
  const signing = await readSigning(tx, actor.personId, now)
  const signsForIds = signing.map(one => one.organisationId)
  permit(actor, signForOrganisation, { organisationId, signsForIds })
  const [text] = await readPartnerTexts(tx, document)
  if (!text) throw new NotFound()
  if (text.number !== number) throw new ConflictRefusal(problem('TEKST_VERVANGEN'))
  if (digestOf(text) !== text.digest) throw new Error(`version ${number} of ${document} is not what it was`)
  const signerTitle = signing.find(one => one.organisationId === organisationId)?.title ?? ''
  const signedOn = dayOf(now)
  const fresh = { text, organisationId, signerTitle, signedById: actor.personId, signedOn, now }
  const id = (await insertTextSignature(tx, fresh)) ?? (await standing(tx, text.id, asked))
  if (id === undefined) throw new ConflictRefusal(problem('TEKST_AL_GETEKEND'))
  return { id, text, signerTitle }
}

async function standing(tx: Transaction, textId: string, asked: AskedSignature & { mayStand?: boolean }) {
  return asked.mayStand ? readSignatureId(tx, { textId, organisationId: asked.organisationId }) : undefined
}

/**
 * Signs the manifest for an organisation, with what the organisation commits itself to: a public pledge to the
 * programme that holds from now on.
 */
export async function signManifest(
  services: Services,
  actor: Actor,
  asked: Omit<AskedSignature, 'document'> & { pledge: string; dueOn: string | undefined },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { number, organisationId, pledge, dueOn } = asked
  return writeOrRefuse({ db, clock, actor, organisationId }, 'signManifest', async (tx, record, now) => {
    if (dueOn !== undefined && dueOn < dayOf(now)) throw new Refusal(problem('TERMIJN_IS_VOORBIJ', 'dueOn'))
    const signed = await signText(tx, actor, { document: 'manifest', number, organisationId, now })
    const pledgeId = await insertPledge(tx, {
      ...{ fromId: organisationId, toId: undefined, text: pledge, condition: undefined, dueOn },
      ...{ isPublic: true, pairId: undefined, signatureId: signed.id },
      ...{ madeById: actor.personId, madeForId: organisationId, now },
    })
    await setPledgeState(tx, pledgeId, { state: 'in-force', reason: undefined, now })
    const { digest } = signed.text
    record({
      objectKind: 'signature',
      objectId: signed.id,
      after: { organisationId, number, digest, signerTitle: signed.signerTitle },
    })
    record({ objectKind: 'pledge', objectId: pledgeId, after: { fromId: organisationId, state: 'in-force' } })
    return undefined
  })
}
