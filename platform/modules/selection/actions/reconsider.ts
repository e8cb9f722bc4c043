import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Clock } from '../../../kit/clock/clock.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { href } from '../../../kit/http/address.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { callById, moveSubmission } from '../../call/index.ts'
import { decidersOf } from '../../governance/index.ts'
import { roleHolders } from '../../parties/index.ts'
import { settingNumber } from '../../programme/index.ts'
import { links } from '../links.ts'
import type { Plan, ReconsiderationState } from '../model.ts'
import { tellReconsideration } from '../notices.ts'
import { problem } from '../problems.ts'
import { canMoveReconsideration, mayAskReconsideration } from '../rules/outcomes.ts'
import { answerOutcome, handleReconsideration } from '../rules/rights.ts'
import { readAssignments } from '../store/assignments.ts'
import { readMeetings } from '../store/consensus.ts'
import { answerLateConflict, readLateConflicts } from '../store/late-conflicts.ts'
import {
  insertReconsideration,
  type Reconsideration,
  readOutcome,
  readReconsiderations,
  setReconsideration,
  updateOutcome,
} from '../store/outcomes.ts'
import { readProposals } from '../store/proposals.ts'
import { liveConflicts } from './conflicts.ts'
import { plansOf } from './plans.ts'

const leadOf = (plan: Plan): string | undefined => plan.parties.find(party => party.isLead)?.organisationId

/** A decided plan with all that belongs to it. */
async function decidedPlan(tx: Database | Transaction, submissionId: string) {
  const decided = await readOutcome(tx, submissionId)
  const plan = decided && (await plansOf(tx, decided.callId)).find(one => one.id === submissionId)
  if (!decided || !plan) throw new NotFound()
  return { decided, plan }
}

/** Says whether a rejected plan may be named in public. */
export async function setNameConsent(
  services: Services,
  actor: Actor,
  { submissionId, isGiven }: { submissionId: string; isGiven: boolean },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'consentToName', async (tx, record, now) => {
    const { plan } = await decidedPlan(tx, submissionId)
    permit(actor, answerOutcome, { leadId: leadOf(plan) })
    await updateOutcome(tx, submissionId, { hasNameConsent: isGiven, now })
    record({ objectKind: 'submission-outcome', objectId: submissionId, after: { hasNameConsent: isGiven } })
    return undefined
  })
}

/** Asks for a second look at a rejection, within the weeks that the programme set. */
export async function askReconsideration(
  services: Services,
  actor: Actor,
  { submissionId, grounds }: { submissionId: string; grounds: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'askReconsideration', async (tx, record, now) => {
    const { decided, plan } = await decidedPlan(tx, submissionId)
    permit(actor, answerOutcome, { leadId: leadOf(plan) })
    const earlier = await readReconsiderations(tx, [submissionId])
    const call = await callById(tx, decided.callId)
    const weeks = await settingNumber(tx, 'reconsiderationWeeks', undefined, call?.programmeId)
    const { outcome, letterSentAt: sentAt } = decided
    if (!mayAskReconsideration({ outcome, sentAt, weeks, now, states: earlier.map(one => one.state) }))
      throw new ConflictRefusal(problem('HEROVERWEGING_NIET_MOGELIJK'))
    const id = await insertReconsideration(tx, { submissionId, grounds, askedById: actor.personId, now })
    record({ objectKind: 'reconsideration', objectId: id, after: { submissionId, state: 'submitted' } })
    await tellReconsideration(tx, services, {
      ...{ id, step: 'asked' },
      to: (await roleHolders(tx, { roles: ['T'], now })).map(one => one.personId),
      href: href(links.reconsiderations, { tranche: String(call?.number ?? '') }),
    })
    return undefined
  })
}

/** Everybody who had a part in the decision on a plan, if only for a while: they handle no second look at it. */
export async function involvedIn(
  db: Database | Transaction,
  { callId, submissionId }: { callId: string; submissionId: string },
): Promise<string[]> {
  const [assignments, meetings, proposals] = [
    await readAssignments(db, { callId, submissionId, withEnded: true }),
    await readMeetings(db, callId),
    await readProposals(db, callId),
  ]
  const taken = proposals.filter(one => one.state === 'taken')
  const deciders: string[] = []
  for (const { decisionId } of taken) if (decisionId) deciders.push(...(await decidersOf(db, decisionId)))
  return [
    ...deciders,
    ...assignments.map(one => one.personId),
    ...meetings.flatMap(one => (one.submissionId === submissionId ? (one.chairedById ?? []) : [])),
    ...taken.flatMap(one => [one.madeById, ...(one.signedById ? [one.signedById] : [])]),
  ]
}

