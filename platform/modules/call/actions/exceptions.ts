import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { GeoShape } from '../model/index.ts'
import { problem } from '../problems.ts'
import { manageCalls } from '../rules/rights.ts'
import { stateAt } from '../rules/states.ts'
import { lockCall } from '../store/calls.ts'
import { lockSubmission } from '../store/submissions.ts'
import { insertLateException, insertUrbanArea, readLateException } from '../store/tests.ts'
import { beingFilledIn } from './drafts.ts'
import { askProcedureDecision } from './procedure.ts'

/** Records that the steering group lets one draft in after the close, before the call is unsealed. */
export async function recordException(
  services: Services,
  actor: Actor,
  asked: { submissionId: string; decisionId: string; reason: string; openUntil: Temporal.Instant },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'recordException', async (tx, record, now) => {
    const plan = await lockSubmission(tx, asked.submissionId)
    const call = plan && (await lockCall(tx, plan.callId, 'share'))
    if (!plan || !call) throw new NotFound()
    const isDraft = (beingFilledIn as readonly string[]).includes(plan.state)
    if (!isDraft || stateAt(call, now) !== 'closed' || (await readLateException(tx, plan.id)))
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await askProcedureDecision(tx, { decisionId: asked.decisionId, callId: call.id })
    if (Temporal.Instant.compare(asked.openUntil, now) <= 0)
      throw new Refusal(problem('SLUITING_VERSTREKEN', 'openUntil'))
    await insertLateException(tx, { ...asked, recordedById: actor.personId, now })
    const after = { exceptionUntil: asked.openUntil.toString(), decisionId: asked.decisionId }
    record({ objectKind: 'submission', objectId: plan.id, after })
    return undefined
  })
}

/** Keeps a layer of the existing built-up area; places are tested against the newest. */
export async function addUrbanArea(
  services: Services,
  actor: Actor,
  asked: { name: string; source: string; geometry: GeoShape },
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'addUrbanArea', async (tx, record, now) => {
    const id = await insertUrbanArea(tx, { ...asked, uploadedById: actor.personId, now })
    record({ objectKind: 'urban-area', objectId: id, after: { name: asked.name, source: asked.source } })
    return undefined
  })
}
