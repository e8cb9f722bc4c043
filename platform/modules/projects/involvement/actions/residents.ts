import { type Actor, organisationsOf } from '../../../../kit/access/actor.ts'
import { may, permit } from '../../../../kit/access/permission.ts'
import { NotAllowed, NotFound } from '../../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../../kit/database/connect.ts'
import type { Outcome } from '../../../../kit/http/problem.ts'
import { problemsIn } from '../../../../kit/http/problems-in.ts'
import type { Services } from '../../../../kit/module/services.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { accountByEmail, askSecondStep, findOrAddPerson, mailPosition } from '../../../accounts/index.ts'
import { lockAdmitted } from '../../participation/store.ts'
import { projectTexts } from '../../texts.ts'
import type { Reaction } from '../model.ts'
import { tellLead, tellResidents } from '../notices.ts'
import { admitResidents, answerResidents, askToTakePart, reactAsResident } from '../rules/rights.ts'
import { isAdmittedOn, lastDayAfter, residentTerm } from '../rules/terms.ts'
import {
  clearReaction,
  insertReaction,
  insertShare,
  lockReaction,
  lockResident,
  putResident,
  setAccepted,
  setAnswer,
  withdrawShare,
} from '../store/residents.ts'
import { involvedAt, residentTermsDigest } from './people.ts'

const problem = problemsIn(projectTexts)
const objectKind = 'resident'

/** A project held for the length of a change, with who is involved. */
async function held(tx: Transaction, actor: Actor, { slug, now }: { slug: string; now: Temporal.Instant }) {
  await lockAdmitted(tx, slug)
  const found = await involvedAt(tx, actor, { slug, today: dayOf(now) })
  if (found.project.withdrawal) throw new ConflictRefusal(problem('STATUS_INGETROKKEN'))
  return found
}

/** The last day of taking part: as given, not past, or a year. */
function lastDay(given: string | undefined, now: Temporal.Instant): string {
  const today = dayOf(now)
  if (given !== undefined && given < today) throw new Refusal(problem('LAATSTE_DAG_VOORBIJ', 'validTo'))
  return given ?? lastDayAfter(today, residentTerm)
}

/** Somebody to be admitted, as typed by the leader. */
export interface Invited {
  email: string
  name: string
  language: Language
  validTo: string | undefined
}

/** Admits somebody to a project as a resident; who has no account yet gets the link to make one. @returns the id */
export async function inviteResident(
  services: Services,
  actor: Actor,
  { slug, ...invited }: Invited & { slug: string },
): Promise<Outcome<string>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'admitResident', async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    permit(actor, admitResidents, involved)
    const validTo = lastDay(invited.validTo, now)
    const known = await accountByEmail(tx, invited.email)
    if (known?.personId === actor.personId) throw new NotAllowed(admitResidents.name)
    const personId = known?.personId ?? (await findOrAddPerson(tx, invited))
    const before = await lockResident(tx, { projectId: project.id, personId })
    if (before && isAdmittedOn(dayOf(now), before)) throw new Refusal(problem('BEWONER_DOET_AL_MEE', 'email'))
    const change = { projectId: project.id, personId, validTo, decidedById: actor.personId, now }
    const id = await putResident(tx, { ...change, state: 'admitted', reason: '', askedAs: invited.name })
    await mailPosition(tx, services, {
      ...{ personId, invitedById: actor.personId, organisationName: project.name, isGuest: true, now },
    })
    record({ objectKind, objectId: id, after: { projectId: project.id, state: 'admitted', validTo } })
    return id
  })
}

