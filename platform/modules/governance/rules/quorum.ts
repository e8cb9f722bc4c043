import type { QuorumCount, QuorumRule, Standing } from '../model.ts'

/** A filled voting seat at the moment of a vote, with everybody who sits there for it. */
export interface CountedSeat {
  seatId: string
  isRecused: boolean
  /** Who is there for this seat now: the holder, a deputy, or both. */
  sitters: readonly { personId: string; isDeputy: boolean }[]
}

// Two thirds of three seats is two: what binary fractions add to a product does not make it three.
const rounding = 1e-9

/** How many seats a quorum takes of `seats` filled voting seats, by the rule. */
export function quorumNeeded(rule: QuorumRule, seats: number): number {
  const product = rule.share * seats
  const byShare =
    rule.kind === 'more-than' ? Math.floor(product + rounding) + 1 : Math.ceil(product - rounding)
  return Math.max(byShare, rule.seatsMin)
}

/** How a seat stands: recused before all, then its holder before its deputy; a seat is there once. */
export function standingOf(seat: CountedSeat): { standing: Standing; personId: string | undefined } {
  const sitter = seat.sitters.find(one => !one.isDeputy) ?? seat.sitters[0]
  const personId = sitter?.personId
  if (seat.isRecused) return { standing: 'recused', personId }
  if (!sitter) return { standing: 'absent', personId: undefined }
  return { standing: sitter.isDeputy ? 'deputy' : 'present', personId }
}

/**
 * The count at this moment: seats that are there and not recused, of all filled voting seats. A recused seat leaves
 * what is counted, never what it is counted of.
 */
export function countQuorum(rule: QuorumRule, seats: readonly CountedSeat[]): QuorumCount {
  const counted = seats.filter(seat => {
    const { standing } = standingOf(seat)
    return standing === 'present' || standing === 'deputy'
  }).length
  return { of: seats.length, needed: quorumNeeded(rule, seats.length), counted }
}

/** Whether a decision may be taken. */
export function hasQuorum({ needed, counted }: QuorumCount): boolean {
  return counted >= needed
}
