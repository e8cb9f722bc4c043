import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { markdownToHtml } from '../../../kit/documents/markdown.ts'
import type { Services } from '../../../kit/module/services.ts'
import { quorumRuleOf, ruleOf } from '../actions/found.ts'
import { voteNow } from '../actions/vote-now.ts'
import { type AgendaSubject, agendaSubjects } from '../hooks.ts'
import type { AgendaItem, FileFigure } from '../model.ts'
import type { ComparedFigure, DutyLine, ItemLine, MeetingData, PaperLine } from '../pages/meeting-data.ts'
import { decisionReference } from '../rules/reference.ts'
import { adoptMinutes, finishAction, maySee, prepareMeeting, type Standpoint } from '../rules/rights.ts'
import { sittersAt, standOfVote } from '../rules/situation.ts'
import { dayOf } from '../rules/terms.ts'
import { type Paper, readAgenda, readPapers } from '../store/agenda.ts'
import { readAttendances } from '../store/attendances.ts'
import { type DecisionRow, readDecisions } from '../store/decisions.ts'
import { type ActionPoint, type FeedbackDuty, readActionPoints, readFeedbackDuties } from '../store/duties.ts'
import { type MeetingRow, readFiguresBefore } from '../store/meetings.ts'
import { aboutSeenDecisions } from './decision-sight.ts'
import { type SeenBody, seenMeeting } from './seen.ts'
import { presenceLines, voteNowData } from './vote-view.ts'

/** Whether the papers of the body are open: a sealed item opens with its meeting. */
const isOpened = ({ openedAt }: MeetingRow) => openedAt !== undefined

const paperLine = ({ id, title, fileName, visibility }: Paper): PaperLine => ({
  id,
  title,
  fileName,
  visibility,
})

/** Whether a paper is for this reader: as it says itself, and as the item says that it goes with. */
export function seesPaper(
  paper: Paper,
  asked: {
    from: Standpoint
    meeting: MeetingRow
    items: readonly AgendaItem[]
    personId?: string | undefined
  },
): boolean {
  if (paper.addedById === asked.personId) return true
  const item = asked.items.find(one => one.id === paper.agendaItemId)
  const opened = isOpened(asked.meeting)
  return (
    maySee(paper.visibility, asked.from, opened) && (!item || maySee(item.visibility, asked.from, opened))
  )
}

/** Items that this reader may see: those of the class, and of an own ministry those that concern it. */
export function seesItem(
  item: AgendaItem,
  seen: { from: Standpoint; meeting: MeetingRow; actor: Actor | undefined },
) {
  const concerns = seen.actor?.grants.some(grant => grant.organisationId === item.organisationId) ?? false
  return concerns || maySee(item.visibility, seen.from, isOpened(seen.meeting))
}

function itemLine(
  item: AgendaItem,
  about: {
    decisions: readonly DecisionRow[]
    papers: readonly Paper[]
    subjects: readonly AgendaSubject[]
  },
): ItemLine {
  const decision = about.decisions.find(one => one.agendaItemId === item.id)
  const subject = about.subjects.find(one => one.kind === item.subject?.kind && one.id === item.subject.id)
  return {
    ...item,
    subject: subject && { title: subject.title, href: subject.href },
    papers: about.papers.filter(paper => paper.agendaItemId === item.id).map(paperLine),
    decision: decision && {
      id: decision.id,
      reference: decisionReference(decision),
      state: decision.state,
      isProposal: decision.isProposal,
      tally: decision.tally,
      deferredBecause: decision.deferredBecause,
    },
  }
}

/** An action point in a list. */
export const actionLine = (point: ActionPoint, actor: Actor | undefined, today: string): DutyLine => ({
  id: point.id,
  text: point.text,
  who: point.holderName,
  dueOn: point.dueOn,
  isDone: point.doneAt !== undefined,
  isLate: point.doneAt === undefined && point.dueOn < today,
  outcome: point.outcome,
  mayFinish: point.doneAt === undefined && may(actor, finishAction, point),
})

/** Open feedback duties in a list: one line for a decision, with everybody who has still to tell of it. */
export function feedbackLines(duties: readonly FeedbackDuty[], today: string): DutyLine[] {
  const byDecision = Map.groupBy(duties, ({ decisionId, dueOn }) => `${dueOn} ${decisionId}`)
  return [...byDecision].flatMap(([id, [first, ...others]]) =>
    first
      ? [
          {
            id,
            text: first.decisionTitle,
            who: [first, ...others].map(duty => duty.organisationName).join(', '),
            dueOn: first.dueOn,
            isDone: false,
            isLate: first.dueOn < today,
            outcome: '',
            mayFinish: false,
          },
        ]
      : [],
  )
}

