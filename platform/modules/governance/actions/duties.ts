import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { tellAction } from '../notices.ts'
import { problem } from '../problems.ts'
import { finishAction, maySit, prepareMeeting } from '../rules/rights.ts'
import { dayOf } from '../rules/terms.ts'
import {
  confirmDuties,
  insertActionPoint,
  readActionPoints,
  readFeedbackDuties,
  setActionDone,
} from '../store/duties.ts'
import { readSeats } from '../store/seats.ts'
import { existing, seatsNow } from './found.ts'
import { withMeeting } from './meetings.ts'

/** Gives somebody of the body an action point. */
export function addAction(
  services: Services,
  actor: Actor,
  asked: { meetingId: string; text: string; holderId: string; dueOn: string },
): Promise<Outcome<string>> {
  permit(actor, prepareMeeting)
  return withMeeting(services, actor, { id: asked.meetingId, action: 'addActionPoint' }, async held => {
    const { tx, record, now, meeting, body } = held
    if (meeting.state === 'minutes-adopted') throw new ConflictRefusal(problem('NOTULEN_VASTGESTELD'))
    const seats = await seatsNow(tx, body.id, now)
    const isOfBody = seats.some(seat => maySit(asked.holderId, seat) !== undefined)
    if (!isOfBody) throw new Refusal(problem('GEEN_LID', 'holder'))
    if (asked.dueOn < dayOf(now)) throw new Refusal(problem('DATUM_IN_VERLEDEN', 'dueOn'))
    const { text, holderId, dueOn } = asked
    const id = await insertActionPoint(tx, { meetingId: meeting.id, text, holderId, dueOn })
    record({ objectKind: 'action-point', objectId: id, after: { meetingId: meeting.id, dueOn } })
    await tellAction(tx, services, { id, holderId, meetingId: meeting.id })
    return id
  })
}

/** Says that an action point is done, and what came of it. */
export function finish(
  services: Services,
  actor: Actor,
  asked: { id: string; outcome: string },
): Promise<Outcome<string>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'finishActionPoint', async (tx, record, now) => {
    const point = existing((await readActionPoints(tx, { id: asked.id }))[0])
    permit(actor, finishAction, point)
    if (point.doneAt) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await setActionDone(tx, point.id, { outcome: asked.outcome, now })
    record({ objectKind: 'action-point', objectId: point.id, after: { isDone: true } })
    return point.meetingId
  })
}

/** Says to whom and how the own organisations were told of decisions of a meeting. */
export function confirmFeedback(
  services: Services,
  actor: Actor,
  asked: { meetingId: string; ids: readonly string[]; to: string; how: string; on: string },
): Promise<Outcome<number>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'confirmFeedback', async (tx, record, now) => {
    if (actor.onBehalfOfId) throw new ConflictRefusal(problem('GEEN_ZETEL'))
    const own = (await readSeats(tx, { personId: actor.personId }, now)).filter(
      seat => maySit(actor.personId, seat) !== undefined,
    )
    const seatIds = own.map(seat => seat.id)
    const open = await readFeedbackDuties(tx, { meetingId: asked.meetingId, seatIds, isOpen: true })
    const ids = asked.ids.filter(id => open.some(duty => duty.id === id))
    if (ids.length === 0) throw new Refusal(problem('KEUZE_ONTBREEKT', 'duties'))
    if (asked.on > dayOf(now)) throw new Refusal(problem('DATUM_IN_TOEKOMST', 'on'))
    const { to, how, on } = asked
    const count = await confirmDuties(tx, { ids, seatIds, to, how, on, byId: actor.personId, now })
    record({ objectKind: 'meeting', objectId: asked.meetingId, after: { feedback: ids.toSorted() } })
    return count
  })
}
