import { may } from '../../kit/access/permission.ts'
import { href } from '../../kit/http/address.ts'
import type { Panel } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { News } from './pages/news.tsx'
import { PublicBodies } from './pages/public-bodies.tsx'
import { WorkTasks } from './pages/work-tasks.tsx'
import { bodyLines } from './routes/body-view.ts'
import { sightOf } from './routes/decision-sight.ts'
import { byWhom } from './routes/decision-view.ts'
import { adoptMinutes, maySit, prepareMeeting } from './rules/rights.ts'
import { dayOf } from './rules/terms.ts'
import { runningBodies } from './running-bodies.ts'
import { readDecisionRows, readDecisions } from './store/decisions.ts'
import { readActionPoints, readFeedbackDuties } from './store/duties.ts'
import { readExtraRequests } from './store/extra-sessions.ts'
import { readMeetings } from './store/meetings.ts'
import { readSeats } from './store/seats.ts'
import { readVotes } from './store/votes.ts'

/** Votes, action points, duties and minutes that wait for this person, on the page of the own work. */
export const workPanel: Panel = {
  place: 'parties/work-tasks',
  order: 10,
  show: async ({ services, context: { actor, language } }) => {
    // Voting, deciding and telling is not for who stands in for a colleague.
    if (!actor || actor.onBehalfOfId !== undefined) return undefined
    const { db, clock } = services
    const now = clock.now()
    const bodies = await runningBodies(db)
    const all = await readSeats(db, { bodyIds: bodies.map(body => body.id) }, now)
    const own = all.filter(seat => maySit(actor.personId, seat) !== undefined)
    const bodyOf = new Map(bodies.map(body => [body.id, body]))
    const votes = []
    const ofOwn = own.filter(seat => seat.votes)
    for (const seat of ofOwn) {
      const filter = { bodyId: seat.bodyId, states: ['voting'] as const, method: 'written' as const }
      for (const decision of (await readDecisions(db, { filter })).rows) {
        const isVoted = (await readVotes(db, decision.id)).some(vote => vote.seatId === seat.id)
        if (!isVoted)
          votes.push({ id: decision.id, title: decision.title, until: decision.closesAt?.toString() })
      }
    }
    const seatIds = own.map(seat => seat.id)
    const duties = await readFeedbackDuties(db, { seatIds, isOpen: true })
    const { rows: meetings } = await readMeetings(db, { bodyIds: bodies.map(body => body.id) })
    const extra = []
    if (may(actor, prepareMeeting))
      for (const body of bodies)
        for (const request of await readExtraRequests(db, { bodyId: body.id }))
          if (request.grantedAt && !request.meetingId) extra.push({ slug: body.slug, body: body.name })
    return (
      <WorkTasks
        language={language}
        today={dayOf(now)}
        votes={votes}
        actions={await readActionPoints(db, { holderId: actor.personId, isOpen: true })}
        feedback={[...Map.groupBy(duties, duty => duty.meetingId)].map(([meetingId, ofMeeting]) => ({
          meetingId,
          count: ofMeeting.length,
          dueOn: ofMeeting[0]?.dueOn ?? '',
          body: bodyOf.get(all.find(seat => seat.id === ofMeeting[0]?.seatId)?.bodyId ?? '')?.name,
        }))}
        adopt={meetings
          .filter(({ state, minutesById, bodyId }) => {
            const seats = all.filter(seat => seat.bodyId === bodyId)
            return state === 'minutes-draft' && may(actor, adoptMinutes, { minutesById, seats })
          })
          .map(({ id, number, bodyId }) => ({ id, number, body: bodyOf.get(bodyId)?.name }))}
        extra={extra}
      />
    )
  },
}

/** The bodies with their seats, on the public page of the organisation. */
export const organisationPanel: Panel = {
  place: 'site/organisation',
  order: 10,
  show: async ({ services, context: { language } }) => {
    const { db, clock } = services
    const now = clock.now()
    const bodies = await runningBodies(db)
    if (bodies.length === 0) return undefined
    const seats = await readSeats(db, { bodyIds: bodies.map(body => body.id) }, now)
    return (
      <PublicBodies
        language={language}
        decisionsHref={href(links.decisions)}
        bodies={(await bodyLines(services, bodies, now)).map(line => ({
          ...line,
          seats: seats
            .filter(seat => seat.bodyId === line.id)
            .map(({ id, organisationName, votes, isFounder, function: as }) => ({
              ...{ id, organisation: organisationName, votes, isFounder, function: as },
            })),
        }))}
      />
    )
  },
}

const newsCount = 4

/** What was decided last, on the home page: what everybody may read, whoever looks. */
export const newsPanel: Panel = {
  place: 'site/home-news',
  order: 10,
  show: async ({ services, context: { language } }) => {
    const rows = await readDecisionRows(services.db, {
      filter: { states: ['taken'], sight: await sightOf(services, undefined) },
      limit: newsCount,
    })
    const decisions = rows.map(row => ({
      ...{ id: row.id, title: row.title, by: byWhom(row) },
      decidedAt: row.decidedAt?.toString() ?? '',
    }))
    return decisions.length > 0 ? <News decisions={decisions} language={language} /> : undefined
  },
}
