import type { VoteNow } from '../actions/vote-now.ts'
import type { Attendance, Seat, Standing, VoteChoice } from '../model.ts'
import type { SeatLine } from '../pages/quorum.tsx'
import type { VoteNowData } from '../pages/vote-now.tsx'
import { standingOf } from '../rules/quorum.ts'
import type { DecisionRow, QuorumSeat } from '../store/decisions.ts'
import type { Vote } from '../store/votes.ts'

const nameOf = (seat: Seat, personId: string | undefined): string | undefined =>
  [seat.holder, seat.deputy].find(one => one && one.personId === personId)?.name

const isFilled = (seat: Seat) => Boolean(seat.holder?.hasPosition || seat.deputy?.hasPosition)

const sitterName = (seat: Seat, which: 'holder' | 'deputy') =>
  seat[which]?.hasPosition ? seat[which]?.name : undefined

const line = (
  seat: Seat,
  now: { standing: Standing; personId: string | undefined; isRemote: boolean },
): SeatLine => ({
  seatId: seat.id,
  organisation: seat.organisationName,
  personName: now.standing === 'absent' ? undefined : nameOf(seat, now.personId),
  holderName: sitterName(seat, 'holder'),
  deputyName: sitterName(seat, 'deputy'),
  votes: seat.votes,
  isFilled: isFilled(seat),
  standing: now.standing,
  isRemote: now.isRemote,
  isFounder: seat.isFounder,
  recusedBecause: undefined,
  hasVoted: false,
  choice: undefined,
})

/** The seats of a meeting with who is there now: those that vote and those that do not. */
export function presenceLines(
  seats: readonly Seat[],
  sitters: ReadonlyMap<string, readonly { personId: string; isDeputy: boolean }[]>,
  attendances: readonly Attendance[],
): SeatLine[] {
  return seats.map(seat => {
    const at = standingOf({ seatId: seat.id, isRecused: false, sitters: sitters.get(seat.id) ?? [] })
    const isRemote = attendances.some(
      one => one.seatId === seat.id && one.leftAt === undefined && one.isRemote,
    )
    return line(seat, { ...at, isRemote })
  })
}

/** The voting seats in a vote that is open; what each voted is for who keeps the vote. */
function voteLines(now: VoteNow, { withChoices }: { withChoices: boolean }): SeatLine[] {
  const standings = new Map(now.standings.map(one => [one.seatId, one]))
  return now.seats.flatMap(seat => {
    const at = standings.get(seat.id)
    if (!at) return []
    const vote = now.allVotes.find(one => one.seatId === seat.id)
    return [
      {
        ...line(seat, { ...at, isRemote: false }),
        recusedBecause:
          now.told.find(one => one.seatId === seat.id)?.reason ?? now.found.get(seat.id)?.nl ?? undefined,
        hasVoted: vote !== undefined,
        choice: withChoices ? vote?.choice : undefined,
      },
    ]
  })
}

/** The seats as they stood when a decision was settled, with what each voted. */
export function settledLines(
  seats: readonly QuorumSeat[],
  votes: readonly Vote[],
  reasons: ReadonlyMap<string, string>,
): SeatLine[] {
  return seats.map(seat => ({
    seatId: seat.seatId,
    organisation: seat.organisationName,
    personName: seat.standing === 'absent' ? undefined : seat.personName,
    holderName: undefined,
    deputyName: undefined,
    votes: true,
    isFilled: true,
    standing: seat.standing,
    isRemote: false,
    isFounder: false,
    recusedBecause: reasons.get(seat.seatId),
    hasVoted: votes.some(vote => vote.seatId === seat.seatId),
    choice: countedChoice(seat, votes),
  }))
}

function countedChoice(seat: QuorumSeat, votes: readonly Vote[]): VoteChoice | undefined {
  if (seat.standing !== 'present' && seat.standing !== 'deputy') return undefined
  return votes.find(vote => vote.seatId === seat.seatId)?.choice
}

/** An open vote as its panel shows it to this reader. */
export function voteNowData(asked: {
  decision: DecisionRow
  now: VoteNow
  own: Seat | undefined
  personId: string | undefined
  mayKeep: boolean
}): VoteNowData {
  const { decision, now, own, personId } = asked
  const sits =
    own?.votes &&
    !now.recused.has(own.id) &&
    (decision.meetingId === undefined || now.sitters.get(own.id)?.some(one => one.personId === personId))
  return {
    decisionId: decision.id,
    title: decision.title,
    text: decision.text,
    quorum: now.quorum,
    seats: voteLines(now, { withChoices: asked.mayKeep }),
    majority: decision.majority ?? 'simple',
    closesAt: decision.closesAt?.toString(),
    mine: sits ? { choice: now.allVotes.find(vote => vote.seatId === own.id)?.choice } : undefined,
    mayKeep: asked.mayKeep,
  }
}
