import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { allProgrammes, type GivenDay, isRunning, termProblems } from '../../programme/index.ts'
import type { Call, CallState, FormDefinition } from '../model/index.ts'
import { tellTogether } from '../notices.ts'
import { problem } from '../problems.ts'
import { checkDefinition } from '../rules/check-form.ts'
import { manageCalls } from '../rules/rights.ts'
import { canMoveCall, stateAt } from '../rules/states.ts'
import { makeCallKey } from '../sealing/call-key.ts'
import {
  type CallTerms,
  insertCall,
  insertForm,
  lockCall,
  readCallByNumber,
  readCriteriaSet,
  readForms,
  setCallState,
  updateCall,
} from '../store/calls.ts'
import { returnUnread } from '../store/drafts.ts'
import { putShare, readHolders } from '../store/keys.ts'
import { readParties } from '../store/submissions.ts'
import { isOf } from './criteria.ts'

async function callToChange(tx: Transaction, id: string, states: readonly CallState[]): Promise<Call> {
  const call = await lockCall(tx, id, 'update')
  if (!call) throw new NotFound()
  if (!states.includes(call.state)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
  return call
}

/** The days of a call, as they stand against the term of its programme. */
const daysOf = ({ opensAt, closesAt }: Pick<CallTerms, 'opensAt' | 'closesAt'>): GivenDay[] =>
  (
    [
      ['opensAt', opensAt],
      ['closesAt', closesAt],
    ] as const
  ).flatMap(([field, instant]) =>
    instant ? [{ day: instant.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString(), field }] : [],
  )

/** States in which a call is made ready and everything of it can still change. */
const inPreparation = ['draft', 'criteria-adopted'] as const

const told = (terms: CallTerms) => ({
  number: terms.number,
  kind: terms.kind,
  opensAt: terms.opensAt?.toString() ?? null,
  closesAt: terms.closesAt?.toString() ?? null,
  isSealed: terms.isSealed,
  mayApply: terms.mayApply ?? null,
  admission: terms.admission,
  admittedMax: terms.admittedMax ?? null,
})

/** Makes a call with the form to begin from. @returns its number */
export async function makeCall(
  services: Services,
  actor: Actor,
  asked: { terms: CallTerms; form: FormDefinition; programmeId: string | undefined },
): Promise<Outcome<number>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'makeCall', async (tx, record, now) => {
    const { terms, form, programmeId } = asked
    const isTaken = (await readCallByNumber(tx, terms.number)) !== undefined
    const wrong = [
      ...(isTaken ? [problem('NUMMER_BEZET', 'number')] : []),
      ...(await termProblems(tx, daysOf(terms), programmeId)),
    ]
    if (wrong.length > 0) throw new Refusal(...wrong)
    const id = await insertCall(tx, { ...terms, programmeId, madeById: actor.personId, now })
    await insertForm(tx, { callId: id, version: 1, definition: form, madeById: actor.personId })
    record({ objectKind: 'call', objectId: id, after: { state: 'draft', ...told(terms) } })
    return terms.number
  })
}

/** Changes what a call will be, until it is announced. */
export async function changeCall(
  services: Services,
  actor: Actor,
  asked: { id: string; terms: CallTerms },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changeCall', async (tx, record, now) => {
    const call = await callToChange(tx, asked.id, inPreparation)
    const { terms } = asked
    const other = await readCallByNumber(tx, terms.number)
    const wrong = [
      ...(other && other.id !== call.id ? [problem('NUMMER_BEZET', 'number')] : []),
      ...(await termProblems(tx, daysOf(terms), call.programmeId)),
    ]
    if (wrong.length > 0) throw new Refusal(...wrong)
    await updateCall(tx, call.id, terms, now)
    record({ objectKind: 'call', objectId: call.id, before: told(call), after: told(terms) })
    return undefined
  })
}

/** Keeps another version of the form, until the call is announced. */
export async function changeForm(
  services: Services,
  actor: Actor,
  asked: { id: string; definition: FormDefinition },
): Promise<Outcome<number>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changeForm', async (tx, record) => {
    const call = await callToChange(tx, asked.id, inPreparation)
    const [wrong] = checkDefinition(asked.definition)
    if (wrong) throw new Refusal(problem(wrong.code, 'definition', { what: wrong.what }))
    const version = ((await readForms(tx, call.id))[0]?.version ?? 0) + 1
    const { definition } = asked
    await insertForm(tx, { callId: call.id, version, definition, madeById: actor.personId })
    record({ objectKind: 'call', objectId: call.id, after: { formVersion: version }, isFoundAsBefore: true })
    return version
  })
}

