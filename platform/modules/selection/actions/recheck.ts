import type { RecordChange } from '../../../kit/access/write.ts'
import { write } from '../../../kit/access/write.ts'
import type { Clock } from '../../../kit/clock/clock.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { callById, moveCall, moveSubmission, submissionById } from '../../call/index.ts'
import type { AssessorAssignment, Call } from '../model.ts'
import { tellLateConflict, tellVoided } from '../notices.ts'
import { assessmentsNeeded, isDecided } from '../rules/assessment.ts'
import { readValidAssessments, voidAssessments } from '../store/assessments.ts'
import { endAssignment, readAssignments } from '../store/assignments.ts'
import { insertLateConflict, lockConflicts, readLateAssignments } from '../store/late-conflicts.ts'
import { readProposals, setProposal } from '../store/proposals.ts'
import { liveConflicts } from './conflicts.ts'

/** States of a plan in which an assessment that falls away sends it back to its assessors. */
const sentBack = ['assessed', 'in-consensus']

/** An assignment of somebody who is in conflict, with the rules by which. */
interface FoundConflict {
  assignment: AssessorAssignment
  rules: readonly string[]
  call: Call
}

/**
 * Assignments in conflict by what is known now. Of a tranche that was decided, by what held on the day of the decision:
 * who takes a post afterwards judged without it.
 */
async function conflictsFound(db: Database | Transaction, clock: Clock): Promise<FoundConflict[]> {
  const told = await readLateAssignments(db)
  const open = (await readAssignments(db, {})).filter(one => !told.has(one.id))
  const found: FoundConflict[] = []
  for (const [callId, assignments] of Map.groupBy(open, one => one.callId)) {
    const call = await callById(db, callId)
    if (!call) continue
    const decidedAt = (await readProposals(db, callId)).find(one => one.state === 'taken')?.decidedAt
    const at: Clock = isDecided(call.state) && decidedAt ? { now: () => decidedAt } : clock
    const personIds = [...new Set(assignments.map(one => one.personId))]
    const { judge, plans } = await liveConflicts(db, at, { personIds, callIds: [callId] })
    const known = new Set(plans.map(plan => plan.id))
    for (const assignment of assignments) {
      const { submissionId: file, personId: assessor } = assignment
      const verdict = known.has(file) ? judge({ file, assessor }) : undefined
      if (verdict?.level !== 'hard') continue
      found.push({ assignment, call, rules: [...new Set(verdict.reasons.map(one => one.rule))] })
    }
  }
  return found
}

interface Seen {
  record: RecordChange
  now: Temporal.Instant
}

/**
 * Looks at every assignment again with what is known now. Before the decision who turns out to be in conflict loses the
 * assignment, a final assessment is voided, and a plan that then has too few goes back to its assessors. After it what
 * was decided and published stays as it is: the deciders hear, and somebody who had no part in it says what follows.
 * @returns how many conflicts were found
 */
export async function recheckConflicts(tx: Transaction, services: Services, seen: Seen): Promise<number> {
  await lockConflicts(tx)
  const all = await conflictsFound(tx, services.clock)
  for (const found of all)
    await (isDecided(found.call.state)
      ? noteLate(tx, services, found, seen)
      : endInTime(tx, services, found, seen))
  return all.length
}

async function noteLate(
  tx: Transaction,
  services: Services,
  { assignment, rules, call }: FoundConflict,
  { record, now }: Seen,
): Promise<void> {
  const { id: assignmentId, submissionId } = assignment
  const id = await insertLateConflict(tx, { assignmentId, submissionId, callId: call.id, rules, now })
  record({ objectKind: 'late-conflict', objectId: id, after: { assignmentId, submissionId, rules } })
  await tellLateConflict(tx, services, { id, call, now })
}

async function endInTime(
  tx: Transaction,
  services: Services,
  { assignment, rules: kinds, call }: FoundConflict,
  { record, now }: Seen,
): Promise<void> {
  const { id, submissionId } = assignment
  const rules = kinds.join(', ')
  const voided = await voidAssessments(tx, id, { reason: rules, now })
  await endAssignment(tx, id, { reason: rules, now })
  record({ objectKind: 'assessor-assignment', objectId: id, after: { ended: rules, voided } })
  const left = (await readValidAssessments(tx, call.id)).filter(one => one.submissionId === submissionId)
  // An earlier one of the same plan may have sent it back already.
  const state = (await submissionById(tx, submissionId))?.state ?? ''
  if (left.length < assessmentsNeeded && sentBack.includes(state)) {
    await moveSubmission(tx, record, { submissionId, to: 'assigned', now })
    await reopen(tx, call, { record, now })
  }
  await tellVoided(tx, services, { assignmentId: id, callId: call.id, now })
}

/** A plan that needs another assessor has the call back in assessment, and a proposal about it is over. */
async function reopen(tx: Transaction, { id: callId }: Call, { record, now }: Seen): Promise<void> {
  if ((await callById(tx, callId))?.state !== 'proposal') return
  await moveCall(tx, record, { callId, to: 'in-assessment', now })
  for (const { id, state } of await readProposals(tx, callId)) {
    if (state !== 'draft' && state !== 'signed') continue
    await setProposal(tx, id, { state: 'withdrawn', now })
    record({
      objectKind: 'portfolio-proposal',
      objectId: id,
      before: { state },
      after: { state: 'withdrawn' },
    })
  }
}

/** Ends a look that found nothing any more: somebody else was there first. */
class NothingFound extends Error {}

/** Looks again because the register of parties, positions or advice changed meanwhile. */
export async function recheckNow(services: Services): Promise<void> {
  const { db, clock } = services
  if ((await conflictsFound(db, clock)).length === 0) return
  try {
    await write({ db, clock, actor: undefined }, 'recheckConflicts', async (tx, record, now) => {
      if ((await recheckConflicts(tx, services, { record, now })) === 0) throw new NothingFound()
    })
  } catch (error) {
    if (!(error instanceof NothingFound)) throw error
  }
}
