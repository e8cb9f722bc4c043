// Log-prices that fall back to their mean: x = phi x + sum of c_j z_j, and exp(x) of every step.
import { add, c, eighthPower, evenTerms, expWide, mul, mulAdd, oddTerms, spread, square, sub } from './vector'

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

/** The eighth powers of four numbers, side by side. */
// @ts-ignore: decorator
@inline function putPowers(a: v128, b: v128, e: v128, d: v128, at: usize): void {
  const a2 = square(a), b2 = square(b), e2 = square(e), d2 = square(d)
  const a4 = square(a2), b4 = square(b2), e4 = square(e2), d4 = square(d2)
  v128.store(at, square(a4))
  v128.store(at, square(b4), 16)
  v128.store(at, square(e4), 32)
  v128.store(at, square(d4), 48)
}

/** exp(8 x) of four steps, and with `mirrored` exp(-8 x) of the partner, `side` bytes further: only the odd terms differ. */
// @ts-ignore: decorator
@inline function putFour(mirrored: bool, x0: v128, x1: v128, x2: v128, x3: v128, at: usize, side: usize): void {
  const s0 = square(x0), s1 = square(x1), s2 = square(x2), s3 = square(x3)
  const e0 = evenTerms(s0), e1 = evenTerms(s1), e2 = evenTerms(s2), e3 = evenTerms(s3)
  const o0 = oddTerms(x0, s0), o1 = oddTerms(x1, s1), o2 = oddTerms(x2, s2), o3 = oddTerms(x3, s3)
  putPowers(add(e0, o0), add(e1, o1), add(e2, o2), add(e3, o3), at)
  if (mirrored) putPowers(sub(e0, o0), sub(e1, o1), sub(e2, o2), sub(e3, o3), at + side)
}

/**
 * The steps of one factor with at most eight terms. Coefficients are an eighth of the real ones, so x is an eighth of
 * the log-price. Four steps go together: each x waits for the one before, and the powers of the others fill that time.
 */
// @ts-ignore: decorator
@inline function steps(terms: i32, mirrored: bool, phi: v128, k: usize, z0: usize, zStep: usize, out: usize, end: usize, side: usize): void {
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
    putFour(mirrored, x0, x1, x2, x, at, side)
  }
  for (; at < end; at += 16) {
    x = add(mul(x, phi), shock(z, terms, c0, c1, c2, c3, k + 16))
    z += zStep
    const x2 = square(x), even = evenTerms(x2), odd = oddTerms(x, x2)
    v128.store(at, eighthPower(add(even, odd)))
    if (mirrored) v128.store(at + side, eighthPower(sub(even, odd)))
  }
}

/** Any number of terms, and an exponential for any size of x. */
function manySteps(terms: i32, wide: bool, mirrored: bool, phi: v128, k: usize, z0: usize, zStep: usize, out: usize, end: usize, side: usize): void {
  let x = f32x4.splat(0), z = z0
  for (let at = out; at < end; at += 16) {
    let sum = mul(v128.load(z), spread(k))
    for (let j = 1; j < terms; j++) sum = mulAdd(v128.load(z + (<usize>j << 4)), spread(k + (<usize>j << 2)), sum)
    x = add(mul(x, phi), sum)
    z += zStep
    const x2 = square(x), even = evenTerms(x2), odd = oddTerms(x, x2), whole = mul(x, c(27))
    v128.store(at, wide ? expWide(whole) : eighthPower(add(even, odd)))
    if (mirrored) v128.store(at + side, wide ? expWide(f32x4.neg(whole)) : eighthPower(sub(even, odd)))
  }
}

/**
 * One factor over `count` steps into the row at `out`. The normals of a step lie beside each other, `zStep` bytes from
 * step to step; the first `terms` of them count, with the coefficients at `k`.
 */
export function factor(terms: i32, wide: bool, mirrored: bool, phi: v128, k: usize, z: usize, zStep: usize, out: usize, count: i32, side: usize): void {
  const end = out + (<usize>count << 4)
  if (wide || terms > 8) manySteps(terms, wide, mirrored, phi, k, z, zStep, out, end, side)
  else if (mirrored) {
    if (terms == 1) steps(1, true, phi, k, z, zStep, out, end, side)
    else if (terms == 2) steps(2, true, phi, k, z, zStep, out, end, side)
    else if (terms == 3) steps(3, true, phi, k, z, zStep, out, end, side)
    else if (terms == 4) steps(4, true, phi, k, z, zStep, out, end, side)
    else if (terms == 5) steps(5, true, phi, k, z, zStep, out, end, side)
    else if (terms == 6) steps(6, true, phi, k, z, zStep, out, end, side)
    else if (terms == 7) steps(7, true, phi, k, z, zStep, out, end, side)
    else steps(8, true, phi, k, z, zStep, out, end, side)
  } else if (terms == 1) steps(1, false, phi, k, z, zStep, out, end, side)
  else if (terms == 2) steps(2, false, phi, k, z, zStep, out, end, side)
  else if (terms == 3) steps(3, false, phi, k, z, zStep, out, end, side)
  else if (terms == 4) steps(4, false, phi, k, z, zStep, out, end, side)
  else if (terms == 5) steps(5, false, phi, k, z, zStep, out, end, side)
  else if (terms == 6) steps(6, false, phi, k, z, zStep, out, end, side)
  else if (terms == 7) steps(7, false, phi, k, z, zStep, out, end, side)
  else steps(8, false, phi, k, z, zStep, out, end, side)
}
