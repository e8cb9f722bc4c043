import type { EventPlan } from '../../plan/events.ts'
import type { LinePlan, OwnLine } from '../../plan/lines.ts'
import type { RiskPlan } from '../../plan/plan.ts'

/** Lines whose cash a clause adds up, by place; a place can come back. */
export type WatchedLines = readonly number[]

/** What is weighed for one cause of cash: by slot and t, in units; undefined where it is nothing to the slot. */
export interface Weights {
  readonly slots: readonly (Float64Array | undefined)[]
  /** For the flows by period, of which the funding is worked out. */
  readonly flows: Float64Array | undefined
}

/** A line with an uncertain amount, price or time, with what its cash is worth to whom. */
interface WeighedLine {
  readonly line: OwnLine
  readonly weights: Weights
}

/** The error of an estimate (-1 is certain), and how often it counts. */
export interface LineError {
  readonly estimate: number
  readonly times: number
}

/** Lines that are alike but for their size and the error of their estimate. */
export interface LineWork extends WeighedLine {
  readonly ids: readonly string[]
  /** The first of them: the cash of all is that of this line, with these errors added up in the place of its own. */
  readonly line: OwnLine
  readonly errors: readonly LineError[]
}

/** Events with the same bearers. */
export interface EventWork {
  readonly events: readonly (readonly [place: number, event: EventPlan])[]
  readonly weights: Weights
}

/**
 * Everything that adds up to the worths of a trial: a slot for the area, for each party at its own rate, for each at its
 * required return, and for the lines that each clause watches. The sums are whole numbers of a unit, so that they do not
 * hang on their order, and taking something away again leaves no trace.
 */
export interface WorthPlan {
  /** By slot what a euro of each t is worth; undefined for a required return that is the party's own rate. */
  readonly factors: readonly (Float64Array | undefined)[]
  /** By slot in how many euro the sums are counted; last that of the flows. */
  readonly units: readonly number[]
  readonly lines: readonly LineWork[]
  readonly events: readonly EventWork[]
  /** What is the same in every trial: by slot, and of the flows by t. */
  readonly certain: Float64Array
  readonly certainFlows: Float64Array
}

/** Sums stay within so many units, whatever chance brings; the rest is for what is rounded up. */
const UNITS_MOST = 2 ** 31 - 2 ** 20

/** The smallest power of two of which a bound holds no more than fit: a small change of a case mostly leaves it the same. */
const unitOf = (bound: number): number => (bound > 0 ? 2 ** Math.ceil(Math.log2(bound / UNITS_MOST)) : 1)

/** Works out what adds up to the worths. */
export function worthPlan(plan: RiskPlan, watched: readonly WatchedLines[]): WorthPlan {
  const factors = factorsOf(plan, watched.length)
  const signs = plan.lines.map((line, place) => signsOf(plan, line, place, watched))
  const shared = sharedSigns(plan, signs)
  const certain = [...certainCash(plan).entries()].filter(([, cash]) => cash.some(eur => eur !== 0))
  const weigh = weigher(factors, plan.times.closedThrough + 1)
  const raw = plan.lines.flatMap((line, place) => {
    if (line.kind === 'share' || isCertain(line) || line.amounts.every(amount => amount === 0)) return []
    return [{ line, weights: weigh(signs[place]!, shared[place]!, line.index) }]
  })
  const events = eventRoutes(plan, factors.length, weigh)
  const units = unitsOf(plan, raw, events)
  const counted = new Map([...raw, ...events].map(({ weights }) => [weights, weights]))
  for (const weights of counted.keys()) counted.set(weights, inUnits(weights, units))
  const scaled = <Work extends { weights: Weights }>(works: readonly Work[]): Work[] =>
    works.map(work => ({ ...work, weights: counted.get(work.weights)! }))
  return {
    factors,
    units,
    lines: alike(scaled(raw)),
    events: scaled(events),
    certain: Float64Array.from(factors, (factor, slot) =>
      factor ? sumOf(certain, ([place, cash]) => signs[place]![slot]! * dot(cash, factor)) : 0,
    ),
    certainFlows: Float64Array.from({ length: plan.times.periods + 1 }, (_, t) =>
      sumOf(certain, ([place, cash]) => signs[place]![factors.length]! * cash[t]!),
    ),
  }
}

const sumOf = <One>(list: readonly One[], of: (one: One) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0)

function dot(cash: Float64Array, factor: Float64Array): number {
  let sum = 0
  for (let t = 0; t < cash.length; t += 1) sum += cash[t]! * factor[t]!
  return sum
}

/** The slot of a party at its own rate. */
export const ownSlot = (party: number): number => 1 + party

/** The slot of a party at its required return. */
export const requiredSlot = ({ parties }: RiskPlan, party: number): number => 1 + parties.length + party

