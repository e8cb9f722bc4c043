import { type Actor, hasRole } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { markdownToHtml } from '../../../kit/documents/markdown.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Bilingual } from '../../../kit/texts/texts.ts'
import { voteNow } from '../actions/vote-now.ts'
import { agendaSubjects } from '../hooks.ts'
import type { Seat } from '../model.ts'
import type { DecisionData, DecisionLink, KeepData } from '../pages/decision.tsx'
import { say } from '../pages/say.ts'
import { decisionReference } from '../rules/reference.ts'
import { prepareMeeting, seatOf, standpointOf } from '../rules/rights.ts'
import { filledSeats } from '../rules/situation.ts'
import { canMoveDecision, isOpenToAll, isSettled } from '../rules/steps.ts'
import { readConsents, readItem } from '../store/agenda.ts'
import {
  type DecisionRow,
  type DecisionSight,
  readDecision,
  readDecisions,
  readQuorumSeats,
  readRevoking,
} from '../store/decisions.ts'
import { type MeetingRow, readMeeting } from '../store/meetings.ts'
import { readSeats } from '../store/seats.ts'
import { readRecusals, readVotes } from '../store/votes.ts'
import { sightOf } from './decision-sight.ts'
import { seesItem } from './meeting-view.ts'
import { there } from './seen.ts'
import { settledLines, voteNowData } from './vote-view.ts'

/** Who decides: the body, or the function of who decides alone. */
export function byWhom({ body, holder }: DecisionRow): Bilingual {
  if (body) return body.name
  const key = `mandate_${holder ?? 'director'}` as const
  return { nl: say('nl')(key), en: say('en')(key) }
}

/** Whether a decision is for this reader: public and settled, or of a body that the reader reads along with. */
function isFor(
  decision: DecisionRow,
  seen: { actor: Actor | undefined; isInside: boolean; from: ReturnType<typeof standpointOf> },
): boolean {
  if (isOpenToAll(decision)) return true
  return seen.isInside || seen.from.hasSeat || seen.from.isReader
}

/** Another decision by its name, for who may read that one too. */
const linkTo = async (
  services: Services,
  sight: DecisionSight,
  id: string | undefined,
): Promise<DecisionLink | undefined> => {
  const [found] = id ? (await readDecisions(services.db, { filter: { id, sight } })).rows : []
  return found && { id: found.id, reference: decisionReference(found), title: found.title }
}

/** A decision as this reader sees it. @throws NotFound for who may not know that it is there */
export async function decisionData(
  services: Services,
  actor: Actor | undefined,
  asked: { id: string; isDone: boolean },
): Promise<DecisionData> {
  const { db, clock } = services
  const now = clock.now()
  const decision = there(await readDecision(db, asked.id))
  const seats = decision.bodyId ? await readSeats(db, { bodyIds: [decision.bodyId] }, now) : []
  const from = standpointOf(actor, seats)
  const isInside = actor !== undefined && hasRole(actor, 'T', 'D', 'S', 'L', 'U')
  const meeting = decision.meetingId ? await readMeeting(db, decision.meetingId) : undefined
  if (!isFor(decision, { actor, isInside, from })) throw new NotFound()
  const item = decision.agendaItemId ? await readItem(db, decision.agendaItemId) : undefined
  const isOpen = isOpenToAll(decision)
  if (!isOpen && item && meeting && !seesItem(item, { from, meeting, actor })) throw new NotFound()
  const readsAlong = isInside || from.hasSeat || from.isReader
  const own = actor && !actor.onBehalfOfId ? seatOf(actor.personId, seats) : undefined
  const vote = await voteParts(services, { decision, actor, own, meeting, readsAlong })
  const revoking = await readRevoking(db, decision.id)
  const sight = await sightOf(services, actor)
  return {
    ...plain(decision),
    subject: await subjectOf(services, decision),
    meeting: readsAlong && meeting ? { id: meeting.id, number: meeting.number } : undefined,
    proposal: await linkTo(services, sight, decision.proposalId),
    revokes: await linkTo(services, sight, decision.revokesId),
    revokedBy: await linkTo(services, sight, revoking?.id),
    ...vote,
    isDone: asked.isDone,
  }
}

