import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../../kit/module/services.ts'
import { makeActor, makeOrganisation, testServices } from '../../parties/testing.ts'
import { makeTranche } from '../testing.ts'
import { liveConflicts } from './conflicts.ts'

let services: Services & { close(): Promise<void> }
beforeAll(async () => {
  services = await testServices()
})
afterAll(() => services.close())

it('conflicts of a call read its own plans and, of other calls, those of the people who are judged', async () => {
  const [leadId, ownId, otherId] = [
    await makeOrganisation(services, 'gemeente'),
    await makeOrganisation(services, 'belegger'),
    await makeOrganisation(services, 'ontwikkelaar'),
  ]
  const place = { latitude: 52.09, longitude: 5.12 }
  const call = await makeTranche(services, { plans: [{ title: 'Kade', leadId, place }] })
  const near = { latitude: 52.1, longitude: 5.13 }
  await makeTranche(services, {
    plans: [
      { title: 'Buurplan', leadId: ownId, place: near },
      { title: 'Van een ander', leadId: otherId, place: near },
    ],
  })
  const assessor = await makeActor(services, 'B', ownId)
  const stranger = await makeActor(services, 'B', await makeOrganisation(services, 'kennisinstelling'))
  const { judge, plans } = await liveConflicts(services.db, services.clock, {
    personIds: [assessor.personId, stranger.personId],
    callIds: [call.callId],
  })
  expect(plans.map(plan => plan.title)).toEqual(['Kade'])
  const file = call.planIds[0]!
  const verdict = judge({ file, assessor: assessor.personId })
  expect([verdict.level, verdict.reasons.map(one => one.rule)]).toEqual(['soft', ['competitor']])
  expect(judge({ file, assessor: stranger.personId }).level).toBe('none')
})
