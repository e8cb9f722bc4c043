// Log-prices that fall back to their mean: x = phi x + sum of c_j z_j, and exp(x) of every step.
import { add, c, expWide, mul, mulAdd, spread, square, sub } from './vector'

/** The correlated shock of one step: at most eight terms, unrolled where `terms` is a constant of the caller. */
// @ts-ignore: decorator
@inline function shock(z: usize, terms: i32, c0: v128, c1: v128, c2: v128, c3: v128, rest: usize): v128 {
  let sum = mul(v128.load(z), c0)
  if (terms > 1) sum = mulAdd(v128.load(z, 16), c1, sum)
  if (terms > 2) sum = mulAdd(v128.load(z, 32), c2, sum)
  if (terms > 3) sum = mulAdd(v128.load(z, 48), c3, sum)
  if (terms > 4) sum = mulAdd(v128.load(z, 64), spread(rest), sum)
  if (terms > 5) sum = mulAdd(v128.load(z, 80), spread(rest, 4), sum)
  if (terms > 6) sum = mulAdd(v128.load(z, 96), spread(rest, 8), sum)
  if (terms > 7) sum = mulAdd(v128.load(z, 112), spread(rest, 12), sum)
  return sum
}

/** Even terms of the exponential of a step, of its square: 1 + q (q + h). */
// @ts-ignore: decorator
@inline function even(q: v128, h: v128, one: v128): v128 {
  return mulAdd(q, add(q, h), one)
}
/** Odd terms: x (a + b q). */
// @ts-ignore: decorator
@inline function odd(x: v128, q: v128, a: v128, b: v128): v128 {
  return mul(x, mulAdd(q, b, a))
}

/** Two, four or eight times as much in the exponent of four numbers, into two pairs of vectors `apart` bytes from each other. */
// @ts-ignore: decorator
@inline function putPowers(squares: i32, a: v128, b: v128, e: v128, d: v128, at: usize, apart: usize): void {
  let a2 = square(a), b2 = square(b), e2 = square(e), d2 = square(d)
  if (squares > 1) {
    a2 = square(a2)
    b2 = square(b2)
    e2 = square(e2)
    d2 = square(d2)
    if (squares > 2) {
      a2 = square(a2)
      b2 = square(b2)
      e2 = square(e2)
      d2 = square(d2)
    }
  }
  v128.store(at, a2)
  v128.store(at, b2, 16)
  v128.store(at + apart, e2)
  v128.store(at + apart, d2, 16)
}

/** The exponentials of four steps of the first of a pair; and of its partner, `side` bytes further: only the odd terms differ. */
// @ts-ignore: decorator
@inline function putMirrored(squares: i32, x0: v128, x1: v128, x2: v128, x3: v128, at: usize, side: usize): void {
  const one = c(0), h = c(2), b = c(3), a = c(27)
  const q0 = square(x0), q1 = square(x1), q2 = square(x2), q3 = square(x3)
  const e0 = even(q0, h, one), e1 = even(q1, h, one), e2 = even(q2, h, one), e3 = even(q3, h, one)
  const o0 = odd(x0, q0, a, b), o1 = odd(x1, q1, a, b), o2 = odd(x2, q2, a, b), o3 = odd(x3, q3, a, b)
  putPowers(squares, add(e0, o0), add(e1, o1), add(e2, o2), add(e3, o3), at, 32)
  putPowers(squares, sub(e0, o0), sub(e1, o1), sub(e2, o2), sub(e3, o3), at + side, 32)
}

/** The exponentials of two steps of both sides. */
// @ts-ignore: decorator
@inline function putTwo(squares: i32, x0: v128, x1: v128, y0: v128, y1: v128, at: usize, side: usize): void {
  const one = c(0), h = c(2), b = c(3), a = c(27)
  const q0 = square(x0), q1 = square(x1), q2 = square(y0), q3 = square(y1)
  const p0 = add(even(q0, h, one), odd(x0, q0, a, b)), p1 = add(even(q1, h, one), odd(x1, q1, a, b))
  const p2 = add(even(q2, h, one), odd(y0, q2, a, b)), p3 = add(even(q3, h, one), odd(y1, q3, a, b))
  putPowers(squares, p0, p1, p2, p3, at, side)
}

/** The exponential of one step of any size; 0 squares for those beyond the polynomial. */
// @ts-ignore: decorator
@inline function power(squares: i32, x: v128, isNegative: bool): v128 {
  if (squares == 0) return expWide(isNegative ? f32x4.neg(x) : x)
  const q = square(x), e = even(q, c(2), c(0)), o = odd(x, q, c(27), c(3))
  let p = square(isNegative ? sub(e, o) : add(e, o))
  for (let n = 1; n < squares; n++) p = square(p)
  return p
}

/**
 * The steps of one factor with at most eight terms, for both partners. Coefficients are such that 2^squares x 2.214 x the
 * state is the log-price. Four steps go together: each x waits for the one before, and the powers of the others fill that
 * time.
 */
