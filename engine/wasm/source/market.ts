// The market of a case: years that are down, jumps, growth, multipliers of prices and the pace of sales.
import { isBelow, randomWord } from './context'
import { add, c, mul, mulAdd, powersOfTwo, powersOfTwoFour, spread, square, sub } from './vector'

/** x_n = phi x_(n-1) + sum of k_j z_j for n = 1 to `count`; place 0 is 0. The partner's, `mirror` bytes on, are -x_n. */
export function deviations(terms: i32, phi: v128, k: usize, normals: usize, step: usize, out: usize, count: i32, mirror: usize): void {
  let x = f32x4.splat(0), z = normals
  v128.store(out + mirror, x)
  v128.store(out, x)
  for (let n: usize = 1; n <= <usize>count; n++) {
    let shock = f32x4.splat(0)
    for (let j: usize = 0; j < <usize>terms; j++) shock = mulAdd(v128.load(z + (j << 4)), spread(k + (j << 2)), shock)
    x = add(mul(x, phi), shock)
    v128.store(out + mirror + (n << 4), f32x4.neg(x))
    v128.store(out + (n << 4), x)
    z += step
  }
}

/** 1 where year n is down: word 0 decides the start, word n the step into year n. */
export function downYears(words: usize, start: i32, toDown: i32, stays: i32, years: i32, out: usize): void {
  let down = isBelow(randomWord(words), i32x4.splat(start))
  v128.store(out, v128.and(down, c(0)))
  for (let n: usize = 1; n <= <usize>years; n++) {
    const steps = v128.bitselect(i32x4.splat(stays), i32x4.splat(toDown), down)
    down = isBelow(randomWord(words + (n << 4)), steps)
    v128.store(out + (n << 4), v128.and(down, c(0)))
  }
}

/** 1 where something happens in year n, by word n - 1; place 0 is 0. */
export function happenings(words: usize, steps: i32, years: i32, out: usize): void {
  v128.store(out, f32x4.splat(0))
  for (let n: usize = 0; n < <usize>years; n++) {
    v128.store(out + 16 + (n << 4), v128.and(isBelow(randomWord(words + (n << 4)), i32x4.splat(steps)), c(0)))
  }
}

/**
 * Growth in year n: deviation, years down x `numbers[0]` and jumps x `numbers[1]`; none in year 0. And growth up to year n,
 * without that of the year itself.
 */
export function growth(deviation: usize, down: usize, jumps: usize, numbers: usize, years: i32, before: usize, rises: usize): void {
  const inDown = spread(numbers), inJump = spread(numbers, 4)
  let sum = f32x4.splat(0), rise = sum
  for (let n: usize = 0; n <= <usize>years; n++) {
    const o = n << 4
    sum = add(sum, rise)
    rise = n > 0 ? mulAdd(v128.load(jumps + o), inJump, mulAdd(v128.load(down + o), inDown, v128.load(deviation + o))) : sum
    v128.store(before + o, sum)
    v128.store(rises + o, rise)
  }
}

/** The number of its year in every place; a run has: place of its year in bytes, bytes of its places, as bits. */
export function byYear(from: usize, runs: usize, count: i32, out: usize): void {
  let at = out, run = runs
  for (let n = 0; n < count; n++) {
    const x = v128.load(from + <usize>load<u32>(run))
    for (const end = at + <usize>load<u32>(run, 4); at < end; at += 16) v128.store(at, x)
    run += 8
  }
}

/**
 * Between the numbers of two years next to each other; a run has: place of the first in bytes, part of its first place, step
 * from place to place, bytes of its places, as bits.
 */
export function betweenYears(from: usize, runs: usize, count: i32, out: usize): void {
  let at = out, run = runs
  for (let n = 0; n < count; n++) {
    const year = from + <usize>load<u32>(run), x = v128.load(year), rise = sub(v128.load(year, 16), x), step = mul(rise, spread(run, 8))
    let now = mulAdd(rise, spread(run, 4), x)
    for (const end = at + <usize>load<u32>(run, 12); at < end; at += 16) {
      v128.store(at, now)
      now = add(now, step)
    }
    run += 16
  }
}

/** Room for the first places of two runs on both sides, and for their steps; and for the paces of both sides. */
const LEVELS: usize = memory.data(128, 16)