/** The slot of what a clause watches, by its number among those that do. */
export const watchedSlot = ({ parties }: RiskPlan, nth: number): number => 1 + 2 * parties.length + nth

function factorsOf(plan: RiskPlan, watched: number): (Float64Array | undefined)[] {
  const { parties, commonFactors, times } = plan
  const ones = new Float64Array(times.periods + 1).fill(1)
  return [
    commonFactors,
    ...parties.map(({ ownFactors }) => ownFactors),
    ...parties.map(({ ownFactors, requiredFactors }) =>
      requiredFactors.every((factor, t) => factor === ownFactors[t]) ? undefined : requiredFactors,
    ),
    ...Array.from({ length: watched }, () => ones),
  ]
}

/** Whom a flow concerns. */
interface Flow {
  readonly from: number
  readonly to: number
  readonly grexSign: number
}

/** With what sign a flow goes to each slot, and last to the flows of the funding; -1 is outside. */
export function signsOfFlow({ parties, funding }: RiskPlan, { from, to, grexSign }: Flow): number[] {
  const area = from < 0 ? 1 : Number(to < 0) * -1
  const own = parties.map((_, party) => Number(to === party) - Number(from === party))
  return [area, ...own, ...own, funding.party < 0 ? area : grexSign]
}

function signsOf(
  plan: RiskPlan,
  line: LinePlan,
  place: number,
  watched: readonly WatchedLines[],
): readonly number[] {
  const signs = signsOfFlow(plan, line)
  const times = watched.map(places => places.filter(one => one === place).length)
  return [...signs.slice(0, -1), ...times, ...signs.slice(-1)]
}

/** By line the signs of all shares of it, and of shares of those, each times the share. */
function sharedSigns({ lines }: RiskPlan, signs: readonly (readonly number[])[]): number[][] {
  const shared = lines.map((_, place) => signs[place]!.map(() => 0))
  // Every line comes before those that are a share of it: from the last on, all shares of a line are known.
  for (let place = lines.length - 1; place >= 0; place -= 1) {
    const line = lines[place]!
    if (line.kind === 'own') continue
    const all = signs[place]!.map((sign, slot) => sign + shared[place]![slot]!)
    for (const of of line.of)
      all.forEach((sign, slot) => {
        shared[of]![slot]! += line.share * sign
      })
  }
  return shared
}

/** No chance in what it costs: it has no estimate and no price. */
const isFixedPrice = ({ column, residual, estimate }: OwnLine): boolean =>
  column < 0 && !residual && estimate < 0
const isCertain = (line: OwnLine): boolean => line.mover < 0 && isFixedPrice(line)

/** By line its cash by t that is the same in every trial. */
function certainCash({ lines, times }: RiskPlan): Float64Array[] {
  const all: Float64Array[] = []
  for (const line of lines) {
    const cash = new Float64Array(times.periods + 1)
    if (line.kind === 'own' && isCertain(line))
      line.amounts.forEach((amount, t) => {
        cash[t] = amount * (line.index?.[t] ?? 1)
      })
    else if (line.kind === 'share')
      for (const place of line.of)
        for (let t = times.closedThrough + 1; t < cash.length; t += 1)
          cash[t]! += line.share * all[place]![t]!
    const { realisedEur } = line
    for (let t = 0; realisedEur && t <= times.closedThrough; t += 1) cash[t]! += realisedEur[t]!
    all.push(cash)
  }
  return all
}

/** Most lines that are worked out together: all of them are worked out again when one of them changes. */
const ALIKE_MOST = 8

/** Puts lines together that move alike, at the same price, with the same weights, evenly over the same periods. */
function alike(lines: readonly WeighedLine[]): LineWork[] {
  const groups: [WeighedLine, ...WeighedLine[]][] = []
  const open = new Map<Weights, Map<string, number>>()
  for (const one of lines) {
    const byWay = open.get(one.weights) ?? new Map<string, number>()
    open.set(one.weights, byWay)
    const name = evenName(one.line)
    const group = groups[byWay.get(name ?? '') ?? -1]
    if (name !== undefined && group && group.length < ALIKE_MOST) group.push(one)
    else byWay.set(name ?? '-', groups.push([one]) - 1)
  }
  return groups.map(members => {
    const [{ line, weights }] = members
    const sizeOf = ({ amounts }: OwnLine): number => amounts.find(amount => amount !== 0)!
    const errors = members.map(one => ({
      estimate: one.line.estimate,
      times: sizeOf(one.line) / sizeOf(line),
    }))
    return { ids: members.map(one => one.line.id), line, errors, weights }
  })
}

/** All but the size that the cash of a line hangs on, where that is the same in every period; else undefined. */
function evenName({ amounts, mover, column, residual }: OwnLine): string | undefined {
  const first = amounts.findIndex(amount => amount !== 0)
  const end = amounts.findLastIndex(amount => amount !== 0) + 1
  const isEven = amounts.subarray(first, end).every(amount => amount === amounts[first])
  return isEven ? [first, end, mover, column, JSON.stringify(residual)].join(' ') : undefined
}

