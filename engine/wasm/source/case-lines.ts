// The cash of lines of a case, fixed in time or moved, what it is worth to everybody, and events.
import { apart, bytesToTraces, isBelow, leastPeriod, randomWord, row, weight, word } from './context'
import { triangular } from './timing'
import { add, c, mul, mulAdd, spread, sub } from './vector'
import { addTraced, addWhole } from './whole'

/** What a residual leaves in periods `first` to `end`: max(0, value x path - cost x other path + rest). */
export function residualPrices(path: usize, costs: usize, numbers: usize, first: i32, end: i32, out: usize): void {
  const value = spread(numbers), cost = spread(numbers, 4), rest = spread(numbers, 8), zero = f32x4.splat(0)
  for (let t = first; t < end; t++) {
    const o = <usize>t << 4, left = sub(mul(value, v128.load(path + o)), mul(cost, v128.load(costs + o)))
    v128.store(out + o, f32x4.pmax(zero, add(left, rest)))
  }
}

/** Behind here in the flows of the first side the last flow counts, however small; and where its traces are: see lowest. */
let tailAfter: usize = 0
let traces: usize = 0

/**
 * Sums of the rows of both sides x weights, `columns` of them (a constant of the caller), each x estimate in whole numbers.
 * Weights of a period lie beside each other: those of the columns, and with flows that of the flow, which is added by
 * period.
 */
// @ts-ignore: decorator
@inline function sweep(columns: i32, withFlows: bool, at0: usize, other: usize, end: usize, weights: usize, e0: v128, e1: v128, slots: usize, worths: usize, otherWorths: usize, flows: usize, otherFlows: usize): void {
  let n0 = f32x4.splat(0), n1 = n0, n2 = n0, n3 = n0, n4 = n0, n5 = n0
  let m0 = n0, m1 = n0, m2 = n0, m3 = n0, m4 = n0, m5 = n0
  let w = weights, flow = flows
  for (let at = at0; at < end; at += 16) {
    const y = v128.load(at), z = v128.load(at + other)
    if (columns > 0) {
      const k = spread(w)
      n0 = mulAdd(y, k, n0)
      m0 = mulAdd(z, k, m0)
    }
    if (columns > 1) {
      const k = spread(w, 4)
      n1 = mulAdd(y, k, n1)
      m1 = mulAdd(z, k, m1)
    }
    if (columns > 2) {
      const k = spread(w, 8)
      n2 = mulAdd(y, k, n2)
      m2 = mulAdd(z, k, m2)
    }
    if (columns > 3) {
      const k = spread(w, 12)
      n3 = mulAdd(y, k, n3)
      m3 = mulAdd(z, k, m3)
    }
    if (columns > 4) {
      const k = spread(w, 16)
      n4 = mulAdd(y, k, n4)
      m4 = mulAdd(z, k, m4)
    }
    if (columns > 5) {
      const k = spread(w, 20)
      n5 = mulAdd(y, k, n5)
      m5 = mulAdd(z, k, m5)
    }
    w += <usize>columns << 2
    if (withFlows) {
      const k = spread(w)
      const u0 = mul(mul(y, e0), k), u1 = mul(mul(z, e1), k)
      if (flow > tailAfter) {
        addTraced(flow, u0, traces)
        addTraced(flow + otherFlows, u1, traces)
      } else {
        addWhole(flow, u0)
        addWhole(flow + otherFlows, u1)
      }
      w += 4
      flow += 16
    }
  }
  if (columns > 0) put(worths + <usize>load<u32>(slots), otherWorths, mul(n0, e0), mul(m0, e1))
  if (columns > 1) put(worths + <usize>load<u32>(slots, 4), otherWorths, mul(n1, e0), mul(m1, e1))
  if (columns > 2) put(worths + <usize>load<u32>(slots, 8), otherWorths, mul(n2, e0), mul(m2, e1))
  if (columns > 3) put(worths + <usize>load<u32>(slots, 12), otherWorths, mul(n3, e0), mul(m3, e1))
  if (columns > 4) put(worths + <usize>load<u32>(slots, 16), otherWorths, mul(n4, e0), mul(m4, e1))
  if (columns > 5) put(worths + <usize>load<u32>(slots, 20), otherWorths, mul(n5, e0), mul(m5, e1))
}

// @ts-ignore: decorator
@inline function put(at: usize, other: usize, first: v128, second: v128): void {
  addWhole(at, first)
  addWhole(at + other, second)
}

