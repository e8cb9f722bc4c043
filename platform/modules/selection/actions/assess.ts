import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { callById, criteriaSetById, moveSubmission, submissionById } from '../../call/index.ts'
import type { AssessorAssignment, CriterionScore } from '../model.ts'
import { problem } from '../problems.ts'
import { assessmentsNeeded, mayCorrect, missingCriteria } from '../rules/assessment.ts'
import { assess } from '../rules/rights.ts'
import {
  insertAssessment,
  putScore,
  readAssessments,
  readValidAssessments,
  setFinal,
} from '../store/assessments.ts'
import { lockAssignment, readAssignments } from '../store/assignments.ts'
import { readMeetings } from '../store/consensus.ts'
import { insertDeclaration, readDeclarations } from '../store/interests.ts'
import { lockTranche } from '../store/tranches.ts'
import { liveConflicts } from './conflicts.ts'
import { recheckConflicts } from './recheck.ts'

async function ownAssignment(tx: Transaction, actor: Actor, id: string): Promise<AssessorAssignment> {
  const found = await lockAssignment(tx, id)
  if (!found) throw new NotFound()
  permit(actor, assess, found)
  return found
}

async function callOf(tx: Transaction, callId: string) {
  const call = await callById(tx, callId)
  const set = call?.criteriaSetId ? await criteriaSetById(tx, call.criteriaSetId) : undefined
  if (!call || !set) throw new NotFound()
  return { call, criteria: set.contents.criteria }
}

/** Says before the contents are shown whether there is an interest; an interest ends the assignment. */
export async function declareInterest(
  services: Services,
  actor: Actor,
  asked: { assignmentId: string; hasInterest: boolean; note: string | undefined },
): Promise<Outcome<{ isAssigned: boolean }>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'declareInterest', async (tx, record, now) => {
    const { submissionId, personId } = await ownAssignment(tx, actor, asked.assignmentId)
    if (asked.hasInterest && !asked.note) throw new Refusal(problem('BELANG_ZONDER_UITLEG', 'note'))
    const declared = { submissionId, personId, hasInterest: asked.hasInterest, note: asked.note }
    const id = await insertDeclaration(tx, { ...declared, now })
    record({
      objectKind: 'interest-declaration',
      objectId: id,
      after: { submissionId, hasInterest: asked.hasInterest },
    })
    await recheckConflicts(tx, services, { record, now })
    return { isAssigned: (await readAssignments(tx, { id: asked.assignmentId })).length > 0 }
  })
}

