/** Parts of what is written at which a clause is tried first, and then by steps. */
const FIRST = [0, 0.25, 0.5, 0.75]
const STEPS_A_WHOLE = 20
/** Rounds over all clauses: the strength of one can hang on that of another. */
const ROUNDS_MOST = 4
/** Euro of public cost that another strength must save: less is no reason to write a clause anew. */
export const WORTH_EUR = 1000

/**
 * Strengths of clauses on results at the least cost that is found: from what is written, one clause after the other at
 * quarters and then by steps of a twentieth, until nothing helps. What a clause pays hangs on the division, and the
 * division on what it pays, so that the cost has no known shape: nothing proves that no other strengths cost less.
 * @param isFixed by clause: its strength is not to be set
 * @param costOf undefined where no deal can be made
 */
export function findStrengths(
  isFixed: readonly boolean[],
  costOf: (strengths: readonly number[]) => number | undefined,
): readonly number[] {
  let best: readonly number[] = isFixed.map(() => 1)
  let least = costOf(best) ?? Number.POSITIVE_INFINITY
  const tried = new Set([best.join()])
  const isBetter = (clause: number, strength: number): boolean => {
    const strengths = best.with(clause, Math.round(strength * STEPS_A_WHOLE) / STEPS_A_WHOLE)
    if (strength < 0 || strength > 1 || tried.has(strengths.join())) return false
    tried.add(strengths.join())
    const cost = costOf(strengths) ?? Number.POSITIVE_INFINITY
    if (!(cost < least - WORTH_EUR)) return false
    best = strengths
    least = cost
    return true
  }
  const walk = (clause: number, step: number): void => {
    while (isBetter(clause, best[clause]! + step));
  }
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    const before = best
    for (const [clause, isLeft] of isFixed.entries()) {
      if (isLeft) continue
      for (const strength of FIRST) isBetter(clause, strength)
      walk(clause, -1 / STEPS_A_WHOLE)
      walk(clause, 1 / STEPS_A_WHOLE)
    }
    if (best === before) break
  }
  return best
}
