// The random words of four pairs at once, exactly as the contract of the stream (engine/src/risk/random) has them.
import { add, c, ci, mul, mulAdd, square, sub } from './vector'

const LANES: usize = memory.data<i32>([0, 1, 2, 3], 16)

// @ts-ignore: decorator
@inline function rotl(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits))
}
// @ts-ignore: decorator
@inline export function mix(word: v128): v128 {
  let x = v128.xor(word, i32x4.shr_u(word, 16))
  x = i32x4.mul(x, ci(6))
  x = v128.xor(x, i32x4.shr_u(x, 15))
  x = i32x4.mul(x, ci(7))
  return v128.xor(x, i32x4.shr_u(x, 15))
}
/** The numbers of the pairs `first` to `first + 3`. */
// @ts-ignore: decorator
@inline export function pairsFrom(first: i32): v128 {
  return i32x4.add(i32x4.splat(first), v128.load(LANES))
}
// @ts-ignore: decorator
@inline function firstState(saltA: i32, first: i32): v128 {
  return mix(i32x4.add(pairsFrom(first), i32x4.splat(saltA)))
}
// @ts-ignore: decorator
@inline function secondState(saltB: i32, first: i32): v128 {
  return mix(v128.xor(pairsFrom(first), i32x4.splat(saltB)))
}
/** The word of a state; its step to the next is written out where it is made, because the four vectors stay in registers. */
// @ts-ignore: decorator
@inline function drawn(s0: v128, s3: v128): v128 {
  return i32x4.add(rotl(i32x4.add(s0, s3), 7), s0)
}

/** Writes `count` vectors of words from `at` on, by the streams with these salts of the pairs `first` to `first + 3`. */
export function drawWords(saltA: i32, saltB: i32, first: i32, at: usize, count: i32): void {
  let s0 = firstState(saltA, first), s1 = secondState(saltB, first)
  let s2 = mix(v128.xor(s0, s1)), s3 = mix(i32x4.add(i32x4.add(s0, s1), ci(8)))
  for (let place = 0; place < count; place++) {
    v128.store(at + (<usize>place << 4), drawn(s0, s3))
    const t = i32x4.shl(s1, 9)
    s2 = v128.xor(s2, s0)
    s3 = v128.xor(s3, s1)
    s1 = v128.xor(s1, s2)
    s0 = v128.xor(s0, s3)
    s2 = v128.xor(s2, t)
    s3 = rotl(s3, 11)
  }
}

/** ((w >>> 8) + 1) as a number: a mantissa from 2/3 to 4/3 times 2^24, and a power of two. */
// @ts-ignore: decorator
@inline function wholeNumber(word: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(word, 8), ci(0)))
}
/** The power of two, from -24 to 0, in the bits of the exponent. */
// @ts-ignore: decorator
@inline function powerOf(whole: v128): v128 {
  return v128.and(i32x4.sub(whole, ci(3)), ci(2))
}
/** (m - 1)/(m + 1) of the mantissa, both times 2^24. */
// @ts-ignore: decorator
@inline function quotient(whole: v128, power: v128): v128 {
  const mantissa = i32x4.sub(whole, power)
  return f32x4.div(sub(mantissa, c(32)), add(mantissa, c(32)))
}
/** The radius of Box-Muller: sqrt(-2 ln(((w >>> 8) + 1) / 2^24)), by a logarithm in the quotient s. */
// @ts-ignore: decorator
@inline function radius(s: v128, power: v128): v128 {
  const s2 = square(s)
  return f32x4.sqrt(mulAdd(f32x4.convert_i32x4_s(power), c(7), mul(s, mulAdd(s2, mulAdd(s2, c(4), c(5)), c(6)))))
}
/** Half a turn, from -1/2 to 1/2. */
// @ts-ignore: decorator
@inline function angle(word: v128): v128 {
  return sub(mul(f32x4.convert_i32x4_s(i32x4.shr_u(word, 8)), c(8)), c(1))
}
// @ts-ignore: decorator
@inline function sineOf(v: v128, v2: v128): v128 {
  return mul(v, mulAdd(v2, mulAdd(v2, mulAdd(v2, c(9), c(10)), c(11)), c(12)))
}
// @ts-ignore: decorator
@inline function cosineOf(v2: v128): v128 {
  return mulAdd(v2, mulAdd(v2, mulAdd(v2, mulAdd(v2, c(13), c(14)), c(15)), c(16)), c(17))
}
/** The sign that a word gives to a cosine. */
// @ts-ignore: decorator
@inline function signOf(word: v128): v128 {
  return v128.and(i32x4.shl(word, 24), ci(4))
}

/**
 * Writes `count` (even) vectors of standard normals, `step` bytes apart. The division of the next two goes before the
 * rest of these two: they wait for each other's division and root otherwise.
 */
export function drawNormals(saltA: i32, saltB: i32, first: i32, from: usize, count: i32, step: usize): void {
  let s0 = firstState(saltA, first), s1 = secondState(saltB, first)
  let s2 = mix(v128.xor(s0, s1)), s3 = mix(i32x4.add(i32x4.add(s0, s1), ci(8)))
  let w1 = drawn(s0, s3)
  let t = i32x4.shl(s1, 9)
  s2 = v128.xor(s2, s0)
  s3 = v128.xor(s3, s1)
  s1 = v128.xor(s1, s2)
  s0 = v128.xor(s0, s3)
  s2 = v128.xor(s2, t)
  s3 = rotl(s3, 11)
  let w2 = drawn(s0, s3)
  t = i32x4.shl(s1, 9)
  s2 = v128.xor(s2, s0)
  s3 = v128.xor(s3, s1)
  s1 = v128.xor(s1, s2)
  s0 = v128.xor(s0, s3)
  s2 = v128.xor(s2, t)
  s3 = rotl(s3, 11)
  let whole = wholeNumber(w1), power = powerOf(whole), s = quotient(whole, power), at = from
  for (let place = 2; place < count; place += 2) {
    const r = radius(s, power)
    w1 = drawn(s0, s3)
    t = i32x4.shl(s1, 9)
    s2 = v128.xor(s2, s0)
    s3 = v128.xor(s3, s1)
    s1 = v128.xor(s1, s2)
    s0 = v128.xor(s0, s3)
    s2 = v128.xor(s2, t)
    s3 = rotl(s3, 11)
    whole = wholeNumber(w1)
    power = powerOf(whole)
    s = quotient(whole, power)
    const next = drawn(s0, s3)
    t = i32x4.shl(s1, 9)
    s2 = v128.xor(s2, s0)
    s3 = v128.xor(s3, s1)
    s1 = v128.xor(s1, s2)
    s0 = v128.xor(s0, s3)
    s2 = v128.xor(s2, t)
    s3 = rotl(s3, 11)
    const v = angle(w2), v2 = square(v), cosine = cosineOf(v2), sine = sineOf(v, v2)
    v128.store(at, mul(r, sine))
    at += step
    v128.store(at, v128.xor(mul(r, cosine), signOf(w2)))
    at += step
    w2 = next
  }
  const r = radius(s, power), v = angle(w2), v2 = square(v), cosine = cosineOf(v2)
  v128.store(at, mul(r, sineOf(v, v2)))
  v128.store(at + step, v128.xor(mul(r, cosine), signOf(w2)))
}
