// The market of a case: years that are down, jumps, growth, multipliers of prices and the pace of sales.
import { isBelow, normal, randomWord } from './context'
import { add, c, expWide, expWideTwo, mul, mulAdd, spread, square, sub } from './vector'

/** x_n = phi x_(n-1) + sum of k_j z_j for n = 1 to `count`; place 0 is 0. */
export function deviations(terms: i32, phi: v128, k: usize, normals: usize, step: usize, out: usize, count: i32): void {
  let x = f32x4.splat(0), z = normals
  v128.store(out, x)
  for (let n: usize = 1; n <= <usize>count; n++) {
    let shock = f32x4.splat(0)
    for (let j: usize = 0; j < <usize>terms; j++) shock = mulAdd(v128.load(z + (j << 4)), spread(k + (j << 2)), shock)
    x = add(mul(x, phi), shock)
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

/** Copies a row of the draws for the partner at hand. */
export function signed(from: usize, count: i32, out: usize): void {
  for (let n: usize = 0; n < <usize>count; n++) v128.store(out + (n << 4), normal(from + (n << 4)))
}

/** Growth up to and with year n: deviations, years down x `numbers[0]` and jumps x `numbers[1]`. */
export function growth(deviation: usize, down: usize, jumps: usize, numbers: usize, years: i32, out: usize): void {
  let sum = f32x4.splat(0)
  v128.store(out, sum)
  for (let n: usize = 1; n <= <usize>years; n++) {
    const o = n << 4
    sum = add(sum, v128.load(deviation + o))
    sum = mulAdd(v128.load(down + o), spread(numbers), sum)
    sum = mulAdd(v128.load(jumps + o), spread(numbers, 4), sum)
    v128.store(out + o, sum)
  }
}

/**
 * Two places of another row, weighted, for each place; with `adds` (a constant of the caller) added to what is there. The
 * table has, per place, first place, its weight, second, its weight. Places are bits: in bytes.
 */
// @ts-ignore: decorator
@inline function readInto(adds: bool, from: usize, table: usize, count: i32, out: usize): void {
  let at = out, entry = table
  const end = out + (<usize>count << 4)
  for (; at < end; at += 16) {
    const one = mul(v128.load(from + <usize>load<u32>(entry)), spread(entry, 4)), second = from + <usize>load<u32>(entry, 8)
    const sum = mulAdd(v128.load(second), spread(entry, 12), one)
    v128.store(at, adds ? add(v128.load(at), sum) : sum)
    entry += 16
  }
}

export function read(from: usize, table: usize, count: i32, adds: bool, out: usize): void {
  if (adds) readInto(true, from, table, count, out)
  else readInto(false, from, table, count, out)
}

/** Room for the exponentials of the first places of both sides. */
const LEVELS: usize = memory.data(32, 16)

/** exp(u x) as the polynomial of a step of a factor, squared: see factor.ts for u. */
// @ts-ignore: decorator
@inline function short(x: v128, squares: i32): v128 {
  const q = square(x)
  let p = add(mulAdd(q, add(q, c(2)), c(0)), mul(x, mulAdd(q, c(3), c(27))))
  for (let n = 0; n < squares; n++) p = square(p)
  return p
}

/**
 * exp(base + part x slope) x scale for places whose parts of a year go up by the same, on both sides: one exponential for
 * the first of them, one for the step, whose slope is in units of the short one. A run has: place of its year in bytes, part of its first place, step, bytes of
 * its places, as bits. `otherRow` is from the rows of the first side to those of the second.
 */
export function growing(base: usize, slope: usize, otherRow: usize, runs: usize, count: i32, squares: i32, scales: usize, out: usize, otherOut: usize): void {
  let at = out, scale = scales, run = runs
  for (let n = 0; n < count; n++) {
    const year = <usize>load<u32>(run), part = spread(run, 4), by = spread(run, 8)
    const slope0 = v128.load(slope + year), slope1 = v128.load(slope + otherRow + year)
    expWideTwo(mulAdd(slope0, part, v128.load(base + year)), mulAdd(slope1, part, v128.load(base + otherRow + year)), LEVELS)
    const step0 = short(mul(slope0, by), squares), step1 = short(mul(slope1, by), squares)
    let level0 = v128.load(LEVELS), level1 = v128.load(LEVELS, 16)
    for (const end = at + <usize>load<u32>(run, 12); at < end; at += 16) {
      const k = spread(scale)
      v128.store(at, mul(level0, k))
      v128.store(at + otherOut, mul(level1, k))
      level0 = mul(level0, step0)
      level1 = mul(level1, step1)
      scale += 4
    }
    run += 16
  }
}

/** Pace of each year: exp(deviation - weight), x `slow` in years down. */
export function paces(deviation: usize, down: usize, less: usize, slow: v128, years: i32, out: usize): void {
  for (let n: usize = 0; n <= <usize>years; n++) {
    const o = n << 4, pace = expWide(sub(v128.load(deviation + o), spread(less + (n << 2))))
    v128.store(out + o, mul(pace, add(c(0), mul(v128.load(down + o), sub(slow, c(0))))))
  }
}
