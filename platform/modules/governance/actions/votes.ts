import type { Actor } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import { type Seat, type VoteChoice, voteChoices } from '../model.ts'
import { tellVoteOpened } from '../notices.ts'
import { problem } from '../problems.ts'
import { actForSeat, maySit, prepareMeeting, seatOf } from '../rules/rights.ts'
import { canMoveDecision, competence } from '../rules/steps.ts'
import { dayOf, workingDaysAfter } from '../rules/terms.ts'
import { insertConsents, readConsents, readItem, setUnanimous } from '../store/agenda.ts'
import { isProposedElsewhere } from '../store/bodies.ts'
import { type DecisionRow, readDecision } from '../store/decisions.ts'
import type { MeetingRow } from '../store/meetings.ts'
import { insertRecusal, putVote, readVotes, removeVotes, updateDecision } from '../store/votes.ts'
import { existing, heldDecision, ruleOf, seatsNow } from './found.ts'
import { voteNow } from './vote-now.ts'

/** Reads a decision, holds it with its meeting, and does something with both in one transaction. */
export function withDecision<Value>(
  services: Services,
  actor: Actor,
  asked: { id: string; action: string },
  work: (held: {
    tx: Transaction
    record: RecordChange
    now: Temporal.Instant
    decision: DecisionRow
    meeting: MeetingRow | undefined
  }) => Promise<Value>,
): Promise<Outcome<Value>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, asked.action, async (tx, record, now) => {
    const { id, meetingId } = existing(await readDecision(tx, asked.id))
    const held = await heldDecision(tx, { id, meetingId })
    return work({ tx, record, now, ...held })
  })
}

const stateOf = ({ state }: DecisionRow) => ({ state })

/** A decision that is being voted on now. @throws ConflictRefusal */
function voting(decision: DecisionRow, now: Temporal.Instant): void {
  if (decision.state !== 'voting') throw new ConflictRefusal(problem('STEMMING_NIET_OPEN'))
  const { closesAt } = decision
  if (closesAt && Temporal.Instant.compare(now, closesAt) >= 0)
    throw new ConflictRefusal(problem('STEMMING_GESLOTEN'))
}

/** Puts a decision to the vote: in its open meeting, or in writing until an instant. */
export function openVote(services: Services, actor: Actor, id: string): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withDecision(services, actor, { id, action: 'openVote' }, async held => {
    const { tx, record, now, decision, meeting } = held
    if (!canMoveDecision(decision.state, 'voting') || !decision.bodyId)
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (meeting && meeting.state !== 'open') throw new ConflictRefusal(problem('VERGADERING_NIET_OPEN'))
    const rule = await ruleOf(tx, decision.bodyId, now)
    const may = competence(rule, decision.kind)
    if (may === 'none') throw new ConflictRefusal(problem('BUITEN_MANDAAT'))
    await askProposal(tx, decision, may)
    await askUnanimity(held)
    const closesAt = meeting
      ? undefined
      : workingDaysAfter(
          now,
          await settingNumber(tx, 'writtenVoteWorkingDays', dayOf(now), decision.programmeId),
        )
    await updateDecision(tx, id, {
      state: 'voting',
      isProposal: may === 'proposes',
      method: meeting ? 'meeting' : 'written',
      votingFrom: now,
      majority: rule?.heavy.includes(decision.kind) ? 'heavy' : 'simple',
      ...(closesAt ? { closesAt } : {}),
    })
    // After a deferral everybody votes anew, on what is known now.
    await removeVotes(tx, id)
    await recordFound(tx, decision, now)
    record({
      objectKind: 'decision',
      objectId: id,
      before: stateOf(decision),
      after: { state: 'voting', isProposal: may === 'proposes', closesAt: closesAt?.toString() ?? null },
    })
    if (closesAt) await tellVoteOpened(tx, services, { decision, now })
    return undefined
  })
}

/** What a body may only propose is decided by another, on a proposal that was taken. */
async function askProposal(
  tx: Transaction,
  decision: DecisionRow,
  may: 'decides' | 'proposes',
): Promise<void> {
  if (may === 'proposes' || decision.body?.kind !== 'executive-platform') return
  if (!(await isProposedElsewhere(tx, decision.programmeId, decision.kind))) return
  const proposal = decision.proposalId ? await readDecision(tx, decision.proposalId) : undefined
  const isGood =
    proposal?.state === 'taken' &&
    proposal.isProposal &&
    proposal.kind === decision.kind &&
    proposal.programmeId === decision.programmeId
  if (!isGood) throw new ConflictRefusal(problem('VOORDRACHT_ONTBREEKT'))
}

/** An item that came after convening is decided only when every voting seat that is there agrees. */
export async function askUnanimity(held: {
  tx: Transaction
  now: Temporal.Instant
  decision: DecisionRow
}): Promise<void> {
  const { tx, now, decision } = held
  const item = decision.agendaItemId ? await readItem(tx, decision.agendaItemId) : undefined
  if (!item?.isAddedLater) return
  const { there } = await voteNow(tx, decision, now)
  const agreed = await readConsents(tx, item.id)
  if (there.size === 0 || [...there].some(seatId => !agreed.has(seatId)))
    throw new ConflictRefusal(problem('PUNT_NA_OPROEP'))
  if (!item.unanimousAt) await setUnanimous(tx, item.id, now)
}

/** Keeps who must stand aside by what other modules tell. */
async function recordFound(tx: Transaction, decision: DecisionRow, now: Temporal.Instant): Promise<void> {
  const { found } = await voteNow(tx, decision, now)
  for (const [seatId, reason] of found)
    await insertRecusal(tx, { decisionId: decision.id, seatId, reason: reason.nl, isFound: true, now })
}

