import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { GoverningBody, Seat } from '../model.ts'
import { tellExtraGranted } from '../notices.ts'
import { problem } from '../problems.ts'
import { actForSeat, seatOf } from '../rules/rights.ts'
import { filledSeats } from '../rules/situation.ts'
import { isExtraGranted } from '../rules/terms.ts'
import { readBody } from '../store/bodies.ts'
import {
  insertExtraRequest,
  insertSupporter,
  readExtraRequests,
  setGranted,
} from '../store/extra-sessions.ts'
import { existing, seatsNow } from './found.ts'

interface Held {
  tx: Transaction
  record: RecordChange
  now: Temporal.Instant
  body: GoverningBody
  seats: readonly Seat[]
}

/** The voting seat of an actor in a body. @throws ConflictRefusal */
function votingSeat(actor: Actor, seats: readonly Seat[]): Seat {
  const seat = seatOf(actor.personId, seats)
  if (!seat?.votes || !may(actor, actForSeat, seat)) throw new ConflictRefusal(problem('GEEN_ZETEL'))
  return seat
}

/** Adds the seat to the request; with enough of them the programme has to plan it, and is told. */
async function addSupport(
  services: Services,
  held: Held,
  asked: { requestId: string; seat: Seat; personId: string },
): Promise<void> {
  const { tx, record, now, body, seats } = held
  const { requestId, seat, personId } = asked
  if (!(await insertSupporter(tx, { requestId, seatId: seat.id, personId, now })))
    throw new ConflictRefusal(problem('AL_GEVRAAGD'))
  const request = existing((await readExtraRequests(tx, { id: requestId }))[0])
  const isGranted = isExtraGranted(request.supporters.length, filledSeats(seats).length)
  record({
    objectKind: 'governing-body',
    objectId: body.id,
    after: { requestId, seatId: seat.id, isGranted },
  })
  if (!isGranted || request.grantedAt) return
  await setGranted(tx, requestId, now)
  await tellExtraGranted(tx, services, { requestId, body, now })
}

/** Asks for an extra session of the own body. */
export function askExtraSession(
  services: Services,
  actor: Actor,
  asked: { bodyId: string; reason: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'askExtraSession', async (tx, record, now) => {
    const body = existing(await readBody(tx, asked.bodyId))
    const seats = await seatsNow(tx, body.id, now)
    const seat = votingSeat(actor, seats)
    if (asked.reason.length < 10) throw new Refusal(problem('REDEN_TE_KORT', 'reason'))
    const requestId = await insertExtraRequest(tx, { bodyId: body.id, reason: asked.reason, now })
    const held = { tx, record, now, body, seats }
    await addSupport(services, held, { requestId, seat, personId: actor.personId })
    return undefined
  })
}

/** Stands behind a request for an extra session of the own body. */
export function supportExtraSession(
  services: Services,
  actor: Actor,
  asked: { bodyId: string; requestId: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'supportExtraSession', async (tx, record, now) => {
    const body = existing(await readBody(tx, asked.bodyId))
    const request = existing((await readExtraRequests(tx, { id: asked.requestId }))[0])
    if (request.bodyId !== body.id || request.meetingId) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const seats = await seatsNow(tx, body.id, now)
    const seat = votingSeat(actor, seats)
    const held = { tx, record, now, body, seats }
    await addSupport(services, held, { requestId: request.id, seat, personId: actor.personId })
    return undefined
  })
}