// @ts-ignore: decorator
@inline function steps(terms: i32, squares: i32, phi: v128, k: usize, z0: usize, zStep: usize, out: usize, end: usize, side: usize): void {
  const c0 = spread(k), c1 = spread(k, 4), c2 = spread(k, 8), c3 = spread(k, 12)
  let x = f32x4.splat(0), z = z0, at = out
  for (const whole = out + ((end - out) & ~63); at < whole; at += 64) {
    const x0 = add(mul(x, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    z += zStep
    const x1 = add(mul(x0, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    z += zStep
    const x2 = add(mul(x1, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    z += zStep
    x = add(mul(x2, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    z += zStep
    putMirrored(squares, x0, x1, x2, x, at, side)
  }
  for (; at < end; at += 16) {
    x = add(mul(x, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    z += zStep
    v128.store(at, power(squares, x, false))
    v128.store(at + side, power(squares, x, true))
  }
}

/** The same for two sides with normals of their own, `zSide` bytes from each other: two steps of both together. */
// @ts-ignore: decorator
@inline function stepsOfTwo(terms: i32, squares: i32, phi: v128, k: usize, z0: usize, zSide: usize, zStep: usize, out: usize, end: usize, side: usize): void {
  const c0 = spread(k), c1 = spread(k, 4), c2 = spread(k, 8), c3 = spread(k, 12)
  let x = f32x4.splat(0), y = x, z = z0, at = out
  for (const whole = out + ((end - out) & ~31); at < whole; at += 32) {
    const x0 = add(mul(x, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    const y0 = add(mul(y, phi), shock(z + zSide, terms, c0, c1, c2, c3, k + 16))
    z += zStep
    x = add(mul(x0, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    y = add(mul(y0, phi), shock(z + zSide, terms, c0, c1, c2, c3, k + 16))
    z += zStep
    putTwo(squares, x0, x, y0, y, at, side)
  }
  if (at < end) {
    x = add(mul(x, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    y = add(mul(y, phi), shock(z + zSide, terms, c0, c1, c2, c3, k + 16))
    v128.store(at, power(squares, x, false))
    v128.store(at + side, power(squares, y, false))
  }
}

/** Any number of terms and any size of x, for one side; with `mirrored` its partner too. */
function manySteps(terms: i32, squares: i32, mirrored: bool, phi: v128, k: usize, z0: usize, zStep: usize, out: usize, end: usize, side: usize): void {
  let x = f32x4.splat(0), z = z0
  for (let at = out; at < end; at += 16) {
    let sum = mul(v128.load(z), spread(k))
    for (let j = 1; j < terms; j++) sum = mulAdd(v128.load(z + (<usize>j << 4)), spread(k + (<usize>j << 2)), sum)
    x = add(mul(x, phi), sum)
    z += zStep
    v128.store(at, power(squares, x, false))
    if (mirrored) v128.store(at + side, power(squares, x, true))
  }
}

/**
 * One factor over `count` steps into the row at `out` and that of the other side, `side` bytes further. The normals of a
 * step lie beside each other, `zStep` bytes from step to step; the first `terms` of them count, with the coefficients at
 * `k`. The other side mirrors the first, or has normals of its own, `zSide` bytes further.
 */
export function factor(terms: i32, squares: i32, mirrored: bool, phi: v128, k: usize, z: usize, zSide: usize, zStep: usize, out: usize, count: i32, side: usize): void {
  const end = out + (<usize>count << 4)
  if (squares == 0 || terms > 8) {
    manySteps(terms, squares, mirrored, phi, k, z, zStep, out, end, side)
    if (!mirrored) manySteps(terms, squares, false, phi, k, z + zSide, zStep, out + side, end + side, side)
  } else if (mirrored) {
    if (terms == 1) steps(1, squares, phi, k, z, zStep, out, end, side)
    else if (terms == 2) steps(2, squares, phi, k, z, zStep, out, end, side)
    else if (terms == 3) steps(3, squares, phi, k, z, zStep, out, end, side)
    else if (terms == 4) steps(4, squares, phi, k, z, zStep, out, end, side)
    else if (terms == 5) steps(5, squares, phi, k, z, zStep, out, end, side)
    else if (terms == 6) steps(6, squares, phi, k, z, zStep, out, end, side)
    else if (terms == 7) steps(7, squares, phi, k, z, zStep, out, end, side)
    else steps(8, squares, phi, k, z, zStep, out, end, side)
  } else if (terms == 1) stepsOfTwo(1, squares, phi, k, z, zSide, zStep, out, end, side)
  else if (terms == 2) stepsOfTwo(2, squares, phi, k, z, zSide, zStep, out, end, side)
  else if (terms == 3) stepsOfTwo(3, squares, phi, k, z, zSide, zStep, out, end, side)
  else if (terms == 4) stepsOfTwo(4, squares, phi, k, z, zSide, zStep, out, end, side)
  else if (terms == 5) stepsOfTwo(5, squares, phi, k, z, zSide, zStep, out, end, side)
  else if (terms == 6) stepsOfTwo(6, squares, phi, k, z, zSide, zStep, out, end, side)
  else if (terms == 7) stepsOfTwo(7, squares, phi, k, z, zSide, zStep, out, end, side)
  else stepsOfTwo(8, squares, phi, k, z, zSide, zStep, out, end, side)
}
