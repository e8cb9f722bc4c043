import { z } from 'zod'
import { href } from '../../../kit/http/address.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { organisationPicker } from '../../parties/index.ts'
import { addItem } from '../actions/agenda.ts'
import { addAction, confirmFeedback, finish } from '../actions/duties.ts'
import { links } from '../links.ts'
import { type itemKinds, visibilities } from '../model.ts'
import { NewItemPage } from '../pages/decision-forms.tsx'
import { FeedbackPage, NewActionPage } from '../pages/meeting-forms.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { actForSeat, finishAction, prepareMeeting } from '../rules/rights.ts'
import { isLate } from '../rules/steps.ts'
import { dayOf } from '../rules/terms.ts'
import { readFeedbackDuties } from '../store/duties.ts'
import { partCrumbs } from './crumbs.ts'
import { chosen, decisionChoices, decisionFields, subjectOf } from './decision-shape.ts'
import { backTo, prepared } from './meetings.ts'
import { idIn, seenMeeting, there } from './seen.ts'

const plainItem = {
  title: z.string().trim().min(3).max(200),
  explanation: z.string().trim().max(5000).default(''),
  visibility: z.enum(visibilities),
  subject: z.string().trim().max(400).default(''),
  organisation: z.string().trim().max(200).default(''),
}

