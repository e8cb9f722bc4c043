import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationById } from '../../parties/index.ts'
import type { DeclaredInterest } from '../model.ts'
import { problem } from '../problems.ts'
import { type Commission, factsUnder, type WrittenClearance } from '../rules/conflicts.ts'
import { assignToPlans, clearConflict, seeOwnAssessments } from '../rules/rights.ts'
import { insertCommission, insertInterest, putClearance } from '../store/interests.ts'
import { liveConflicts } from './conflicts.ts'
import { plansOf } from './plans.ts'
import { recheckConflicts } from './recheck.ts'

/** Tells of an interest of one's own; assignments that it stands in the way of end at once. */
export async function tellInterest(
  services: Services,
  actor: Actor,
  given: Omit<DeclaredInterest, 'id' | 'personId' | 'submissionId'>,
): Promise<Outcome<undefined>> {
  permit(actor, seeOwnAssessments)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'tellInterest', async (tx, record, now) => {
    const organisation = given.organisationId ? await organisationById(tx, given.organisationId) : undefined
    if (!organisation) throw new Refusal(problem('ORGANISATIE_ONBEKEND', 'organisation'))
    const id = await insertInterest(tx, { ...given, personId: actor.personId, now })
    record({ objectKind: 'declared-interest', objectId: id, after: { kind: given.kind } })
    await recheckConflicts(tx, services, { record, now })
    return undefined
  })
}

/** Records that an organisation works or worked under contract on the project of a plan. */
export async function recordCommission(
  services: Services,
  actor: Actor,
  given: Commission & { callId: string; source: string },
): Promise<Outcome<undefined>> {
  permit(actor, assignToPlans)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'recordCommission', async (tx, record, now) => {
    if (!(await plansOf(tx, given.callId)).some(plan => plan.id === given.submissionId)) throw new NotFound()
    const id = await insertCommission(tx, { ...given, byId: actor.personId, now })
    const { submissionId, organisationId } = given
    record({ objectKind: 'commission', objectId: id, after: { submissionId, organisationId } })
    await recheckConflicts(tx, services, { record, now })
    return undefined
  })
}

/** Sets a suspicion of conflict aside, in writing; it has to be one that there is. */
export async function clear(
  services: Services,
  actor: Actor,
  given: WrittenClearance & { callId: string },
): Promise<Outcome<undefined>> {
  permit(actor, clearConflict, given)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'clearConflict', async (tx, record, now) => {
    const { submissionId, personId, rule } = given
    if (!(await plansOf(tx, given.callId)).some(plan => plan.id === submissionId)) throw new NotFound()
    const { judge } = await liveConflicts(tx, clock, { personIds: [personId], callIds: [given.callId] })
    const verdict = judge({ file: submissionId, assessor: personId })
    if (!verdict.reasons.some(reason => reason.rule === rule))
      throw new Refusal(problem('GEEN_VERMOEDEN', 'rule'))
    const between = factsUnder(verdict, rule)
    const id = await putClearance(tx, { ...given, between, byId: actor.personId, now })
    record({ objectKind: 'clearance', objectId: id, after: { submissionId, rule, between } })
    return undefined
  })
}