type Weigher = (own: readonly number[], shares: readonly number[], index: Float64Array | null) => Weights

/**
 * Finds weights by slot and t: factor x index x sign, from `open` on also the signs of the shares. Not in units yet. Lines
 * that go the same way have the same.
 */
function weigher(factors: readonly (Float64Array | undefined)[], open: number): Weigher {
  const known = new Map<Float64Array | null, Map<string, Weights>>()
  const ones = new Float64Array(factors[0]!.length).fill(1)
  return (own, shares, index) => {
    const byWay = known.get(index) ?? new Map<string, Weights>()
    known.set(index, byWay)
    const way = `${own.join()} ${shares.join()}`
    const before = byWay.get(way)
    if (before) return before
    const of = (slot: number, factor: Float64Array): Float64Array | undefined => {
      const [sign, share] = [own[slot]!, shares[slot]!]
      if (sign === 0 && share === 0) return undefined
      return factor.map((worth, t) => (t < open ? sign : sign + share) * worth * (index ? index[t]! : 1))
    }
    const weights = {
      slots: factors.map((factor, slot) => factor && of(slot, factor)),
      flows: of(factors.length, ones),
    }
    byWay.set(way, weights)
    return weights
  }
}

/** Events by their bearers; no clause watches them. */
function eventRoutes({ events, parties, funding }: RiskPlan, slots: number, weigh: Weigher): EventWork[] {
  const groups = Map.groupBy([...events.entries()], ([, { bearers }]) => JSON.stringify(bearers))
  return [...groups.values()].map(members => {
    const { bearers } = members[0]![1]
    const shareOf = (party: number): number =>
      bearers.reduce((sum, one) => (one.party === party ? sum - one.share : sum), 0)
    const own = parties.map((_, party) => shareOf(party))
    const none = new Array<number>(slots + 1).fill(0)
    const signs: number[] = Object.assign([...none], [-1, ...own, ...own])
    signs[slots] = funding.party < 0 ? -1 : shareOf(funding.party)
    return { events: members, weights: weigh(signs, none, null) }
  })
}

function largest(values: Float64Array | undefined): number {
  let most = 0
  for (let place = 0; values && place < values.length; place += 1)
    most = Math.max(most, Math.abs(values[place]!))
  return most
}

/** By slot, last for the flows, a unit in which every sum fits. */
function unitsOf(plan: RiskPlan, lines: readonly WeighedLine[], events: readonly EventWork[]): number[] {
  const bounds: number[] = []
  const sizes = new Map<Weights, number[]>()
  const add = (bound: number, weights: Weights): void => {
    const size = sizes.get(weights) ?? [...weights.slots, weights.flows].map(largest)
    sizes.set(weights, size)
    size.forEach((most, slot) => {
      bounds[slot] = (bounds[slot] ?? 0) + bound * most
    })
  }
  for (const { line, weights } of lines) add(lineBound(plan, line), weights)
  for (const { events: members, weights } of events)
    add(
      sumOf(members, ([, { amountEur }]) => Math.max(Math.abs(amountEur.min), Math.abs(amountEur.max))),
      weights,
    )
  return bounds.map(unitOf)
}

/** More than a line comes to, before factors and index. */
function lineBound(plan: RiskPlan, { amounts, column, residual, estimate }: OwnLine): number {
  const price = multiplierMost(plan, column)
  const gross = amounts.reduce((sum, amount) => sum + Math.abs(amount), 0)
  const most = residual ? Math.abs(residual.value) * price + Math.abs(residual.rest) : price
  return gross * most * (estimate < 0 ? 1 : plan.estimates[estimate]!.multiplier.max)
}

/** The most that a multiplier comes to, whatever chance brings; in a market of the past what came. */
export function multiplierMost({ columns, market, replay }: RiskPlan, column: number): number {
  const found = columns[column]
  if (!found) return 1
  const past = replay
    ? sumOf(found.drivers, ({ factor, elasticity }) => {
        const { process } = market.factors[factor]!
        const deviations = Array.from(replay.deviations[factor]!, Math.abs)
        const farthest = process === 'ar1' ? sumOf(deviations, one => one) : Math.max(0, ...deviations)
        return Math.abs(elasticity) * (process === 'vasicek' ? farthest / market.yieldLevel : farthest)
      })
    : 0
  return Math.exp(replay ? found.reach + past : found.highest)
}

function inUnits({ slots, flows }: Weights, units: readonly number[]): Weights {
  return {
    slots: slots.map((weights, slot) => weights?.map(weight => weight / units[slot]!)),
    flows: flows?.map(weight => weight / units.at(-1)!),
  }
}
