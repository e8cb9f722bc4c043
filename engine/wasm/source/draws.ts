// The random words of four pairs at once, exactly as the contract of the stream (engine/src/risk/random) has them.
import { add, c, ci, mul, mulAdd, square, sub } from './vector'

// @ts-ignore: decorator
@inline function rotl(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits))
}
// @ts-ignore: decorator
@inline function mix(word: v128): v128 {
  let x = v128.xor(word, i32x4.shr_u(word, 16))
  x = i32x4.mul(x, i32x4.splat(0x21f0aaad))
  x = v128.xor(x, i32x4.shr_u(x, 15))
  x = i32x4.mul(x, i32x4.splat(0x735a2d97))
  return v128.xor(x, i32x4.shr_u(x, 15))
}

/** The four vectors of state of the stream that is being drawn from. */
const STATE: usize = memory.data(64, 16)

/** Opens the streams with these salts of the pairs `first` to `first + 3`. */
function open(saltA: i32, saltB: i32, first: i32): void {
  const pairs = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3))
  const s0 = mix(i32x4.add(pairs, i32x4.splat(saltA)))
  const s1 = mix(v128.xor(pairs, i32x4.splat(saltB)))
  v128.store(STATE, s0)
  v128.store(STATE, s1, 16)
  v128.store(STATE, mix(v128.xor(s0, s1)), 32)
  v128.store(STATE, mix(i32x4.add(i32x4.add(s0, s1), i32x4.splat(0x9e3779b9))), 48)
}

/** Writes `count` vectors of words from `at` on. */
export function drawWords(saltA: i32, saltB: i32, first: i32, at: usize, count: i32): void {
  open(saltA, saltB, first)
  let s0 = v128.load(STATE),
    s1 = v128.load(STATE, 16),
    s2 = v128.load(STATE, 32),
    s3 = v128.load(STATE, 48)
  for (let place = 0; place < count; place++) {
    v128.store(at + (<usize>place << 4), i32x4.add(rotl(i32x4.add(s0, s3), 7), s0))
    const t = i32x4.shl(s1, 9)
    s2 = v128.xor(s2, s0)
    s3 = v128.xor(s3, s1)
    s1 = v128.xor(s1, s2)
    s0 = v128.xor(s0, s3)
    s2 = v128.xor(s2, t)
    s3 = rotl(s3, 11)
  }
}

/** The radius of Box-Muller: sqrt(-2 ln(((w >>> 8) + 1) / 2^24)), by a logarithm in s = (m - 1)/(m + 1). */
// @ts-ignore: decorator
@inline function radius(word: v128): v128 {
  const bits = i32x4.sub(f32x4.convert_i32x4_s(i32x4.add(i32x4.shr_u(word, 8), ci(0))), ci(3))
  const mantissa = i32x4.add(v128.and(bits, ci(1)), ci(2))
  const exponent = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23))
  const s = f32x4.div(sub(mantissa, c(0)), add(mantissa, c(0)))
  const s2 = square(s)
  const logarithm = mul(s, mulAdd(s2, mulAdd(s2, c(4), c(5)), c(6)))
  return f32x4.sqrt(mulAdd(exponent, c(7), logarithm))
}

/** Writes `count` (even) vectors of standard normals, `step` bytes apart. */
export function drawNormals(saltA: i32, saltB: i32, first: i32, from: usize, count: i32, step: usize): void {
  open(saltA, saltB, first)
  let s0 = v128.load(STATE),
    s1 = v128.load(STATE, 16),
    s2 = v128.load(STATE, 32),
    s3 = v128.load(STATE, 48)
  let at = from
  for (let place = 0; place < count; place += 2) {
    const w1 = i32x4.add(rotl(i32x4.add(s0, s3), 7), s0)
    let t = i32x4.shl(s1, 9)
    s2 = v128.xor(s2, s0)
    s3 = v128.xor(s3, s1)
    s1 = v128.xor(s1, s2)
    s0 = v128.xor(s0, s3)
    s2 = v128.xor(s2, t)
    s3 = rotl(s3, 11)
    const w2 = i32x4.add(rotl(i32x4.add(s0, s3), 7), s0)
    t = i32x4.shl(s1, 9)
    s2 = v128.xor(s2, s0)
    s3 = v128.xor(s3, s1)
    s1 = v128.xor(s1, s2)
    s0 = v128.xor(s0, s3)
    s2 = v128.xor(s2, t)
    s3 = rotl(s3, 11)
    const r = radius(w1)
    const v = sub(mul(f32x4.convert_i32x4_s(i32x4.shr_u(w2, 8)), c(8)), c(1))
    const q = square(v)
    const sine = mul(v, mulAdd(q, mulAdd(q, mulAdd(q, c(9), c(10)), c(11)), c(12)))
    const cosine = mulAdd(q, mulAdd(q, mulAdd(q, mulAdd(q, c(13), c(14)), c(15)), c(16)), c(17))
    v128.store(at, mul(r, sine))
    at += step
    v128.store(at, v128.xor(mul(r, cosine), v128.and(i32x4.shl(w2, 24), ci(4))))
    at += step
  }
}
