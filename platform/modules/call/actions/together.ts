import type { Actor } from '../../../kit/access/actor.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationById } from '../../parties/index.ts'
import { tellTogether } from '../notices.ts'
import { problem } from '../problems.ts'
import { applicantsOf, changeSubmission, submitSubmission } from '../rules/rights.ts'
import { countRevision, declineParty, insertParty, removePartyRow, signParty } from '../store/drafts.ts'
import { removeWrappedKey } from '../store/keys.ts'
import { setSubmissionState } from '../store/submissions.ts'
import { beingFilledIn } from './drafts.ts'
import { planToChange } from './owned.ts'
import { giveKey, openDraft } from './plan-keys.ts'

/** Most organisations that submit one plan together. */
const partiesMax = 12

/** Asks another organisation to submit along: it can then read and fill in the draft. */
export async function inviteParty(
  services: Services,
  actor: Actor,
  asked: { id: string; organisationId: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'inviteCoApplicant', async (tx, record, now) => {
    const { plan, parties } = await planToChange(tx, actor, {
      ...{ id: asked.id, right: submitSubmission, in: beingFilledIn },
    })
    const organisation = await organisationById(tx, asked.organisationId)
    if (!organisation || organisation.mergedIntoId)
      throw new Refusal(problem('ORGANISATIE_ONBEKEND', 'organisation'))
    const known = parties.find(party => party.organisationId === organisation.id)
    if (known && !known.hasDeclined) throw new Refusal(problem('PARTIJ_DOET_MEE', 'organisation'))
    if (parties.length >= partiesMax) throw new Refusal(problem('PARTIJEN_TE_VEEL', 'organisation'))
    const draft = await openDraft(tx, services, actor, plan.id)
    if (!draft) throw new NotFound()
    await insertParty(tx, {
      ...{ submissionId: plan.id, organisationId: organisation.id, isLead: false },
      ...{ addedById: actor.personId, now },
    })
    const about = { id: plan.id, version: 0 }
    await giveKey(tx, services, { about, dataKey: draft.dataKey, organisationIds: [organisation.id] })
    await countRevision(tx, plan.id, { state: 'draft', now })
    record({ objectKind: 'submission', objectId: plan.id, after: { invitedId: organisation.id } })
    await tellTogether(tx, services, {
      ...{ submissionId: plan.id, organisationIds: [organisation.id], event: 'noticeInvited', now },
    })
    return undefined
  })
}

/** Takes an organisation from a draft: it cannot read it any more. */
export async function removeParty(
  services: Services,
  actor: Actor,
  asked: { id: string; organisationId: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'removeCoApplicant', async (tx, record, now) => {
    const { plan } = await planToChange(tx, actor, {
      ...{ id: asked.id, right: submitSubmission, in: beingFilledIn },
    })
    if (!(await removePartyRow(tx, plan.id, asked.organisationId))) throw new NotFound()
    await removeWrappedKey(tx, { submissionId: plan.id, version: 0, organisationId: asked.organisationId })
    await countRevision(tx, plan.id, { state: 'draft', now })
    record({ objectKind: 'submission', objectId: plan.id, after: { removedId: asked.organisationId } })
    return undefined
  })
}

/** Asks all who submit along to sign the draft as it stands. */
export async function requestSignatures(
  services: Services,
  actor: Actor,
  asked: { id: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'requestSignatures', async (tx, record, now) => {
    const { plan, parties } = await planToChange(tx, actor, {
      ...{ id: asked.id, right: submitSubmission, in: ['draft', 'withdrawn'] },
    })
    const others = parties.filter(party => !party.isLead && !party.hasDeclined)
    if (others.length === 0) throw new ConflictRefusal(problem('GEEN_MEDE_INDIENERS'))
    await setSubmissionState(tx, plan.id, 'signing')
    record({ objectKind: 'submission', objectId: plan.id, after: { state: 'signing' } })
    await tellTogether(tx, services, {
      ...{ submissionId: plan.id, event: 'noticeSigningAsked', now },
      organisationIds: others.map(party => party.organisationId),
    })
    return undefined
  })
}

/** Signs the draft as it stands for an organisation that submits along. */
export async function sign(
  services: Services,
  actor: Actor,
  asked: { id: string; organisationId: string; revision: number },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'sign', async (tx, record, now) => {
    const { plan, parties } = await planToChange(tx, actor, {
      ...{ id: asked.id, right: changeSubmission, in: ['signing'] },
    })
    ownParty(actor, parties, asked.organisationId)
    // What is signed is what was read.
    if (asked.revision !== plan.revision) throw new ConflictRefusal(problem('VERSIE_VEROUDERD'))
    const { revision } = plan
    await signParty(tx, {
      ...{ submissionId: plan.id, organisationId: asked.organisationId, revision },
      ...{ signedById: actor.personId, now },
    })
    record({
      ...{ objectKind: 'submission', objectId: plan.id },
      after: { signedForId: asked.organisationId, revision },
    })
    await tellTogether(tx, services, {
      ...{ submissionId: plan.id, organisationIds: [plan.leadOrganisationId], event: 'noticeSigned', now },
    })
    return undefined
  })
}

/** Declines to submit along: the organisation cannot read the draft any more. */
export async function decline(
  services: Services,
  actor: Actor,
  asked: { id: string; organisationId: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'decline', async (tx, record, now) => {
    const { plan, parties } = await planToChange(tx, actor, {
      ...{ id: asked.id, right: changeSubmission, in: beingFilledIn },
    })
    ownParty(actor, parties, asked.organisationId)
    await declineParty(tx, { submissionId: plan.id, organisationId: asked.organisationId, now })
    await removeWrappedKey(tx, { submissionId: plan.id, version: 0, organisationId: asked.organisationId })
    record({ objectKind: 'submission', objectId: plan.id, after: { declinedForId: asked.organisationId } })
    await tellTogether(tx, services, {
      ...{ submissionId: plan.id, organisationIds: [plan.leadOrganisationId], event: 'noticeDeclined', now },
    })
    return undefined
  })
}

function ownParty(
  actor: Actor,
  parties: readonly { organisationId: string; isLead: boolean }[],
  organisationId: string,
): void {
  const party = parties.find(one => one.organisationId === organisationId && !one.isLead)
  if (!party || !applicantsOf(actor).includes(organisationId)) throw new NotAllowed('sign')
}