/** The exponentials of four steps in units of the short one, side by side: its polynomial, squared; see factor.ts. */
// @ts-ignore: decorator
@inline function putSteps(x0: v128, x1: v128, x2: v128, x3: v128, squares: i32, at: usize): void {
  const q0 = square(x0), q1 = square(x1), q2 = square(x2), q3 = square(x3), one = c(0), h = c(2), b = c(3), a = c(27)
  const e0 = mulAdd(q0, add(q0, h), one), e1 = mulAdd(q1, add(q1, h), one), e2 = mulAdd(q2, add(q2, h), one), e3 = mulAdd(q3, add(q3, h), one)
  let p0 = add(e0, mul(x0, mulAdd(q0, b, a))), p1 = add(e1, mul(x1, mulAdd(q1, b, a)))
  let p2 = add(e2, mul(x2, mulAdd(q2, b, a))), p3 = add(e3, mul(x3, mulAdd(q3, b, a)))
  for (let n = 0; n < squares; n++) {
    p0 = square(p0)
    p1 = square(p1)
    p2 = square(p2)
    p3 = square(p3)
  }
  v128.store(at, p0)
  v128.store(at, p1, 16)
  v128.store(at, p2, 32)
  v128.store(at, p3, 48)
}

/** The places of one run on both sides, from the levels and steps at `from`. */
// @ts-ignore: decorator
@inline function putRun(from: usize, size: usize, scales: usize, out: usize, otherOut: usize): void {
  const step0 = v128.load(from, 64), step1 = v128.load(from, 80)
  let level0 = v128.load(from), level1 = v128.load(from, 16), scale = scales
  for (let at = out; at < out + size; at += 16) {
    const k = spread(scale)
    v128.store(at, mul(level0, k))
    v128.store(at + otherOut, mul(level1, k))
    level0 = mul(level0, step0)
    level1 = mul(level1, step1)
    scale += 4
  }
}

/**
 * exp(base + part x slope) x scale for places whose parts of a year go up by the same, on both sides: one exponential for
 * the first of them, one for the step. Two runs together, because each exponential waits for itself. A run has: place of
 * its year in bytes, part of its first place, step in units of the short exponential, bytes of its places, as bits.
 * `otherRow` is from the rows of the first side to those of the second.
 */
export function growing(base: usize, slope: usize, otherRow: usize, runs: usize, count: i32, squares: i32, scales: usize, out: usize, otherOut: usize): void {
  let at = out, scale = scales, run = runs
  for (let n = 0; n < count; n += 2) {
    // An odd last one goes with itself.
    const next = n + 1 < count ? run + 16 : run, year0 = <usize>load<u32>(run), year1 = <usize>load<u32>(next)
    const part0 = spread(run, 4), part1 = spread(next, 4), by0 = spread(run, 8), by1 = spread(next, 8)
    const slope0 = v128.load(slope + year0), slope1 = v128.load(slope + otherRow + year0)
    const slope2 = v128.load(slope + year1), slope3 = v128.load(slope + otherRow + year1)
    putSteps(mul(slope0, by0), mul(slope1, by0), mul(slope2, by1), mul(slope3, by1), squares, LEVELS + 64)
    const log2e = c(18)
    powersOfTwoFour(
      mul(mulAdd(slope0, part0, v128.load(base + year0)), log2e), mul(mulAdd(slope1, part0, v128.load(base + otherRow + year0)), log2e),
      mul(mulAdd(slope2, part1, v128.load(base + year1)), log2e), mul(mulAdd(slope3, part1, v128.load(base + otherRow + year1)), log2e), LEVELS,
    )
    const size0 = <usize>load<u32>(run, 12)
    putRun(LEVELS, size0, scale, at, otherOut)
    at += size0
    scale += size0 >> 2
    if (next != run) {
      const size1 = <usize>load<u32>(next, 12)
      putRun(LEVELS + 32, size1, scale, at, otherOut)
      at += size1
      scale += size1 >> 2
    }
    run = next + 16
  }
}

/** Pace of each year: exp(deviation - weight), x `slow` in years down; on both sides. */
export function paces(deviation: usize, otherDeviation: usize, down: usize, otherDown: usize, less: usize, slow: v128, years: i32, out: usize, otherOut: usize): void {
  const one = c(0), part = sub(slow, one), log2e = c(18)
  for (let n: usize = 0; n <= <usize>years; n++) {
    const o = n << 4, k = spread(less + (n << 2))
    powersOfTwo(mul(sub(v128.load(deviation + o), k), log2e), mul(sub(v128.load(deviation + otherDeviation + o), k), log2e), LEVELS)
    v128.store(out + o, mul(v128.load(LEVELS), add(one, mul(v128.load(down + o), part))))
    v128.store(out + otherOut + o, mul(v128.load(LEVELS, 16), add(one, mul(v128.load(down + otherDown + o), part))))
  }
}
