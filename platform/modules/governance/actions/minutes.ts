import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { tellMinutesAdopted } from '../notices.ts'
import { problem } from '../problems.ts'
import { adoptMinutes, prepareMeeting } from '../rules/rights.ts'
import { canMoveMeeting } from '../rules/steps.ts'
import { dayOf, daysAfter, feedbackDays } from '../rules/terms.ts'
import { readDecisions } from '../store/decisions.ts'
import { insertFeedbackDuties } from '../store/duties.ts'
import { updateMeeting } from '../store/meetings.ts'
import { seatsNow } from './found.ts'
import { minutesSha256, withMeeting } from './meetings.ts'

/** Writes the minutes down, as a draft that can be written over until it is adopted. */
export function draftMinutes(
  services: Services,
  actor: Actor,
  asked: { id: string; minutes: string },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withMeeting(services, actor, { id: asked.id, action: 'draftMinutes' }, async held => {
    const { tx, record, meeting } = held
    if (meeting.state === 'minutes-adopted') throw new ConflictRefusal(problem('NOTULEN_VASTGESTELD'))
    if (!canMoveMeeting(meeting.state, 'minutes-draft')) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (asked.minutes.length < 10) throw new Refusal(problem('NOTULEN_TE_KORT', 'minutes'))
    await updateMeeting(tx, meeting.id, {
      ...{ state: 'minutes-draft', minutes: asked.minutes, minutesById: actor.personId },
    })
    record({
      objectKind: 'meeting',
      objectId: meeting.id,
      before: { state: meeting.state },
      after: { state: 'minutes-draft', sha256: minutesSha256(asked.minutes) },
    })
    return undefined
  })
}

/**
 * Adopts the minutes: from then on they do not change, and every member tells the own organisations of what was
 * decided within the term.
 */
export function adopt(services: Services, actor: Actor, id: string): Promise<Outcome<undefined>> {
  return withMeeting(services, actor, { id, action: 'adoptMinutes' }, async held => {
    const { tx, record, now, meeting, body } = held
    const seats = await seatsNow(tx, body.id, now)
    permit(actor, adoptMinutes, { minutesById: meeting.minutesById, seats })
    if (meeting.state === 'minutes-adopted') throw new ConflictRefusal(problem('NOTULEN_VASTGESTELD'))
    if (!canMoveMeeting(meeting.state, 'minutes-adopted'))
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const sha256 = minutesSha256(meeting.minutes)
    await updateMeeting(tx, meeting.id, {
      ...{ state: 'minutes-adopted', minutesAdoptedAt: now, minutesAdoptedById: actor.personId },
      minutesSha256: sha256,
    })
    const filter = { meetingId: meeting.id, states: ['taken', 'voted-down'] as const }
    const decisions = (await readDecisions(tx, { filter })).rows
    const dueOn = daysAfter(dayOf(now), feedbackDays)
    const members = seats.filter(seat => seat.votes)
    await insertFeedbackDuties(tx, {
      meetingId: meeting.id,
      decisionIds: decisions.map(one => one.id),
      seatIds: members.map(seat => seat.id),
      dueOn,
    })
    record({
      objectKind: 'meeting',
      objectId: meeting.id,
      before: { state: meeting.state },
      after: { state: 'minutes-adopted', sha256, feedback: decisions.length * members.length },
    })
    await tellMinutesAdopted(tx, services, { meeting, body, seats, hasDuty: decisions.length > 0, dueOn })
    return undefined
  })
}