async function subjectOf(services: Services, { subject }: DecisionRow) {
  if (!subject) return undefined
  const found = (await agendaSubjects(services.db)).find(
    one => one.kind === subject.kind && one.id === subject.id,
  )
  return found && { title: found.title, href: found.href }
}

const plain = (decision: DecisionRow) => ({
  id: decision.id,
  reference: decisionReference(decision),
  kind: decision.kind,
  state: decision.state,
  isProposal: decision.isProposal,
  title: decision.title,
  text: decision.text,
  reasonsHtml: markdownToHtml(decision.reasons),
  by: byWhom(decision),
  amountEur: decision.amountCents === undefined ? undefined : decision.amountCents / 100,
  isPublic: decision.isPublic,
  isUnderEmbargo: decision.isUnderEmbargo,
  method: decision.method,
  decidedAt: decision.decidedAt?.toString(),
  closesAt: decision.closesAt?.toString(),
  majority: decision.majority,
  deferredBecause: decision.deferredBecause,
  quorum: decision.quorum,
  tally: decision.tally,
})

/** How the vote stood or stands, and what this reader can do about it. */
async function voteParts(
  services: Services,
  about: {
    decision: DecisionRow
    actor: Actor | undefined
    own: Seat | undefined
    meeting: MeetingRow | undefined
    readsAlong: boolean
  },
): Promise<Pick<DecisionData, 'seats' | 'voting' | 'keep' | 'recusable'>> {
  const { db, clock } = services
  const { decision, actor, own, meeting } = about
  if (!about.readsAlong) return { seats: [], voting: undefined, keep: undefined, recusable: [] }
  const votes = await readVotes(db, decision.id)
  const told = await readRecusals(db, decision.id)
  const reasons = new Map(told.map(one => [one.seatId, one.reason]))
  const isOpen = decision.state === 'voting'
  const now = decision.bodyId && !isSettled(decision) ? await voteNow(db, decision, clock.now()) : undefined
  const mayKeep = may(actor, prepareMeeting)
  const canRecuse = isOpen || canMoveDecision(decision.state, 'voting')
  return {
    seats: isOpen ? [] : settledLines(await readQuorumSeats(db, decision.id), votes, reasons),
    voting:
      isOpen && now ? voteNowData({ decision, now, own, personId: actor?.personId, mayKeep }) : undefined,
    keep: mayKeep && now ? await keepOf(services, decision, meeting, now.there, now.seats) : undefined,
    recusable:
      canRecuse && now
        ? filledSeats(now.seats)
            .filter(seat => !now.recused.has(seat.id) && (mayKeep || seat.id === own?.id))
            .map(seat => ({ seatId: seat.id, organisation: seat.organisationName }))
        : [],
  }
}

async function keepOf(
  services: Services,
  decision: DecisionRow,
  meeting: MeetingRow | undefined,
  there: ReadonlySet<string>,
  seats: readonly Seat[],
): Promise<KeepData> {
  const item = decision.agendaItemId ? await readItem(services.db, decision.agendaItemId) : undefined
  const isRunning = meeting === undefined || meeting.state === 'open'
  const agreed = item?.isAddedLater ? await readConsents(services.db, item.id) : new Set<string>()
  const isOpen = decision.state === 'voting'
  return {
    mayOpen: isRunning && canMoveDecision(decision.state, 'voting'),
    mayEnter: isOpen && meeting !== undefined,
    mayClose: isOpen && isRunning,
    mayDefer: canMoveDecision(decision.state, 'deferred'),
    isLater: item?.isAddedLater ?? false,
    missingConsent: item?.isAddedLater
      ? seats
          .filter(seat => there.has(seat.id) && !agreed.has(seat.id))
          .map(seat => ({ seatId: seat.id, organisation: seat.organisationName }))
      : [],
  }
}
