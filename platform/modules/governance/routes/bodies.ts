import { z } from 'zod'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Gone } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { programmePages } from '../../programme/index.ts'
import { askExtraSession, supportExtraSession } from '../actions/extra-sessions.ts'
import { quorumRuleOf, ruleOf } from '../actions/found.ts'
import { planMeeting, planSeries } from '../actions/meetings.ts'
import { links } from '../links.ts'
import { BodiesPage, BodyPage } from '../pages/bodies.tsx'
import { ExtraSessionPage } from '../pages/body-forms.tsx'
import { PlanMeetingPage } from '../pages/meeting-forms.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { actForSeat, prepareMeeting, seeBody, setBodyRules } from '../rules/rights.ts'
import { dayOf } from '../rules/terms.ts'
import { readBodies, readCalendarKey } from '../store/bodies.ts'
import { readActionPoints, readFeedbackDuties } from '../store/duties.ts'
import { readExtraRequests } from '../store/extra-sessions.ts'
import { readMeetings } from '../store/meetings.ts'
import { readSeats } from '../store/seats.ts'
import { bodyLines, extraLine, extraNeeded, seatRow } from './body-view.ts'
import { choiceFor } from './choice.ts'
import { bodyCrumbs } from './crumbs.ts'
import { aboutSeenDecisions } from './decision-sight.ts'
import { actionLine, feedbackLines } from './meeting-view.ts'
import { seenBody, there } from './seen.ts'