/** Plans of a call with which somebody has a conflict of interest, by what is known at this moment. */
export async function inConflictWith(
  db: Database | Transaction,
  clock: Clock,
  { personId }: Actor,
  callId: string,
): Promise<Set<string>> {
  const { judge, plans } = await liveConflicts(db, clock, { personIds: [personId], callIds: [callId] })
  return new Set(
    plans.flatMap(({ id }) => (judge({ file: id, assessor: personId }).level === 'none' ? [] : [id])),
  )
}

/**
 * Says what follows from an interest that came out after the decision: it stands, with why, or the plan is looked at
 * again. By somebody who had no part in the decision and has no interest in the plan. A rejected plan goes into
 * reconsideration at once; of another the steering group decides by a decision of its own.
 */
export async function answerLate(
  services: Services,
  actor: Actor,
  asked: { callId: string; id: string; answer: 'stands' | 'reconsidered'; reason: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'answerLateConflict', async (tx, record, now) => {
    const found = (await readLateConflicts(tx, asked.callId)).find(one => one.id === asked.id)
    if (!found) throw new NotFound()
    const { submissionId } = found
    const involvedIds = await involvedIn(tx, { callId: asked.callId, submissionId })
    permit(actor, handleReconsideration, { involvedIds })
    if ((await inConflictWith(tx, clock, actor, asked.callId)).has(submissionId))
      throw new ConflictRefusal(problem('BELANGENCONFLICT'))
    const { answer, reason } = asked
    const isOpen = await answerLateConflict(tx, found.id, { answer, reason, byId: actor.personId, now })
    if (!isOpen) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    record({ objectKind: 'late-conflict', objectId: found.id, after: { answer } })
    if (answer === 'reconsidered' && (await readOutcome(tx, submissionId))?.outcome === 'rejected')
      await lookAgain(tx, { record, now }, { submissionId, grounds: reason, byId: actor.personId })
    return undefined
  })
}

async function lookAgain(
  tx: Transaction,
  { record, now }: { record: RecordChange; now: Temporal.Instant },
  { submissionId, grounds, byId }: { submissionId: string; grounds: string; byId: string },
): Promise<void> {
  const open = (await readReconsiderations(tx, [submissionId])).some(({ state }) =>
    ['submitted', 'in-progress'].includes(state),
  )
  if (open) return
  const id = await insertReconsideration(tx, { submissionId, grounds, askedById: byId, now })
  await setReconsideration(tx, id, { state: 'in-progress', handledById: byId, now })
  record({ objectKind: 'reconsideration', objectId: id, after: { submissionId, state: 'in-progress' } })
  await moveSubmission(tx, record, { submissionId, to: 'in-reconsideration', now })
}

/** Moves a reconsideration on: taken up, or decided with reasons by somebody who had no part in the decision. */
export async function moveReconsideration(
  services: Services,
  actor: Actor,
  asked: { callId: string; id: string; to: ReconsiderationState; reason: string | undefined },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'handleReconsideration', async (tx, record, now) => {
    const found = await reconsiderationOf(tx, asked.callId, asked.id)
    const { submissionId } = found
    permit(actor, handleReconsideration, {
      involvedIds: await involvedIn(tx, { callId: asked.callId, submissionId }),
    })
    if ((await inConflictWith(tx, clock, actor, asked.callId)).has(submissionId))
      throw new ConflictRefusal(problem('BELANGENCONFLICT'))
    if (!canMoveReconsideration(found.state, asked.to) || asked.to === 'withdrawn')
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const isAnswer = asked.to === 'upheld' || asked.to === 'dismissed'
    if (isAnswer && (asked.reason ?? '').length < 40)
      throw new ConflictRefusal(problem('TOELICHTING_TE_KORT', 'reason'))
    await setReconsideration(tx, found.id, {
      ...{ state: asked.to, handledById: actor.personId, now },
      outcomeReason: isAnswer ? asked.reason : undefined,
    })
    record({
      objectKind: 'reconsideration',
      objectId: found.id,
      before: { state: found.state },
      after: { state: asked.to },
    })
    if (asked.to === 'in-progress')
      await moveSubmission(tx, record, { submissionId, to: 'in-reconsideration', now })
    if (asked.to === 'dismissed') await moveSubmission(tx, record, { submissionId, to: 'rejected', now })
    if (asked.to === 'upheld') {
      await moveSubmission(tx, record, { submissionId, to: 'proposed', now })
      await updateOutcome(tx, submissionId, { outcome: 'reserve', now })
    }
    if (isAnswer)
      await tellReconsideration(tx, services, {
        ...{ id: found.id, step: 'answered', to: [found.askedById] },
        href: href(links.ownOutcome, { id: submissionId }),
      })
    return undefined
  })
}

async function reconsiderationOf(tx: Transaction, callId: string, id: string): Promise<Reconsideration> {
  const plans = await plansOf(tx, callId)
  const all = await readReconsiderations(
    tx,
    plans.map(plan => plan.id),
  )
  const found = all.find(one => one.id === id)
  if (!found) throw new NotFound()
  return found
}