/** Says which seats agree to decide of an item that came later: each that is there. */
export function consent(
  services: Services,
  actor: Actor,
  asked: { id: string; seatIds: readonly string[] },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withDecision(services, actor, { id: asked.id, action: 'consentToItem' }, async held => {
    const { tx, record, now, decision, meeting } = held
    const item = existing(decision.agendaItemId ? await readItem(tx, decision.agendaItemId) : undefined)
    if (!item.isAddedLater || meeting?.state !== 'open') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const { there } = await voteNow(tx, decision, now)
    if (asked.seatIds.some(seatId => !there.has(seatId)))
      throw new Refusal(problem('ZETEL_NIET_AANWEZIG', 'seats'))
    await insertConsents(tx, { itemId: item.id, seatIds: asked.seatIds, now })
    record({ objectKind: 'decision', objectId: decision.id, after: { agreed: [...asked.seatIds].sort() } })
    return undefined
  })
}

/** The seat for which an actor votes: it must be there, be the actor's own, and not stand aside. */
async function ownVotingSeat(
  held: { tx: Transaction; now: Temporal.Instant; decision: DecisionRow; meeting: MeetingRow | undefined },
  actor: Actor,
): Promise<Seat> {
  const { tx, now, decision, meeting } = held
  const seats = await seatsNow(tx, decision.bodyId ?? '', now)
  const seat = seatOf(actor.personId, seats)
  if (!seat || !may(actor, actForSeat, seat)) throw new ConflictRefusal(problem('GEEN_ZETEL'))
  if (!seat.votes) throw new ConflictRefusal(problem('ZETEL_STEMT_NIET'))
  const { sitters, recused } = await voteNow(tx, decision, now)
  if (recused.has(seat.id)) throw new ConflictRefusal(problem('VERSCHOOND'))
  // In writing whoever may sit may vote; in a meeting whoever sits there does.
  if (meeting && !sitters.get(seat.id)?.some(one => one.personId === actor.personId))
    throw new ConflictRefusal(problem('ZETEL_NIET_AANWEZIG'))
  return seat
}

/** Votes for the own seat, in the place of what it voted before. */
export function castVote(
  services: Services,
  actor: Actor,
  asked: { id: string; choice: VoteChoice },
): Promise<Outcome<undefined>> {
  return withDecision(services, actor, { id: asked.id, action: 'castVote' }, async held => {
    const { tx, record, now, decision } = held
    voting(decision, now)
    const seat = await ownVotingSeat(held, actor)
    const before = (await readVotes(tx, decision.id)).find(vote => vote.seatId === seat.id)
    // The deputy votes when the member does not: never over what the member voted.
    if (
      before &&
      before.personId !== actor.personId &&
      maySit(before.personId, seat) === 'holder' &&
      !before.isEntered
    )
      throw new ConflictRefusal(problem('LID_STEMDE_ZELF'))
    const vote = { decisionId: decision.id, seatId: seat.id, personId: actor.personId, choice: asked.choice }
    await putVote(tx, { ...vote, enteredById: undefined, now })
    record({
      objectKind: 'decision',
      objectId: decision.id,
      after: { seatId: seat.id, choice: asked.choice },
    })
    return undefined
  })
}

/** Fills in how the seats in the room voted; what a member voted in person stays. */
export function enterVotes(
  services: Services,
  actor: Actor,
  asked: { id: string; choices: Readonly<Record<string, string>> },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withDecision(services, actor, { id: asked.id, action: 'enterVotes' }, async held => {
    const { tx, record, now, decision, meeting } = held
    voting(decision, now)
    if (!meeting) throw new ConflictRefusal(problem('SCHRIFTELIJK_STEMT_ZELF'))
    const { there, recused, sitters, own } = await voteNow(tx, decision, now)
    const entered: Record<string, VoteChoice> = {}
    for (const [seatId, said] of Object.entries(asked.choices)) {
      const choice = voteChoices.find(one => one === said)
      if (!choice) continue
      if (recused.has(seatId)) throw new ConflictRefusal(problem('VERSCHOOND', `stem-${seatId}`))
      const sitter = sitters.get(seatId)?.[0]
      if (!there.has(seatId) || !sitter)
        throw new ConflictRefusal(problem('ZETEL_NIET_AANWEZIG', `stem-${seatId}`))
      if (own.has(seatId)) continue
      const { personId } = sitter
      await putVote(tx, {
        decisionId: decision.id,
        seatId,
        personId,
        choice,
        enteredById: actor.personId,
        now,
      })
      entered[seatId] = choice
    }
    record({ objectKind: 'decision', objectId: decision.id, after: { entered } })
    return undefined
  })
}

/** Stands aside for a decision: a member for the own seat, or the secretary who is told so in the room. */
export function standAside(
  services: Services,
  actor: Actor,
  asked: { id: string; seatId: string; reason: string },
): Promise<Outcome<undefined>> {
  return withDecision(services, actor, { id: asked.id, action: 'standAside' }, async held => {
    const { tx, record, now, decision } = held
    if (!canMoveDecision(decision.state, 'voting') && decision.state !== 'voting')
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (decision.state === 'voting') voting(decision, now)
    const seats = await seatsNow(tx, decision.bodyId ?? '', now)
    const seat = existing(seats.find(one => one.id === asked.seatId))
    if (!may(actor, actForSeat, seat)) permit(actor, prepareMeeting)
    if (asked.reason.length < 10) throw new Refusal(problem('REDEN_TE_KORT', 'reason'))
    await insertRecusal(tx, {
      ...{ decisionId: decision.id, seatId: seat.id, reason: asked.reason, isFound: false, now },
    })
    record({ objectKind: 'decision', objectId: decision.id, after: { recused: seat.id } })
    return undefined
  })
}
