import { areaSign, type LandFlows, type LedgerLine } from './ledger.ts'
import type { Times } from './times.ts'

/** Sums of the lines that were booked, one place per t. */
export interface Bookings {
  /** Cash of every party, in the order of the case. */
  readonly partyCashEur: readonly Float64Array[]
  /** Cash of the area: external lines only. */
  readonly areaCashEur: Float64Array
  readonly land: LandFlows
  /** The first t that is not closed; flows of the land exploitation before it are in its book value. */
  readonly firstOpen: number
}

/** Bookings without a line yet. */
export function openBookings(partyCount: number, times: Times): Bookings {
  const none = () => new Float64Array(times.periods + 1)
  return {
    partyCashEur: Array.from({ length: partyCount }, none),
    areaCashEur: none(),
    land: { cashEur: none(), levelEur: none() },
    firstOpen: times.closedThrough + 1,
  }
}

function add(sums: Float64Array, values: Float64Array, sign: number, firstT: number, lastT: number): void {
  for (let t = firstT; t <= lastT; t += 1) sums[t]! += sign * values[t]!
}

/** Adds a line to its payer, its payee, the area and the land exploitation, as far as it is theirs. */
export function bookLine(bookings: Bookings, line: LedgerLine): void {
  const { partyCashEur, areaCashEur, land, firstOpen } = bookings
  const { from, to, grexSign, cashEur, levelEur, firstT, lastT } = line
  const sign = areaSign(line)
  if (from >= 0) add(partyCashEur[from]!, cashEur, -1, firstT, lastT)
  if (to >= 0) add(partyCashEur[to]!, cashEur, 1, firstT, lastT)
  if (sign !== 0) add(areaCashEur, cashEur, sign, firstT, lastT)
  if (grexSign === 0) return
  add(land.cashEur, cashEur, grexSign, Math.max(firstT, firstOpen), lastT)
  add(land.levelEur, levelEur, grexSign, Math.max(firstT, firstOpen), lastT)
}

function same(now: Float64Array, before: Float64Array | undefined): Float64Array {
  if (!before || before.length !== now.length) return now
  for (let t = 0; t < now.length; t += 1) if (now[t] !== before[t]) return now
  return before
}

/** The bookings, with the arrays of those before where nothing in them differs: what hangs on those is known already. */
export function keptBookings(
  now: Bookings,
  before: Omit<Bookings, 'firstOpen'> | undefined,
): Omit<Bookings, 'firstOpen'> {
  const { partyCashEur, areaCashEur, land } = now
  return {
    partyCashEur: partyCashEur.map((cash, place) => same(cash, before?.partyCashEur[place])),
    areaCashEur: same(areaCashEur, before?.areaCashEur),
    land: {
      cashEur: same(land.cashEur, before?.land.cashEur),
      levelEur: same(land.levelEur, before?.land.levelEur),
    },
  }
}
