const TOP = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
  0.0352624965998911,
]
const BOTTOM = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207,
  1.75566716318264, 0.0883883476483184,
]

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let place = coefficients.length - 1; place >= 0; place -= 1) sum = sum * x + coefficients[place]!
  return sum
}

/**
 * Probability that a standard normal variable is at most z, for z from -7 to 7; right to 1e-14. Rational approximation of
 * J. Hart and others, Computer Approximations (1968), no. 5666. Quicker than the series of `normalProbability`, because
 * every estimate and delay of every trial needs it.
 */
export function quickNormalProbability(z: number): number {
  const size = Math.abs(z)
  const above = (Math.exp((-size * size) / 2) * polynomial(TOP, size)) / polynomial(BOTTOM, size)
  return z > 0 ? 1 - above : above
}
