// Four trials in one vector: arithmetic, constants and the exponential. Only strict SIMD: every operation rounds as IEEE
// says, so the bits are the same on every machine. AssemblyScript, a dialect of TypeScript: see ../README.md.

/**
 * Constants live in memory and are broadcast on use: a broadcast load is cheaper in V8 than a vector constant, which it
 * puts together in general registers each time. Places: index x 4 below `K`.
 */
export const K: usize = memory.data<f32>(
  [
    1.0, 0.5, 2.451570749282837, 1.8125520944595337, // 0-3: one, half; exponential of a step of a factor: h and b
    -0.835575374, -1.332793138, -4.0000012, -1.6525916635e-7, // 4-7: -2 ln m by s = (m-1)/(m+1), and -2 ln 2 / 2^23
    5.9604644775390625e-8, // 8: 2^-24
    -2.340554061674993e-8, 0.1963399052619934, // 9-10: half a turn v' of a word, = -0.39268 v for v from -1/2 to 1/2
    -0.1506187468767166, -0.2752770483493805, 0.060910727828741074, // 11-13: sin(pi v) by the roots in v' squared
    -0.29279544949531555, -0.038549359887838364, -0.30174148082733154, 0.1369429975748062, // 14-17: cos(pi v) likewise
    1.44269504089, 0.693145751953125, 1.42860677e-6, // 18-20: log2 e, ln 2 in two parts
    0.00139485901, 0.00837513528, 0.0416662181, 0.166664154, 0.500000011, 1.00000004, // 21-26: exp on half a ln 2
    2.2142958641052246, -0.7213475, // 27-28: a of the exponential of a step; minus half of log2 e
    0.0013264727, // 29: powers of two on half to either side, with 37-40
    12582912.0, 8388608.0, // 30-31: added to a number, they put its whole part in the last bits
    16777216.0, // 32: 2^24
    -126179.125, -201263.3125, -604034.8125, -0.024955566972494125, // 33-36: 4-7 times 388.59833^2
    0.009671513, 0.055507336, 0.24022242, 0.693147, // 37-40: powers of two, with 29
  ],
  16,
)

/** Whole numbers broadcast likewise. */
export const KI: usize = memory.data<i32>(
  [
    1, 0x7fffff, -0x800000, 0x4b2aaaab, // 0-3: bits of mantissa and exponent; 2/3 of 2^24
    -0x80000000, 127, // 4-5
    0x21f0aaad, 0x735a2d97, 0x9e3779b9, // 6-8: multipliers and addend of the mixing
  ],
  16,
)

// @ts-ignore: decorator
@inline export function c(place: i32): v128 {
  return v128.load32_splat(K + (<usize>place << 2))
}
// @ts-ignore: decorator
@inline export function ci(place: i32): v128 {
  return v128.load32_splat(KI + (<usize>place << 2))
}
// @ts-ignore: decorator
@inline export function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b)
}
// @ts-ignore: decorator
@inline export function sub(a: v128, b: v128): v128 {
  return f32x4.sub(a, b)
}
// @ts-ignore: decorator
@inline export function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b)
}
/** a x b + t, rounded twice. */
// @ts-ignore: decorator
@inline export function mulAdd(a: v128, b: v128, t: v128): v128 {
  return f32x4.add(t, f32x4.mul(a, b))
}
/** One number of the plan for all four trials; `bytes` is a constant offset. */
// @ts-ignore: decorator
@inline export function spread(at: usize, bytes: usize = 0): v128 {
  return v128.load32_splat(at + bytes)
}
// @ts-ignore: decorator
@inline export function square(x: v128): v128 {
  return f32x4.mul(x, x)
}
/**
 * exp(x) for any x from -87 to 88: a power of two times a polynomial on half a ln 2 to either side. The power is rounded by
 * adding 1.5 x 2^23 and then stands in the last bits, ready to be added to the exponent.
 */
