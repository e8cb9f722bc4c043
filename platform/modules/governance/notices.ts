import type { Transaction } from '../../kit/database/connect.ts'
import { href } from '../../kit/http/address.ts'
import type { Services } from '../../kit/module/services.ts'
import { noticeKind } from '../../kit/notifications/kinds.ts'
import { notify } from '../../kit/notifications/notify.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { roleHolders } from '../parties/index.ts'
import { links } from './links.ts'
import type { GoverningBody, ScopeQuestion, Seat } from './model.ts'
import { say } from './pages/say.ts'
import { dayOf } from './rules/terms.ts'
import type { DecisionRow } from './store/decisions.ts'
import { readOverdueDuties } from './store/duties.ts'
import { readSeats } from './store/seats.ts'

const kind = (name: string, label: Parameters<typeof bilingual<Parameters<ReturnType<typeof say>>[0]>>[1]) =>
  noticeKind({ name: `governance.${name}`, label: bilingual(say, label), usual: 'direct' })

const convened = kind('convened', 'noticeConvenedLabel')
const papers = kind('papers', 'noticePapersLabel')
const adopted = kind('minutesAdopted', 'noticeAdoptedLabel')
const action = kind('actionPoint', 'noticeActionLabel')
const extra = kind('extraSession', 'noticeExtraLabel')
const teamRole = kind('teamRole', 'noticeTeamLabel')
const scopeDue = kind('scopeQuestionDue', 'noticeScopeLabel')
const feedback = noticeKind({
  name: 'governance.feedbackDue',
  label: bilingual(say, 'noticeFeedbackLabel'),
  usual: 'direct',
  isDuty: true,
})
const vote = noticeKind({
  name: 'governance.voteOpened',
  label: bilingual(say, 'noticeVoteLabel'),
  usual: 'direct',
  isDuty: true,
})

/** Everybody of a body who may sit in a seat now. */
const peopleOf = (seats: readonly Seat[]): string[] =>
  seats.flatMap(seat => [seat.holder, seat.deputy].flatMap(one => (one?.hasPosition ? [one.personId] : [])))

interface AboutMeeting {
  meeting: { id: string; startsAt: Temporal.Instant }
  body: GoverningBody
  seats: readonly Seat[]
}

const day = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)

/** Tells the members that the agenda of a meeting is out. */
export async function tellConvened(
  tx: Transaction,
  services: Services,
  { meeting, body, seats }: AboutMeeting,
): Promise<void> {
  const values = { day: day(meeting.startsAt) }
  await notify(tx, services, {
    kind: convened,
    to: peopleOf(seats),
    text: {
      nl: say('nl')('noticeConvened', { ...values, body: body.name.nl }),
      en: say('en')('noticeConvened', { ...values, body: body.name.en }),
    },
    href: href(links.meeting, { id: meeting.id }),
    dedupeKey: `governance.convened/${meeting.id}`,
  })
}

/** Tells the members that papers came after the agenda; once a day. */
export async function tellPapers(
  tx: Transaction,
  services: Services,
  { meeting, body, seats }: AboutMeeting,
): Promise<void> {
  await notify(tx, services, {
    kind: papers,
    to: peopleOf(seats),
    text: {
      nl: say('nl')('noticePapers', { body: body.name.nl }),
      en: say('en')('noticePapers', { body: body.name.en }),
    },
    href: href(links.meeting, { id: meeting.id }),
    dedupeKey: `governance.papers/${meeting.id}/${dayOf(services.clock.now())}`,
  })
}

/** Tells the members that the minutes were adopted, and those who vote that they tell their organisations. */
export async function tellMinutesAdopted(
  tx: Transaction,
  services: Services,
  about: AboutMeeting & { hasDuty: boolean; dueOn: string },
): Promise<void> {
  const { meeting, body, seats } = about
  await notify(tx, services, {
    kind: adopted,
    to: peopleOf(seats),
    text: {
      nl: say('nl')('noticeAdopted', { body: body.name.nl }),
      en: say('en')('noticeAdopted', { body: body.name.en }),
    },
    href: href(links.meeting, { id: meeting.id }),
    dedupeKey: `governance.minutesAdopted/${meeting.id}`,
  })
  if (!about.hasDuty) return
  await notify(tx, services, {
    kind: feedback,
    to: seats.flatMap(seat => (seat.votes && seat.holder?.hasPosition ? [seat.holder.personId] : [])),
    text: bilingual(say, 'noticeFeedback', { day: new Date(`${about.dueOn}T12:00:00Z`) }),
    href: href(links.feedback, { id: meeting.id }),
    dedupeKey: `governance.feedback/${meeting.id}`,
  })
}

