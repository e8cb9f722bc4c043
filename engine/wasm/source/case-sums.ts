// Adding rows up, what clauses pay, and the funding position of a case.
import { add, c, mul, mulAdd, spread, sub } from './vector'

/** Adds scale x row to another row. */
export function addScaled(from: usize, scale: v128, count: i32, out: usize): void {
  const end = out + (<usize>count << 4), whole = out + (<usize>(count & ~3) << 4)
  let at = out, source = from
  for (; at < whole; at += 64) {
    v128.store(at, mulAdd(v128.load(source), scale, v128.load(at)))
    v128.store(at, mulAdd(v128.load(source, 16), scale, v128.load(at, 16)), 16)
    v128.store(at, mulAdd(v128.load(source, 32), scale, v128.load(at, 32)), 32)
    v128.store(at, mulAdd(v128.load(source, 48), scale, v128.load(at, 48)), 48)
    source += 64
  }
  for (; at < end; at += 16) {
    v128.store(at, mulAdd(v128.load(source), scale, v128.load(at)))
    source += 16
  }
}

/** Adds the same numbers to a row of every trial. */
export function addNumbers(numbers: usize, count: i32, out: usize): void {
  for (let n: usize = 0; n < <usize>count; n++) {
    const at = out + (n << 4)
    v128.store(at, add(v128.load(at), spread(numbers + (n << 2))))
  }
}

/** Sum of row x weight: four sums side by side, because each addition waits for the one before. */
export function dot(from: usize, weights: usize, count: i32): v128 {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, at = from, w = weights
  const end = from + (<usize>count << 4), whole = from + (<usize>(count & ~3) << 4)
  for (; at < whole; at += 64) {
    s0 = mulAdd(v128.load(at), spread(w), s0)
    s1 = mulAdd(v128.load(at, 16), spread(w, 4), s1)
    s2 = mulAdd(v128.load(at, 32), spread(w, 8), s2)
    s3 = mulAdd(v128.load(at, 48), spread(w, 12), s3)
    w += 16
  }
  for (; at < end; at += 16) {
    s0 = mulAdd(v128.load(at), spread(w), s0)
    w += 4
  }
  return add(add(s0, s1), add(s2, s3))
}

/** What a clause pays by one number: a = max(x times n0 plus n1, n2), then a times n3 plus n4 between n5 and n6. */
export function amountOf(x: v128, n: usize): v128 {
  const first = f32x4.pmax(mulAdd(x, spread(n), spread(n, 4)), spread(n, 8))
  return f32x4.pmax(spread(n, 20), f32x4.pmin(spread(n, 24), mulAdd(first, spread(n, 12), spread(n, 16))))
}

/** The last period up to which any flow falls, per trial, at least `least`; traces are of flows too small to be counted. */
function lastFlow(flows: usize, traces: usize, least: i32, last: i32): v128 {
  let found = i32x4.splat(least), trace = traces
  for (let t = least + 1; t <= last; t++) {
    const has = v128.or(f32x4.ne(v128.load(flows + (<usize>t << 4)), f32x4.splat(0)), i32x4.ne(v128.load(trace), i32x4.splat(0)))
    found = v128.bitselect(i32x4.splat(t), found, has)
    trace += 16
  }
  return found
}

/**
 * Lowest position, at most zero, from `opening` after period `start` through `least` or the last flow. Rates of a period:
 * on the balance, the share of the deviation in it, on a flow, and the deviation's part of that.
 */
export function lowest(flows: usize, traces: usize, deviation: usize, opening: v128, rates: usize, start: i32, least: i32, last: i32): v128 {
  const until = lastFlow(flows, traces, least, last)
  let balance = opening, depth = f32x4.pmin(f32x4.splat(0), opening), w = rates
  for (let t = start + 1; t <= last; t++) {
    const o = <usize>t << 4, x = v128.load(deviation + o), flow = v128.load(flows + o)
    const rate = mulAdd(x, spread(w, 4), spread(w)), onFlow = add(c(0), mulAdd(x, spread(w, 12), spread(w, 8)))
    balance = add(mulAdd(flow, onFlow, balance), mul(balance, rate))
    w += 16
    depth = v128.bitselect(f32x4.pmin(depth, balance), depth, i32x4.ge_s(until, i32x4.splat(t)))
  }
  return depth
}