const list = route.page({
  address: links.bodies,
  permission: seeBody,
  frame: 'work',
  title: (_, { language }) => say(language)('bodiesTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('bodiesTitle') }],
  load: async ({ services, context, query }) => {
    const { db, clock } = services
    const now = clock.now()
    const choice = await choiceFor(services, context.actor, query.programma)
    const all = choice.chosen ? await readBodies(db, choice.chosen.id) : []
    const seats = await readSeats(db, { bodyIds: all.map(body => body.id) }, now)
    const seen = all.filter(body =>
      may(
        context.actor,
        seeBody,
        seats.filter(seat => seat.bodyId === body.id),
      ),
    )
    if (seen.length === 0 && all.length > 0) throw new NotAllowed(seeBody.name)
    return {
      bodies: await bodyLines(services, seen, now),
      choice: programmePages(choice, context.language, programma => href(links.bodies, {}, { programma })),
      mayRule: may(context.actor, setBodyRules),
    }
  },
  view: BodiesPage,
})

/** Back to the body when it went well. */
export const backToBody = (slug: string, outcome: Outcome<unknown>): Outcome<Gone> =>
  outcome.ok ? done({ goTo: href(links.body, { slug }, { gelukt: 'ja' }) }) : outcome

const one = route.page({
  address: links.body,
  permission: seeBody,
  frame: 'work',
  title: ({ body }, { language }) => body.name[language],
  crumbs: ({ body }, { language }) => bodyCrumbs(body, language),
  load: async ({ services, context, parameters, query }) => {
    const { db, clock } = services
    const { actor } = context
    const { body, seats, own } = await seenBody(services, actor, parameters.slug)
    const now = clock.now()
    const today = dayOf(now)
    const [line] = await bodyLines(services, [body], now)
    const { pagina: page, per: pageSize } = query
    const part = { limit: pageSize, offset: (page - 1) * pageSize }
    const { rows, total } = await readMeetings(db, { bodyIds: [body.id], ...part })
    const rule = await ruleOf(db, body.id, now)
    const requests = await readExtraRequests(db, { bodyId: body.id })
    return {
      body: there(line),
      rule,
      quorum: await quorumRuleOf(db, { rule, programmeId: body.programmeId, now }),
      seats: seats.map(seatRow),
      meetings: rows.map(({ id, number, startsAt, place, state, isExtra }) => ({
        ...{ id, number, place, state, isExtra },
        startsAt: startsAt.toString(),
      })),
      total,
      page,
      pageSize,
      extra: requests.map(request => extraLine(request, { seats, own, actor, today })),
      openActions: (await readActionPoints(db, { bodyId: body.id, isOpen: true })).map(point =>
        actionLine(point, actor, today),
      ),
      openFeedback: feedbackLines(
        await aboutSeenDecisions(services, actor, {
          bodyId: body.id,
          lines: await readFeedbackDuties(db, { bodyId: body.id, isOpen: true }),
        }),
        today,
      ),
      mayPrepare: may(actor, prepareMeeting),
      mayRule: may(actor, setBodyRules),
      mayAskExtra: own?.votes === true && may(actor, actForSeat, own),
      calendarHref: href(links.bodyCalendar, { code: `${await readCalendarKey(db, body.id)}.ics` }),
      isDone: query.gelukt !== undefined,
    }
  },
  view: BodyPage,
})

const optionalWhole = z.union([
  z.literal('').transform(() => undefined),
  z.coerce.number().int().min(1).max(12),
])

const plan = route.form({
  address: links.planMeeting,
  permission: prepareMeeting,
  frame: 'work',
  title: (_, { language }) => say(language)('planMeeting'),
  crumbs: ({ body, slug }, { language }) =>
    bodyCrumbs({ name: body, slug }, language, say(language)('planMeeting')),
  load: async ({ services, context, parameters, query }) => {
    const { body } = await seenBody(services, context.actor, parameters.slug)
    permit(context.actor, prepareMeeting)
    const [request] = query.verzoek ? await readExtraRequests(services.db, { id: query.verzoek }) : []
    const extraReason = request?.bodyId === body.id ? request.reason : undefined
    return { slug: body.slug, body: body.name, extraReason }
  },
  view: PlanMeetingPage,
  body: z.object({
    startsAt: z.iso.datetime({ local: true }),
    endsAt: z
      .string()
      .trim()
      .regex(/^([01]\d|2[0-3])[:.][0-5]\d$/),
    place: z.string().trim().max(200).default(''),
    everyMonths: optionalWhole.optional(),
    endsOn: z.union([z.literal('').transform(() => undefined), z.iso.date()]).optional(),
  }),
  act: async ({ services, context, parameters, query, body: given }) => {
    const { body } = await seenBody(services, context.actor, parameters.slug)
    const actor = there(context.actor)
    const { everyMonths, endsOn, startsAt, place } = given
    const meeting = { bodyId: body.id, startsAt, endsAt: given.endsAt.replace('.', ':'), place }
    if ((everyMonths === undefined) !== (endsOn === undefined))
      return refused(problem('REEKS_ONVOLLEDIG', everyMonths === undefined ? 'everyMonths' : 'endsOn'))
    if (everyMonths !== undefined && endsOn !== undefined) {
      const series = { ...meeting, everyMonths, endsOn, name: body.name.nl }
      return backToBody(body.slug, await planSeries(services, actor, series))
    }
    const outcome = await planMeeting(services, actor, { ...meeting, extraRequestId: query.verzoek })
    return outcome.ok ? done({ goTo: href(links.meeting, { id: outcome.value }) }) : outcome
  },
})

const extra = route.form({
  address: links.extraSession,
  permission: actForSeat,
  frame: 'work',
  title: (_, { language }) => say(language)('askExtra'),
  crumbs: ({ body, slug }, { language }) =>
    bodyCrumbs({ name: body, slug }, language, say(language)('askExtra')),
  load: async ({ services, context, parameters }) => {
    const { body, seats, own } = await seenBody(services, context.actor, parameters.slug)
    if (!own?.votes) throw new NotAllowed(actForSeat.name)
    return { slug: body.slug, body: body.name, needed: extraNeeded(seats) }
  },
  view: ExtraSessionPage,
  body: z.object({ reason: z.string().trim().max(1000).default('') }),
  act: async ({ services, context, parameters, body: { reason } }) => {
    const { body } = await seenBody(services, context.actor, parameters.slug)
    const asked = { bodyId: body.id, reason }
    return backToBody(body.slug, await askExtraSession(services, there(context.actor), asked))
  },
})

const support = route.action({
  address: links.supportExtra,
  permission: actForSeat,
  body: z.object({ request: z.uuid() }),
  act: async ({ services, context, parameters, body: { request: requestId } }) => {
    const { body } = await seenBody(services, context.actor, parameters.slug)
    const asked = { bodyId: body.id, requestId }
    return backToBody(body.slug, await supportExtraSession(services, there(context.actor), asked))
  },
})

/** Bodies: list, one, planning and asking for an extra session. */
export const bodyRoutes = [list, one, plan, extra, support]
