// The cash of lines of a case, fixed in time or moved, and of events.
import { isBelow, randomWord } from './context'
import { triangular } from './timing'
import { add, c, ci, mul, mulAdd, spread, sub } from './vector'

/** Price of a period: a path, or what a residual leaves: max(0, value x path - cost x other path + rest). */
// @ts-ignore: decorator
@inline function price(residual: bool, path: usize, costs: usize, numbers: usize, o: usize): v128 {
  const value = v128.load(path + o)
  if (!residual) return value
  const left = sub(mul(spread(numbers), value), mul(spread(numbers, 4), v128.load(costs + o)))
  return f32x4.pmax(f32x4.splat(0), add(left, spread(numbers, 8)))
}

/** A line that stays where it is planned: weight x estimate x price, added to a row from period `first` on. */
export function fixedLine(residual: bool, weights: usize, first: i32, end: i32, estimate: v128, path: usize, costs: usize, numbers: usize, out: usize): void {
  let w = weights
  for (let t = first; t < end; t++) {
    const o = <usize>t << 4
    const cash = mul(mul(spread(w), estimate), price(residual, path, costs, numbers, o))
    v128.store(out + o, add(v128.load(out + o), cash))
    w += 4
  }
}

/** The planned amount up to a point inside a period; the table has, per period, amount at its start and in it. */
// @ts-ignore: decorator
@inline function plannedAt(table: usize, point: v128, last: v128): v128 {
  const p = f32x4.pmin(last, f32x4.pmax(f32x4.splat(0), point)), below = f32x4.floor(p)
  const k = v128.and(add(below, c(31)), ci(1))
  let a = v128.load64_zero(table + (<usize>i32x4.extract_lane(k, 0) << 3))
  a = v128.load64_lane(table + (<usize>i32x4.extract_lane(k, 1) << 3), a, 1)
  let b = v128.load64_zero(table + (<usize>i32x4.extract_lane(k, 2) << 3))
  b = v128.load64_lane(table + (<usize>i32x4.extract_lane(k, 3) << 3), b, 1)
  return mulAdd(sub(p, below), i32x4.shuffle(a, b, 1, 3, 5, 7), i32x4.shuffle(a, b, 0, 2, 4, 6))
}

/**
 * A line that moves: what is newly reached x estimate x index x price, added to a row. The last period takes what is
 * left. Index: a number a period. Numbers of the residual as in `price`.
 */
export function movedLine(residual: bool, reached: usize, table: usize, first: i32, last: i32, estimate: v128, index: usize, path: usize, costs: usize, numbers: usize, out: usize): void {
  const lastPoint = f32x4.splat(<f32>last), whole = spread(table + (<usize>last << 3))
  let before = f32x4.splat(0)
  for (let t = first; t < last; t++) {
    const o = <usize>t << 4, now = plannedAt(table, v128.load(reached + o), lastPoint)
    const amount = mul(mul(sub(now, before), estimate), spread(index + (<usize>t << 2)))
    v128.store(out + o, mulAdd(amount, price(residual, path, costs, numbers, o), v128.load(out + o)))
    before = now
    if (i32x4.all_true(f32x4.eq(before, whole))) return
  }
  const o = <usize>last << 4, amount = mul(mul(sub(whole, before), estimate), spread(index + (<usize>last << 2)))
  v128.store(out + o, mulAdd(amount, price(residual, path, costs, numbers, o), v128.load(out + o)))
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
