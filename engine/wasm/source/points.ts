// Points of a lattice for four pairs at once, as the contract of the stream (engine/src/risk/random) has them, and draws
// that are moved to them.
import { dot } from './case-sums'
import { mix, pairsFrom } from './draws'
import { add, c, ci, mul, mulAdd, spread, square, sub } from './vector'

/** The words of one place of the lattice in the pairs `first` to `first + 3`; a copy has 2^bits points. */
// @ts-ignore: decorator
@inline export function pointWords(saltA: i32, saltB: i32, multiplier: i32, bits: i32, first: i32): v128 {
  const pairs = pairsFrom(first), copy = i32x4.shr_u(pairs, bits)
  const shift = mix(v128.xor(mix(i32x4.add(copy, i32x4.splat(saltA))), i32x4.splat(saltB)))
  const number = v128.and(pairs, i32x4.splat((1 << bits) - 1))
  return i32x4.add(i32x4.shl(i32x4.mul(number, i32x4.splat(multiplier)), 32 - bits), shift)
}

/** Puts points in the place of words, strewn by these over the strip of each point. */
// @ts-ignore: decorator
@inline export function strewn(words: usize, bits: i32, points: v128): void {
  v128.store(words, i32x4.add(points, i32x4.shr_u(v128.load(words), bits)))
}

/** Two polynomials of the eighth degree, from the highest term down: for the centre, and for the tails. */
const CENTRE: usize = memory.data<f32>(
  [2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503, -0.00417768164, 0.246640727, 1.50140941],
  16,
)
const TAIL: usize = memory.data<f32>(
  [-0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047, 1.00167406, 2.83297682],
  16,
)
/** Half of the steps of a uniform, its inverse, where the tails begin, the middle of both, and the root of two. */
const NUMBERS: usize = memory.data<f32>([8388608.0, 1.1920928955078125e-7, 5.0, 2.5, 3.0, 1.4142135624], 16)
/** Bits of two thirds. */
const TWO_THIRDS: usize = memory.data<i32>([0x3f2aaaab], 16)

function polynomial(at: usize, x: v128): v128 {
  let sum = spread(at)
  for (let place: usize = 4; place < 36; place += 4) sum = mulAdd(sum, x, spread(at + place))
  return sum
}

/** Minus the natural logarithm, of numbers above zero: as in the radius of two normals. */
function minusLog(x: v128): v128 {
  const power = v128.and(i32x4.sub(x, v128.load32_splat(TWO_THIRDS)), ci(2)), mantissa = i32x4.sub(x, power)
  const s = f32x4.div(sub(mantissa, c(0)), add(mantissa, c(0))), s2 = square(s)
  const twice = mulAdd(f32x4.convert_i32x4_s(power), c(7), mul(s, mulAdd(s2, mulAdd(s2, c(4), c(5)), c(6))))
  return mul(twice, c(1))
}

/**
 * The value that a standard normal stays under with the probability of a word. By the inverse of the error function of
 * M. Giles, Approximating the erfinv function (2010), in single precision.
 */
export function normalOfWord(word: v128): v128 {
  const half = spread(NUMBERS)
  const step = add(sub(f32x4.convert_i32x4_s(i32x4.shr_u(word, 8)), half), c(1))
  const x = mul(step, spread(NUMBERS, 4))
  const w = minusLog(mul(mul(sub(half, step), spread(NUMBERS, 4)), mul(add(half, step), spread(NUMBERS, 4))))
  const centre = polynomial(CENTRE, sub(w, spread(NUMBERS, 12)))
  const tail = polynomial(TAIL, sub(f32x4.sqrt(w), spread(NUMBERS, 16)))
  const slope = v128.bitselect(centre, tail, f32x4.lt(w, spread(NUMBERS, 8)))
  return mul(mul(slope, x), spread(NUMBERS, 20))
}

/** Moves a row of draws along a unit direction to where the direction gives `target`. */
export function steer(row: usize, count: i32, direction: usize, target: v128): void {
  const end = row + (<usize>count << 4), missing = sub(target, dot(row, direction, count))
  let w = direction
  for (let at = row; at < end; at += 16) {
    v128.store(at, mulAdd(missing, spread(w), v128.load(at)))
    w += 4
  }
}