/** Puts adopted criteria under a call. */
export async function chooseCriteria(
  services: Services,
  actor: Actor,
  asked: { id: string; setId: string },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'chooseCriteria', async (tx, record, now) => {
    const call = await callToChange(tx, asked.id, ['draft'])
    const set = await readCriteriaSet(tx, asked.setId)
    if (set && !isOf(set, call.programmeId))
      throw new ConflictRefusal(problem('CRITERIA_VAN_ANDER_PROGRAMMA', 'criteria'))
    if (set?.state !== 'frozen') throw new ConflictRefusal(problem('CRITERIA_NIET_VASTGESTELD', 'criteria'))
    await setCallState(tx, call.id, { state: 'criteria-adopted', criteriaSetId: set.id, now })
    const after = { state: 'criteria-adopted', criteriaSetId: set.id, hash: set.hash ?? null }
    record({ objectKind: 'call', objectId: call.id, before: { state: call.state }, after })
    return undefined
  })
}

/**
 * Announces a call: from here on its terms are fixed, and a sealed one has its key. The private half of that key
 * exists only inside this action.
 */
export async function announceCall(
  services: Services,
  actor: Actor,
  asked: { id: string },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'announceCall', async (tx, record, now) => {
    const call = await callToChange(tx, asked.id, ['criteria-adopted'])
    if (!call.opensAt || (call.kind === 'round' && !call.closesAt))
      throw new ConflictRefusal(problem('TERMIJN_ONTBREEKT'))
    if (call.closesAt && Temporal.Instant.compare(now, call.closesAt) >= 0)
      throw new ConflictRefusal(problem('SLUITING_VERSTREKEN'))
    await askProgramme(tx, call)
    const publicKey = call.isSealed ? await giveShares(tx, call) : undefined
    await setCallState(tx, call.id, { state: 'announced', publicKey, now })
    record({
      ...{ objectKind: 'call', objectId: call.id, before: { state: call.state } },
      after: { state: 'announced', ...told(call), publicKey: publicKey?.toString('hex') ?? null },
    })
    return undefined
  })
}

/** A call goes out within the term of a programme that runs: the term may have changed since the call was made. */
async function askProgramme(tx: Transaction, call: Call): Promise<void> {
  const programme = (await allProgrammes(tx)).find(one => one.id === call.programmeId)
  if (programme && !isRunning(programme)) throw new ConflictRefusal(problem('PROGRAMMA_NIET_ACTIEF'))
  const outside = await termProblems(tx, daysOf(call), call.programmeId)
  if (outside.length > 0) throw new ConflictRefusal(...outside)
}

/** Makes the key of a sealed call and gives its holders their shares. @throws ConflictRefusal when a pair is missing */
async function giveShares(tx: Transaction, call: Call): Promise<Buffer> {
  const holders = await readHolders(tx, call.id)
  const keys = new Map(holders.map(holder => [holder.holder, holder.publicKey]))
  if (!keys.has('director') || !keys.has('secretary'))
    throw new ConflictRefusal(problem('SLEUTEL_ONVOLLEDIG'))
  if (!keys.has('steering-first') || !keys.has('steering-second'))
    throw new ConflictRefusal(problem('RESERVESLEUTEL_ONVOLLEDIG'))
  const { publicKey, shares } = makeCallKey(call.id, keys)
  for (const [holder, share] of shares) await putShare(tx, { callId: call.id, holder, share })
  return publicKey
}

/** Withdraws a call: what was submitted goes back unread, for good. */
export async function withdrawCall(
  services: Services,
  actor: Actor,
  asked: { id: string; reason: string },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'withdrawCall', async (tx, record, now) => {
    const call = await lockCall(tx, asked.id, 'update')
    if (!call) throw new NotFound()
    const state = stateAt(call, now)
    if (!canMoveCall({ ...call, state }, 'withdrawn')) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await setCallState(tx, call.id, { state: 'withdrawn', endedReason: asked.reason, now })
    const returned = await returnUnread(tx, call.id, now)
    const after = { state: 'withdrawn', reason: asked.reason, returned: returned.length }
    record({ objectKind: 'call', objectId: call.id, before: { state: call.state }, after })
    const parties = await readParties(tx, returned)
    for (const submissionId of returned) {
      const organisationIds = (parties.get(submissionId) ?? []).map(party => party.organisationId)
      await tellTogether(tx, services, { submissionId, organisationIds, event: 'noticeReturned', now })
    }
    return undefined
  })
}

/** Pauses, reopens, closes or completes a rolling call. */
export async function moveRollingCall(
  services: Services,
  actor: Actor,
  asked: { id: string; to: 'open' | 'paused' | 'closed' | 'completed' },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  const action = { open: 'reopenCall', paused: 'pauseCall', closed: 'closeCall', completed: 'completeCall' }[
    asked.to
  ]
  return writeOrRefuse({ db, clock, actor }, action, async (tx, record, now) => {
    const call = await lockCall(tx, asked.id, 'update')
    if (!call) throw new NotFound()
    const state = stateAt(call, now)
    if (call.kind !== 'rolling' || !canMoveCall({ ...call, state }, asked.to))
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await setCallState(tx, call.id, { state: asked.to, now })
    record({ objectKind: 'call', objectId: call.id, before: { state }, after: { state: asked.to } })
    return undefined
  })
}
