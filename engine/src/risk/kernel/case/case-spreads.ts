import type { OwnLine } from '../../plan/lines.ts'
import type { CaseDesk } from './case-desk.ts'
import type { TimingRows } from './case-timing.ts'

/** What falls in each period of something that moves in time: a row by t, and how much one in the row stands for. */
export interface Spread {
  readonly row: number
  readonly scale: number
}

/**
 * Writes how lines that move fall in time. What is planned evenly over the same periods and moves together has a row
 * together; a row of other amounts is there until the next of those is asked for.
 */
export function spreadRows(
  { plan, writer }: CaseDesk,
  { shiftOf, paced, reached }: Pick<TimingRows, 'shiftOf' | 'paced' | 'reached'>,
): (line: OwnLine) => Spread {
  const { periods } = plan.times
  const known = new Map<string, number>()
  // Amounts that run behind are read four periods at a time, and so can pass the last by three.
  let room: number | undefined
  const unevenly = ({ amounts, cumulative, first, mover }: OwnLine, isSold: boolean): Spread => {
    room ??= writer.row(periods + 4)
    const places = reached(mover)
    if (isSold) writer.finish('spreadSold', places, writer.weights(pairsOf(cumulative)), first, periods, room)
    else {
      const table = writer.weights(laggedTable(amounts))
      writer.finish('spreadLagged', places, table, first, lastOf(amounts), periods, room)
    }
    return { row: room, scale: 1 }
  }
  return line => {
    const { amounts, first, mover } = line
    const isSold = plan.movers[mover]!.firstSale > 0
    const latest = lastOf(amounts)
    if (amounts.subarray(first, latest + 1).some(amount => amount !== amounts[first]))
      return unevenly(line, isSold)
    const name = `${mover} ${first} ${latest}`
    const before = known.get(name)
    const row = before ?? writer.row(periods + 1)
    known.set(name, row)
    if (before === undefined && isSold)
      writer.finish('spreadSales', shiftOf(mover), paced, first, latest, periods, row)
    else if (before === undefined) writer.finish('spreadEvenly', shiftOf(mover), first, latest, periods, row)
    return { row, scale: amounts[first]! }
  }
}

/** The last period in which something is planned. */
export const lastOf = (amounts: Float64Array): number => amounts.findLastIndex(amount => amount !== 0)

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
