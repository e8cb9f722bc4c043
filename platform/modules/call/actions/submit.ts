import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationPicker } from '../../parties/index.ts'
import type { Call, Receipt, Submission, SubmissionContents, SubmissionParty } from '../model/index.ts'
import { tellReceipt, tellTogether } from '../notices.ts'
import { mistakeProblem, problem } from '../problems.ts'
import { checkForm } from '../rules/check-form.ts'
import { submitSubmission } from '../rules/rights.ts'
import { isOpen, isReadable } from '../rules/states.ts'
import { freshKey } from '../sealing/cipher.ts'
import { freshSalt, receiptHash, sealJson, wrapKeyForCall } from '../sealing/contents.ts'
import { readForm, readPublicKey } from '../store/calls.ts'
import { nextReceiptNumber, signParty, withdrawVersion } from '../store/drafts.ts'
import { insertVersion, setSubmissionState } from '../store/submissions.ts'
import { answerCompletion, readCompletion } from '../store/tests.ts'
import { beingFilledIn, mayLead, maySubmitNow, whyClosed } from './drafts.ts'
import { planToChange } from './owned.ts'
import { giveKey, openDraft } from './plan-keys.ts'

/** Municipalities that a plan can lie in, by id. */
export async function placeIds(db: Parameters<typeof organisationPicker>[0]): Promise<ReadonlySet<string>> {
  const places = await organisationPicker(db, ['gemeente'])
  return new Set(places.map(place => place.value))
}

interface Submitting {
  plan: Submission
  call: Call
  parties: readonly SubmissionParty[]
  isLate: boolean
  now: Temporal.Instant
}

/**
 * Submits a plan: one transaction that looks at the clock of the database, at every answer and every signature, and
 * gives the receipt. At the instant of the close itself it is too late, and the draft stays a draft.
 */
export async function submit(
  services: Services,
  actor: Actor,
  asked: { id: string },
): Promise<Outcome<Receipt>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'submit', async (tx, record, now) => {
    const found = await planToChange(tx, actor, {
      ...{ id: asked.id, right: submitSubmission, in: beingFilledIn },
    })
    const { plan, call, parties } = found
    const when = await maySubmitNow(tx, { call, plan, now })
    if (!when) throw new ConflictRefusal(problem(whyClosed(call, now)))
    // What an organisation is may have changed since it began.
    if (!(await mayLead(tx, call, plan.leadOrganisationId)))
      throw new Refusal(problem('OPROEP_NIET_VOOR_DEZE_PARTIJ'))
    const together = parties.filter(party => !party.hasDeclined)
    const unsigned = together.filter(party => !party.isLead && !party.hasSigned)
    if (unsigned.length > 0)
      throw new Refusal(problem('HANDTEKENING_ONTBREEKT', undefined, { count: unsigned.length }))
    const contents = await checkedContents(tx, services, actor, { plan, parties: together })
    const { revision, leadOrganisationId: organisationId } = plan
    await signParty(tx, { submissionId: plan.id, organisationId, revision, signedById: actor.personId, now })
    const isLate = when === 'by-exception'
    const receipt = await keepVersion(tx, services, actor, contents, {
      ...found,
      parties: together,
      isLate,
      now,
    })
    await setSubmissionState(tx, plan.id, 'submitted')
    const { receiptNumber, version } = receipt
    record({
      ...{ objectKind: 'submission', objectId: plan.id, before: { state: plan.state } },
      after: { state: 'submitted', version, receiptNumber, receiptHash: receipt.receiptHash, isLate },
    })
    return receipt
  })
}

/** What is submitted, when nothing is wrong with it. @throws Refusal with every mistake in it */
async function checkedContents(
  tx: Transaction,
  services: Services,
  actor: Actor,
  { plan, parties }: { plan: Submission; parties: readonly SubmissionParty[] },
): Promise<SubmissionContents> {
  const form = await readForm(tx, plan.formId)
  const draft = await openDraft(tx, services, actor, plan.id)
  if (!form || !draft) throw new NotFound()
  const mistakes = checkForm(form.definition, draft.values, {
    withFiles: draft.attachments.map(file => file.field),
    places: await placeIds(tx),
  })
  if (mistakes.length > 0) throw new Refusal(...mistakes.map(mistakeProblem))
  return {
    values: draft.values,
    attachments: draft.attachments,
    parties: parties.map(party => party.organisationId),
    formVersion: form.version,
    salt: freshSalt(),
  }
}

