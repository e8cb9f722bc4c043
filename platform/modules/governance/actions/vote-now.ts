import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Seat } from '../model.ts'
import type { CountedSeat } from '../rules/quorum.ts'
import { maySit } from '../rules/rights.ts'
import { sittersAt, sittersInWriting, standOfVote } from '../rules/situation.ts'
import { readAttendances } from '../store/attendances.ts'
import type { DecisionRow } from '../store/decisions.ts'
import { readRecusals, readVotes } from '../store/votes.ts'
import { foundRecusals, quorumRuleOf, ruleOf, seatsNow } from './found.ts'

type Reader = Database | Transaction

/** How the vote on a decision stands at an instant: who is there, who stands aside, what counts. */
export async function voteNow(db: Reader, decision: DecisionRow, now: Temporal.Instant) {
  const bodyId = decision.bodyId ?? ''
  const seats: Seat[] = await seatsNow(db, bodyId, now)
  const votes = await readVotes(db, decision.id)
  const sitters: Map<string, CountedSeat['sitters']> = decision.meetingId
    ? sittersAt(seats, await readAttendances(db, decision.meetingId))
    : sittersInWriting(seats, votes)
  const told = await readRecusals(db, decision.id)
  const found = await foundRecusals(db, { subject: decision.subject, now, seats, sitters })
  const recused = new Set([...told.map(one => one.seatId), ...found.keys()])
  const { programmeId } = decision
  const rule = await quorumRuleOf(db, { rule: await ruleOf(db, bodyId, now), programmeId, now })
  const stand = standOfVote({ rule, seats, sitters, recused, votes })
  return {
    ...stand,
    rule,
    seats,
    sitters,
    recused,
    found,
    told,
    allVotes: votes,
    /** Seats whose member voted in person. */
    own: new Set(
      votes
        .filter(
          vote =>
            !vote.isEntered && seats.some(seat => seat.id === vote.seatId && maySit(vote.personId, seat)),
        )
        .map(vote => vote.seatId),
    ),
  }
}

/** How a vote stands. */
export type VoteNow = Awaited<ReturnType<typeof voteNow>>
