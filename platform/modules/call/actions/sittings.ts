import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { termProblems } from '../../programme/index.ts'
import type { Call, Submission } from '../model/index.ts'
import { problem } from '../problems.ts'
import { placesLeft } from '../rules/places-left.ts'
import { manageCalls } from '../rules/rights.ts'
import { mayHoldSittings, stateAt } from '../rules/states.ts'
import { insertSitting, lockCall, readCalls, readSittings, setCallState } from '../store/calls.ts'
import { lockSubmission, readSubmissionsOf, setSitting } from '../store/submissions.ts'
import { sittingTitle } from '../words.ts'

const waits = ({ state, sittingId }: Submission): boolean => state === 'admissible' && sittingId === undefined

/** Rolling calls with the admissible plans that wait for a sitting, the oldest plan first. */
export async function waitingForSitting(
  db: Database | Transaction,
  now: Temporal.Instant,
): Promise<{ call: Call; planIds: string[] }[]> {
  const found = []
  for (const call of await readCalls(db)) {
    if (!mayHoldSittings({ ...call, state: stateAt(call, now) })) continue
    const planIds = (await readSubmissionsOf(db, call.id)).filter(waits).map(({ id }) => id)
    found.push({ call, planIds })
  }
  return found
}

/**
 * Plans a sitting of a rolling call: admissible plans that are assessed and decided on together, one or many. The
 * others keep waiting for a later one.
 * @returns the number of the tranche
 */
export async function planSitting(
  services: Services,
  actor: Actor,
  asked: { callId: string; submissionIds: readonly string[]; decidesOn: string },
): Promise<Outcome<number>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  const { submissionIds, decidesOn } = asked
  return writeOrRefuse({ db, clock, actor }, 'planSitting', async (tx, record, now) => {
    const call = await lockCall(tx, asked.callId, 'update')
    if (!call) throw new NotFound()
    if (!mayHoldSittings({ ...call, state: stateAt(call, now) }) || !call.opensAt)
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (submissionIds.length === 0) throw new Refusal(problem('ZITTING_ZONDER_PLANNEN', 'plans'))
    if (decidesOn < now.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString())
      throw new Refusal(problem('SLUITING_VERSTREKEN', 'decidesOn'))
    const late = await termProblems(tx, [{ day: decidesOn, field: 'decidesOn' }], call.programmeId)
    if (late.length > 0) throw new Refusal(...late)
    for (const id of submissionIds) {
      const plan = await lockSubmission(tx, id)
      if (plan?.callId !== call.id) throw new NotFound()
      if (!waits(plan)) throw new ConflictRefusal(problem('PLAN_WACHT_NIET', 'plans'))
    }
    const left = placesLeft(call, {
      plans: await readSubmissionsOf(tx, call.id),
      sittings: await readSittings(tx, call.id),
    })
    if (left !== undefined && left < submissionIds.length)
      throw new ConflictRefusal(problem('PLAFOND_BEREIKT', 'plans', { count: Math.max(left, 0) }))
    const { id, number } = await insertSitting(tx, {
      title: sittingTitle(call.title, decidesOn),
      ...{ summary: call.summary, admission: call.admission, admittedMax: left, decidesOn, now },
      ...{
        programmeId: call.programmeId,
        criteriaSetId: call.criteriaSetId,
        isDemo: call.isDemo,
        partOf: call.id,
      },
      ...{ opensAt: call.opensAt, madeById: actor.personId },
    })
    await setSitting(tx, submissionIds, id)
    record({ objectKind: 'call', objectId: id, after: { partOf: call.id, number, decidesOn, submissionIds } })
    return number
  })
}

/** Lets the plans of a sitting go before anybody assesses them: they wait for another one. */
export async function cancelSitting(
  services: Services,
  actor: Actor,
  callId: string,
): Promise<Outcome<undefined>> {
  permit(actor, manageCalls)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'cancelSitting', async (tx, record, now) => {
    const sitting = await lockCall(tx, callId, 'update')
    if (sitting?.kind !== 'sitting') throw new NotFound()
    if (sitting.state !== 'unsealed') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const plans = (await readSubmissionsOf(tx, sitting.id)).map(({ id }) => id)
    await setSitting(tx, plans, undefined)
    await setCallState(tx, sitting.id, { state: 'withdrawn', now })
    const after = { state: 'withdrawn', released: plans }
    record({ objectKind: 'call', objectId: sitting.id, before: { state: sitting.state }, after })
    return undefined
  })
}