/** Asks to take part in a project; its leader decides. @returns the id */
export async function askAsResident(
  services: Services,
  actor: Actor,
  { slug, motive }: { slug: string; motive: string },
): Promise<Outcome<string>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'askToTakePart', async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    permit(actor, askToTakePart, involved)
    const { personId } = actor
    const before = await lockResident(tx, { projectId: project.id, personId })
    if (before?.state === 'asked') throw new ConflictRefusal(problem('AANVRAAG_LOOPT'))
    if (before && isAdmittedOn(dayOf(now), before)) throw new ConflictRefusal(problem('BEWONER_DOET_AL_MEE'))
    const id = await putResident(tx, { projectId: project.id, personId, state: 'asked', motive, now })
    await tellLead(tx, services, { project, what: 'noticeAsked', key: `${id}/${now}`, now })
    record({ objectKind, objectId: id, after: { projectId: project.id, state: 'asked' } })
    return id
  })
}

/** Lets somebody take part who asked, or not with a reason; or lets somebody go. */
export async function decideOnResident(
  services: Services,
  actor: Actor,
  asked: {
    slug: string
    id: string
    to: 'admitted' | 'refused' | 'ended'
    reason: string
    validTo: string | undefined
  },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { slug, to, reason } = asked
  const action = to === 'admitted' ? 'admitResident' : to === 'refused' ? 'refuseResident' : 'endResident'
  return writeOrRefuse({ db, clock, actor }, action, async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    permit(actor, admitResidents, involved)
    const before = await lockResident(tx, { projectId: project.id, id: asked.id })
    if (!before) throw new NotFound()
    if (before.state !== (to === 'ended' ? 'admitted' : 'asked'))
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (to !== 'admitted' && reason.length < 10) throw new Refusal(problem('REDEN_ONTBREEKT', 'reason'))
    const { personId } = before
    const validTo = to === 'admitted' ? { validTo: lastDay(asked.validTo, now) } : {}
    const change = { projectId: project.id, personId, state: to, reason, decidedById: actor.personId, now }
    await putResident(tx, { ...change, ...validTo })
    // Whoever takes part signs in with a second step; who only signed up did not have to.
    if (to === 'admitted') await askSecondStep(tx, personId)
    const what = to === 'admitted' ? 'noticeAdmitted' : to === 'refused' ? 'noticeRefused' : 'noticeEnded'
    await tellResidents(tx, services, { slug, personIds: [personId], what })
    record({ objectKind, objectId: before.id, before: { state: before.state }, after: { state: to } })
    return undefined
  })
}

/** Accepts the terms that were read, in person, and says whether the name may be shown; or changes that. */
export async function acceptTerms(
  services: Services,
  actor: Actor,
  asked: { slug: string; digest: string; showsName: boolean },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { slug, digest, showsName } = asked
  return writeOrRefuse({ db, clock, actor }, 'acceptResidentTerms', async (tx, record, now) => {
    const { project } = await held(tx, actor, { slug, now })
    const own = await lockResident(tx, { projectId: project.id, personId: actor.personId })
    if (!own || actor.onBehalfOfId || !isAdmittedOn(dayOf(now), own)) throw new NotFound()
    if (digest !== residentTermsDigest()) throw new ConflictRefusal(problem('VOORWAARDEN_GEWIJZIGD'))
    await setAccepted(tx, own.id, { termsDigest: digest, showsName, now })
    record({ objectKind, objectId: own.id, after: { termsDigest: digest, showsName } })
    return undefined
  })
}

/** Stops taking part, by oneself. */
export async function leaveProject(
  services: Services,
  actor: Actor,
  slug: string,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'leaveProject', async (tx, record, now) => {
    await lockAdmitted(tx, slug)
    const { project } = await involvedAt(tx, actor, { slug, today: dayOf(now) })
    const { personId } = actor
    const own = await lockResident(tx, { projectId: project.id, personId })
    if (!own || actor.onBehalfOfId) throw new NotFound()
    if (own.state !== 'admitted' && own.state !== 'asked')
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await putResident(tx, { projectId: project.id, personId, state: 'ended', now })
    record({ objectKind, objectId: own.id, before: { state: own.state }, after: { state: 'ended' } })
    return undefined
  })
}

