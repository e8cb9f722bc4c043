// The cash of lines of a case, fixed in time or moved, what it is worth to everybody, and events.
import { isBelow, randomWord } from './context'
import { triangular } from './timing'
import { add, c, mul, mulAdd, spread, sub } from './vector'
import { addWhole } from './whole'

/** What a residual leaves in periods `first` to `end`: max(0, value x path - cost x other path + rest). */
export function residualPrices(path: usize, costs: usize, numbers: usize, first: i32, end: i32, out: usize): void {
  const value = spread(numbers), cost = spread(numbers, 4), rest = spread(numbers, 8), zero = f32x4.splat(0)
  for (let t = first; t < end; t++) {
    const o = <usize>t << 4, left = sub(mul(value, v128.load(path + o)), mul(cost, v128.load(costs + o)))
    v128.store(out + o, f32x4.pmax(zero, add(left, rest)))
  }
}

/**
 * Sums of a row x weights, `columns` of them (a constant of the caller), each x estimate in whole numbers. Weights of a
 * period lie beside each other: those of the columns, and with flows that of the flow, which is added by period.
 */
// @ts-ignore: decorator
@inline function sweep(columns: i32, withFlows: bool, at0: usize, end: usize, weights: usize, estimate: v128, slots: usize, worths: usize, flows: usize): void {
  let n0 = f32x4.splat(0), n1 = n0, n2 = n0, n3 = n0, n4 = n0, n5 = n0
  let w = weights, flow = flows
  for (let at = at0; at < end; at += 16) {
    const y = v128.load(at)
    if (columns > 0) n0 = mulAdd(y, spread(w), n0)
    if (columns > 1) n1 = mulAdd(y, spread(w, 4), n1)
    if (columns > 2) n2 = mulAdd(y, spread(w, 8), n2)
    if (columns > 3) n3 = mulAdd(y, spread(w, 12), n3)
    if (columns > 4) n4 = mulAdd(y, spread(w, 16), n4)
    if (columns > 5) n5 = mulAdd(y, spread(w, 20), n5)
    w += <usize>columns << 2
    if (withFlows) {
      addWhole(flow, mul(mul(y, estimate), spread(w)))
      w += 4
      flow += 16
    }
  }
  if (columns > 0) addWhole(worths + <usize>load<u32>(slots), mul(n0, estimate))
  if (columns > 1) addWhole(worths + <usize>load<u32>(slots, 4), mul(n1, estimate))
  if (columns > 2) addWhole(worths + <usize>load<u32>(slots, 8), mul(n2, estimate))
  if (columns > 3) addWhole(worths + <usize>load<u32>(slots, 12), mul(n3, estimate))
  if (columns > 4) addWhole(worths + <usize>load<u32>(slots, 16), mul(n4, estimate))
  if (columns > 5) addWhole(worths + <usize>load<u32>(slots, 20), mul(n5, estimate))
}

// @ts-ignore: decorator
@inline function sweepOf(withFlows: bool, columns: i32, at: usize, end: usize, weights: usize, estimate: v128, slots: usize, worths: usize, flows: usize): void {
  if (columns == 1) sweep(1, withFlows, at, end, weights, estimate, slots, worths, flows)
  else if (columns == 2) sweep(2, withFlows, at, end, weights, estimate, slots, worths, flows)
  else if (columns == 3) sweep(3, withFlows, at, end, weights, estimate, slots, worths, flows)
  else if (columns == 4) sweep(4, withFlows, at, end, weights, estimate, slots, worths, flows)
  else if (columns == 5) sweep(5, withFlows, at, end, weights, estimate, slots, worths, flows)
  else if (columns == 6) sweep(6, withFlows, at, end, weights, estimate, slots, worths, flows)
  else sweep(0, withFlows, at, end, weights, estimate, slots, worths, flows)
}

/**
 * What periods `first` to `end` of a row are worth to at most six columns, whose places among the worths are in bytes at
 * `slots`; with `withFlows` also to the flows by period.
 */
export function weighRow(row: usize, first: i32, end: i32, weights: usize, estimate: v128, columns: i32, slots: usize, worths: usize, withFlows: bool, flows: usize): void {
  const o = <usize>first << 4, at = row + o, to = row + (<usize>end << 4)
  if (withFlows) sweepOf(true, columns, at, to, weights, estimate, slots, worths, flows + o)
  else sweepOf(false, columns, at, to, weights, estimate, slots, worths, 0)
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

/**
 * The amounts of a line that moves, x the path of its price, into a row from period `first` on: what is newly reached
 * (see timing.ts), in period `last` all that is left. Gives the period after the last amount.
 */
export function movedAmounts(reached: usize, table: usize, first: i32, last: i32, path: usize, out: usize): i32 {
  const parts = reached + (<usize>(last + 1) << 4), whole = spread(table + (<usize>last << 3))
  let before = f32x4.splat(0), t = first
  // Two at a time: looking whether all is reached costs as much as a period.
  for (; t + 1 < last; t += 2) {
    const o = <usize>t << 4
    const now = plannedAt(table, reached + o, v128.load(parts + o))
    const next = plannedAt(table, reached + o + 16, v128.load(parts + o, 16))
    v128.store(out + o, mul(sub(now, before), v128.load(path + o)))
    v128.store(out + o, mul(sub(next, now), v128.load(path + o, 16)), 16)
    before = next
    if (i32x4.all_true(f32x4.eq(before, whole))) return t + 2
  }
  if (t < last) {
    const o = <usize>t << 4, now = plannedAt(table, reached + o, v128.load(parts + o))
    v128.store(out + o, mul(sub(now, before), v128.load(path + o)))
    before = now
  }
  const o = <usize>last << 4
  v128.store(out + o, mul(sub(whole, before), v128.load(path + o)))
  return last + 1
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
