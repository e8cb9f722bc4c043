import type { RecordChange } from '../../../kit/access/write.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { VoteChoice } from '../model.ts'
import { type CountedSeat, countQuorum, standingOf } from '../rules/quorum.ts'
import { outcomeOf, tallyOf } from '../rules/vote.ts'
import { insertItem } from '../store/agenda.ts'
import { insertDecision } from '../store/decisions.ts'
import { insertRecusal, putQuorumSeats, putVote, updateDecision } from '../store/votes.ts'
import type { MadeBody } from './bodies.ts'
import type { DemoDecision } from './decisions.ts'

const rule = { kind: 'more-than', share: 0.5, seatsMin: 3 } as const
const majorities = { simpleAbove: 0.5, heavyMin: 2 / 3 }
const heavyKinds = ['criteria', 'budget', 'extension']

/** What a decision of the demonstration is put in. */
export interface DemoPlace {
  programmeId: string
  body: MadeBody
  meetingId: string | undefined
  /** Seats, by their place, that were not there. */
  absent: readonly number[]
  /** Seats, by their place, where the deputy sat. */
  deputies: readonly number[]
  at: Temporal.Instant
  byId: string
  isProposal: boolean
  ids: Map<string, string>
  record: RecordChange
}

function seatsAt(decision: DemoDecision, place: DemoPlace): CountedSeat[] {
  return place.body.seats.map((seat, index) => ({
    seatId: seat.id,
    isRecused: decision.recused?.includes(index) ?? false,
    sitters:
      place.absent.includes(index) || (decision.deferredBecause && index > 2)
        ? []
        : [
            place.deputies.includes(index) && seat.deputyId
              ? { personId: seat.deputyId, isDeputy: true }
              : { personId: seat.holderId, isDeputy: false },
          ],
  }))
}

/** Enters the decision and its agenda item. @returns its id */
export async function propose(
  tx: Transaction,
  decision: DemoDecision & { restsOn?: string },
  place: Pick<DemoPlace, 'programmeId' | 'body' | 'meetingId' | 'ids' | 'record'> & {
    isAddedLater?: boolean
  },
): Promise<string> {
  const { programmeId, body, meetingId, ids } = place
  const isPublic = decision.isPublic ?? true
  const agendaItemId =
    meetingId &&
    (await insertItem(tx, {
      ...{ meetingId, kind: 'decision', title: decision.title, subject: undefined },
      explanation: 'Demonstratie.',
      visibility: isPublic ? 'public' : 'confidential',
      organisationId: undefined,
      isAddedLater: place.isAddedLater ?? false,
    }))
  const id = await insertDecision(tx, {
    ...{ programmeId, bodyId: body.id, mandateId: undefined, meetingId, agendaItemId, isPublic },
    isUnderEmbargo: false,
    kind: decision.kind,
    title: decision.title,
    text: `${decision.text} (demonstratie)`,
    reasons: 'Dit besluit is verzonnen en staat hier als demonstratie.',
    amountCents: decision.amountEur === undefined ? undefined : decision.amountEur * 100,
    subject: undefined,
    proposalId: decision.restsOn ? ids.get(decision.restsOn) : undefined,
    revokesId: decision.revokes ? ids.get(decision.revokes) : undefined,
  })
  ids.set(decision.title, id)
  place.record({ objectKind: 'decision', objectId: id, after: { state: 'proposal', kind: decision.kind } })
  return id
}

/** Enters a decision as it was voted on: quorum and outcome by the same rules as the real ones. */
export async function settle(
  tx: Transaction,
  decision: DemoDecision & { restsOn?: string },
  place: DemoPlace,
): Promise<void> {
  const id = await propose(tx, decision, place)
  const seats = seatsAt(decision, place)
  const standings = seats.map(seat => ({ seatId: seat.seatId, ...standingOf(seat) }))
  const choices: VoteChoice[] = []
  for (const [index, { seatId, standing, personId }] of standings.entries()) {
    if (standing === 'recused')
      await insertRecusal(tx, {
        ...{ decisionId: id, seatId, reason: 'Eigen project van deze organisatie', isFound: false },
        now: place.at,
      })
    if ((standing !== 'present' && standing !== 'deputy') || !personId || decision.deferredBecause) continue
    const choice = decision.votes?.[index] ?? 'for'
    choices.push(choice)
    const vote = { decisionId: id, seatId, personId, choice }
    await putVote(tx, { ...vote, enteredById: place.meetingId ? place.byId : undefined, now: place.at })
  }
  await putQuorumSeats(tx, id, standings)
  const quorum = countQuorum(rule, seats)
  const majority = heavyKinds.includes(decision.kind) ? 'heavy' : 'simple'
  const tally = tallyOf(choices)
  const { deferredBecause } = decision
  const state = deferredBecause ? 'deferred' : outcomeOf(tally, majority, majorities)
  await updateDecision(tx, id, {
    ...{ state, quorum, majority, isProposal: place.isProposal, votingFrom: place.at },
    method: place.meetingId ? 'meeting' : 'written',
    ...(deferredBecause ? { deferredBecause } : { tally, decidedAt: place.at, decidedById: place.byId }),
    ...(place.meetingId ? {} : { closesAt: place.at }),
  })
  place.record({ objectKind: 'decision', objectId: id, after: { state, quorum, tally } })
  if (decision.revokes && state === 'taken') {
    const old = place.ids.get(decision.revokes)!
    await updateDecision(tx, old, { state: 'revoked' })
    place.record({ objectKind: 'decision', objectId: old, after: { state: 'revoked', by: id } })
  }
}
