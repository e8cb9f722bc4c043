import type { RecordChange } from '../../../kit/access/write.ts'
import { write } from '../../../kit/access/write.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { moveSubmission } from '../../call/index.ts'
import { tellVoided } from '../notices.ts'
import { assessmentsNeeded } from '../rules/assessment.ts'
import { readValidAssessments, voidAssessments } from '../store/assessments.ts'
import { endAssignment, readAssignments } from '../store/assignments.ts'
import { liveConflicts } from './conflicts.ts'

/** States of a plan in which an assessment that falls away sends it back to its assessors. */
const sentBack = ['assessed', 'in-consensus']

/**
 * Looks at every assignment again with what is known now. Who turns out to be in conflict loses the assignment, a final
 * assessment is voided, and a plan that then has too few goes back to its assessors.
 * @returns how many assignments ended
 */
export async function recheckConflicts(
  tx: Transaction,
  services: Services,
  { record, now }: { record: RecordChange; now: Temporal.Instant },
): Promise<number> {
  const assignments = await readAssignments(tx, {})
  const people = [...new Set(assignments.map(one => one.personId))]
  const callIds = assignments.map(one => one.callId)
  const { judge, plans } = await liveConflicts(tx, services.clock, { personIds: people, callIds })
  const states = new Map(plans.map(plan => [plan.id, plan.state]))
  let ended = 0
  for (const assignment of assignments) {
    const { id, submissionId, personId, callId } = assignment
    if (!states.has(submissionId)) continue
    const verdict = judge({ file: submissionId, assessor: personId })
    if (verdict.level !== 'hard') continue
    const rules = [...new Set(verdict.reasons.map(one => one.rule))].join(', ')
    const voided = await voidAssessments(tx, id, { reason: rules, now })
    await endAssignment(tx, id, { reason: rules, now })
    record({ objectKind: 'assessor-assignment', objectId: id, after: { ended: rules, voided } })
    ended++
    const left = (await readValidAssessments(tx, callId)).filter(one => one.submissionId === submissionId)
    const state = states.get(submissionId) ?? ''
    if (left.length < assessmentsNeeded && sentBack.includes(state)) {
      await moveSubmission(tx, record, { submissionId, to: 'assigned' })
      states.set(submissionId, 'assigned')
    }
    await tellVoided(tx, services, { assignmentId: id, callId, now })
  }
  return ended
}

/** Looks again because the register of parties, positions or advice changed meanwhile. */
export async function recheckNow(services: Services): Promise<void> {
  const assignments = await readAssignments(services.db, {})
  const people = [...new Set(assignments.map(one => one.personId))]
  const callIds = assignments.map(one => one.callId)
  const { judge, plans } = await liveConflicts(services.db, services.clock, { personIds: people, callIds })
  const known = new Set(plans.map(plan => plan.id))
  const found = assignments.some(
    ({ submissionId, personId }) =>
      known.has(submissionId) && judge({ file: submissionId, assessor: personId }).level === 'hard',
  )
  if (!found) return
  const { db, clock } = services
  await write({ db, clock, actor: undefined }, 'recheckConflicts', async (tx, record, now) =>
    recheckConflicts(tx, services, { record, now }),
  )
}
