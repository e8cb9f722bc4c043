import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { tellSubscribers } from '../../../kit/module/subscriptions.ts'
import { decisionTaken, decisionVotedDown, type TakenTold, type VotedDownTold } from '../hooks.ts'
import type { DecisionState } from '../model.ts'
import { problem } from '../problems.ts'
import { hasQuorum } from '../rules/quorum.ts'
import { prepareMeeting } from '../rules/rights.ts'
import { canMoveDecision, mayRevoke } from '../rules/steps.ts'
import { outcomeOf, tallyOf } from '../rules/vote.ts'
import { type DecisionRow, lockDecision, readPassedVotes } from '../store/decisions.ts'
import { putQuorumSeats, updateDecision } from '../store/votes.ts'
import { existing, heldDecision, majorityRule } from './found.ts'
import { voteNow } from './vote-now.ts'
import { askUnanimity, withDecision } from './votes.ts'

interface Held {
  tx: Transaction
  record: RecordChange
  now: Temporal.Instant
  decision: DecisionRow
}

/** A decision that was taken: what it revokes ends, and who asked to hear it is told. */
export async function afterTaken(
  services: Services,
  { tx, record, now, decision }: Held & { isProposal: boolean },
): Promise<void> {
  if (decision.revokesId) {
    const old = existing(await lockDecision(tx, decision.revokesId))
    if (!canMoveDecision(old.state, 'revoked') || old.programmeId !== decision.programmeId)
      throw new ConflictRefusal(problem('BESLUIT_NIET_TE_HERROEPEN'))
    if (!mayRevoke(decision.body?.kind, old.body?.kind)) throw new ConflictRefusal(problem('BUITEN_MANDAAT'))
    await updateDecision(tx, old.id, { state: 'revoked' })
    record({
      objectKind: 'decision',
      objectId: old.id,
      before: { state: old.state },
      after: { state: 'revoked', by: decision.id },
    })
  }
  const { id: decisionId, kind, isProposal, subject } = decision
  const details: TakenTold = { decisionId, kind, isProposal, subject }
  await tellSubscribers(decisionTaken, { tx, services, record, now, objectId: decisionId, details })
}

async function afterVotedDown(services: Services, { tx, record, now, decision }: Held): Promise<void> {
  const { id: decisionId, kind, subject } = decision
  const details: VotedDownTold = { decisionId, kind, subject }
  await tellSubscribers(decisionVotedDown, { tx, services, record, now, objectId: decisionId, details })
}

/** Counts quorum and votes at this moment and settles the decision. @throws ConflictRefusal without a quorum */
async function settle(services: Services, held: Held, byId: string | undefined): Promise<DecisionState> {
  const { tx, record, now, decision } = held
  const stand = await voteNow(tx, decision, now)
  const { quorum, standings, votes } = stand
  if (!hasQuorum(quorum)) throw new ConflictRefusal(problem('GEEN_QUORUM', undefined, { ...quorum }))
  await askUnanimity(held)
  const tally = tallyOf(votes.map(vote => vote.choice))
  const majority = decision.majority ?? 'simple'
  const state = outcomeOf(tally, majority, await majorityRule(tx, decision.programmeId, now))
  await putQuorumSeats(tx, decision.id, standings)
  await updateDecision(tx, decision.id, {
    ...{ state, quorum, tally, decidedAt: now },
    ...(byId ? { decidedById: byId } : {}),
  })
  record({
    objectKind: 'decision',
    objectId: decision.id,
    before: { state: decision.state },
    after: { state, quorum, tally, majority },
  })
  if (state === 'taken') await afterTaken(services, { ...held, isProposal: decision.isProposal })
  else await afterVotedDown(services, held)
  return state
}

/** Whether the vote in writing may be closed: its instant came, or every seat that may voted. */
async function isComplete({ tx, now, decision }: Held): Promise<boolean> {
  const { closesAt } = decision
  if (!closesAt || Temporal.Instant.compare(now, closesAt) >= 0) return true
  const { standings } = await voteNow(tx, decision, now)
  return standings.every(({ standing }) => standing !== 'absent')
}

/** Closes a vote: with a quorum it is taken or voted down; without one nothing changes. */
export function closeVote(services: Services, actor: Actor, id: string): Promise<Outcome<DecisionState>> {
  permit(actor, prepareMeeting)
  return withDecision(services, actor, { id, action: decisionTaken }, async held => {
    const { decision, meeting } = held
    if (decision.state !== 'voting') throw new ConflictRefusal(problem('STEMMING_NIET_OPEN'))
    if (meeting && meeting.state !== 'open') throw new ConflictRefusal(problem('VERGADERING_NIET_OPEN'))
    if (!(await isComplete(held))) throw new ConflictRefusal(problem('STEMMING_LOOPT'))
    return settle(services, held, actor.personId)
  })
}

/** Defers a decision, with the reason. */
export function defer(
  services: Services,
  actor: Actor,
  asked: { id: string; reason: string },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withDecision(services, actor, { id: asked.id, action: 'deferDecision' }, async held => {
    const { tx, record, now, decision } = held
    if (!canMoveDecision(decision.state, 'deferred')) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (asked.reason.length < 5) throw new Refusal(problem('REDEN_TE_KORT', 'reason'))
    const { quorum, standings } = await voteNow(tx, decision, now)
    await putQuorumSeats(tx, decision.id, standings)
    await updateDecision(tx, decision.id, { state: 'deferred', quorum, deferredBecause: asked.reason })
    record({
      objectKind: 'decision',
      objectId: decision.id,
      before: { state: decision.state },
      after: { state: 'deferred', quorum },
    })
    return undefined
  })
}

/** Settles votes in writing whose instant came: without a quorum they are deferred. */
export async function closeWrittenVotes(services: Services): Promise<void> {
  const { db, clock } = services
  for (const id of await readPassedVotes(db, clock.now())) await closeWritten(services, id)
}

/** A vote in writing that is over and not settled, held: meanwhile somebody may have settled, deferred or reopened it. */
async function passedVote(tx: Transaction, id: string, now: Temporal.Instant): Promise<DecisionRow> {
  const { decision } = await heldDecision(tx, { id, meetingId: undefined })
  const { state, closesAt } = decision
  if (state !== 'voting' || !closesAt || Temporal.Instant.compare(now, closesAt) < 0)
    throw new ConflictRefusal(problem('STEMMING_NIET_OPEN'))
  return decision
}

async function closeWritten(services: Services, id: string): Promise<void> {
  const { db, clock } = services
  const options = { db, clock, actor: undefined }
  const outcome = await writeOrRefuse(options, decisionTaken, async (tx, record, now) => {
    const decision = await passedVote(tx, id, now)
    return settle(services, { tx, record, now, decision }, undefined)
  })
  if (outcome.ok) return
  const [because] = outcome.problems
  await writeOrRefuse(options, 'deferDecision', async (tx, record, now) => {
    const decision = await passedVote(tx, id, now)
    const { quorum, standings } = await voteNow(tx, decision, now)
    await putQuorumSeats(tx, id, standings)
    const deferredBecause = because?.message.nl ?? ''
    await updateDecision(tx, id, { state: 'deferred', quorum, deferredBecause })
    record({ objectKind: 'decision', objectId: id, after: { state: 'deferred', quorum } })
  })
}
