import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { callById, moveCall, moveSubmission } from '../../call/index.ts'
import { isSecretary } from '../../governance/index.ts'
import type { ConsensusMeeting } from '../model.ts'
import { tellConsensus } from '../notices.ts'
import { problem } from '../problems.ts'
import { assessmentsNeeded } from '../rules/assessment.ts'
import { workingDaysAfter } from '../rules/dates.ts'
import { assignToPlans, runConsensus } from '../rules/rights.ts'
import { readAssignments } from '../store/assignments.ts'
import { insertMeeting, readMeetings, setMeeting } from '../store/consensus.ts'
import { insertAnchorNote, lockTranche } from '../store/tranches.ts'
import { dayOf } from './conflicts.ts'
import { flaggedPlans, trancheScores } from './scores.ts'
import type { CallUnderSelection } from './tranche.ts'

/** Working days after which a talk about a flagged plan is planned. */
const planDays = 5

/**
 * Ends the round of independent scores. Flagged plans get a meeting; when none is flagged the call goes straight on to
 * the proposal. A plan with fewer than three valid assessments holds it up.
 */
export async function beginConsensus(
  services: Services,
  actor: Actor,
  tranche: CallUnderSelection,
): Promise<Outcome<undefined>> {
  permit(actor, runConsensus)
  const { db, clock } = services
  const callId = tranche.call.id
  return writeOrRefuse({ db, clock, actor }, 'beginConsensus', async (tx, record, now) => {
    await lockTranche(tx, callId)
    const scores = await trancheScores(tx, tranche)
    const short = [...scores.counts.values()].filter(count => count < assessmentsNeeded).length
    if (short > 0 || scores.plans.length === 0)
      throw new ConflictRefusal(problem('TE_WEINIG_BEOORDELINGEN', undefined, { count: short }))
    const flagged = flaggedPlans(scores)
    const to = flagged.length > 0 ? 'in-consensus' : 'proposal'
    await moveCall(tx, record, { callId, to, now })
    const plannedOn = workingDaysAfter(dayOf(clock), planDays)
    for (const { plan, flags } of flagged) {
      const fresh = { callId, submissionId: plan.id, flags, plannedOn, byId: actor.personId, now }
      const id = await insertMeeting(tx, fresh)
      record({ objectKind: 'consensus-meeting', objectId: id, after: { state: 'planned', flags } })
      await moveSubmission(tx, record, { submissionId: plan.id, to: 'in-consensus', now })
      const assessors = await readAssignments(tx, { callId, submissionId: plan.id })
      await tellConsensus(tx, services, { meetingId: id, personIds: assessors.map(one => one.personId) })
    }
    return undefined
  })
}

async function meetingOf(tx: Transaction, callId: string, id: string): Promise<ConsensusMeeting> {
  await lockTranche(tx, callId)
  const found = (await readMeetings(tx, callId)).find(one => one.id === id)
  if (!found) throw new NotFound()
  return found
}

interface MeetingStep {
  callId: string
  meetingId: string
}

async function stepAsSecretary(
  services: Services,
  actor: Actor,
  { callId, meetingId, action, from }: MeetingStep & { action: string; from: ConsensusMeeting['state'] },
  step: (tx: Transaction, record: RecordChange, now: Temporal.Instant) => Promise<void>,
): Promise<Outcome<undefined>> {
  permit(actor, runConsensus)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, action, async (tx, record, now) => {
    const programmeId = (await callById(tx, callId))?.programmeId
    if (!(await isSecretary(tx, { personId: actor.personId, programmeId, now })))
      throw new NotAllowed('chairConsensus')
    const meeting = await meetingOf(tx, callId, meetingId)
    if (meeting.state !== from) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await step(tx, record, now)
    return undefined
  })
}

/** The secretary records that a meeting was held and what was said; assessors may then correct with a reason. */
export function holdConsensus(
  services: Services,
  actor: Actor,
  { report, ...asked }: MeetingStep & { report: string },
): Promise<Outcome<undefined>> {
  return stepAsSecretary(
    services,
    actor,
    { ...asked, action: 'holdConsensusMeeting', from: 'planned' },
    async (tx, record, now) => {
      await setMeeting(tx, asked.meetingId, { state: 'held', chairedById: actor.personId, report, now })
      record({ objectKind: 'consensus-meeting', objectId: asked.meetingId, after: { state: 'held' } })
    },
  )
}

/** The secretary adopts the outcome: from then on no score of the plan changes. */
export function adoptConsensus(
  services: Services,
  actor: Actor,
  asked: MeetingStep,
): Promise<Outcome<undefined>> {
  return stepAsSecretary(
    services,
    actor,
    { ...asked, action: 'adoptConsensusMeeting', from: 'held' },
    async (tx, record, now) => {
      await setMeeting(tx, asked.meetingId, { state: 'adopted', now })
      record({ objectKind: 'consensus-meeting', objectId: asked.meetingId, after: { state: 'adopted' } })
    },
  )
}

/** Ends consensus when every meeting is adopted; the call is then ready for a proposal. */
export async function closeConsensus(
  services: Services,
  actor: Actor,
  tranche: CallUnderSelection,
): Promise<Outcome<undefined>> {
  permit(actor, runConsensus)
  const { db, clock } = services
  const callId = tranche.call.id
  return writeOrRefuse({ db, clock, actor }, 'closeConsensus', async (tx, record, now) => {
    await lockTranche(tx, callId)
    const open = (await readMeetings(tx, callId)).filter(one => one.state !== 'adopted').length
    if (open > 0) throw new ConflictRefusal(problem('CONSENSUS_LOOPT', undefined, { count: open }))
    const { counts } = await trancheScores(tx, tranche)
    const short = [...counts.values()].filter(count => count < assessmentsNeeded).length
    if (short > 0) throw new ConflictRefusal(problem('TE_WEINIG_BEOORDELINGEN', undefined, { count: short }))
    await moveCall(tx, record, { callId, to: 'proposal', now })
    return undefined
  })
}

/** Adds an explanation to the anchors of a criterion; the anchors themselves are frozen. */
export async function addAnchorNote(
  services: Services,
  actor: Actor,
  { callId, criterion, text }: { callId: string; criterion: string; text: string },
): Promise<Outcome<undefined>> {
  permit(actor, assignToPlans)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'addAnchorNote', async (tx, record, now) => {
    const id = await insertAnchorNote(tx, { callId, criterion, text, byId: actor.personId, now })
    record({ objectKind: 'anchor-note', objectId: id, after: { callId, criterion } })
    return undefined
  })
}
