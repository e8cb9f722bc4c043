// Estimates, delays of phases, waiting for sales, and how far everything that moves has come.
import { apart, row, weight } from './context'
import { add, c, ci, mul, mulAdd, powersOfTwo, spread, square, sub } from './vector'

/** Tail of the normal distribution: rational approximation 5666 of Hart and others (1968), highest degree first. */
const ABOVE: usize = memory.data<f32>([0.0352624966, 0.700383064, 6.37396220, 33.9128661, 112.079291, 221.213596, 220.206868], 16)
const BELOW: usize = memory.data<f32>([0.0883883476, 1.75566716, 16.0641776, 86.7807322, 296.564249, 637.333633, 793.826513, 440.413736], 16)

/**
 * The value that a triangular number stays under with probability u, which is given with its complement, so that both
 * ends are exact. Numbers: lowest, highest, range x (likely - lowest), range x (highest - likely), u of the likely value.
 */
export function triangular(u: v128, complement: v128, numbers: usize): v128 {
  const low = add(spread(numbers), f32x4.sqrt(mul(u, spread(numbers, 8))))
  const high = sub(spread(numbers, 4), f32x4.sqrt(mul(complement, spread(numbers, 12))))
  return v128.bitselect(low, high, f32x4.le(u, spread(numbers, 16)))
}

/** Room for the tails of two normals. */
const TAILS: usize = memory.data(32, 16)

/** How much of a normal distribution lies beyond the size of two normals, one rational number and one exponential each. */
// @ts-ignore: decorator
@inline function putTails(size0: v128, size1: v128): void {
  let k = spread(ABOVE), above0 = mul(k, size0), above1 = mul(k, size1)
  k = spread(ABOVE, 4)
  above0 = mul(add(above0, k), size0)
  above1 = mul(add(above1, k), size1)
  k = spread(ABOVE, 8)
  above0 = mul(add(above0, k), size0)
  above1 = mul(add(above1, k), size1)
  k = spread(ABOVE, 12)
  above0 = mul(add(above0, k), size0)
  above1 = mul(add(above1, k), size1)
  k = spread(ABOVE, 16)
  above0 = mul(add(above0, k), size0)
  above1 = mul(add(above1, k), size1)
  k = spread(ABOVE, 20)
  above0 = mul(add(above0, k), size0)
  above1 = mul(add(above1, k), size1)
  k = spread(ABOVE, 24)
  above0 = add(above0, k)
  above1 = add(above1, k)
  k = spread(BELOW)
  let below0 = mul(k, size0), below1 = mul(k, size1)
  k = spread(BELOW, 4)
  below0 = mul(add(below0, k), size0)
  below1 = mul(add(below1, k), size1)
  k = spread(BELOW, 8)
  below0 = mul(add(below0, k), size0)
  below1 = mul(add(below1, k), size1)
  k = spread(BELOW, 12)
  below0 = mul(add(below0, k), size0)
  below1 = mul(add(below1, k), size1)
  k = spread(BELOW, 16)
  below0 = mul(add(below0, k), size0)
  below1 = mul(add(below1, k), size1)
  k = spread(BELOW, 20)
  below0 = mul(add(below0, k), size0)
  below1 = mul(add(below1, k), size1)
  k = spread(BELOW, 24)
  below0 = mul(add(below0, k), size0)
  below1 = mul(add(below1, k), size1)
  k = spread(BELOW, 28)
  below0 = add(below0, k)
  below1 = add(below1, k)
  const half = c(28), share0 = f32x4.div(above0, below0), share1 = f32x4.div(above1, below1)
  powersOfTwo(mul(square(size0), half), mul(square(size1), half), TAILS)
  v128.store(TAILS, mul(v128.load(TAILS), share0))
  v128.store(TAILS, mul(v128.load(TAILS, 16), share1), 16)
}

/** Of one item its triangular number; that of the partner has below it what is above here. */
// @ts-ignore: decorator
@inline function putTriangular(z: v128, tail: v128, numbers: usize, out: usize, mirrored: bool, mirror: usize): void {
  const rest = sub(c(0), tail), positive = f32x4.gt(z, f32x4.splat(0))
  const u = v128.bitselect(rest, tail, positive), complement = v128.bitselect(tail, rest, positive)
  v128.store(out, triangular(u, complement, numbers))
  if (mirrored) v128.store(mirror, triangular(complement, u, numbers))
}

/**
 * Triangular numbers by what they have in common and normals of their own, side by side, and with `mirrored` those of
 * the partner: its normals are the same with the other sign. Numbers of each: both weights, then as above; 32 bytes.
 */
export function correlated(common: usize, own: usize, count: i32, numbers: usize, out: usize, mirrored: bool, mirror: usize): void {
  const shared = v128.load(common)
  let z = own, n = numbers, at: usize = 0
  for (const end = <usize>count << 4; at < end; at += 32) {
    // An odd last one goes with itself.
    const second: usize = at + 16 < end ? 1 : 0, n1 = n + (second << 5)
    const z0 = mulAdd(v128.load(z), spread(n, 4), mul(shared, spread(n)))
    const z1 = mulAdd(v128.load(z + (second << 4)), spread(n1, 4), mul(shared, spread(n1)))
    putTails(f32x4.abs(z0), f32x4.abs(z1))
    putTriangular(z0, v128.load(TAILS), n + 8, out + at, mirrored, mirror + at)
    if (second) putTriangular(z1, v128.load(TAILS, 16), n1 + 8, out + at + 16, mirrored, mirror + at + 16)
    z += 32
    n += 64
  }
}