async function presenceOf(
  services: Services,
  seen: SeenBody & { meeting: MeetingRow },
  now: Temporal.Instant,
) {
  const { db } = services
  const attendances = await readAttendances(db, seen.meeting.id)
  const sitters = sittersAt(seen.seats, attendances)
  const { id: bodyId, programmeId } = seen.body
  const rule = await quorumRuleOf(db, { rule: await ruleOf(db, bodyId, now), programmeId, now })
  const nobody = { recused: new Set<string>(), votes: [] }
  const { quorum } = standOfVote({ rule, seats: seen.seats, sitters, ...nobody })
  return { quorum, seats: presenceLines(seen.seats, sitters, attendances) }
}

async function votesNow(
  services: Services,
  seen: SeenBody,
  asked: { decisions: readonly DecisionRow[]; actor: Actor | undefined; now: Temporal.Instant },
) {
  const voting = []
  for (const decision of asked.decisions) {
    if (decision.state !== 'voting') continue
    const now = await voteNow(services.db, decision, asked.now)
    const personId = asked.actor?.personId
    const mayKeep = may(asked.actor, prepareMeeting)
    voting.push(voteNowData({ decision, now, own: seen.own, personId, mayKeep }))
  }
  return voting
}

/** A meeting as this reader sees it: what is not for this reader is not there. */
export async function meetingData(
  services: Services,
  actor: Actor | undefined,
  asked: { id: string; isDone: boolean },
): Promise<MeetingData> {
  const { db } = services
  const seen = await seenMeeting(services, actor, asked.id)
  const { meeting, body, from } = seen
  const now = readingInstant(services.clock) ?? services.clock.now()
  const today = dayOf(now)
  const all = await readAgenda(db, meeting.id)
  const items = all.filter(item => seesItem(item, { from, meeting, actor }))
  const shown = new Set(items.map(item => item.id))
  const decisions = (await readDecisions(db, { filter: { meetingId: meeting.id } })).rows.filter(
    one => one.agendaItemId !== undefined && shown.has(one.agendaItemId),
  )
  const personId = actor?.personId
  const papers = (await readPapers(db, meeting.id)).filter(paper =>
    seesPaper(paper, { from, meeting, items: all, personId }),
  )
  const subjects = items.some(item => item.subject) ? await agendaSubjects(db) : []
  const mayPrepare = may(actor, prepareMeeting)
  const mayMinutes =
    meeting.state === 'minutes-adopted' || (meeting.minutes !== '' && (mayPrepare || from.hasSeat))
  const duties = await aboutSeenDecisions(services, actor, {
    bodyId: body.id,
    lines: await readFeedbackDuties(db, { bodyId: body.id, isOpen: true }),
  })
  const { goals, execution, results, sha256 } = meeting.file
  return {
    ...pick(meeting),
    body: { name: body.name, slug: body.slug },
    ...(await presenceOf(services, seen, now)),
    items: items.map(item => itemLine(item, { decisions, papers, subjects })),
    papers: papers.filter(paper => paper.agendaItemId === undefined).map(paperLine),
    voting: await votesNow(services, seen, { decisions, actor, now }),
    file: {
      goals: markdownToHtml(goals),
      execution: markdownToHtml(execution),
      results: markdownToHtml(results),
      figures: compared(meeting.file.figures ?? [], (await readFiguresBefore(db, meeting))?.figures),
      sha256,
    },
    minutes: mayMinutes
      ? {
          html: markdownToHtml(meeting.minutes),
          sha256: meeting.minutesSha256,
          adoptedAt: meeting.minutesAdoptedAt?.toString(),
        }
      : undefined,
    mayPrepare,
    mayAdopt:
      meeting.state === 'minutes-draft' &&
      may(actor, adoptMinutes, { minutesById: meeting.minutesById, seats: seen.seats }),
    actions: (await readActionPoints(db, { meetingId: meeting.id })).map(point =>
      actionLine(point, actor, today),
    ),
    openFeedback: feedbackLines(
      duties.filter(duty => duty.meetingId !== meeting.id),
      today,
    ),
    ownFeedback: duties.filter(duty => duty.meetingId === meeting.id && duty.seatId === seen.own?.id).length,
    isDone: asked.isDone,
  }
}

/** Figures beside what they were at the meeting before. */
export const compared = (
  figures: readonly FileFigure[],
  before: readonly FileFigure[] | undefined,
): ComparedFigure[] =>
  figures.map(figure => ({ ...figure, before: before?.find(one => one.key === figure.key)?.value }))

const pick = (meeting: MeetingRow) => ({
  id: meeting.id,
  number: meeting.number,
  state: meeting.state,
  startsAt: meeting.startsAt.toString(),
  endsAt: meeting.endsAt.toString(),
  place: meeting.place,
  isExtra: meeting.isExtra,
  urgency: meeting.urgency,
})
