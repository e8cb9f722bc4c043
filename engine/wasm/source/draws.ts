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

/** So many pairs of normals of a stream go through both loops at a time. */
const CHUNK: i32 = 64
/** Bytes that a pair waits in: quotient, power and second word. */
const PAIR: usize = 48
/** Room for the pairs of two streams. */
const ROOM: usize = memory.data(2 * 64 * 48, 16)

/**
 * What the first word of a pair has to do with its radius, and the second word. (w >>> 8) + 1 is a mantissa from 2/3 to
 * 4/3 times 2^24 and a power of two, from -24 to 0, in the bits of the exponent; then (m - 1) / (m + 1) of the mantissa.
 */
// @ts-ignore: decorator
@inline function putPair(first: v128, second: v128, at: usize): void {
  const whole = f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(first, 8), ci(0)))
  const power = v128.and(i32x4.sub(whole, ci(3)), ci(2)), mantissa = i32x4.sub(whole, power)
  v128.store(at, f32x4.div(sub(mantissa, c(32)), add(mantissa, c(32))))
  v128.store(at, power, 16)
  v128.store(at, second, 32)
}

/** The same of two pairs: each constant is loaded once for both. */
// @ts-ignore: decorator
@inline function putPairs(first: v128, second: v128, at: usize, third: v128, fourth: v128, otherAt: usize): void {
  let k = ci(0)
  const whole = f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(first, 8), k)), other = f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(third, 8), k))
  v128.store(at, second, 32)
  v128.store(otherAt, fourth, 32)
  k = ci(3)
  const bits = ci(2), power = v128.and(i32x4.sub(whole, k), bits), otherPower = v128.and(i32x4.sub(other, k), bits)
  v128.store(at, power, 16)
  v128.store(otherAt, otherPower, 16)
  const mantissa = i32x4.sub(whole, power), otherMantissa = i32x4.sub(other, otherPower)
  k = c(32)
  v128.store(at, f32x4.div(sub(mantissa, k), add(mantissa, k)))
  v128.store(otherAt, f32x4.div(sub(otherMantissa, k), add(otherMantissa, k)))
}

/** The radius of a pair that waits, scaled: the logarithm is in its quotient. */
// @ts-ignore: decorator
@inline function radiusOf(at: usize): v128 {
  const s = v128.load(at), s2 = square(s), log = mul(s, mulAdd(s2, mulAdd(s2, c(33), c(34)), c(35)))
  return f32x4.sqrt(mulAdd(f32x4.convert_i32x4_s(v128.load(at, 16)), c(36), log))
}

/** Its part of half a turn, scaled, and the sine of that. */
// @ts-ignore: decorator
@inline function turnOf(at: usize): v128 {
  return mulAdd(f32x4.convert_i32x4_s(i32x4.shr_u(v128.load(at, 32), 8)), c(9), c(10))
}
// @ts-ignore: decorator
@inline function sineOf(v: v128, v2: v128): v128 {
  return mul(mul(v, add(v2, c(11))), add(square(add(v2, c(12))), c(13)))
}

/** What is done of two pairs at once in `putNormals`: each constant is loaded once for both. */
// @ts-ignore: decorator
@inline function putTwoPairs(at: usize, out: usize, step: usize): void {
  const a = v128.load(at), b = v128.load(at, PAIR), a2 = square(a), b2 = square(b)
  let k = c(33), l = c(34), m = mulAdd(a2, k, l), n = mulAdd(b2, k, l)
  k = c(35)
  m = mul(a, mulAdd(a2, m, k))
  n = mul(b, mulAdd(b2, n, k))
  k = c(36)
  const r = f32x4.sqrt(mulAdd(f32x4.convert_i32x4_s(v128.load(at, 16)), k, m)), s = f32x4.sqrt(mulAdd(f32x4.convert_i32x4_s(v128.load(at, PAIR + 16)), k, n))
  const word = v128.load(at, 32), other = v128.load(at, PAIR + 32)
  k = c(9)
  l = c(10)
  const v = mulAdd(f32x4.convert_i32x4_s(i32x4.shr_u(word, 8)), k, l), u = mulAdd(f32x4.convert_i32x4_s(i32x4.shr_u(other, 8)), k, l)
  const v2 = square(v), u2 = square(u)
  k = c(11)
  m = mul(v, add(v2, k))
  n = mul(u, add(u2, k))
  k = c(12)
  l = c(13)
  v128.store(out, mul(r, mul(m, add(square(add(v2, k)), l))))
  v128.store(out + (step << 1), mul(s, mul(n, add(square(add(u2, k)), l))))
  k = c(14)
  l = c(15)
  m = mul(add(v2, k), add(v2, l))
  n = mul(add(u2, k), add(u2, l))
  k = c(16)
  l = c(17)
  m = mul(r, mul(m, add(square(add(v2, k)), l)))
  n = mul(s, mul(n, add(square(add(u2, k)), l)))
  k = ci(4)
  v128.store(out + step, v128.xor(m, v128.and(i32x4.shl(word, 24), k)))
  v128.store(out + step * 3, v128.xor(n, v128.and(i32x4.shl(other, 24), k)))
}

/**
 * Writes both normals of every pair, `step` bytes apart, and gives where the next go. By Box-Muller: a radius
 * sqrt(-2 ln(((w >>> 8) + 1) / 2^24)), with the logarithm in the quotient, times the sine and the cosine of half a turn,
 * as products by their roots. Radius and turn are scaled so that these need no other factor.
 */
