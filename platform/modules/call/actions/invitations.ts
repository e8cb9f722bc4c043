import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Bilingual } from '../../../kit/texts/texts.ts'
import { networkBySlug, organisationPicker, organisationsById, roleHolders } from '../../parties/index.ts'
import {
  type ApplicantGroup,
  applicantGroupOf,
  applicantGroups,
  type Call,
  type InvitationAnswer,
} from '../model/index.ts'
import { tellInvited } from '../notices.ts'
import { problem } from '../problems.ts'
import { answerInvitation, applicantRoles, manageCalls } from '../rules/rights.ts'
import { stateAt } from '../rules/states.ts'
import { lockCall } from '../store/calls.ts'
import {
  insertInvitations,
  lockInvitation,
  readInvitations,
  setInvitationAnswer,
  setReminded,
} from '../store/invitations.ts'

/** The organisations that lead plans of these groups, as ids. */
export async function organisationsIn(
  db: Database | Transaction,
  groups: readonly ApplicantGroup[],
): Promise<string[]> {
  const kinds = groups.flatMap(group => applicantGroups[group])
  return kinds.length === 0 ? [] : (await organisationPicker(db, kinds)).map(one => one.value)
}

/** Who is meant: groups, in one region or everywhere, and organisations that are named. */
export interface Addressees {
  groups: readonly ApplicantGroup[]
  /** Code of a province ("PV26") or slug of a network; undefined: everywhere. */
  region: string | undefined
  organisationId: string | undefined
}

const isProvince = (region: string): boolean => /^PV\d{2}$/.test(region)

/** Those whom a call asks for among who is meant; who may not lead a plan of it is never asked. */
async function meant(
  tx: Transaction,
  call: Pick<Call, 'mayApply'>,
  { groups, region, organisationId }: Addressees,
): Promise<string[]> {
  const found = await organisationsById(tx, await organisationsIn(tx, groups))
  const network = region === undefined || isProvince(region) ? undefined : await networkBySlug(tx, region)
  const members = new Set(network?.members.map(one => one.id))
  const chosen = new Set<string>()
  for (const { id, provinceCode, officialCode } of found.values())
    if (region === undefined || provinceCode === region || officialCode === region || members.has(id))
      chosen.add(id)
  if (organisationId) chosen.add(organisationId)
  const all = await organisationsById(tx, [...chosen])
  return [...all.values()]
    .filter(one => {
      const group = applicantGroupOf(one.kind)
      return group !== undefined && call.mayApply.includes(group)
    })
    .map(one => one.id)
}

/** A call that can still be answered. */
async function callToAnswer(
  tx: Transaction,
  callId: string,
  { now, how }: { now: Temporal.Instant; how: 'update' | 'share' },
): Promise<Call> {
  const call = await lockCall(tx, callId, how)
  if (!call) throw new NotFound()
  if (!['announced', 'open', 'paused'].includes(stateAt(call, now)))
    throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
  return call
}

async function peopleOf(tx: Transaction, organisationIds: readonly string[], now: Temporal.Instant) {
  const holders = await roleHolders(tx, { roles: applicantRoles, organisationIds, now })
  const byOrganisation = new Map(organisationIds.map(id => [id, new Set<string>()]))
  for (const { organisationId, personId } of holders) byOrganisation.get(organisationId)?.add(personId)
  return byOrganisation
}

/** Invites organisations to submit a plan; who was invited before hears nothing twice. @returns how many were invited */
export function invite(
  services: Services,
  actor: Actor,
  asked: { callId: string; to: Addressees; text: Bilingual },
): Promise<Outcome<number>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'inviteToCall', async (tx, record, now) => {
    const { callId, to, text } = asked
    const call = await callToAnswer(tx, callId, { now, how: 'update' })
    const before = new Set((await readInvitations(tx, callId)).map(one => one.organisationId))
    const fresh = (await meant(tx, call, to)).filter(id => !before.has(id))
    if (fresh.length === 0) throw new Refusal(problem('NIEMAND_UIT_TE_NODIGEN', 'groups'))
    const people = await peopleOf(tx, fresh, now)
    const told = new Map([...people].map(([id, persons]) => [id, persons.size]))
    await insertInvitations(tx, { callId, text, told, sentById: actor.personId, now })
    await tellInvited(tx, services, { call, to: [...people.values()].flatMap(one => [...one]) })
    record({
      ...{ objectKind: 'call', objectId: callId, isFoundAsBefore: true },
      after: { invited: fresh.length, groups: to.groups, region: to.region ?? null },
    })
    return fresh.length
  })
}

/** Asks once more who was invited and did not answer yet. @returns how many organisations */
export function remindInvited(
  services: Services,
  actor: Actor,
  asked: { callId: string },
): Promise<Outcome<number>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'remindInvited', async (tx, record, now) => {
    const call = await callToAnswer(tx, asked.callId, { now, how: 'update' })
    const silent = (await readInvitations(tx, call.id)).filter(one => !one.answer)
    if (silent.length === 0) throw new ConflictRefusal(problem('IEDEREEN_ANTWOORDDE'))
    const organisationIds = silent.map(one => one.organisationId)
    const people = await peopleOf(tx, organisationIds, now)
    await setReminded(tx, call.id, { organisationIds, now })
    await tellInvited(tx, services, { call, to: [...people.values()].flatMap(one => [...one]), again: now })
    record({
      ...{ objectKind: 'call', objectId: call.id, isFoundAsBefore: true },
      after: { reminded: silent.length },
    })
    return silent.length
  })
}

/** Says for an invited organisation whether it will submit a plan; until the call closes it may say otherwise. */
export function answerToInvitation(
  services: Services,
  actor: Actor,
  asked: { callId: string; organisationId: string; answer: InvitationAnswer; reason: string },
): Promise<Outcome<undefined>> {
  permit(actor, answerInvitation, asked)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'answerInvitation', async (tx, record, now) => {
    const { callId, organisationId, answer, reason } = asked
    const call = await callToAnswer(tx, callId, { now, how: 'share' })
    const before = await lockInvitation(tx, { callId, organisationId })
    if (!before) throw new NotFound()
    if (answer === 'declines' && reason.length < 10)
      throw new Refusal(problem('AFZEGGING_ZONDER_REDEN', 'reason'))
    const fresh = { answer, reason, answeredById: actor.personId, now }
    await setInvitationAnswer(tx, { callId: call.id, organisationId, ...fresh })
    record({
      ...{ objectKind: 'call', objectId: callId, isFoundAsBefore: true },
      before: { organisationId, answer: before.answer ?? null },
      after: { organisationId, answer },
    })
    return undefined
  })
}