/** Everything that has to hold before an assessor may write about a plan. */
async function readyToWrite(tx: Transaction, services: Services, assignment: AssessorAssignment) {
  const { callId, submissionId, personId } = assignment
  // Nobody ends consensus between this look and the write.
  await lockTranche(tx, callId)
  const found = await callOf(tx, callId)
  if (!mayCorrect(found.call.state)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
  const { judge } = await liveConflicts(tx, services.clock, { personIds: [personId], callIds: [callId] })
  if (judge({ file: submissionId, assessor: personId }).level !== 'none')
    throw new ConflictRefusal(problem('BELANGENCONFLICT'))
  const declared = (await readDeclarations(tx, personId)).find(one => one.submissionId === submissionId)
  if (!declared) throw new ConflictRefusal(problem('EERST_VERKLAREN'))
  if (!assignment.isCalibration) {
    const own = await readAssignments(tx, { callId, personId })
    if (own.some(one => one.isCalibration && one.state !== 'final'))
      throw new ConflictRefusal(problem('IJKING_EERST'))
  }
  return found
}

/** A correction takes that consensus on the plan is not adopted. @returns the meeting that it follows from, if any */
async function askOpenConsensus(
  tx: Transaction,
  { callId, submissionId }: AssessorAssignment,
): Promise<string | undefined> {
  const meetings = (await readMeetings(tx, callId)).filter(one => one.submissionId === submissionId)
  if (meetings.some(one => one.state === 'adopted')) throw new ConflictRefusal(problem('CONSENSUS_GESLOTEN'))
  return meetings.at(-1)?.id
}

/** The version that is being written: the draft that is there, or a first one. */
async function openDraft(
  tx: Transaction,
  assignment: AssessorAssignment,
  now: Temporal.Instant,
): Promise<string> {
  const versions = await readAssessments(tx, [assignment.id])
  const newest = versions.at(-1)
  if (newest && newest.version > 1) await askOpenConsensus(tx, assignment)
  if (newest?.state === 'draft') return newest.id
  if (newest) throw new ConflictRefusal(problem('BEOORDELING_STAAT'))
  return insertAssessment(tx, { assignmentId: assignment.id, version: 1, now })
}

/** Keeps the own score for one criterion, as long as the assessment is not final. */
export async function giveScore(
  services: Services,
  actor: Actor,
  { assignmentId, ...given }: { assignmentId: string } & CriterionScore,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'giveScore', async (tx, record, now) => {
    const assignment = await ownAssignment(tx, actor, assignmentId)
    const { criteria } = await readyToWrite(tx, services, assignment)
    if (!criteria.some(one => one.key === given.criterion)) throw new NotFound()
    const id = await openDraft(tx, assignment, now)
    await putScore(tx, id, { ...given, now })
    // The trail says that it was written, not what: it is blind until it is final.
    record({ objectKind: 'assessment', objectId: id, after: { criterion: given.criterion } })
    return undefined
  })
}

/** Makes the own assessment final: from now on it stays, and those of the others can be seen. */
export async function finishAssessment(
  services: Services,
  actor: Actor,
  assignmentId: string,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'finishAssessment', async (tx, record, now) => {
    const assignment = await ownAssignment(tx, actor, assignmentId)
    const { criteria } = await readyToWrite(tx, services, assignment)
    const draft = (await readAssessments(tx, [assignmentId])).at(-1)
    if (draft && draft.version > 1) await askOpenConsensus(tx, assignment)
    if (draft?.state !== 'draft') throw new ConflictRefusal(problem('BEOORDELING_STAAT'))
    const missing = missingCriteria(criteria, draft.scores)
    if (missing.length > 0)
      throw new Refusal(problem('CRITERIA_ONTBREKEN', undefined, { count: missing.length }))
    await setFinal(tx, draft.id, now)
    record({
      objectKind: 'assessment',
      objectId: draft.id,
      before: { state: 'draft' },
      after: { state: 'final', version: draft.version, scores: draft.scores },
    })
    const { submissionId, callId } = assignment
    const plan = await submissionById(tx, submissionId)
    const all = await readAssignments(tx, { callId, submissionId })
    const valid = (await readValidAssessments(tx, callId)).filter(one => one.submissionId === submissionId)
    if (plan?.state === 'assigned' && valid.length >= Math.max(assessmentsNeeded, all.length))
      await moveSubmission(tx, record, { submissionId, to: 'assessed', now })
    return undefined
  })
}

/** Opens a new version of a final assessment, with why; until it is final the earlier one counts. */
export async function beginCorrection(
  services: Services,
  actor: Actor,
  { assignmentId, reason }: { assignmentId: string; reason: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'beginCorrection', async (tx, record, now) => {
    const assignment = await ownAssignment(tx, actor, assignmentId)
    await readyToWrite(tx, services, assignment)
    const newest = (await readAssessments(tx, [assignmentId])).at(-1)
    if (newest?.state !== 'final') throw new ConflictRefusal(problem('BEOORDELING_STAAT'))
    const version = newest.version + 1
    const meetingId = await askOpenConsensus(tx, assignment)
    const id = await insertAssessment(tx, { assignmentId, version, reason, meetingId, now })
    for (const score of newest.scores) await putScore(tx, id, { ...score, now })
    record({ objectKind: 'assessment', objectId: id, after: { state: 'draft', version } })
    return undefined
  })
}
