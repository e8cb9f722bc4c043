import { seededRandom } from '../../selection/seeded-random.ts'
import type { DealScenarios } from '../deal-scenarios.ts'

const partyIds = ['gem', 'dev', 'bel', 'cor', 'rijk']

/** Five parties and some risks with drawn losses, the same for the same seed. */
export function drawnScenarios(
  trials: number,
  riskCount: number,
  seed: number,
  clauseCount = 0,
): DealScenarios {
  const random = seededRandom(seed)
  const parties = partyIds.map((id, place) => ({
    id,
    // With clauses parties ask so much that they need contributions, for else a hedge is worth nothing.
    minResultEur: -5e6 + 2e6 * random.next() + (clauseCount > 0 && place < 4 ? 5e6 : 0),
    riskPrice: Math.round(30 * random.next()) / 100,
    tailCapEur: 4e6 + 1e7 * random.next(),
    isState: place === partyIds.length - 1,
  }))
  const risks = Array.from({ length: riskCount }, (_, place) => ({
    id: `risico-${place}`,
    control: Object.fromEntries(partyIds.map(id => [id, 0.7 + 0.6 * random.next()])),
    range: Object.fromEntries(
      partyIds.map(id => [id, [0, id === 'rijk' ? 0.3 : 0.6 + 0.4 * random.next()] as const]),
    ),
  }))
  const draw = (mean: number, spread: number) =>
    Float64Array.from({ length: trials }, () => mean + spread * random.normal())
  const events = (chance: number, most: number) =>
    Float64Array.from({ length: trials }, () => (random.next() < chance ? most * random.next() : 0))
  const base = parties.map(() => draw(1e6, 1.5e6))
  const losses = risks.map((_, place) => (place % 2 === 0 ? draw(2e5, 2e6) : events(0.3, 4e6)))
  return {
    parties,
    risks,
    base,
    losses,
    // What one party pays the next gets when a risk turns out badly: a hedge beyond what the ranges allow.
    clauses: Array.from({ length: clauseCount }, (_, place) => {
      const paid = Float64Array.from(losses[place] ?? [], eur => 0.8 * (eur - 4e5))
      const payoff = parties.map((_party, party) => {
        if (party === place % 4) return paid.map(eur => -eur)
        return party === place + 1 ? paid : paid.map(() => 0)
      })
      return { id: `afspraak-${place}`, payoff }
    }),
    sharesNow: risks.map(() => partyIds.map(() => 1 / partyIds.length)),
    leftAsWritten: [],
  }
}
