import type { OwnLine } from '../../plan/lines.ts'
import { placeWeight } from '../kernel-plan.ts'
import { type CaseDesk, drawWordsOf, placeIn, placesOf, placesOfLattice } from './case-desk.ts'
import { type MarketRows, stepsOf } from './case-market.ts'
import { type TimingRows, triangularNumbers } from './case-timing.ts'
import {
  type EventWork,
  isFixedPrice,
  type LineWork,
  type Weights,
  type WorthPlan,
  watchedSlot,
} from './case-worths.ts'

/** Rows of whole numbers to which all cash is added: one number a slot, and one a t. */
export interface SumRows {
  readonly worths: number
  readonly flows: number
}

/** What the cash of lines is made of. */
export interface LineScene extends SumRows {
  readonly desk: CaseDesk
  readonly market: Pick<MarketRows, 'multipliers' | 'down'>
  readonly timing: Pick<TimingRows, 'estimates' | 'reached'>
}

/** Most slots that one instruction weighs. */
const SLOTS_AT_ONCE = 6

/** Writes lines one after another; what they have in common is written once. */
export function lineWriter(scene: LineScene): (work: LineWork, sign?: 1 | -1) => void {
  const prices = priceRows(scene)
  const { periods } = scene.desk.plan.times
  const { writer } = scene.desk
  // The kernel goes four periods at a time, and so can pass the last by three.
  const room = writer.row(periods + 4)
  return ({ line, weights }, sign = 1) => {
    const estimate = line.estimate < 0 ? scene.desk.ones : scene.timing.estimates[line.estimate]!
    const fixed = (from: number, end: number): void => {
      const amounts = line.amounts.subarray(from, end)
      const first = amounts.findIndex(amount => amount !== 0)
      if (first < 0) return
      const [begin, after] = [from + first, from + lastOf(amounts) + 1]
      for (const tail of tailsOf(scene, weights, begin, after, t => sign * line.amounts[t]!)) {
        const [table, ...rest] = tail
        writer.finish('weighRow', prices.rowOf(line), begin, after, table!, estimate, ...rest)
      }
    }
    if (line.mover < 0) return fixed(0, line.amounts.length)
    if (!isFixedPrice(line)) fixed(0, 1)
    const { cumulative, first } = line
    if (first > periods) return
    const reached = scene.timing.reached(line.mover)
    const tails = tailsOf(scene, weights, first, periods + 1, () => sign)
    if (scene.desk.plan.movers[line.mover]!.firstSale === 0) {
      const [table, latest] = [writer.weights(laggedTable(line.amounts)), lastOf(line.amounts)]
      for (const [at, ...rest] of tails) {
        const where = [reached, table, first, latest, periods, ...prices.of(line), room, at!]
        writer.finish('weighLaggedLine', ...where, estimate, ...rest)
      }
    } else {
      const table = writer.weights(pairsOf(cumulative))
      for (const [at, ...rest] of tails) {
        const where = [reached, table, first, periods, ...prices.of(line), room, at!]
        writer.finish('weighMovedLine', ...where, estimate, ...rest)
      }
    }
  }
}

const lastOf = (amounts: Float64Array): number => amounts.findLastIndex(amount => amount !== 0)

/** By period what is planned at its start, and in it. */
function pairsOf(cumulative: Float64Array): Float64Array {
  const pairs = new Float64Array(2 * cumulative.length)
  cumulative.forEach((start, t) => {
    pairs[2 * t] = start
    pairs[2 * t + 1] = (cumulative[t + 1] ?? start) - start
  })
  return pairs
}

/** Zeros, amounts by t but for that of t = 0, zeros, and from period -1 on all that is planned from then on. */
function laggedTable(amounts: Float64Array): Float64Array {
  const { length } = amounts
  const pad = length + 2
  const table = new Float64Array(2 * pad + 2 * length + 1)
  table.set(amounts.subarray(1), pad + 1)
  let sum = 0
  for (let t = length - 1; t >= -1; t -= 1) {
    sum += t > 0 ? amounts[t]! : 0
    table[2 * pad + length + t + 1] = sum
  }
  return table
}

/** The prices of lines. */
interface Prices {
  /** Rows of the path, of that of the costs, and the numbers of a residual; -1 without. */
  of(line: OwnLine): [path: number, costs: number, numbers: number]
  /** The row of the price by t, each residual written once. */
  rowOf(line: OwnLine): number
}

function priceRows({ desk, market }: LineScene): Prices {
  const multiplier = (place: number): number => (place < 0 ? desk.ones : market.multipliers[place]!)
  const known = new Map<string, number>()
  const of: Prices['of'] = ({ column, residual }) => {
    if (!residual) return [multiplier(column), desk.ones, -1]
    const { value, cost, rest, costColumn } = residual
    return [multiplier(column), multiplier(costColumn), desk.writer.weights([value, cost, rest])]
  }
  const rowOf: Prices['rowOf'] = line => {
    const operands = of(line)
    if (!line.residual) return operands[0]
    const before = known.get(operands.join())
    if (before !== undefined) return before
    const at = desk.writer.row(placesOf(desk))
    desk.writer.finish('residualPrices', ...operands, 0, placesOf(desk), at)
    known.set(operands.join(), at)
    return at
  }
  return { of, rowOf }
}

