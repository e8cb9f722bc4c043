import { write } from '../../../kit/access/write.ts'
import { instantNow, instantOf } from '../../../kit/clock/clock.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Call } from '../model/index.ts'
import { tellOpened, tellReminder } from '../notices.ts'
import { stateAt } from '../rules/states.ts'
import { reminderDue } from '../rules/term.ts'
import { lockCall, readCalls, setCallState } from '../store/calls.ts'
import { forgetOpenings } from '../store/keys.ts'
import { readSubmissionsOf } from '../store/submissions.ts'
import { beingFilledIn } from './drafts.ts'

/** Writes down what the clock did to calls, tells who is waiting, and reminds who has a draft. A second run does nothing. */
export async function keepTime(services: Services): Promise<void> {
  const { db } = services
  const now = await instantNow(services)
  await forgetOpenings(db, now)
  for (const call of await readCalls(db)) {
    if (stateAt(call, now) !== call.state) await moveByClock(services, call)
    else if (call.state === 'open' && call.closesAt && reminderDue(call.closesAt, now) !== undefined)
      await remind(services, call)
  }
}

async function moveByClock(services: Services, { id }: Call): Promise<void> {
  const { db, clock } = services
  await write({ db, clock, actor: undefined }, 'moveCallByClock', async (tx, record, now) => {
    const call = await lockCall(tx, id, 'update')
    if (!call) throw new Error('a call went away')
    const state = stateAt(call, now)
    if (state !== call.state) await setCallState(tx, id, { state, now })
    record({ objectKind: 'call', objectId: id, before: { state: call.state }, after: { state } })
    if (state === 'open') await tellOpened(tx, services, { call, now })
  })
}

async function remind(services: Services, call: Call): Promise<void> {
  const { db, clock } = services
  await db.transaction().execute(async tx => {
    const now = await instantOf(tx, clock)
    const days = call.closesAt && reminderDue(call.closesAt, now)
    if (days === undefined) return
    for (const plan of await readSubmissionsOf(tx, call.id))
      if ((beingFilledIn as readonly string[]).includes(plan.state))
        await tellReminder(tx, services, {
          ...{ call, submissionId: plan.id, organisationId: plan.leadOrganisationId, days, now },
        })
  })
}
