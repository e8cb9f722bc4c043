import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import type { Services } from '../../../kit/module/services.ts'
import { allProgrammes } from '../../programme/index.ts'
import { ruleOf } from '../actions/found.ts'
import type { GoverningBody, Seat } from '../model.ts'
import type { BodyLine, ExtraLine, SeatRow } from '../pages/body-data.ts'
import { actForSeat } from '../rules/rights.ts'
import { filledSeats } from '../rules/situation.ts'
import { cadenceAlarm, dayOf, daysAfter, extraSessionDays, extraSessionShareMin } from '../rules/terms.ts'
import type { ExtraRequest } from '../store/extra-sessions.ts'
import { readRhythm } from '../store/meetings.ts'

/** Bodies with when they met and meet, and how late they are. */
export async function bodyLines(
  services: Services,
  bodies: readonly GoverningBody[],
  now: Temporal.Instant,
): Promise<BodyLine[]> {
  const { db } = services
  const programmes = await allProgrammes(db)
  const rhythm = await readRhythm(
    db,
    bodies.map(body => body.id),
  )
  const lines: BodyLine[] = []
  for (const body of bodies) {
    const { lastAt, nextAt } = rhythm.get(body.id) ?? {}
    const rule = await ruleOf(db, body.id, now)
    // A body that never met is late from the start of the programme on.
    const { startsOn } = programmes.find(one => one.id === body.programmeId) ?? {}
    const begin = Temporal.PlainDate.from(startsOn ?? dayOf(now)).toZonedDateTime('Europe/Amsterdam')
    const { id, slug, name, task } = body
    lines.push({
      ...{ id, slug, name, task },
      alarm: cadenceAlarm({
        lastAt: lastAt ?? begin.toInstant(),
        cadenceDaysMax: rule?.cadenceDaysMax,
        now,
      }),
      lastAt: lastAt?.toString(),
      nextAt: nextAt?.toString(),
    })
  }
  return lines
}

/** A seat in the list of its body. */
export const seatRow = (seat: Seat): SeatRow => ({
  id: seat.id,
  organisation: seat.organisationName,
  holder: seat.holder?.name,
  holderIsOut: seat.holder?.hasPosition === false,
  deputy: seat.deputy?.hasPosition ? seat.deputy.name : undefined,
  function: seat.function,
  votes: seat.votes,
  hasVote: seat.hasVote,
  mandate: seat.mandate,
  isFounder: seat.isFounder,
  isPrimary: seat.isPrimary,
})

/** How many seats it takes to ask for an extra session. */
export const extraNeeded = (seats: readonly Seat[]): number =>
  Math.max(1, Math.ceil(extraSessionShareMin * filledSeats(seats).length - 1e-9))

/** A request for an extra session, as this reader sees it. */
export function extraLine(
  request: ExtraRequest,
  asked: { seats: readonly Seat[]; own: Seat | undefined; actor: Actor | undefined; today: string },
): ExtraLine {
  const { own } = asked
  const planBefore = request.grantedAt && daysAfter(dayOf(request.grantedAt), extraSessionDays)
  return {
    id: request.id,
    reason: request.reason,
    askedAt: request.askedAt.toString(),
    supporters: request.supporters.map(one => one.organisationName),
    needed: extraNeeded(asked.seats),
    planBefore,
    isLate: planBefore !== undefined && request.meetingId === undefined && planBefore < asked.today,
    meetingId: request.meetingId,
    maySupport:
      request.meetingId === undefined &&
      own !== undefined &&
      own.votes &&
      may(asked.actor, actForSeat, own) &&
      !request.supporters.some(one => one.seatId === own.id),
  }
}