/**
 * The operands by which instructions weigh periods `first` to `end`, each for as many slots as it can: weights, then the
 * slots and where they and the flows are.
 */
function tailsOf(
  { desk: { writer }, worths, flows }: SumRows & Pick<LineScene, 'desk'>,
  weights: Weights,
  first: number,
  end: number,
  scale: (t: number) => number,
): number[][] {
  const slots = [...weights.slots.keys()].filter(slot => weights.slots[slot])
  const parts = Array.from({ length: Math.max(1, Math.ceil(slots.length / SLOTS_AT_ONCE)) }, (_, part) =>
    slots.slice(part * SLOTS_AT_ONCE, (part + 1) * SLOTS_AT_ONCE),
  )
  return parts.map((part, nth) => {
    const flow = nth === 0 ? weights.flows : undefined
    const columns = [...part.map(slot => weights.slots[slot]!), ...(flow ? [flow] : [])]
    const table = new Float64Array((end - first) * columns.length)
    for (let t = first; t < end; t += 1)
      columns.forEach((column, place) => {
        table[(t - first) * columns.length + place] = scale(t) * column[t]!
      })
    const places = writer.weights(part.map(placeWeight))
    return [writer.weights(table), part.length, places, worths, Number(flow !== undefined), flows]
  })
}

/** Writes events in their order, and what those with the same bearers come to; gives the row of their total. */
export function writeEvents(scene: LineScene, works: readonly EventWork[], sign: 1 | -1 = 1): number {
  const { desk, market } = scene
  const { plan, writer } = desk
  const total = writer.zeroRow(1)
  if (plan.events.length === 0) return total
  const years = writer.weights(Array.from(plan.periodYear, placeWeight))
  const covers = new Map<number, number>()
  const leading = placesOfLattice(desk)?.events ?? []
  const rows = new Map(works.map(work => [work, writer.zeroRow(placesOf(desk))]))
  const rowOf = new Map(
    works.flatMap(work => work.events.map(([place]) => [place, rows.get(work)!] as const)),
  )
  for (const [place, event] of plan.events.entries()) {
    const { coveredBy } = event
    const cover = coveredBy < 0 ? desk.zeros : (covers.get(coveredBy) ?? writeCover(desk, coveredBy))
    if (coveredBy >= 0) covers.set(coveredBy, cover)
    const words = drawWordsOf(desk, 'event', event.id, 3, leading.slice(place, place + 1))
    const numbers = writer.weights(triangularNumbers(event.amountEur))
    const when = [stepsOf(event.probability), event.from, event.periods, Number(event.onlyInDownturn)]
    const row = rowOf.get(place)!
    const covered = Number(coveredBy >= 0)
    writer.finish('caseEvent', words, ...when, market.down, years, numbers, covered, cover, row, total)
  }
  for (const [{ events, weights }, row] of rows) {
    const first = Math.min(...events.map(([, { from }]) => from))
    const end = Math.max(...events.map(([, { from, periods }]) => from + periods))
    for (const [table, ...rest] of tailsOf(scene, weights, first, end, () => sign))
      writer.finish('weighRow', row, first, end, table!, desk.ones, ...rest)
  }
  return total
}

/** What a line can still absorb. */
function writeCover(desk: CaseDesk, line: number): number {
  const at = desk.writer.zeroRow(1)
  desk.writer.finish('addNumbers', desk.writer.weights([desk.plan.lines[line]!.plannedTotalEur]), 1, at)
  return at
}

/** What a trial comes to in euro, certain parts among it: clauses go on from there. */
export interface EuroRows {
  /** By slot, those that are outcomes; the others from `watched` on. */
  readonly worths: number
  readonly watched: number
  /** By t. */
  readonly flows: number
}

/** Writes the sums in euro. */
export function writeWorths(
  desk: CaseDesk,
  sums: SumRows,
  { units, certain, certainFlows }: WorthPlan,
): EuroRows {
  const { writer, plan } = desk
  const flowUnit = units.at(-1)!
  const shown = watchedSlot(plan, 0)
  const put = (
    from: number,
    constants: Float64Array,
    unitAt: (place: number) => number,
    at: number,
  ): void => {
    const numbers = [...constants].flatMap((constant, place) => [unitAt(place), constant])
    writer.finish('worths', from, writer.weights(numbers), constants.length, at)
  }
  const watched = certain.subarray(shown)
  const rows = {
    worths: writer.outputAt,
    watched: writer.row(watched.length),
    flows: writer.row(placesOf(desk)),
  }
  put(sums.worths, certain.subarray(0, shown), slot => units[slot]!, rows.worths)
  put(placeIn(sums.worths, shown), watched, nth => units[shown + nth]!, rows.watched)
  put(sums.flows, certainFlows, () => flowUnit, rows.flows)
  return rows
}