/** Tells the members that a vote in writing is open, and until when. */
export async function tellVoteOpened(
  tx: Transaction,
  services: Services,
  { decision, now }: { decision: DecisionRow; now: Temporal.Instant },
): Promise<void> {
  const seats = await readSeats(tx, { bodyIds: [decision.bodyId ?? ''] }, now)
  await notify(tx, services, {
    kind: vote,
    to: peopleOf(seats.filter(seat => seat.votes)),
    text: bilingual(say, 'noticeVote'),
    href: href(links.decision, { id: decision.id }),
    dedupeKey: `governance.voteOpened/${decision.id}`,
  })
}

/** Tells somebody of an action point. */
export async function tellAction(
  tx: Transaction,
  services: Services,
  about: { id: string; holderId: string; meetingId: string },
): Promise<void> {
  await notify(tx, services, {
    kind: action,
    to: [about.holderId],
    text: bilingual(say, 'noticeAction'),
    href: href(links.meeting, { id: about.meetingId }),
    dedupeKey: `governance.actionPoint/${about.id}`,
  })
}

/** Tells the programme that an extra session has to be planned. */
export async function tellExtraGranted(
  tx: Transaction,
  services: Services,
  about: { requestId: string; body: GoverningBody; now: Temporal.Instant },
): Promise<void> {
  const team = await roleHolders(tx, { roles: ['T', 'D'], now: about.now })
  await notify(tx, services, {
    kind: extra,
    to: team.map(one => one.personId),
    text: {
      nl: say('nl')('noticeExtra', { body: about.body.name.nl }),
      en: say('en')('noticeExtra', { body: about.body.name.en }),
    },
    href: href(links.body, { slug: about.body.slug }),
    dedupeKey: `governance.extraSession/${about.requestId}`,
  })
}

/** Reminds members, once a meeting, of decisions of which they did not tell in time. */
export async function remindOfFeedback(services: Services): Promise<void> {
  const today = dayOf(services.clock.now())
  await services.db.transaction().execute(async tx => {
    for (const { meetingId, personId } of await readOverdueDuties(tx, today))
      await notify(tx, services, {
        kind: feedback,
        to: [personId],
        text: bilingual(say, 'noticeOverdue'),
        href: href(links.feedback, { id: meetingId }),
        dedupeKey: `governance.feedbackOverdue/${meetingId}`,
      })
  })
}

/** Tells the programme of an open question that is to be decided soon, or should have been. */
export async function tellScopeQuestionDue(
  tx: Transaction,
  services: Services,
  about: {
    question: Pick<ScopeQuestion, 'id' | 'title' | 'decideBy'>
    isLate: boolean
    now: Temporal.Instant
  },
): Promise<void> {
  const { question, isLate, now } = about
  const key = isLate ? 'noticeScopeLate' : 'noticeScopeDue'
  const team = await roleHolders(tx, { roles: ['T', 'D'], now })
  await notify(tx, services, {
    kind: scopeDue,
    to: [...new Set(team.map(one => one.personId))],
    text: {
      nl: say('nl')(key, { title: question.title.nl }),
      en: say('en')(key, { title: question.title.en }),
    },
    href: href(links.scopeQuestion, { id: question.id }),
    // Another day is another reminder.
    dedupeKey: `governance.scopeQuestionDue/${question.id}/${question.decideBy}/${isLate}`,
  })
}

/** Tells people that they have a role in the team, or stand in for somebody who has. */
export async function tellTeamRole(
  tx: Transaction,
  services: Services,
  about: { id: string; personIds: readonly string[] },
): Promise<void> {
  await notify(tx, services, {
    kind: teamRole,
    to: about.personIds,
    text: bilingual(say, 'noticeTeam'),
    href: href(links.team),
    dedupeKey: `governance.teamRole/${about.id}`,
  })
}
