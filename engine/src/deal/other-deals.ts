import type { Deal, DealChange, DealDesk } from './deal-desk.ts'
import type { DealScenarios } from './deal-scenarios.ts'
import { type Settled, settle } from './settle.ts'

/** Near enough for figures beside the deal: a millionth of the cost. */
export const quickGap = 1e-6
/** Euro of public cost between two rounds of such a figure that are the same. */
const quickNearEur = 1000

/** What a deal costs when a party accepts a tail loss of at most so much; null when it cannot be. Euro. */
export interface DealPoint {
  readonly tailCapEur: number
  readonly costEur: number | null
}

/** What the deal costs with a clause as it is written, and without it, the other strengths as found; null when it cannot be. */
export interface ClauseCost {
  readonly asWrittenCostEur: number | null
  readonly withoutCostEur: number | null
}

/**
 * What other deals cost. In each of them clauses on results pay what they pay on what that deal leaves, as strong as in
 * the deal that was found. Euro.
 */
export interface OtherDeals {
  /** What the deal costs more in other worlds; null when that cannot be. */
  readonly whatIf: {
    readonly stateBearsNothingEur: number | null
    /** When each party bears as much of every risk as it may, with all clauses on drivers as they are written. */
    readonly allWithEur: Readonly<Record<string, number | null>>
    /** By clause of which the deal sets the strength. */
    readonly clauses: Readonly<Record<string, ClauseCost>>
  }
  /** By party: what it costs to let it accept less and less tail loss. */
  readonly fronts: Readonly<Record<string, readonly DealPoint[]>>
}

/** What is looked for. */
interface Sought {
  readonly change?: DealChange
  /** Shares that are asked, as far as the bounds allow, with all clauses on drivers as they are written. */
  readonly shares?: readonly (readonly number[])[]
  /** By clause on results; absent = as written. */
  readonly strengths?: readonly number[]
  readonly isQuick?: boolean
  /** A deal near it. */
  readonly from?: Deal
}

/** Finds deals on the trials of one desk. */
export type DealSearch = (sought: Sought) => Settled

/** A search on a desk: clauses on results are settled in every deal that it finds. */
export function openSearch(desk: DealDesk, scenarios: DealScenarios): DealSearch {
  return ({ change, shares, isQuick = false, ...settling }) => {
    const limits = shares ? fixedShares(scenarios, shares) : change
    const gap = isQuick || shares ? quickGap : undefined
    return settle(
      scenarios,
      ({ base }) => {
        desk.rebase(base)
        return desk.solve(limits, gap)
      },
      { ...settling, ...(isQuick ? { nearEur: quickNearEur } : {}) },
    )
  }
}

/** The limits within which risks are divided as asked, moved into their bounds. */
function fixedShares({ parties, risks }: DealScenarios, wanted: readonly (readonly number[])[]): DealChange {
  const shares = risks.map(({ range }, place) =>
    withinBounds(
      wanted[place]!,
      parties.map(party => range[party.id] ?? [0, 0]),
    ),
  )
  return {
    range: (risk, party) => {
      const row = shares[risks.findIndex(one => one.id === risk)]!
      const share = row[parties.findIndex(one => one.id === party)]!
      return [share, share]
    },
    strength: () => [1, 1],
  }
}

/** Shares moved into their bounds; what is then left over or short is divided in proportion to the room of each. */
export function withinBounds(
  shares: readonly number[],
  bounds: readonly (readonly [number, number])[],
): readonly number[] {
  const inside = bounds.map(([low, high], place) => Math.min(high, Math.max(low, shares[place]!)))
  const left = 1 - inside.reduce((sum, share) => sum + share, 0)
  const rooms = inside.map((share, place) => {
    const [low, high] = bounds[place]!
    return left > 0 ? high - share : share - low
  })
  const room = rooms.reduce((sum, one) => sum + one, 0)
  return inside.map((share, place) => (room > 0 ? share + (left * rooms[place]!) / room : share))
}

/** The deal that was found. */
interface Found {
  readonly deal: Deal
  readonly strengths: readonly number[]
}

/** Works out what other deals cost beside the one that was found. */
export function otherDeals(search: DealSearch, scenarios: DealScenarios, found: Found): OtherDeals {
  const { parties, risks } = scenarios
  const { deal, strengths } = found
  const near = { strengths, isQuick: true, from: deal }
  const isState = (id: string) => parties.some(party => party.id === id && party.isState)
  const without = search({
    ...near,
    change: { range: (_risk, party) => (isState(party) ? [0, 0] : undefined) },
  }).deal
  const allWith = (place: number): number | null => {
    const shares = risks.map(() => parties.map((_, at) => Number(at === place)))
    return costOf(search({ ...near, shares }))
  }
  return {
    whatIf: {
      stateBearsNothingEur: without ? without.costEur - deal.costEur : null,
      allWithEur: Object.fromEntries(parties.map(({ id }, place) => [id, allWith(place)])),
      clauses: clauseCosts(search, scenarios, found),
    },
    fronts: frontsOf(search, scenarios, found),
  }
}

const costOf = ({ deal }: Settled): number | null => deal?.costEur ?? null

/** By clause the deal with that clause as it is written, and without it. */
function clauseCosts(
  search: DealSearch,
  { clauses, onResults }: DealScenarios,
  { deal, strengths }: Found,
): OtherDeals['whatIf']['clauses'] {
  const near = { isQuick: true, from: deal }
  const costsOf = (of: (strength: number) => Settled, is: number | undefined): ClauseCost => {
    // What was found already is that deal.
    const at = (strength: number) => (is === strength ? deal.costEur : costOf(of(strength)))
    return { asWrittenCostEur: at(1), withoutCostEur: at(0) }
  }
  const onDrivers = clauses.map(({ id }, place) => {
    const of = (strength: number): Settled =>
      search({
        ...near,
        strengths,
        change: { strength: clause => (clause === id ? [strength, strength] : undefined) },
      })
    return [id, costsOf(of, deal.clauses[place])] as const
  })
  const onOwn = (onResults?.clauses ?? []).flatMap(({ id, isFixed }, place) => {
    const of = (strength: number): Settled => search({ ...near, strengths: strengths.with(place, strength) })
    return isFixed ? [] : [[id, costsOf(of, strengths[place])] as const]
  })
  return Object.fromEntries([...onDrivers, ...onOwn])
}

/** Parts of the tail loss of a party in the found deal. */
const lessAndLess = [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0]

function frontsOf(
  search: DealSearch,
  { parties }: DealScenarios,
  { deal, strengths }: Found,
): OtherDeals['fronts'] {
  return Object.fromEntries(
    parties.flatMap(({ id }, place) => {
      const tail = deal.tailsEur[place]!
      if (tail <= 0) return []
      let from = deal
      const points = lessAndLess.map((part): DealPoint => {
        const tailCapEur = part * tail
        if (part === 1) return { tailCapEur, costEur: deal.costEur }
        const found = search({ strengths, isQuick: true, from, change: { tailCapEur: { [id]: tailCapEur } } })
        from = found.deal ?? from
        return { tailCapEur, costEur: costOf(found) }
      })
      return [[id, points]]
    }),
  )
}
