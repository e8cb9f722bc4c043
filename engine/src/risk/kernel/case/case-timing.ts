import type { ThreePoints } from '../../random/triangular.ts'
import { type CaseDesk, drawNormalsOf, drawPoint, placeIn, placesOfLattice } from './case-desk.ts'

/** A presold share this close to its minimum has reached it: single precision cannot tell them apart. */
const ROUNDING = 1e-6

/** Rows of what moves in time. */
export interface TimingRows {
  /** One number each. */
  readonly estimates: readonly number[]
  /** The shifts of all phases, one number after another. */
  readonly shifts: number
  /** How much a mover runs behind its plan, and the pace of sales by t. */
  readonly shiftOf: (mover: number) => number
  readonly paced: number
  /**
   * Rows of where a mover stands: how much it is behind, whole periods and a part; and of what is sold the planned point
   * that is reached, by t: whole periods, then parts.
   */
  readonly reached: (mover: number) => number
}

/** The numbers by which the kernel works out a triangular value. */
export function triangularNumbers({ min, likely, max }: ThreePoints): number[] {
  const range = max - min
  return [min, max, range * (likely - min), range * (max - likely), range === 0 ? 1 : (likely - min) / range]
}

/** Writes estimates, shifts of phases and movers. */
export function writeTiming(desk: CaseDesk, pace: number): TimingRows {
  const { plan } = desk
  const estimates = writeCorrelated(
    desk,
    'estimate',
    plan.estimates.map(({ id, multiplier }) => [id, multiplier]),
  )
  const shifts = writeShifts(desk, pace)
  return { estimates, shifts, ...moverRows(desk, shifts, pace) }
}

/** Where movers stand, of the rows of shifts and of the pace; each place is written when it is first asked for. */
export function moverRows(
  { plan, writer, zeros }: CaseDesk,
  shifts: number,
  paced: number,
): Pick<TimingRows, 'shiftOf' | 'paced' | 'reached'> {
  const rows = new Map<number, number>()
  const { periods } = plan.times
  const shiftOf = (mover: number): number => {
    const { phase } = plan.movers[mover]!
    return phase < 0 ? zeros : placeIn(shifts, phase)
  }
  const reached = (mover: number): number => {
    const known = rows.get(mover)
    if (known !== undefined) return known
    const { firstSale } = plan.movers[mover]!
    const at = writer.row(firstSale === 0 ? 3 : 2 * (periods + 1))
    if (firstSale === 0) writer.finish('behind', shiftOf(mover), periods, at)
    else writer.finish('sold', shiftOf(mover), paced, firstSale - 1, periods, at)
    rows.set(mover, at)
    return at
  }
  return { shiftOf, paced, reached }
}

/** Triangular numbers that have a normal in common. */
function writeCorrelated(
  desk: CaseDesk,
  purpose: 'estimate' | 'delay',
  items: readonly (readonly [id: string, points: ThreePoints])[],
): number[] {
  if (items.length === 0) return []
  const { correlation } = desk.plan.assumed[purpose]
  const lattice = placesOfLattice(desk)
  const place = purpose === 'estimate' ? lattice?.estimateCommon : lattice?.delayCommon
  const streams = items.map(([id]) => [purpose, id] as const)
  const drawn = drawNormalsOf(desk, place ? streams : [[`${purpose}-common`, ''], ...streams])
  const [common, own] = place ? [desk.writer.sharedRow(1), drawn] : [drawn, placeIn(drawn, 1)]
  if (place) drawPoint(desk, 'normalPoint', place, common)
  const shares = [Math.sqrt(correlation), Math.sqrt(1 - correlation)]
  // Eight numbers each, the last of them not used.
  const numbers = desk.writer.weights(
    items.flatMap(([, points]) => [...shares, ...triangularNumbers(points), 0]),
  )
  const at = purpose === 'estimate' ? desk.hold(items.length, false) : desk.writer.row(items.length)
  desk.writer.draw('correlated', common, own, items.length, numbers, at)
  return items.map((_, nth) => placeIn(at, nth))
}

function writeShifts(desk: CaseDesk, pace: number): number {
  const { plan, writer } = desk
  const delays = writeCorrelated(
    desk,
    'delay',
    plan.phases.map(({ id, delay }) => [id, delay]),
  )
  const shifts = desk.hold(Math.max(1, plan.phases.length), false)
  const { periodsPerYear, periods } = plan.times
  plan.phases.forEach(({ start, after, presales }, place) => {
    const isSimple = presales.length === 0 && after.length <= 1
    const pushed = isSimple ? desk.zeros : writer.zeroRow(2)
    const wait = isSimple ? desk.zeros : placeIn(pushed, 1)
    if (!isSimple)
      for (const { phase, slack } of after)
        writer.finish('push', placeIn(shifts, phase), writer.weights([slack]), pushed)
    for (const { minShare, maxWait } of presales) {
      const numbers = writer.weights([start, (minShare - ROUNDING) * periodsPerYear])
      writer.finish('presale', pushed, pace, numbers, periodsPerYear, periods, maxWait, wait)
    }
    const [only] = isSimple ? after : []
    const before = only ? placeIn(shifts, only.phase) : desk.zeros
    const slack = writer.weights([only?.slack ?? 0])
    writer.finish('shift', pushed, wait, delays[place]!, before, slack, placeIn(shifts, place))
  })
  return shifts
}