/** The party for which somebody speaks in a project: the leading one first. */
function speaksFor(
  actor: Actor,
  { leadIds, partyIds }: { leadIds: readonly string[]; partyIds: readonly string[] },
) {
  const own = organisationsOf(actor, 'G', 'M')
  return own.find(id => leadIds.includes(id)) ?? own.find(id => partyIds.includes(id)) ?? ''
}

/** Shares something with the residents of a project, who are told. @returns the id */
export async function shareWithResidents(
  services: Services,
  actor: Actor,
  { slug, ...given }: { slug: string; title: string; text: string; url: string | undefined },
): Promise<Outcome<string>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'shareWithResidents', async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    permit(actor, answerResidents, involved)
    const organisationId = speaksFor(actor, involved)
    const { personId } = actor
    const id = await insertShare(tx, { ...given, projectId: project.id, organisationId, personId, now })
    await tellResidents(tx, services, { slug, personIds: involved.residentIds, what: 'noticeShared' })
    record({ objectKind: 'residentShare', objectId: id, after: { projectId: project.id, organisationId } })
    return id
  })
}

/** Takes back what was shared for the own party, or for any by who leads; what residents said about it stays. */
export async function takeShareBack(
  services: Services,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'takeShareBack', async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    permit(actor, answerResidents, involved)
    const ofIds = may(actor, admitResidents, involved) ? undefined : organisationsOf(actor, 'G', 'M')
    if (!(await withdrawShare(tx, { id, projectId: project.id, ofIds, now }))) throw new NotFound()
    record({ objectKind: 'residentShare', objectId: id, after: { isWithdrawn: true } })
    return undefined
  })
}

/** Says or asks something; of a question the leading party is told. @returns the id */
export async function react(
  services: Services,
  actor: Actor,
  { slug, kind, text }: { slug: string; kind: Reaction['kind']; text: string },
): Promise<Outcome<string>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'reactAsResident', async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    permit(actor, reactAsResident, involved)
    const { personId } = actor
    const id = await insertReaction(tx, { projectId: project.id, personId, kind, text, now })
    if (kind === 'question') await tellLead(tx, services, { project, what: 'noticeQuestion', key: id, now })
    record({ objectKind: 'reaction', objectId: id, after: { projectId: project.id, kind } })
    return id
  })
}

/** Takes the own words back, also after one stopped taking part: they are gone at once, the answer stays. */
export async function takeReactionBack(
  services: Services,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'takeReactionBack', async (tx, record, now) => {
    const { project } = await involvedAt(tx, actor, { slug, today: dayOf(now) })
    const said = await lockReaction(tx, { id, projectId: project.id })
    if (!said || said.personId !== actor.personId || actor.onBehalfOfId) throw new NotFound()
    if (said.text === '') throw new ConflictRefusal(problem('REACTIE_AL_WEG'))
    await clearReaction(tx, id)
    record({ objectKind: 'reaction', objectId: id, after: { isTakenBack: true } })
    return undefined
  })
}

/** Answers what a resident said or asked, for a party, once: no party writes over the words of another. The resident is told. */
export async function answer(
  services: Services,
  actor: Actor,
  { slug, id, text }: { slug: string; id: string; text: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'answerResident', async (tx, record, now) => {
    const { project, involved } = await held(tx, actor, { slug, now })
    permit(actor, answerResidents, involved)
    const said = await lockReaction(tx, { id, projectId: project.id })
    if (!said) throw new NotFound()
    if (said.text === '') throw new ConflictRefusal(problem('REACTIE_AL_WEG'))
    if (said.answeredForId) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const organisationId = speaksFor(actor, involved)
    await setAnswer(tx, id, { text, organisationId, personId: actor.personId, now })
    await tellResidents(tx, services, { slug, personIds: [said.personId], what: 'noticeAnswered' })
    record({ objectKind: 'reaction', objectId: id, after: { answeredFor: organisationId } })
    return undefined
  })
}