// @ts-ignore: decorator
@inline export function expWide(x: v128): v128 {
  const shifted = add(mul(x, c(18)), c(30)), power = sub(shifted, c(30))
  const rest = sub(sub(x, mul(power, c(19))), mul(power, c(20)))
  let y = mulAdd(rest, c(21), c(22))
  y = mulAdd(rest, y, c(23))
  y = mulAdd(rest, y, c(24))
  y = mulAdd(rest, y, c(25))
  y = mulAdd(rest, y, c(26))
  y = mulAdd(rest, y, c(0))
  return i32x4.add(y, i32x4.shl(shifted, 23))
}
/** Powers of two, from -126 to 127, of two exponents, stored beside each other: each constant is loaded once for both. */
// @ts-ignore: decorator
@inline export function powersOfTwo(x0: v128, x1: v128, at: usize): void {
  const shift = c(30), shifted0 = add(x0, shift), shifted1 = add(x1, shift)
  const rest0 = sub(x0, sub(shifted0, shift)), rest1 = sub(x1, sub(shifted1, shift))
  const k0 = c(29), k1 = c(37), k2 = c(38), k3 = c(39), k4 = c(40), one = c(0)
  let y0 = mulAdd(rest0, k0, k1), y1 = mulAdd(rest1, k0, k1)
  y0 = mulAdd(rest0, y0, k2)
  y1 = mulAdd(rest1, y1, k2)
  y0 = mulAdd(rest0, y0, k3)
  y1 = mulAdd(rest1, y1, k3)
  y0 = mulAdd(rest0, y0, k4)
  y1 = mulAdd(rest1, y1, k4)
  y0 = mulAdd(rest0, y0, one)
  y1 = mulAdd(rest1, y1, one)
  v128.store(at, i32x4.add(y0, i32x4.shl(shifted0, 23)))
  v128.store(at, i32x4.add(y1, i32x4.shl(shifted1, 23)), 16)
}
/** The same of four: while one waits for its step, the others take theirs. */
// @ts-ignore: decorator
@inline export function powersOfTwoFour(x0: v128, x1: v128, x2: v128, x3: v128, at: usize): void {
  const shift = c(30), shifted0 = add(x0, shift), shifted1 = add(x1, shift), shifted2 = add(x2, shift), shifted3 = add(x3, shift)
  const rest0 = sub(x0, sub(shifted0, shift)), rest1 = sub(x1, sub(shifted1, shift))
  const rest2 = sub(x2, sub(shifted2, shift)), rest3 = sub(x3, sub(shifted3, shift))
  let k = c(29), y0 = mul(rest0, k), y1 = mul(rest1, k), y2 = mul(rest2, k), y3 = mul(rest3, k)
  k = c(37)
  y0 = mul(rest0, add(y0, k))
  y1 = mul(rest1, add(y1, k))
  y2 = mul(rest2, add(y2, k))
  y3 = mul(rest3, add(y3, k))
  k = c(38)
  y0 = mul(rest0, add(y0, k))
  y1 = mul(rest1, add(y1, k))
  y2 = mul(rest2, add(y2, k))
  y3 = mul(rest3, add(y3, k))
  k = c(39)
  y0 = mul(rest0, add(y0, k))
  y1 = mul(rest1, add(y1, k))
  y2 = mul(rest2, add(y2, k))
  y3 = mul(rest3, add(y3, k))
  k = c(40)
  y0 = mul(rest0, add(y0, k))
  y1 = mul(rest1, add(y1, k))
  y2 = mul(rest2, add(y2, k))
  y3 = mul(rest3, add(y3, k))
  k = c(0)
  v128.store(at, i32x4.add(add(y0, k), i32x4.shl(shifted0, 23)))
  v128.store(at, i32x4.add(add(y1, k), i32x4.shl(shifted1, 23)), 16)
  v128.store(at, i32x4.add(add(y2, k), i32x4.shl(shifted2, 23)), 32)
  v128.store(at, i32x4.add(add(y3, k), i32x4.shl(shifted3, 23)), 48)
}