/** Raises a push to what an earlier phase's shift leaves after its slack. */
export function push(shift: usize, slack: v128, at: usize): void {
  v128.store(at, f32x4.pmax(v128.load(at), sub(v128.load(shift), slack)))
}

/**
 * Shift of a phase: push, waiting and own delay together, never early. `before` is the shift of a phase that pushes it, less
 * the slack.
 */
// @ts-ignore: decorator
@inline function shifted(pushed: usize, wait: usize, delay: usize, before: usize, slack: v128): v128 {
  const push = f32x4.pmax(v128.load(pushed), sub(v128.load(before), slack))
  return f32x4.pmax(f32x4.splat(0), add(add(push, v128.load(wait)), v128.load(delay)))
}

/** On both sides: pushed:row wait:row delay:row before:row slack:w ROW. */
export function shiftOf(pc: usize): void {
  const slack = spread(weight(pc, 5)), out = row(pc, 6), pushed = row(pc, 1), wait = row(pc, 2), delay = row(pc, 3), before = row(pc, 4)
  const first = shifted(pushed, wait, delay, before, slack)
  v128.store(out + apart(pc, 6), shifted(pushed + apart(pc, 1), wait + apart(pc, 2), delay + apart(pc, 3), before + apart(pc, 4), slack))
  v128.store(out, first)
}

// @ts-ignore: decorator
@inline function paceAt(paces: usize, period: i32, last: i32): f32 {
  return period < 1 ? 1 : load<f32>(paces + (<usize>min(period, last) << 4))
}

/** Whole periods until a year's sales before the start reach `needed` (share x periods of a year), at most `most`. */
function waitOf(pushed: f32, paces: usize, start: f32, periodsPerYear: i32, last: i32, needed: f32, most: i32): i32 {
  const from = <i32>Mathf.floor(start + pushed + 0.5)
  let presold: f32 = 0, wait = 0
  for (let period = from - periodsPerYear; period < from; period++) presold += paceAt(paces, period, last)
  while (presold < needed && wait < most) {
    presold += paceAt(paces, from + wait, last)
    wait++
  }
  return wait
}

/** Raises the waiting of a phase to what one condition of presale asks. Numbers: start, needed. */
export function presale(pushed: usize, paces: usize, numbers: usize, periodsPerYear: i32, last: i32, most: i32, out: usize): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const wait = waitOf(load<f32>(pushed + lane), paces + lane, load<f32>(numbers), periodsPerYear, last, load<f32>(numbers, 4), most)
    store<f32>(out + lane, max(load<f32>(out + lane), <f32>wait))
  }
}

/** A point that is reached at the end of a period: its whole period, as bytes in a table of pairs, and the part of the next. */
// @ts-ignore: decorator
@inline function putReached(point: v128, at: usize, partAt: usize): void {
  const below = f32x4.floor(point)
  v128.store(at, i32x4.shl(v128.and(add(below, c(31)), ci(1)), 3))
  v128.store(partAt, sub(point, below))
}

// @ts-ignore: decorator
@inline function putBehind(s: v128, out: usize): v128 {
  const below = f32x4.floor(s), whole = i32x4.trunc_sat_f32x4_s(below)
  v128.store(out, whole)
  v128.store(out, sub(s, below), 16)
  return whole
}

/**
 * How many whole periods a shift is behind, at most `last` + 1, and the part of another; for the first side also the least
 * and the most whole periods of both.
 */
export function behind(shift: usize, otherShift: usize, last: i32, out: usize, otherOut: usize): void {
  const most = f32x4.splat(<f32>(last + 1))
  const k0 = putBehind(f32x4.pmin(most, v128.load(shift)), out), k1 = putBehind(f32x4.pmin(most, v128.load(shift + otherShift)), out + otherOut)
  const low = i32x4.min_s(k0, k1), high = i32x4.max_s(k0, k1)
  const low2 = i32x4.min_s(low, i32x4.shuffle(low, low, 2, 3, 0, 1)), high2 = i32x4.max_s(high, i32x4.shuffle(high, high, 2, 3, 0, 1))
  store<i32>(out, min(i32x4.extract_lane(low2, 0), i32x4.extract_lane(low2, 1)), 32)
  store<i32>(out, max(i32x4.extract_lane(high2, 0), i32x4.extract_lane(high2, 1)), 36)
}

/**
 * The planned point that is sold at the end of each period after `before`: a row of places, a row of parts. Never ahead of
 * plan, arrears caught up by the pace. On both sides, because each period waits for the one before.
 */
export function sold(shift: usize, otherShift: usize, paces: usize, otherPaces: usize, before: i32, last: i32, out: usize, otherOut: usize): void {
  const start = f32x4.splat(<f32>before), parts = out + (<usize>(last + 1) << 4)
  const s0 = v128.load(shift), s1 = v128.load(shift + otherShift)
  let done0 = start, done1 = start
  for (let t = before + 1; t <= last; t++) {
    const o = <usize>t << 4, now = f32x4.splat(<f32>t)
    done0 = sell(done0, start, s0, v128.load(paces + o), now)
    done1 = sell(done1, start, s1, v128.load(paces + otherPaces + o), now)
    putReached(done0, out + o, parts + o)
    putReached(done1, out + otherOut + o, parts + otherOut + o)
  }
}

/** The point of the plan that is sold at the end of a period: never ahead of plan, arrears caught up by the pace. */
// @ts-ignore: decorator
@inline export function sell(done: v128, start: v128, shift: v128, pace: v128, t: v128): v128 {
  const plan = sub(t, shift), open = f32x4.pmin(c(0), f32x4.pmax(f32x4.splat(0), sub(plan, start)))
  return f32x4.pmax(start, f32x4.pmin(plan, mulAdd(pace, open, done)))
}