// @ts-ignore: decorator
@inline function putNormals(from: usize, end: usize, to: usize, step: usize): usize {
  let out = to, at = from
  for (; at + PAIR < end; at += 2 * PAIR) {
    putTwoPairs(at, out, step)
    out += step << 2
  }
  for (; at < end; at += PAIR) {
    const r = radiusOf(at), v = turnOf(at), v2 = square(v), sine = sineOf(v, v2)
    const cosine = mul(mul(add(v2, c(14)), add(v2, c(15))), add(square(add(v2, c(16))), c(17)))
    v128.store(out, mul(r, sine))
    out += step
    v128.store(out, v128.xor(mul(r, cosine), v128.and(i32x4.shl(v128.load(at, 32), 24), ci(4))))
    out += step
  }
  return out
}

/** Writes `count` (even) vectors of standard normals, `step` bytes apart. */
export function drawNormals(saltA: i32, saltB: i32, first: i32, from: usize, count: i32, step: usize): void {
  let s0 = firstState(saltA, first), s1 = secondState(saltB, first)
  let s2 = mix(v128.xor(s0, s1)), s3 = mix(i32x4.add(i32x4.add(s0, s1), ci(8)))
  let out = from
  for (let left = count >> 1; left > 0; left -= CHUNK) {
    const end = ROOM + <usize>min(left, CHUNK) * PAIR
    for (let at = ROOM; at < end; at += PAIR) {
      const w = drawn(s0, s3)
      let t = i32x4.shl(s1, 9)
      s2 = v128.xor(s2, s0)
      s3 = v128.xor(s3, s1)
      s1 = v128.xor(s1, s2)
      s0 = v128.xor(s0, s3)
      s2 = v128.xor(s2, t)
      s3 = rotl(s3, 11)
      putPair(w, drawn(s0, s3), at)
      t = i32x4.shl(s1, 9)
      s2 = v128.xor(s2, s0)
      s3 = v128.xor(s3, s1)
      s1 = v128.xor(s1, s2)
      s0 = v128.xor(s0, s3)
      s2 = v128.xor(s2, t)
      s3 = rotl(s3, 11)
    }
    out = putNormals(ROOM, end, out, step)
  }
}

/**
 * The same of two streams at once: the words of one stream wait for each other, those of another fill that time.
 */
export function drawNormalsOfTwo(saltA: i32, saltB: i32, otherA: i32, otherB: i32, first: i32, otherFirst: i32, from: usize, other: usize, count: i32, step: usize): void {
  let s0 = firstState(saltA, first), s1 = secondState(saltB, first)
  let u0 = firstState(otherA, otherFirst), u1 = secondState(otherB, otherFirst)
  let s2 = mix(v128.xor(s0, s1)), s3 = mix(i32x4.add(i32x4.add(s0, s1), ci(8)))
  let u2 = mix(v128.xor(u0, u1)), u3 = mix(i32x4.add(i32x4.add(u0, u1), ci(8)))
  let out = from, otherOut = other
  const half = <usize>min(count >> 1, CHUNK) * PAIR
  for (let left = count >> 1; left > 0; left -= CHUNK) {
    const size = <usize>min(left, CHUNK) * PAIR, end = ROOM + size
    for (let at = ROOM; at < end; at += PAIR) {
      const w = drawn(s0, s3), x = drawn(u0, u3)
      let t = i32x4.shl(s1, 9)
      let y = i32x4.shl(u1, 9)
      s2 = v128.xor(s2, s0)
      u2 = v128.xor(u2, u0)
      s3 = v128.xor(s3, s1)
      u3 = v128.xor(u3, u1)
      s1 = v128.xor(s1, s2)
      u1 = v128.xor(u1, u2)
      s0 = v128.xor(s0, s3)
      u0 = v128.xor(u0, u3)
      s2 = v128.xor(s2, t)
      u2 = v128.xor(u2, y)
      s3 = rotl(s3, 11)
      u3 = rotl(u3, 11)
      putPairs(w, drawn(s0, s3), at, x, drawn(u0, u3), at + half)
      t = i32x4.shl(s1, 9)
      y = i32x4.shl(u1, 9)
      s2 = v128.xor(s2, s0)
      u2 = v128.xor(u2, u0)
      s3 = v128.xor(s3, s1)
      u3 = v128.xor(u3, u1)
      s1 = v128.xor(s1, s2)
      u1 = v128.xor(u1, u2)
      s0 = v128.xor(s0, s3)
      u0 = v128.xor(u0, u3)
      s2 = v128.xor(s2, t)
      u2 = v128.xor(u2, y)
      s3 = rotl(s3, 11)
      u3 = rotl(u3, 11)
    }
    out = putNormals(ROOM, end, out, step)
    otherOut = putNormals(ROOM + half, end + half, otherOut, step)
  }
}

/**
 * The first normal of each stream; their salts lie behind each other at `salts`. As `putNormals` works it out, of the words
 * of `putPair`, without what only later words need.
 */
export function firstNormals(from: usize, count: i32, salts: usize, first: i32): void {
  let salt = salts, at = from
  for (let left = count; left > 0; left -= CHUNK) {
    const end = ROOM + <usize>min(left, CHUNK) * PAIR
    for (let place = ROOM; place < end; place += PAIR) {
      const s0 = firstState(load<i32>(salt), first), s1 = secondState(load<i32>(salt, 4), first)
      const s3 = mix(i32x4.add(i32x4.add(s0, s1), ci(8))), u3 = v128.xor(s3, s1)
      putPair(drawn(s0, s3), drawn(v128.xor(s0, u3), rotl(u3, 11)), place)
      salt += 8
    }
    for (let place = ROOM; place < end; place += PAIR) {
      const v = turnOf(place), v2 = square(v)
      v128.store(at, mul(radiusOf(place), sineOf(v, v2)))
      at += 16
    }
  }
}
