const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** Natural logarithm of the gamma function for x > 0.5 (Lanczos, g = 7, nine terms). */
function logGamma(x: number): number {
  const shifted = x - 1
  const base = shifted + 7.5
  const sum = lanczos.reduce(
    (total, coefficient, index) => total + (index === 0 ? coefficient : coefficient / (shifted + index)),
    0,
  )
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum)
}

/** Probability that a beta variable is at most x; a and b at least 1, x from 0 to 1. */
export function betaProbability(x: number, a: number, b: number): number {
  // The fraction converges fast on the side of the mean only; the other side follows by symmetry.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaProbability(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return (front * betaFraction(x, a, b)) / a
}

/** Continued fraction of the incomplete beta function, by the modified method of Lentz. */
function betaFraction(x: number, a: number, b: number): number {
  const apartFromZero = (value: number) => value + 1e-300
  let c = 1
  let d = 1 / apartFromZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / apartFromZero(1 + even * d)
    c = apartFromZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / apartFromZero(1 + odd * d)
    c = apartFromZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return fraction
}

/** Value that a beta variable stays under with probability p, 0 to 1: bisection to the last digit. */
export function betaQuantile(p: number, a: number, b: number): number {
  // The probability rounds to 1 before the end, so bisection would stop short of it.
  if (p >= 1) return 1
  let [low, high] = [0, 1]
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2
    if (betaProbability(middle, a, b) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
