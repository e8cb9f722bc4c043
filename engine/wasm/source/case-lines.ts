// The cash of lines of a case, fixed in time or moved, what it is worth to everybody, and events.
import { apart, bytesToTraces, isBelow, leastPeriod, randomWord, row, sharedRow, weight, word } from './context'
import { spreadEnd, spreadFrom } from './spreads'
import { triangular } from './timing'
import { add, c, mul, mulAdd, spread, sub } from './vector'
import { addTraced, addWhole, traceOf, whole } from './whole'

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
 * Sums of the rows of both sides x weights, `columns` of them (a constant of the caller), each x estimate in whole numbers;
 * with `withPrice` a row is first multiplied by another. Weights of a period lie beside each other: those of the columns,
 * and with flows that of the flow, which is added by period.
 */
// @ts-ignore: decorator
@inline function sweep(columns: i32, withFlows: bool, withPrice: bool, at0: usize, other: usize, end: usize, price0: usize, otherPrice: usize, weights: usize, e0: v128, e1: v128, slots: usize, worths: usize, otherWorths: usize, flows: usize, otherFlows: usize): void {
  let n0 = f32x4.splat(0), n1 = n0, n2 = n0, n3 = n0, n4 = n0, n5 = n0
  let m0 = n0, m1 = n0, m2 = n0, m3 = n0, m4 = n0, m5 = n0
  let w = weights, flow = flows, price = price0
  for (let at = at0; at < end; at += 16) {
    let y = v128.load(at), z = v128.load(at + other)
    if (withPrice) {
      y = mul(y, v128.load(price))
      z = mul(z, v128.load(price + otherPrice))
      price += 16
    }
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
@inline function sweepOf(withFlows: bool, withPrice: bool, columns: i32, at: usize, other: usize, end: usize, price: usize, otherPrice: usize, weights: usize, e0: v128, e1: v128, slots: usize, worths: usize, otherWorths: usize, flows: usize, otherFlows: usize): void {
  if (columns == 1) sweep(1, withFlows, withPrice, at, other, end, price, otherPrice, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 2) sweep(2, withFlows, withPrice, at, other, end, price, otherPrice, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 3) sweep(3, withFlows, withPrice, at, other, end, price, otherPrice, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 4) sweep(4, withFlows, withPrice, at, other, end, price, otherPrice, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 5) sweep(5, withFlows, withPrice, at, other, end, price, otherPrice, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else if (columns == 6) sweep(6, withFlows, withPrice, at, other, end, price, otherPrice, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
  else sweep(0, withFlows, withPrice, at, other, end, price, otherPrice, weights, e0, e1, slots, worths, otherWorths, flows, otherFlows)
}

/**
 * What periods `first` to `end` of a row are worth to at most six columns, on both sides. From `pc` on: weights, from
 * period `weighed` on; estimate, columns, their places among the worths in bytes, worths, whether to add to the flows by
 * period, flows.
 */
// @ts-ignore: decorator
@inline function weighPeriods(withPrice: bool, rows: usize, other: usize, price: usize, otherPrice: usize, first: i32, end: i32, weighed: i32, pc: usize): void {
  const columns = word(pc, 2), withFlows = word(pc, 5) != 0, o = <usize>first << 4
  const stride = <usize>(columns + (withFlows ? 1 : 0)) << 2, weights = weight(pc, 0) + <usize>(first - weighed) * stride
  const e0 = v128.load(row(pc, 1)), e1 = v128.load(row(pc, 1) + apart(pc, 1))
  const slots = weight(pc, 3), worths = row(pc, 4), flows = row(pc, 6), until = rows + (<usize>end << 4)
  tailAfter = flows + (<usize>leastPeriod() << 4)
  traces = bytesToTraces()
  if (withFlows) sweepOf(true, withPrice, columns, rows + o, other, until, price + o, otherPrice, weights, e0, e1, slots, worths, apart(pc, 4), flows + o, apart(pc, 6))
  else sweepOf(false, withPrice, columns, rows + o, other, until, price + o, otherPrice, weights, e0, e1, slots, worths, apart(pc, 4), 0, 0)
}

/** A row: row first end, then as above. */
export function weighRow(pc: usize): void {
  weighPeriods(false, row(pc, 1), apart(pc, 1), 0, 0, word(pc, 2), word(pc, 3), word(pc, 2), pc + 16)
}

/** What moves in time, by its price: spread:row price:row first, then as above, with weights from period `first` on. */
export function weighSpread(pc: usize): void {
  const amounts = row(pc, 1)
  weighPeriods(true, amounts, apart(pc, 1), row(pc, 2), apart(pc, 2), spreadFrom(amounts), spreadEnd(amounts), word(pc, 3), pc + 16)
}

/** What a residual leaves in the periods of what moves: path:row costs:row numbers:w spread:row ROW. */
export function residualOver(pc: usize): void {
  const amounts = row(pc, 4), first = spreadFrom(amounts), end = spreadEnd(amounts)
  residualPrices(row(pc, 1), row(pc, 2), weight(pc, 3), first, end, row(pc, 5))
  residualPrices(row(pc, 1) + apart(pc, 1), row(pc, 2) + apart(pc, 2), weight(pc, 3), first, end, row(pc, 5) + apart(pc, 5))
}

/** Adds the flow of one trial in the period it falls in. */
// @ts-ignore: decorator
@inline function spend(flows: usize, t: i32, units: i32, trace: i32, bytes: usize): void {
  const at = flows + (<usize>t << 4) + bytes
  store<i32>(at, load<i32>(at) + units)
  if (units == 0 && t > leastPeriod()) store<i32>(at + bytesToTraces(), load<i32>(at + bytesToTraces()) + trace)
}

/** What an event comes to in the period of each trial. From `pc` on: weights, columns, slots, worths, with-flows, flows. */
function payEvent(pc: usize, first: i32, period: v128, eur: v128): void {
  const columns = word(pc, 1), all = columns + word(pc, 4), slots = weight(pc, 2), worths = row(pc, 3)
  const table = weight(pc, 0), stride = <usize>((all + 3) >> 2) << 4
  let a = table + <usize>i32x4.extract_lane(period, 0) * stride, b = table + <usize>i32x4.extract_lane(period, 1) * stride
  let e = table + <usize>i32x4.extract_lane(period, 2) * stride, d = table + <usize>i32x4.extract_lane(period, 3) * stride
  for (let n = 0; n < all; n += 4) {
    const r0 = v128.load(a), r1 = v128.load(b), r2 = v128.load(e), r3 = v128.load(d)
    const low0 = i32x4.shuffle(r0, r1, 0, 4, 1, 5), high0 = i32x4.shuffle(r0, r1, 2, 6, 3, 7)
    const low1 = i32x4.shuffle(r2, r3, 0, 4, 1, 5), high1 = i32x4.shuffle(r2, r3, 2, 6, 3, 7)
    v128.store(UNITS, mul(eur, i64x2.shuffle(low0, low1, 0, 2)))
    v128.store(UNITS, mul(eur, i64x2.shuffle(low0, low1, 1, 3)), 16)
    v128.store(UNITS, mul(eur, i64x2.shuffle(high0, high1, 0, 2)), 32)
    v128.store(UNITS, mul(eur, i64x2.shuffle(high0, high1, 1, 3)), 48)
    for (let k = n; k < min(n + 4, columns); k++) addWhole(worths + <usize>load<u32>(slots + (<usize>k << 2)), v128.load(UNITS + (<usize>(k - n) << 4)))
    a += 16
    b += 16
    e += 16
    d += 16
  }
  if (all == columns) return
  const flow = v128.load(UNITS + (<usize>(columns & 3) << 4)), units = whole(flow), trace = traceOf(flow), flows = row(pc, 5)
  const t = i32x4.add(period, i32x4.splat(first))
  spend(flows, i32x4.extract_lane(t, 0), i32x4.extract_lane(units, 0), i32x4.extract_lane(trace, 0), 0)
  spend(flows, i32x4.extract_lane(t, 1), i32x4.extract_lane(units, 1), i32x4.extract_lane(trace, 1), 4)
  spend(flows, i32x4.extract_lane(t, 2), i32x4.extract_lane(units, 2), i32x4.extract_lane(trace, 2), 8)
  spend(flows, i32x4.extract_lane(t, 3), i32x4.extract_lane(units, 3), i32x4.extract_lane(trace, 3), 12)
}

/** Room for four weighed amounts. */
const UNITS: usize = memory.data(64, 16)

/** 1 where the year of the period of each trial is down; `years` has the year of every period, in bytes. */
function isDownIn(down: usize, years: usize, period: v128): v128 {
  const is = v128.load32_zero(down + yearOf(years, i32x4.extract_lane(period, 0)))
  const two = v128.load32_lane(down + yearOf(years, i32x4.extract_lane(period, 1)) + 4, is, 1)
  const three = v128.load32_lane(down + yearOf(years, i32x4.extract_lane(period, 2)) + 8, two, 2)
  return v128.load32_lane(down + yearOf(years, i32x4.extract_lane(period, 3)) + 12, three, 3)
}

/**
 * An event: whether by the first word, in which period by the second, the amount by the third. With a cover only what it
 * cannot absorb is cash. Operands: words:shared steps first periods only-down down:row years:w numbers:w covered COVER
 * TOTAL, then as `payEvent` has them.
 */
export function caseEvent(pc: usize): void {
  const words = sharedRow(pc, 1), first = word(pc, 3), total = row(pc, 11)
  const when = i32x4.shr_u(randomWord(words + 16), 8), how = i32x4.shr_u(randomWord(words + 32), 8)
  const period = i32x4.shr_u(i32x4.mul(when, i32x4.splat(word(pc, 4))), 24)
  const step = f32x4.convert_i32x4_s(how)
  const u = mul(add(step, c(1)), c(8)), complement = mul(sub(sub(f32x4.splat(16777216), step), c(1)), c(8))
  let eur = v128.and(triangular(u, complement, weight(pc, 8)), isBelow(randomWord(words), i32x4.splat(word(pc, 2))))
  if (word(pc, 5) != 0) eur = mul(eur, isDownIn(row(pc, 6), weight(pc, 7) + (<usize>first << 2), period))
  if (word(pc, 9) != 0) {
    const cover = row(pc, 10), absorbed = f32x4.pmin(eur, f32x4.pmax(f32x4.splat(0), v128.load(cover)))
    v128.store(cover, sub(v128.load(cover), absorbed))
    eur = sub(eur, absorbed)
  }
  v128.store(total, add(v128.load(total), eur))
  payEvent(pc + 48, first, period, eur)
}

// @ts-ignore: decorator
@inline function yearOf(years: usize, t: i32): usize {
  return <usize>load<u32>(years + (<usize>t << 2))
}
