import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import type { Download } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { links } from '../links.ts'
import type { GoverningBody } from '../model.ts'
import { say } from '../pages/say.ts'
import { seeBody, seeDecisions } from '../rules/rights.ts'
import { readBodyByCalendarKey } from '../store/bodies.ts'
import { type MeetingRow, readMeetings } from '../store/meetings.ts'
import { idIn, seenMeeting } from './seen.ts'

/** Meetings as a calendar file (RFC 5545): when, where and how it is called; never what is on the agenda. */
function calendarOf(services: Services, body: GoverningBody, meetings: readonly MeetingRow[]): Download {
  const calendar = ical({
    name: body.name.nl,
    prodId: { company: 'Versneller', product: 'governance', language: 'NL' },
    timezone: 'Europe/Amsterdam',
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const meeting of meetings) {
    const { id, number, startsAt, endsAt, place, state } = meeting
    calendar.createEvent({
      id: `${id}@${new URL(services.origin).hostname}`,
      stamp: new Date((meeting.convenedAt ?? startsAt).epochMilliseconds),
      start: new Date(startsAt.epochMilliseconds),
      end: new Date(endsAt.epochMilliseconds),
      summary: say('nl')('meetingTitle', { body: body.name.nl, number }),
      location: place || null,
      url: `${services.origin}${href(links.meeting, { id })}`,
      status: state === 'planned' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    })
  }
  return {
    fileName: `${body.slug}.ics`,
    contentType: 'text/calendar; charset=utf-8',
    content: calendar.toString(),
  }
}

const ofMeeting = route.download({
  address: links.meetingCalendar,
  permission: seeBody,
  load: async ({ services, context, parameters }) => {
    const { body, meeting } = await seenMeeting(services, context.actor, parameters.id)
    return calendarOf(services, body, [meeting])
  },
})

const ofBody = route.download({
  address: links.bodyCalendar,
  permission: seeDecisions,
  load: async ({ services, parameters: { code } }) => {
    const body = await readBodyByCalendarKey(services.db, idIn(code.replace(/\.ics$/, '')))
    if (!body) throw new NotFound()
    const { rows } = await readMeetings(services.db, { bodyIds: [body.id], limit: 500 })
    return calendarOf(services, body, rows.toReversed())
  },
})

/** Calendar files of one meeting and of a body. */
export const calendarRoutes = [ofMeeting, ofBody]
