import { write } from '../../../kit/access/write.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { decisionsTaken } from '../../governance/index.ts'
import { currentProgramme } from '../../programme/index.ts'
import { freeze } from '../actions/criteria.ts'
import criteria from '../data/criteria.json' with { type: 'json' }
import form from '../data/form.json' with { type: 'json' }
import type { CriteriaContents, FormDefinition } from '../model/index.ts'
import { freshKeyPair } from '../sealing/box.ts'
import {
  type CallTerms,
  insertCall,
  insertCriteriaSet,
  insertForm,
  readCalls,
  setCallState,
} from '../store/calls.ts'
import { insertUrbanArea } from '../store/tests.ts'
import { addConversation } from './conversation.ts'
import { giveDemoKey } from './demo-key.ts'
import { demoPlaces } from './demo-plans.ts'
import { inviteAll } from './invitations.ts'
import { addFirstCallPlans, addOpenCallPlans, addRollingPlans } from './plans.ts'
import type { Seed, SeedCall } from './seed.ts'

const zone = 'Europe/Amsterdam'

/** Noon in the Netherlands, so many days from the start day. */
const noon = (now: Temporal.Instant, days: number): Temporal.Instant =>
  now
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
    .toInstant()

/**
 * Loads the calls of the demonstration: one that was opened, one that is open and sealed, and a rolling one; with
 * plans, criteria, questions. A second time changes nothing.
 */
export async function loadCalls(services: Services): Promise<void> {
  const { db, clock } = services
  if ((await readCalls(db)).length > 0) return
  const [decision] = (await decisionsTaken(db, { kind: 'criteria' })).toReversed()
  if (!decision) return
  await write({ db, clock, actor: undefined }, 'loadDemonstration', async (tx, record, now) => {
    const contents = criteria as CriteriaContents
    const setId = await insertCriteriaSet(tx, {
      ...{ version: 1, contents, madeById: undefined },
      programmeId: (await currentProgramme(tx))?.id,
    })
    await freeze(tx, record, { setId, decisionId: decision.id, now: decision.takenAt })
    await addLayer(tx, now)
    const seed = { tx, services, now, setId, record }
    await addFirst(seed)
    await addOpen(seed)
    await addRolling(seed)
    await addConversation(seed)
    await inviteAll(seed)
    record({ objectKind: 'programme', objectId: 'demonstration', after: { calls: 3 } })
  })
}

async function addCall(seed: Seed, terms: CallTerms): Promise<SeedCall> {
  const { tx, now, setId } = seed
  const id = await insertCall(tx, {
    ...terms,
    ...{ madeById: undefined, now, isDemo: true, state: 'criteria-adopted', criteriaSetId: setId },
    programmeId: (await currentProgramme(tx))?.id,
  })
  const definition = form as FormDefinition
  const formId = await insertForm(tx, { callId: id, version: 1, definition, madeById: undefined })
  return { id, formId, number: terms.number, isSealed: terms.isSealed }
}

/** A round that was opened: the plans are there to be assessed. */
async function addFirst(seed: Seed): Promise<void> {
  const { tx, now } = seed
  const closesAt = noon(now, -210)
  const call = await addCall(seed, {
    ...{ number: 1, kind: 'round', opensAt: noon(now, -260), closesAt, isSealed: true },
    title: { nl: 'Eerste oproep: plannen die vastlopen', en: 'First call: plans that are stuck' },
    summary: {
      nl: 'De eerste groep transformatieprojecten van het programma. De plannen zijn geopend en beoordeeld.',
      en: 'The first group of transformation projects of the programme. The plans were opened and assessed.',
    },
    ...{ admission: 'threshold', admittedMax: undefined, expectedMin: 20, expectedMax: 40 },
  })
  // Nobody holds shares of this key any more: the call was opened before the demonstration begins.
  const { publicKey } = freshKeyPair()
  await setCallState(tx, call.id, { state: 'announced', publicKey, now: noon(now, -265) })
  await setCallState(tx, call.id, { state: 'closed', now: closesAt })
  await setCallState(tx, call.id, { state: 'unsealed', isUnsealed: true, now: noon(now, -208) })
  await addFirstCallPlans(seed, call)
  seed.record({ objectKind: 'call', objectId: call.id, after: { state: 'unsealed' } })
}

/** A round that is open and sealed, with plans that nobody but who submits them can read. */
async function addOpen(seed: Seed): Promise<void> {
  const { tx, now } = seed
  const call = await addCall(seed, {
    ...{ number: 2, kind: 'round', opensAt: noon(now, -35), closesAt: noon(now, 12), isSealed: true },
    title: { nl: 'Tweede oproep: de gaten vullen', en: 'Second call: filling the gaps' },
    summary: {
      nl: 'Voor plannen met knelpunten die in de eerste groep nog weinig voorkomen. De criteria zijn dezelfde.',
      en: 'For plans with bottlenecks that are still rare in the first group. The criteria are the same.',
    },
    ...{ admission: 'cap', admittedMax: 20, expectedMin: 12, expectedMax: 20 },
  })
  const publicKey = await giveDemoKey(seed, call.id)
  await setCallState(tx, call.id, { state: 'announced', publicKey, now: noon(now, -40) })
  await setCallState(tx, call.id, { state: 'open', now: noon(now, -35) })
  await addOpenCallPlans(seed, call, publicKey)
  seed.record({ objectKind: 'call', objectId: call.id, after: { state: 'open' } })
}

/** A call without a close, of which the team reads every plan at once. */
async function addRolling(seed: Seed): Promise<void> {
  const { tx, now } = seed
  const call = await addCall(seed, {
    ...{ number: 3, kind: 'rolling', opensAt: noon(now, -60), closesAt: undefined, isSealed: false },
    title: { nl: 'Doorlopende oproep: breng je casus in', en: 'Rolling call: bring your case' },
    summary: {
      nl: 'Altijd open. De stuurgroep besluit elke maand over plannen die compleet en getoetst zijn.',
      en: 'Always open. Every month the steering group decides on plans that are complete and tested.',
    },
    ...{ admission: 'threshold', admittedMax: undefined, expectedMin: undefined, expectedMax: undefined },
  })
  await setCallState(tx, call.id, { state: 'announced', now: noon(now, -70) })
  await setCallState(tx, call.id, { state: 'open', now: noon(now, -60) })
  await addRollingPlans(seed, call)
  seed.record({ objectKind: 'call', objectId: call.id, after: { state: 'open' } })
}

/** A layer of the demonstration: a square around each of its places but one, so that every answer occurs. */
async function addLayer(tx: Transaction, now: Temporal.Instant): Promise<void> {
  const side = 0.06
  const squares = demoPlaces.slice(0, -1).map(([, latitude, longitude]) => {
    const [south, north, west, east] = [latitude - side, latitude + side, longitude - side, longitude + side]
    return [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ]
  })
  await insertUrbanArea(tx, {
    name: 'Vierkanten om de plaatsen (demonstratie)',
    source: 'Zelf getekend voor de demonstratie; geen kaart van het stedelijk gebied',
    geometry: { type: 'MultiPolygon', coordinates: squares },
    ...{ uploadedById: undefined, now },
  })
}
