import { type Actor, organisationsOf } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import type { AccessionState, NetworkAgendaItem } from '../model.ts'
import { tellPlace } from '../notices.ts'
import { problem } from '../problems.ts'
import { attendingRightOn } from '../rules/accession.ts'
import { attendNetwork } from '../rules/networks.ts'
import { type QueuePoints, queueOrder } from '../rules/queue.ts'
import {
  deleteAttendance,
  insertAttendance,
  readAttendees,
  readAttendingFacts,
  setSeated,
} from '../store/attendances.ts'
import { lockItem } from '../store/network-work.ts'
import { readNetwork } from '../store/networks.ts'

type Reader = Database | Transaction

/** The organisations for which this person has the right to attend on a day. */
export async function attendingFor(db: Reader, actor: Actor | undefined, day: string): Promise<string[]> {
  return actor ? holding(await readAttendingFacts(db, organisationsOf(actor)), day) : []
}

const holding = (facts: Awaited<ReturnType<typeof readAttendingFacts>>, day: string): string[] =>
  facts
    .filter(({ state, rightsFrom }) => {
      const accession = { state: state as AccessionState, rightsFrom }
      return attendingRightOn(day, accession) === 'holds'
    })
    .map(one => one.organisationId)

/** By which points queues go on a day. */
export async function queuePointsOn(db: Reader, day: string): Promise<QueuePoints> {
  return {
    primary: await settingNumber(db, 'queuePointsOfPrimary', day),
    founder: await settingNumber(db, 'queuePointsOfFounder', day),
  }
}

/**
 * Gives free places of an item to who waits, in the order of the queue, and tells them. The item is held by the caller.
 * @returns who got a place
 */
export async function fillPlaces(
  tx: Transaction,
  services: Services,
  {
    item,
    network,
    now,
  }: {
    item: Pick<NetworkAgendaItem, 'id' | 'state' | 'heldOn' | 'placesMax'>
    network: { slug: string }
    now: Temporal.Instant
  },
): Promise<string[]> {
  const day = dayOf(now)
  if (item.state !== 'planned' || item.heldOn < day) return []
  const attendees = await readAttendees(tx, item.id)
  const waiting = attendees.filter(one => one.isWaiting)
  const taken = attendees.length - waiting.length
  const free = item.placesMax === undefined ? waiting.length : Math.max(0, item.placesMax - taken)
  const next = queueOrder(waiting, await queuePointsOn(tx, day)).slice(0, free)
  const personIds = next.map(one => one.personId)
  await setSeated(tx, item.id, personIds)
  await tellPlace(tx, services, { personIds, itemId: item.id, slug: network.slug, now })
  return personIds
}

/** Says that one comes to an item of the agenda of a network, or not after all; where the places are taken one waits. */
export async function attend(
  services: Services,
  actor: Actor,
  asked: { slug: string; id: string; comes: boolean },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const action = asked.comes ? 'attendNetwork' : 'leaveNetworkItem'
  return writeOrRefuse({ db, clock, actor }, action, async (tx, record, now) => {
    const network = await readNetwork(tx, asked.slug)
    if (!network) throw new NotFound()
    // Before the item, as a suspension does: it waits for who attends, and who attends for it.
    const facts = await readAttendingFacts(tx, organisationsOf(actor), true)
    const item = await lockItem(tx, { id: asked.id, networkId: network.id })
    if (!item) throw new NotFound()
    const { personId } = actor
    let isWaiting = false
    if (asked.comes) {
      if (item.state !== 'planned' || item.heldOn < dayOf(now))
        throw new ConflictRefusal(problem('BIJEENKOMST_VOORBIJ'))
      const attendingIds = holding(facts, item.heldOn)
      if (!may(actor, attendNetwork, { attendingIds }))
        throw new ConflictRefusal(problem('GEEN_DEELNAMERECHT'))
      const isFull = item.placesMax !== undefined && item.attendeeCount >= item.placesMax
      const organisationId = attendingIds[0]!
      const fresh = { itemId: item.id, personId, organisationId, isWaiting: isFull, now }
      isWaiting = await insertAttendance(tx, fresh)
    } else {
      await deleteAttendance(tx, item.id, personId)
      await fillPlaces(tx, services, { item, network, now })
    }
    const after = { personId, comes: asked.comes, isWaiting }
    record({ objectKind: 'networkAgendaItem', objectId: item.id, after })
    return undefined
  })
}
