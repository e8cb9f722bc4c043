import type { Attendance, QuorumRule, Seat, VoteChoice } from '../model.ts'
import { type CountedSeat, countQuorum, standingOf } from './quorum.ts'
import { maySit } from './rights.ts'

/** Somebody, or everybody of an organisation, who must stand aside. */
export interface StandsAside {
  personId?: string | undefined
  organisationId?: string | undefined
  reason: { nl: string; en: string }
}

/** Seats that count for a quorum: those that vote and are filled by somebody with a position. */
export function filledSeats(seats: readonly Seat[]): Seat[] {
  return seats.filter(seat => seat.votes && (seat.holder?.hasPosition || seat.deputy?.hasPosition))
}

/** Who is there for each seat: who came and did not leave, as long as the seat is still theirs. */
export function sittersAt(
  seats: readonly Seat[],
  attendances: readonly Attendance[],
): Map<string, CountedSeat['sitters']> {
  return new Map(
    seats.map(seat => [
      seat.id,
      attendances
        .filter(one => one.seatId === seat.id && one.leftAt === undefined)
        .flatMap(({ personId }) => {
          const as = maySit(personId, seat)
          return as ? [{ personId, isDeputy: as === 'deputy' }] : []
        }),
    ]),
  )
}

/** In writing who votes is there, as long as the seat is still theirs. */
export function sittersInWriting(
  seats: readonly Seat[],
  votes: readonly { seatId: string; personId: string }[],
): Map<string, CountedSeat['sitters']> {
  return new Map(
    seats.map(seat => [
      seat.id,
      votes
        .filter(vote => vote.seatId === seat.id)
        .flatMap(({ personId }) => {
          const as = maySit(personId, seat)
          return as ? [{ personId, isDeputy: as === 'deputy' }] : []
        }),
    ]),
  )
}

/**
 * The reason why a seat must stand aside, if it must: its organisation is in the concern of one that must, or who sits
 * there (who would, where nobody does) must.
 */
export function mustStandAside(
  seat: Seat,
  sitters: CountedSeat['sitters'],
  asked: { found: readonly StandsAside[]; concernOf: (organisationId: string) => string },
): { nl: string; en: string } | undefined {
  const people = sitters.length > 0 ? sitters.map(one => one.personId) : [seat.holder?.personId]
  const own = asked.concernOf(seat.organisationId)
  return asked.found.find(
    ({ personId, organisationId }) =>
      (personId !== undefined && people.includes(personId)) ||
      (organisationId !== undefined && asked.concernOf(organisationId) === own),
  )?.reason
}

/** How a vote stands at this moment. */
export function standOfVote(asked: {
  rule: QuorumRule
  seats: readonly Seat[]
  sitters: ReadonlyMap<string, CountedSeat['sitters']>
  recused: ReadonlySet<string>
  votes: readonly { seatId: string; personId: string; choice: VoteChoice }[]
}) {
  const counted: CountedSeat[] = filledSeats(asked.seats).map(seat => ({
    seatId: seat.id,
    isRecused: asked.recused.has(seat.id),
    sitters: asked.sitters.get(seat.id) ?? [],
  }))
  const standings = counted.map(seat => ({ seatId: seat.seatId, ...standingOf(seat) }))
  const there = new Set(
    standings
      .filter(({ standing }) => standing === 'present' || standing === 'deputy')
      .map(({ seatId }) => seatId),
  )
  return {
    quorum: countQuorum(asked.rule, counted),
    standings,
    /** Seats that are there and may vote. */
    there,
    /** Votes that count: of seats that are there and do not stand aside. */
    votes: asked.votes.filter(vote => there.has(vote.seatId)),
  }
}
