import { countOf, percentile } from '../statistics/percentiles.ts'
import { leastPair } from './joint-pair.ts'

/** Rounds of lowering; far more than are ever needed. */
const MOST_ROUNDS = 50

/** What each party gets, and in which share of the trials all of them have enough. */
export interface JointAmounts {
  readonly amounts: readonly number[]
  readonly total: number
  readonly pAllMet: number
}

const totalOf = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0)

/** Share of the trials in which every amount is at least what its party needs. */
export function shareMet(needs: readonly Float64Array[], amounts: readonly number[]): number {
  const trials = needs[0]!.length
  let met = 0
  for (let trial = 0; trial < trials; trial += 1)
    met += Number(needs.every((need, party) => need[trial]! <= amounts[party]!))
  return met / trials
}

/**
 * Amounts with which all parties have enough in a share of the trials, and none of which can be lowered alone. Starts
 * where every party has its part of the risk of failing (Bonferroni: surely enough), lowers one party after another as far
 * as the share allows, in every order that begins with another party, keeps the cheapest, and then looks for every two
 * parties which amounts of both are the least together. For two parties that is the least there is on these trials; for
 * more it is not proven to be: the set of amounts that are enough is not convex.
 * @param needs by party, what it needs in every trial
 * @param known amounts that are enough for a higher share; the answer is never dearer
 */
export function leastJointAmounts(
  needs: readonly Float64Array[],
  probability: number,
  known?: readonly number[],
): JointAmounts {
  const surely = startOf(needs, probability)
  return cheapest(
    needs,
    probability,
    known ? [surely, known] : [surely],
    needs.map(() => Number.POSITIVE_INFINITY),
  )
}

/** The same with at most so much for every party (Infinity: no limit); undefined where that is not enough. */
export function leastJointAmountsWithin(
  needs: readonly Float64Array[],
  probability: number,
  most: readonly number[],
): JointAmounts | undefined {
  const all = needs.map((need, party) =>
    Math.min(
      most[party]!,
      need.reduce((a, b) => Math.max(a, b), 0),
    ),
  )
  const enough = countOf(probability, needs[0]!.length) / needs[0]!.length
  const surely = startOf(needs, probability).map((amount, party) => Math.min(amount, all[party]!))
  const starts = [surely, all].filter(start => shareMet(needs, start) >= enough)
  return starts.length === 0 ? undefined : cheapest(needs, probability, starts, most)
}

function startOf(needs: readonly Float64Array[], probability: number): number[] {
  const each = 1 - (1 - probability) / needs.length
  return needs.map(need => percentile(need.toSorted(), each))
}

function cheapest(
  needs: readonly Float64Array[],
  probability: number,
  starts: readonly (readonly number[])[],
  most: readonly number[],
): JointAmounts {
  let best: readonly number[] | undefined
  for (const start of starts) {
    for (const [first] of needs.entries()) {
      const amounts = lowered(needs, probability, start, first)
      if (!best || totalOf(amounts) < totalOf(best)) best = amounts
    }
  }
  const amounts = exchanged(needs, probability, best!, most)
  return { amounts, total: totalOf(amounts), pAllMet: shareMet(needs, amounts) }
}

/** Amounts after which no two parties can have less together while the others keep what they have. */
function exchanged(
  needs: readonly Float64Array[],
  probability: number,
  start: readonly number[],
  most: readonly number[],
): readonly number[] {
  const amounts = [...start]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = totalOf(amounts)
    for (const [second] of needs.entries())
      for (let first = 0; first < second; first += 1) {
        const pair = leastPair({
          first: needs[first]!,
          second: needs[second]!,
          isOpen: openTo(needs, amounts, [first, second]),
          trials: countOf(probability, needs[first]!.length),
          mostFirst: most[first]!,
          mostSecond: most[second]!,
        })
        if (!pair || pair.first + pair.second >= amounts[first]! + amounts[second]!) continue
        amounts[first] = pair.first
        amounts[second] = pair.second
      }
    if (totalOf(amounts) === before) break
  }
  return amounts
}

/** Whether all others than these parties have enough, by trial. */
function openTo(
  needs: readonly Float64Array[],
  amounts: readonly number[],
  parties: readonly number[],
): Uint8Array {
  const others = needs.flatMap((need, party) =>
    parties.includes(party) ? [] : [{ need, amount: amounts[party]! }],
  )
  return Uint8Array.from(needs[0]!, (_, trial) =>
    Number(others.every(({ need, amount }) => need[trial]! <= amount)),
  )
}

function lowered(
  needs: readonly Float64Array[],
  probability: number,
  start: readonly number[],
  first: number,
): readonly number[] {
  const amounts = [...start]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = totalOf(amounts)
    for (let step = 0; step < needs.length; step += 1) {
      const party = (first + step) % needs.length
      amounts[party] = Math.min(amounts[party]!, leastOf(needs, probability, amounts, party))
    }
    if (totalOf(amounts) === before) break
  }
  return amounts
}

/** The least for one party while the others keep what they have. */
function leastOf(
  needs: readonly Float64Array[],
  probability: number,
  amounts: readonly number[],
  party: number,
): number {
  const own = needs[party]!
  const isOpen = openTo(needs, amounts, [party])
  const open = own.filter((_, trial) => isOpen[trial] === 1)
  // Enough trials are open: the amounts of the others were enough to begin with.
  return open.toSorted()[countOf(probability, own.length) - 1]!
}