// @ts-ignore: decorator
@inline function sweepOf(withFlows: bool, columns: i32, at: usize, other: usize, end: usize, weights: usize, e0: v128, e1: v128, slots: usize, worths: usize, otherWorths: usize, flows: usize, otherFlows: usize): void {
  if (columns == 1) sweep(1, withFlows, at, other, end, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 2) sweep(2, withFlows, at, other, end, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 3) sweep(3, withFlows, at, other, end, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 4) sweep(4, withFlows, at, other, end, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 5) sweep(5, withFlows, at, other, end, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 6) sweep(6, withFlows, at, other, end, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else sweep(0, withFlows, at, other, end, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
}

/**
 * What periods `first` to `end` of a row are worth to at most six columns, on both sides. From `pc` on: weights, from
 * period `weighed` on; estimate, columns, their places among the worths in bytes, worths, whether to add to the flows by
 * period, flows.
 */
function weighPeriods(rows: usize, other: usize, first: i32, end: i32, weighed: i32, pc: usize): void {
  const columns = word(pc, 2), withFlows = word(pc, 5) != 0, o = <usize>first << 4
  const stride = <usize>(columns + (withFlows ? 1 : 0)) << 2, weights = weight(pc, 0) + <usize>(first - weighed) * stride
  const e0 = v128.load(row(pc, 1)), e1 = v128.load(row(pc, 1) + apart(pc, 1))
  const slots = weight(pc, 3), worths = row(pc, 4), flows = row(pc, 6)
  tailAfter = flows + (<usize>leastPeriod() << 4)
  traces = bytesToTraces()
  if (withFlows) sweepOf(true, columns, rows + o, other, rows + (<usize>end << 4), weights, e0, e1, slots, worths, apart(pc, 4), flows + o, apart(pc, 6))
  else sweepOf(false, columns, rows + o, other, rows + (<usize>end << 4), weights, e0, e1, slots, worths, apart(pc, 4), 0, 0)
}

/** A row: row first end, then as above. */
export function weighRow(pc: usize): void {
  weighPeriods(row(pc, 1), apart(pc, 1), word(pc, 2), word(pc, 3), word(pc, 2), pc + 16)
}

/** The planned amount up to a place of the table, which has, per period, amount at its start and in it. */
// @ts-ignore: decorator
@inline function plannedAt(table: usize, place: usize, part: v128): v128 {
  let a = v128.load64_zero(table + <usize>load<u32>(place))
  a = v128.load64_lane(table + <usize>load<u32>(place, 4), a, 1)
  let b = v128.load64_zero(table + <usize>load<u32>(place, 8))
  b = v128.load64_lane(table + <usize>load<u32>(place, 12), b, 1)
  return mulAdd(part, i32x4.shuffle(a, b, 1, 3, 5, 7), i32x4.shuffle(a, b, 0, 2, 4, 6))
}

/** Prices of one for four periods. */
const ONES: usize = memory.data<f32>([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 16)

/** Multiplies periods `from` to `end` of a row by what a residual leaves in each. */
function timesResidual(path: usize, costs: usize, numbers: usize, from: i32, end: i32, at: usize): void {
  const value = spread(numbers), cost = spread(numbers, 4), rest = spread(numbers, 8), zero = f32x4.splat(0)
  for (let t = from; t < end; t++) {
    const o = <usize>t << 4, left = add(sub(mul(value, v128.load(path + o)), mul(cost, v128.load(costs + o))), rest)
    v128.store(at + o, mul(v128.load(at + o), f32x4.pmax(zero, left)))
  }
}

/**
 * The amounts of a line that moves, x the path of its price (`mask` 0 where that is one vector for all), into a row from period `first` on: what is newly reached
 * (see timing.ts), in period `last` all that is left. Gives the period after the last amount.
 */
function movedAmounts(reached: usize, table: usize, first: i32, last: i32, path: usize, mask: usize, out: usize): i32 {
  const parts = reached + (<usize>(last + 1) << 4), whole = spread(table + (<usize>last << 3))
  let before = f32x4.splat(0), t = first
  // Two at a time: looking whether all is reached costs as much as a period.
  for (; t + 1 < last; t += 2) {
    const o = <usize>t << 4
    const now = plannedAt(table, reached + o, v128.load(parts + o))
    const next = plannedAt(table, reached + o + 16, v128.load(parts + o, 16))
    v128.store(out + o, mul(sub(now, before), v128.load(path + (o & mask))))
    v128.store(out + o, mul(sub(next, now), v128.load(path + (o & mask), 16)), 16)
    before = next
    if (i32x4.all_true(f32x4.eq(before, whole))) return t + 2
  }
  if (t < last) {
    const o = <usize>t << 4, now = plannedAt(table, reached + o, v128.load(parts + o))
    v128.store(out + o, mul(sub(now, before), v128.load(path + (o & mask))))
    before = now
  }
  const o = <usize>last << 4
  v128.store(out + o, mul(sub(whole, before), v128.load(path + (o & mask))))
  return last + 1
}

/** A row of one side from `from` to `end`, zeros. */
function blank(at: usize, from: i32, end: i32): void {
  for (let t = from; t < end; t++) v128.store(at + (<usize>t << 4), f32x4.splat(0))
}

/**
 * The price of a line: path:row costs:row numbers:w from `pc` on. With numbers it pays a residual, and its amounts are
 * multiplied by that afterwards.
 */
// @ts-ignore: decorator
@inline function isResidual(pc: usize): bool {
  return word(pc, 2) >= 0
}

/** What is left to do for both sides where a line pays a residual. */
function payResidual(pc: usize, room: usize, other: usize, from: i32, end: i32): void {
  timesResidual(row(pc, 0), row(pc, 1), weight(pc, 2), from, end, room)
  timesResidual(row(pc, 0) + apart(pc, 0), row(pc, 1) + apart(pc, 1), weight(pc, 2), from, end, room + other)
}

/** A line that moves as its sales do: reached:row table first last path:row costs:row numbers:w ROOM, then as for a row. */
export function weighMovedLine(pc: usize): void {
  const table = weight(pc, 2), first = word(pc, 3), last = word(pc, 4), prices = pc + 20, pays = isResidual(prices)
  const reached = row(pc, 1), room = row(pc, 8), other = apart(pc, 8), mask: usize = pays ? 0 : -1
  const price = pays ? ONES : row(pc, 5), otherPrice: usize = pays ? 0 : apart(pc, 5)
  const end0 = movedAmounts(reached, table, first, last, price, mask, room)
  const end1 = movedAmounts(reached + apart(pc, 1), table, first, last, price + otherPrice, mask, room + other)
  const end = max(end0, end1)
  blank(room, end0, end)
  blank(room + other, end1, end)
  if (pays) payResidual(prices, room, other, first, end)
  weighPeriods(room, other, first, end, first, pc + 36)
}

/** The amounts of four trials in one period, each as much later as the places say. */
// @ts-ignore: decorator
@inline function amountsAt(a: usize, b: usize, e: usize, d: usize, o: usize): v128 {
  let x = v128.load32_zero(a + o)
  x = v128.load32_lane(b + o, x, 1)
  x = v128.load32_lane(e + o, x, 2)
  return v128.load32_lane(d + o, x, 3)
}

/** Whole periods that one trial is behind, in bytes of a table. */
// @ts-ignore: decorator
@inline function behindBy(lag: usize, trial: usize): usize {
  return <usize>load<u32>(lag + (trial << 2)) << 2
}

/**
 * The amounts of one side of a line that runs behind its plan, x price, for periods `from` to `end` and at most three more.
 * Behind by k periods and a part: the rest of what was planned k periods ago, and the part of what was one period earlier.
 */
function laggedAmounts(table: usize, lag: usize, from: i32, end: i32, price: usize, mask: usize, out: usize): void {
  const a = table - behindBy(lag, 0), b = table - behindBy(lag, 1), e = table - behindBy(lag, 2), d = table - behindBy(lag, 3)
  const part = v128.load(lag, 16), rest = sub(c(0), part)
  let o = <usize>from << 2, before = amountsAt(a, b, e, d, o - 4)
  for (const to = <usize>end << 2; o < to; o += 16) {
    const r0 = v128.load(a + o), r1 = v128.load(b + o), r2 = v128.load(e + o), r3 = v128.load(d + o)
    const low0 = i32x4.shuffle(r0, r1, 0, 4, 1, 5), high0 = i32x4.shuffle(r0, r1, 2, 6, 3, 7)
    const low1 = i32x4.shuffle(r2, r3, 0, 4, 1, 5), high1 = i32x4.shuffle(r2, r3, 2, 6, 3, 7)
    const t0 = i64x2.shuffle(low0, low1, 0, 2), t1 = i64x2.shuffle(low0, low1, 1, 3)
    const t2 = i64x2.shuffle(high0, high1, 0, 2), t3 = i64x2.shuffle(high0, high1, 1, 3)
    const at = o << 2, p = price + (at & mask), to = out + at
    v128.store(to, mul(mulAdd(before, part, mul(t0, rest)), v128.load(p)))
    v128.store(to, mul(mulAdd(t0, part, mul(t1, rest)), v128.load(p, 16)), 16)
    v128.store(to, mul(mulAdd(t1, part, mul(t2, rest)), v128.load(p, 32)), 32)
    v128.store(to, mul(mulAdd(t2, part, mul(t3, rest)), v128.load(p, 48)), 48)
    before = t3
  }
}

/** What falls in the last period of the path: all that is planned from then on. `sums` has that by period, from -1 on. */
function laggedRest(table: usize, sums: usize, lag: usize, last: i32, price: usize, mask: usize, out: usize): void {
  const k0 = behindBy(lag, 0), k1 = behindBy(lag, 1), k2 = behindBy(lag, 2), k3 = behindBy(lag, 3), o = <usize>last << 2
  const whole = amountsAt(sums - k0, sums - k1, sums - k2, sums - k3, o + 4)
  const earlier = amountsAt(table - k0, table - k1, table - k2, table - k3, o - 4)
  v128.store(out + (o << 2), mul(mulAdd(earlier, v128.load(lag, 16), whole), v128.load(price + ((o << 2) & mask))))
}

/**
 * A line that runs behind its plan by a phase: behind:row table first latest last path:row costs:row numbers:w ROOM, then
 * as for a row. The table has zeros for `last` + 3 periods, the amounts by t, as many zeros, and what is planned from each
 * period on, from -1 to `last`. `first` and `latest` are the first and last period with an amount.
 */
export function weighLaggedLine(pc: usize): void {
  const lag = row(pc, 1), otherLag = lag + apart(pc, 1), first = word(pc, 3), latest = word(pc, 4), last = word(pc, 5)
  const places = <usize>(last + 3), table = weight(pc, 2) + (places << 2), sums = table + ((places + <usize>last + 1) << 2)
  const prices = pc + 24, pays = isResidual(prices), room = row(pc, 9), other = apart(pc, 9), mask: usize = pays ? 0 : -1
  const price = pays ? ONES : row(pc, 6), otherPrice = price + (pays ? 0 : apart(pc, 6))
  const from = min(last, first + load<i32>(lag, 32)), late = latest + 1 + load<i32>(lag, 36)
  let end = min(last, late + 1)
  laggedAmounts(table, lag, from, end, price, mask, room)
  laggedAmounts(table, otherLag, from, end, otherPrice, mask, room + other)
  if (late >= last) {
    laggedRest(table, sums, lag, last, price, mask, room)
    laggedRest(table, sums, otherLag, last, otherPrice, mask, room + other)
    end = last + 1
  }
  if (pays) payResidual(prices, room, other, from, end)
  weighPeriods(room, other, from, end, first, pc + 40)
}

// @ts-ignore: decorator
@inline function spend(out: usize, t: i32, eur: f32, bytes: usize): void {
  const at = out + (<usize>t << 4) + bytes
  store<f32>(at, load<f32>(at) + eur)
}

/**
 * An event: whether by the first word, in which period by the second, the amount by the third. With a cover only what it
 * cannot absorb is cash. `years` gives the year of each period for events that need a year down.
 */
export function caseEvent(words: usize, steps: i32, first: i32, periods: i32, onlyDown: bool, down: usize, years: usize, numbers: usize, covered: bool, cover: usize, out: usize, total: usize): void {
  const when = i32x4.shr_u(randomWord(words + 16), 8), how = i32x4.shr_u(randomWord(words + 32), 8)
  const t = i32x4.add(i32x4.splat(first), i32x4.shr_u(i32x4.mul(when, i32x4.splat(periods)), 24))
  const t0 = i32x4.extract_lane(t, 0), t1 = i32x4.extract_lane(t, 1), t2 = i32x4.extract_lane(t, 2), t3 = i32x4.extract_lane(t, 3)
  const step = f32x4.convert_i32x4_s(how)
  const u = mul(add(step, c(1)), c(8)), complement = mul(sub(sub(f32x4.splat(16777216), step), c(1)), c(8))
  let eur = v128.and(triangular(u, complement, numbers), isBelow(randomWord(words), i32x4.splat(steps)))
  if (onlyDown) {
    let isDown = v128.load32_zero(down + yearOf(years, t0))
    isDown = v128.load32_lane(down + yearOf(years, t1) + 4, isDown, 1)
    isDown = v128.load32_lane(down + yearOf(years, t2) + 8, isDown, 2)
    eur = mul(eur, v128.load32_lane(down + yearOf(years, t3) + 12, isDown, 3))
  }
  if (covered) {
    const absorbed = f32x4.pmin(eur, f32x4.pmax(f32x4.splat(0), v128.load(cover)))
    v128.store(cover, sub(v128.load(cover), absorbed))
    eur = sub(eur, absorbed)
  }
  v128.store(total, add(v128.load(total), eur))
  spend(out, t0, f32x4.extract_lane(eur, 0), 0)
  spend(out, t1, f32x4.extract_lane(eur, 1), 4)
  spend(out, t2, f32x4.extract_lane(eur, 2), 8)
  spend(out, t3, f32x4.extract_lane(eur, 3), 12)
}

// @ts-ignore: decorator
@inline function yearOf(years: usize, t: i32): usize {
  return <usize>load<u32>(years + (<usize>t << 2))
}
