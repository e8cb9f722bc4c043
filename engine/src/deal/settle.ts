import { type Deal, lossesOf } from './deal-desk.ts'
import type { DealScenarios } from './deal-scenarios.ts'
import { changeOnResults, laterIn, type OwnResultClauses } from './own-results.ts'

/** Rounds after which a division and what clauses pay on it are taken as they are; a share of a profit takes four. */
const maximumRounds = 25
/** Euro of public cost between two rounds that are the same, unless asked otherwise. */
const NEAR_EUR = 1

/** How a search goes; absent = clauses as they are written, from what they pay when nothing of the deal happens. */
interface Settling {
  /** By clause on results: the part of what is written that it pays. */
  readonly strengths?: readonly number[]
  /** A deal near the one that is looked for. */
  readonly from?: Deal
  readonly nearEur?: number
}

/** A deal, with the trials in which clauses on results pay what they pay on what it leaves. */
export interface Settled {
  readonly deal: Deal | undefined
  readonly scenarios: DealScenarios
  /** Euro of public cost that the last round still changed. */
  readonly movedEur: number
}

/**
 * Searches until clauses on results pay, in every trial, what they pay on the results that the division leaves: each round
 * takes for settled what they pay on the division before. Where they look at no results one round is all.
 */
export function settle(
  scenarios: DealScenarios,
  solve: (scenarios: DealScenarios) => Deal | undefined,
  { strengths, from, nearEur = NEAR_EUR }: Settling = {},
): Settled {
  const { onResults } = scenarios
  const first = onResults && from ? paidFor(scenarios, onResults, from, strengths) : scenarios
  let settled = { deal: solve(first), scenarios: first, movedEur: 0 }
  for (let round = 1; onResults && settled.deal && round < maximumRounds; round += 1) {
    const next = paidFor(scenarios, onResults, settled.deal, strengths)
    const deal = solve(next)
    const movedEur = deal ? Math.abs(deal.costEur - settled.deal.costEur) : 0
    settled = { deal, scenarios: next, movedEur }
    if (movedEur < nearEur) break
  }
  return settled
}

/** The trials, with clauses on results paid on what a deal leaves. */
function paidFor(
  scenarios: DealScenarios,
  onResults: OwnResultClauses,
  deal: Deal,
  strengths: readonly number[] | undefined,
): DealScenarios {
  const { parties, base } = scenarios
  const moved = parties.map((party, place) => {
    const gets = deal.contributionsEur[place]!
    return lossesOf(scenarios, party, place, deal).map((loss, trial) => gets - loss - base[place]![trial]!)
  })
  const later = laterIn(onResults, scenarios.clauses, deal.clauses)
  const change = changeOnResults(onResults, moved, strengths, later)
  return {
    ...scenarios,
    base: base.map((values, place) => values.map((eur, trial) => eur + change[place]![trial]!)),
  }
}