/** Keeps what is submitted, sealed where the call is, with a key for each organisation, and tells them. */
async function keepVersion(
  tx: Transaction,
  services: Services,
  actor: Actor,
  contents: SubmissionContents,
  { plan, call, parties, isLate, now }: Submitting,
): Promise<Receipt> {
  const about = { id: plan.id, version: plan.version + 1 }
  const receipt: Receipt = {
    ...{ submissionId: plan.id, version: about.version, submittedAt: now, isLate, withdrawnAt: undefined },
    receiptNumber: await receiptNumberAt(tx, now),
    receiptHash: receiptHash(contents),
  }
  const dataKey = freshKey()
  const isSealed = !isReadable(call)
  const publicKey = isSealed ? await readPublicKey(tx, call.id) : undefined
  if (isSealed && !publicKey) throw new Error(`the sealed call ${call.number} has no key`)
  await insertVersion(tx, {
    ...receipt,
    submittedById: actor.personId,
    sealedContents: publicKey && sealJson(contents, dataKey, about),
    keyForCall: publicKey && wrapKeyForCall(dataKey, publicKey, about),
    contents: isSealed ? undefined : contents,
  })
  const organisationIds = parties.map(party => party.organisationId)
  await giveKey(tx, services, { about, dataKey, organisationIds })
  const { receiptNumber, receiptHash: hash } = receipt
  await tellReceipt(tx, services, {
    submissionId: plan.id,
    organisationIds,
    receiptNumber,
    receiptHash: hash,
    now,
  })
  return receipt
}

/** "2026-0147": the year in the Netherlands and a number that never comes back. */
async function receiptNumberAt(tx: Transaction, now: Temporal.Instant): Promise<string> {
  const { year } = now.toZonedDateTimeISO('Europe/Amsterdam')
  return `${year}-${String(await nextReceiptNumber(tx)).padStart(4, '0')}`
}

/**
 * Takes a submitted plan back, to change it or for good: before the close of a round, before the test of a rolling
 * call. The key with which the call would open it is gone.
 */
export async function withdraw(
  services: Services,
  actor: Actor,
  asked: { id: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'withdrawSubmission', async (tx, record, now) => {
    const { plan, call, parties } = await planToChange(tx, actor, {
      ...{ id: asked.id, right: submitSubmission, in: ['submitted'] },
    })
    if (!isOpen(call, now)) throw new ConflictRefusal(problem(whyClosed(call, now)))
    await withdrawVersion(tx, { submissionId: plan.id, version: plan.version, now })
    await setSubmissionState(tx, plan.id, 'withdrawn')
    record({
      ...{ objectKind: 'submission', objectId: plan.id, before: { state: plan.state } },
      after: { state: 'withdrawn', version: plan.version },
    })
    await tellTogether(tx, services, {
      ...{ submissionId: plan.id, event: 'noticeWithdrawn', now },
      organisationIds: parties.filter(party => !party.hasDeclined).map(party => party.organisationId),
    })
    return undefined
  })
}

/** Hands in what was asked in the completion round: a new version with its own receipt. Once, and before its end. */
export async function complete(
  services: Services,
  actor: Actor,
  asked: { id: string },
): Promise<Outcome<Receipt>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'completeSubmission', async (tx, record, now) => {
    const found = await planToChange(tx, actor, {
      ...{ id: asked.id, right: submitSubmission, in: ['completion-requested'] },
    })
    const { plan } = found
    const round = await readCompletion(tx, plan.id)
    if (!round || round.answeredAt) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (Temporal.Instant.compare(now, round.dueAt) >= 0)
      throw new ConflictRefusal(problem('TERMIJN_VERSTREKEN'))
    const parties = found.parties.filter(party => !party.hasDeclined)
    const contents = await checkedContents(tx, services, actor, { plan, parties })
    const receipt = await keepVersion(tx, services, actor, contents, {
      ...found,
      parties,
      isLate: false,
      now,
    })
    await answerCompletion(tx, plan.id, now)
    const { receiptNumber, version } = receipt
    record({
      ...{ objectKind: 'submission', objectId: plan.id },
      after: { state: plan.state, version, receiptNumber, receiptHash: receipt.receiptHash },
    })
    return receipt
  })
}
