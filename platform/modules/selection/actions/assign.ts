import { type Assignment, assignAssessors, calibrationFiles } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { callById, moveCall, moveSubmission } from '../../call/index.ts'
import { settingNumber } from '../../programme/index.ts'
import type { Plan } from '../model.ts'
import { tellAssigned } from '../notices.ts'
import { problem } from '../problems.ts'
import { workingDaysAfter } from '../rules/dates.ts'
import { assignToPlans } from '../rules/rights.ts'
import { endAssignment, insertAssignment, lockAssignment, readAssignments } from '../store/assignments.ts'
import { insertTranche } from '../store/tranches.ts'
import { type AssessorInPool, assessorPool, dayOf, liveConflicts } from './conflicts.ts'
import { plansOf } from './plans.ts'

/** How plans would be divided: who scores first together, and three assessors for every other plan. */
export interface ProposedAssignment {
  pool: readonly AssessorInPool[]
  plans: readonly Plan[]
  calibrationIds: readonly string[]
  /** Assessors per calibration plan: all who may see it. */
  calibration: readonly { file: string; assessor: string }[]
  division: Assignment
}

const calibrationCount = 2

/** Proposes a division on what is known at this moment: nobody in conflict, three sides, equal loads, one design. */
export async function proposeAssignment(
  db: Database | Transaction,
  services: Services,
  callId: string,
): Promise<ProposedAssignment> {
  const plans = await plansOf(db, callId)
  const pool = await assessorPool(db, services.clock)
  const { judge } = await liveConflicts(db, services.clock, {
    personIds: pool.map(one => one.id),
    callIds: [callId],
  })
  const mayAssess = (pair: { file: string; assessor: string }) => judge(pair).level === 'none'
  const files = plans.map(plan => plan.id)
  const calibrationIds = calibrationFiles(
    {
      files: plans.toSorted((a, b) => (a.receiptHash < b.receiptHash ? -1 : 1)).map(one => one.id),
      assessors: pool,
      mayAssess,
    },
    files.length > calibrationCount ? calibrationCount : 0,
  )
  const calibration = calibrationIds.flatMap(file =>
    pool.map(({ id }) => ({ file, assessor: id })).filter(mayAssess),
  )
  const rest = files.filter(file => !calibrationIds.includes(file))
  return {
    ...{ pool, plans, calibrationIds, calibration },
    division: assignAssessors({ files: rest, assessors: pool, mayAssess }),
  }
}

/** The day on which an assessment is due. */
async function dueDay(tx: Transaction, services: Services, callId: string): Promise<string> {
  const programmeId = (await callById(tx, callId))?.programmeId
  const days = await settingNumber(tx, 'assessorTermWorkingDays', undefined, programmeId)
  return workingDaysAfter(dayOf(services.clock), days)
}

/** Takes over the proposed division and begins the assessment: from now on assessors can declare and score. */
export async function beginAssessment(
  services: Services,
  actor: Actor,
  callId: string,
): Promise<Outcome<undefined>> {
  permit(actor, assignToPlans)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'beginAssessment', async (tx, record, now) => {
    await moveCall(tx, record, { callId, to: 'in-assessment', now })
    const { pool, plans, calibrationIds, calibration, division } = await proposeAssignment(
      tx,
      services,
      callId,
    )
    if (plans.length === 0) throw new Refusal(problem('GEEN_PLANNEN'))
    if (division.open.length > 0)
      throw new ConflictRefusal(problem('TE_WEINIG_BEOORDELAARS', undefined, { count: division.open.length }))
    await insertTranche(tx, { callId, calibrationIds, now })
    const dueOn = await dueDay(tx, services, callId)
    const sides = new Map(pool.map(one => [one.id, one.side]))
    const pairs = [
      ...calibration.map(pair => ({ ...pair, isCalibration: true })),
      ...division.pairs.map(pair => ({ ...pair, isCalibration: false })),
    ]
    for (const { file: submissionId, assessor: personId, isCalibration } of pairs) {
      const side = sides.get(personId)!
      await insertAssignment(tx, {
        ...{ callId, submissionId, personId, side, isCalibration, dueOn, now },
        assignedById: actor.personId,
      })
    }
    for (const { id: submissionId } of plans)
      await moveSubmission(tx, record, { submissionId, to: 'assigned', now })
    record({ objectKind: 'tranche', objectId: callId, after: { assignments: pairs.length, calibrationIds } })
    await tellAssigned(tx, services, { callId, personIds: pool.map(one => one.id) })
    return undefined
  })
}

/** Who can take a seat at a plan, by the same rules as the proposal. */
export async function candidatesFor(
  db: Database | Transaction,
  services: Services,
  { callId, submissionId }: { callId: string; submissionId: string },
): Promise<AssessorInPool[]> {
  const pool = await assessorPool(db, services.clock)
  const { judge } = await liveConflicts(db, services.clock, {
    personIds: pool.map(one => one.id),
    callIds: [callId],
  })
  const taken = await readAssignments(db, { callId })
  const load = (id: string) => taken.filter(one => one.personId === id).length
  const free = pool.filter(
    ({ id }) =>
      !taken.some(one => one.submissionId === submissionId && one.personId === id) &&
      judge({ file: submissionId, assessor: id }).level === 'none',
  )
  // Equal loads: on each side only those with the least work among who may.
  const least = (side: string) => Math.min(...free.filter(one => one.side === side).map(one => load(one.id)))
  return free.filter(one => load(one.id) <= least(one.side) + 1)
}

/** Gives a plan an assessor, in the place of another or on an empty seat; the same rules hold as for the proposal. */
export async function assignAssessor(
  services: Services,
  actor: Actor,
  asked: {
    callId: string
    submissionId: string
    personId: string
    insteadOfId: string | undefined
    reason: string | undefined
  },
): Promise<Outcome<undefined>> {
  permit(actor, assignToPlans)
  const { db, clock } = services
  const { callId, submissionId, personId } = asked
  return writeOrRefuse({ db, clock, actor }, 'assignAssessor', async (tx, record, now) => {
    const plan = (await plansOf(tx, callId)).find(one => one.id === submissionId)
    if (!plan) throw new NotFound()
    if (plan.state !== 'assigned' && plan.state !== 'assessed')
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const replaced = asked.insteadOfId ? await lockAssignment(tx, asked.insteadOfId) : undefined
    if (asked.insteadOfId && (!replaced || replaced.submissionId !== submissionId)) throw new NotFound()
    const chosen = (await candidatesFor(tx, services, { callId, submissionId })).find(
      one => one.id === personId,
    )
    if (!chosen) throw new ConflictRefusal(problem('BEOORDELAAR_KAN_NIET', 'personId'))
    if (replaced && replaced.side !== chosen.side) throw new Refusal(problem('ANDERE_KANT', 'personId'))
    if (replaced) {
      if (replaced.state === 'final') throw new ConflictRefusal(problem('BEOORDELING_STAAT'))
      if (!asked.reason) throw new Refusal(problem('REDEN_TE_KORT', 'reason'))
      await endAssignment(tx, replaced.id, { reason: asked.reason, now })
      record({ objectKind: 'assessor-assignment', objectId: replaced.id, after: { ended: 'replaced' } })
    }
    const id = await insertAssignment(tx, {
      ...{ callId, submissionId, personId, side: chosen.side, isCalibration: false, now },
      ...{ dueOn: await dueDay(tx, services, callId), assignedById: actor.personId },
    })
    record({ objectKind: 'assessor-assignment', objectId: id, after: { submissionId, side: chosen.side } })
    await tellAssigned(tx, services, { callId, personIds: [personId] })
    return undefined
  })
}
