import type { OwnLine } from '../../plan/lines.ts'
import { placeWeight } from '../kernel-plan.ts'
import { type CaseDesk, drawWordsOf, placeIn, placesOf, placesOfLattice } from './case-desk.ts'
import { type MarketRows, stepsOf } from './case-market.ts'
import { lastOf, spreadRows } from './case-spreads.ts'
import { type TimingRows, triangularNumbers } from './case-timing.ts'
import {
  type EventWork,
  type LineError,
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
  readonly timing: Omit<TimingRows, 'shifts'>
}

/** Most slots that one instruction weighs. */
const SLOTS_AT_ONCE = 6

/** Writes lines one after another; what they have in common is written once. */
export function lineWriter(scene: LineScene): (work: LineWork, sign?: 1 | -1) => void {
  const prices = priceRows(scene)
  const { plan, writer, ones } = scene.desk
  const spreadOf = spreadRows(scene.desk, scene.timing)
  const errorRow = ({ estimate }: LineError): number =>
    estimate < 0 ? ones : scene.timing.estimates[estimate]!
  /** The row of all errors together. */
  const sumOf = ([first, ...others]: readonly LineError[]): number => {
    if (others.length === 0) return errorRow(first!)
    const sum = writer.row(1)
    writer.finish('scaled', errorRow(first!), writer.weights([first!.times]), 1, sum)
    for (const one of others) writer.finish('addScaled', errorRow(one), writer.weights([one.times]), 1, sum)
    return sum
  }
  return ({ line, errors, weights }, sign = 1) => {
    const { amounts, first, mover } = line
    const error = sumOf(errors)
    const fixed = (own: Float64Array): void => {
      const begin = own.findIndex(amount => amount !== 0)
      if (begin < 0) return
      const after = lastOf(own) + 1
      for (const [table, ...rest] of tailsOf(scene, weights, begin, after, t => sign * own[t]!))
        writer.finish('weighRow', prices.rowOf(line), begin, after, table!, error, ...rest)
    }
    if (mover < 0) return fixed(amounts)
    fixed(amounts.subarray(0, 1))
    if (first > plan.times.periods) return
    const { row, scale } = spreadOf(line)
    const [price, times] = prices.over(line, row)
    const tails = tailsOf(scene, weights, first, plan.times.periods + 1, () => sign * scale * times)
    for (const [table, ...rest] of tails)
      writer.finish('weighSpread', row, price, first, table!, error, ...rest)
  }
}

/** The prices of lines. */
interface Prices {
  /** The row of the price by t, each residual written once. */
  rowOf(line: OwnLine): number
  /**
   * The same with what it is multiplied by, right only where the row of what moves in time has something, and until the
   * next is asked for.
   */
  over(line: OwnLine, spread: number): [row: number, times: number]
}

function priceRows({ desk, market }: LineScene): Prices {
  const multiplier = (place: number): number => (place < 0 ? desk.ones : market.multipliers[place]!)
  const known = new Map<string, number>()
  const { writer } = desk
  const partsOf = ({ column, residual }: OwnLine): number[] => {
    const { value, cost, rest, costColumn } = residual!
    return [multiplier(column), multiplier(costColumn), writer.weights([value, cost, rest])]
  }
  const rowOf: Prices['rowOf'] = line => {
    if (!line.residual) return multiplier(line.column)
    const parts = partsOf(line)
    const before = known.get(parts.join())
    if (before !== undefined) return before
    const at = writer.row(placesOf(desk))
    writer.finish('residualPrices', ...parts, 0, placesOf(desk), at)
    known.set(parts.join(), at)
    return at
  }
  let room: number | undefined
  const over: Prices['over'] = (line, spread) => {
    if (!line.residual) return [multiplier(line.column), 1]
    const { value, cost, rest } = line.residual
    if (value === 0 && cost === 0) return [desk.ones, Math.max(0, rest)]
    room ??= writer.row(placesOf(desk))
    writer.finish('residualOver', ...partsOf(line), spread, room)
    return [room, 1]
  }
  return { rowOf, over }
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
  const weightsOf = new Map(
    works.flatMap(({ events, weights }) => events.map(([place]) => [place, weights] as const)),
  )
  for (const [place, event] of plan.events.entries()) {
    const { coveredBy, from, periods } = event
    const cover = coveredBy < 0 ? desk.zeros : (covers.get(coveredBy) ?? writeCover(desk, coveredBy))
    if (coveredBy >= 0) covers.set(coveredBy, cover)
    const words = drawWordsOf(desk, 'event', event.id, 3, leading.slice(place, place + 1))
    const numbers = writer.weights(triangularNumbers(event.amountEur))
    const when = [stepsOf(event.probability), from, periods, Number(event.onlyInDownturn)]
    const covered = Number(coveredBy >= 0)
    const paid = payOf(scene, weightsOf.get(place)!, from, from + periods, sign)
    writer.finish('caseEvent', words, ...when, market.down, years, numbers, covered, cover, total, ...paid)
  }
  return total
}

/** The operands by which an event is paid: weights of each period side by side in fours, slots, worths and flows. */
function payOf(
  { desk: { writer }, worths, flows }: LineScene,
  weights: Weights,
  from: number,
  end: number,
  sign: 1 | -1,
): number[] {
  const slots = [...weights.slots.keys()].filter(slot => weights.slots[slot])
  const columns = [...slots.map(slot => weights.slots[slot]!), ...(weights.flows ? [weights.flows] : [])]
  const stride = 4 * Math.ceil(columns.length / 4)
  const table = new Float64Array((end - from) * stride)
  for (let t = from; t < end; t += 1)
    columns.forEach((column, nth) => {
      table[(t - from) * stride + nth] = sign * column[t]!
    })
  const places = writer.weights(slots.map(placeWeight))
  return [writer.weights(table), slots.length, places, worths, Number(weights.flows !== undefined), flows]
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