const fresh = route.form({
  address: links.newItem,
  permission: prepareMeeting,
  frame: 'work',
  title: (_, { language }) => say(language)('newItem'),
  crumbs: ({ meeting }, { language }) => partCrumbs(meeting, language, say(language)('newItem')),
  load: async ({ services, context, parameters }) => {
    const { meeting, about, body } = await prepared([services, context.actor, parameters.id])
    return {
      meeting: about,
      isLate: isLate(meeting.state),
      organisations: await organisationPicker(services.db),
      choices: await decisionChoices(services, context.language, body.programmeId),
    }
  },
  initial: () => ({ itemKind: 'decision', visibility: 'participants' }),
  view: NewItemPage,
  body: z.discriminatedUnion('itemKind', [
    z.object({ itemKind: z.literal('decision'), ...plainItem, ...decisionFields }),
    z.object({
      itemKind: z.enum(['information', 'discussion'] satisfies (typeof itemKinds)[number][]),
      ...plainItem,
    }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const { body: of } = await seenMeeting(services, context.actor, parameters.id)
    const choices = await decisionChoices(services, context.language, of.programmeId)
    const organisation = chosen(await organisationPicker(services.db), body.organisation)
    const subject = chosen(choices.subjects, body.subject)
    const isDecision = body.itemKind === 'decision'
    const proposal = chosen(choices.proposals, isDecision ? body.proposal : '')
    const revokes = chosen(choices.revocable, isDecision ? body.revokes : '')
    const wrong = [
      ...(organisation.ok ? [] : [problem('ORGANISATIE_ONBEKEND', 'organisation')]),
      ...(subject.ok ? [] : [problem('ONDERWERP_ONBEKEND', 'subject')]),
      ...(proposal.ok ? [] : [problem('BESLUIT_ONBEKEND', 'proposal')]),
      ...(revokes.ok ? [] : [problem('BESLUIT_ONBEKEND', 'revokes')]),
    ]
    if (!organisation.ok || !subject.ok || !proposal.ok || !revokes.ok) return refused(...wrong)
    const { title, explanation, visibility, itemKind: kind } = body
    const outcome = await addItem(services, there(context.actor), {
      meetingId: idIn(parameters.id),
      item: {
        ...{ kind, title, explanation, visibility },
        subject: subjectOf(subject.value),
        organisationId: organisation.value,
        decision: isDecision
          ? {
              ...{ kind: body.kind, text: body.text, reasons: body.reasons, amountCents: body.amount },
              ...{ isPublic: body.isPublic, proposalId: proposal.value, revokesId: revokes.value },
            }
          : undefined,
      },
    })
    return backTo(parameters.id, outcome)
  },
})

const newAction = route.form({
  address: links.newAction,
  permission: prepareMeeting,
  frame: 'work',
  title: (_, { language }) => say(language)('newAction'),
  crumbs: ({ meeting }, { language }) => partCrumbs(meeting, language, say(language)('newAction')),
  load: async ({ services, context, parameters }) => {
    const { about, seats } = await prepared([services, context.actor, parameters.id])
    const people = seats.flatMap(seat =>
      [seat.holder, seat.deputy].flatMap(one =>
        one?.hasPosition ? [{ value: one.personId, label: `${one.name} (${seat.organisationName})` }] : [],
      ),
    )
    return { meeting: about, people }
  },
  view: NewActionPage,
  body: z.object({
    text: z.string().trim().min(5).max(500),
    holder: z.string().trim().min(1).max(300),
    dueOn: z.iso.date(),
  }),
  act: async ({ services, context, parameters, body }) => {
    const { seats } = await prepared([services, context.actor, parameters.id])
    const people = seats.flatMap(seat =>
      [seat.holder, seat.deputy].flatMap(one =>
        one ? [{ value: one.personId, label: `${one.name} (${seat.organisationName})` }] : [],
      ),
    )
    const holder = chosen(people, body.holder)
    if (!holder.ok || !holder.value) return refused(problem('GEEN_LID', 'holder'))
    const { text, dueOn } = body
    const asked = { meetingId: idIn(parameters.id), text, holderId: holder.value, dueOn }
    return backTo(parameters.id, await addAction(services, there(context.actor), asked))
  },
})

const finishing = route.action({
  address: links.finishAction,
  permission: finishAction,
  body: z.object({ outcome: z.string().trim().max(500).default('') }),
  act: async ({ services, context, parameters, body }) => {
    const outcome = await finish(services, there(context.actor), {
      id: idIn(parameters.id),
      outcome: body.outcome,
    })
    return outcome.ok ? done({ goTo: href(links.meeting, { id: outcome.value }, { gelukt: 'ja' }) }) : outcome
  },
})

const manyIds = z.union([z.array(z.uuid()), z.uuid().transform(id => [id])]).default([])

const feedback = route.form({
  address: links.feedback,
  permission: actForSeat,
  frame: 'work',
  title: (_, { language }) => say(language)('feedbackTitle'),
  crumbs: ({ meeting }, { language }) => partCrumbs(meeting, language, say(language)('feedbackTitle')),
  load: async ({ services, context, parameters, query }) => {
    const { meeting, body, own } = await seenMeeting(services, context.actor, parameters.id)
    const { id, number } = meeting
    const seatIds = own ? [own.id] : []
    const open = await readFeedbackDuties(services.db, { meetingId: id, seatIds, isOpen: true })
    const today = dayOf(services.clock.now())
    return {
      meeting: { id, number, body },
      duties: open.map(duty => ({
        id: duty.id,
        title: duty.decisionTitle,
        dueOn: duty.dueOn,
        isLate: duty.dueOn < today,
      })),
      isDone: query.gelukt !== undefined,
      today,
    }
  },
  initial: ({ duties, today }) => ({ duties: duties.map(duty => duty.id), on: today }),
  view: FeedbackPage,
  body: z.object({
    duties: manyIds,
    to: z.string().trim().min(2).max(300),
    how: z.string().trim().min(2).max(300),
    on: z.iso.date(),
  }),
  act: async ({ services, context, parameters, body }) => {
    const { duties: ids, to, how, on } = body
    const asked = { meetingId: idIn(parameters.id), ids, to, how, on }
    const outcome = await confirmFeedback(services, there(context.actor), asked)
    return outcome.ok
      ? done({ goTo: href(links.feedback, { id: parameters.id }, { gelukt: 'ja' }) })
      : outcome
  },
})

/** Agenda items, action points and telling the own organisations. */
export const itemRoutes = [fresh, newAction, finishing, feedback]
