import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { problem } from '../problems.ts'
import { maySit, prepareMeeting } from '../rules/rights.ts'
import { insertAttendance, readAttendances, setLeft } from '../store/attendances.ts'
import { existing, seatsNow } from './found.ts'
import { withMeeting } from './meetings.ts'

/**
 * Somebody takes a seat: the holder, the deputy, in the room or at a distance. The other of the two leaves by that:
 * a seat is there once.
 */
export function takeSeat(
  services: Services,
  actor: Actor,
  asked: { meetingId: string; seatId: string; as: 'holder' | 'deputy'; isRemote: boolean },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withMeeting(services, actor, { id: asked.meetingId, action: 'takeSeat' }, async held => {
    const { tx, record, now, meeting, body } = held
    if (meeting.state !== 'open') throw new ConflictRefusal(problem('VERGADERING_NIET_OPEN'))
    const seat = (await seatsNow(tx, body.id, now)).find(one => one.id === asked.seatId)
    if (!seat) throw new ConflictRefusal(problem('ZETEL_VERLOPEN'))
    const sitter = seat[asked.as]
    if (!sitter || maySit(sitter.personId, seat) === undefined)
      throw new ConflictRefusal(problem('ZETEL_VERLOPEN'))
    const { personId } = sitter
    const there = (await readAttendances(tx, meeting.id)).filter(one => one.leftAt === undefined)
    if (there.some(one => one.personId === personId && one.seatId !== seat.id))
      throw new ConflictRefusal(problem('ZIT_AL_ELDERS'))
    const before = there.find(one => one.seatId === seat.id)
    if (before) await setLeft(tx, before.id, now)
    await insertAttendance(tx, {
      ...{ meetingId: meeting.id, seatId: seat.id, personId, now },
      ...{ isDeputy: asked.as === 'deputy', isRemote: asked.isRemote },
    })
    record({
      objectKind: 'meeting',
      objectId: meeting.id,
      after: { seat: seat.id, as: asked.as, isRemote: asked.isRemote },
    })
    return undefined
  })
}

/** Somebody leaves the meeting. */
export function leaveSeat(
  services: Services,
  actor: Actor,
  asked: { meetingId: string; seatId: string },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withMeeting(services, actor, { id: asked.meetingId, action: 'leaveSeat' }, async held => {
    const { tx, record, now, meeting } = held
    if (meeting.state !== 'open') throw new ConflictRefusal(problem('VERGADERING_NIET_OPEN'))
    const there = existing(
      (await readAttendances(tx, meeting.id)).find(
        one => one.seatId === asked.seatId && one.leftAt === undefined,
      ),
    )
    await setLeft(tx, there.id, now)
    record({ objectKind: 'meeting', objectId: meeting.id, after: { left: asked.seatId } })
    return undefined
  })
}
