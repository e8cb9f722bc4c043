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

/** Scale x row into another row. */
export function scaled(from: usize, scale: v128, count: i32, out: usize): void {
  const end = from + (<usize>count << 4), whole = from + (<usize>(count & ~3) << 4)
  let at = out, source = from
  for (; source < whole; source += 64) {
    v128.store(at, mul(v128.load(source), scale))
    v128.store(at, mul(v128.load(source, 16), scale), 16)
    v128.store(at, mul(v128.load(source, 32), scale), 32)
    v128.store(at, mul(v128.load(source, 48), scale), 48)
    at += 64
  }
  for (; source < end; source += 16) {
    v128.store(at, mul(v128.load(source), scale))
    at += 16
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
 * Lowest positions of both sides, at most zero, from `opening` (with `withStart` and the flow of `start`) after period
 * `start` through `least` or the last flow: side by side, because each step waits for the one before. Rates of a period: on
 * the balance, the share of the deviation in it, on a flow, and the deviation's part of that.
 */
export function lowestOfTwo(flows0: usize, otherFlows: usize, traces0: usize, otherTraces: usize, deviation0: usize, otherDeviation: usize, opening: v128, withStart: bool, rates: usize, start: i32, least: i32, last: i32, out: usize, otherOut: usize): void {
  const until0 = lastFlow(flows0, traces0, least, last), until1 = lastFlow(flows0 + otherFlows, traces0 + otherTraces, least, last)
  const zero = f32x4.splat(0)
  let balance0 = opening, balance1 = opening, w = rates, t = start + 1, at = flows0 + (<usize>t << 4), x = deviation0 + (<usize>t << 4)
  if (withStart) {
    balance0 = add(balance0, v128.load(at - 16))
    balance1 = add(balance1, v128.load(at + otherFlows - 16))
  }
  let depth0 = f32x4.pmin(zero, balance0), depth1 = f32x4.pmin(zero, balance1)
  for (; t <= last; t++) {
    const x0 = v128.load(x), x1 = v128.load(x + otherDeviation), y0 = v128.load(at), y1 = v128.load(at + otherFlows)
    const k0 = spread(w), k1 = spread(w, 4), k2 = spread(w, 8), k3 = spread(w, 12), one = c(0)
    balance0 = add(mulAdd(y0, add(one, mulAdd(x0, k3, k2)), balance0), mul(balance0, mulAdd(x0, k1, k0)))
    balance1 = add(mulAdd(y1, add(one, mulAdd(x1, k3, k2)), balance1), mul(balance1, mulAdd(x1, k1, k0)))
    if (t <= least) {
      depth0 = f32x4.pmin(depth0, balance0)
      depth1 = f32x4.pmin(depth1, balance1)
    } else {
      const now = i32x4.splat(t)
      depth0 = v128.bitselect(f32x4.pmin(depth0, balance0), depth0, i32x4.ge_s(until0, now))
      depth1 = v128.bitselect(f32x4.pmin(depth1, balance1), depth1, i32x4.ge_s(until1, now))
    }
    w += 16
    at += 16
    x += 16
  }
  v128.store(out, depth0)
  v128.store(out + otherOut, depth1)
}
