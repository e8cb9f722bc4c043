/** An amount at a time; the sum of amount x e^(-x time) is what discounting at e^x - 1 gives. */
export interface TimedAmount {
  readonly amount: number
  readonly time: number
}

/** Rounding of a sum of products, as a part of the sum of the sizes; below it a value counts as zero. */
const roundingShare = 64 * Number.EPSILON
/** No rate that can be written as a number lies further out than this. */
const furthest = 1e15

/**
 * All real x where the sum of amount x e^(-x time) is zero, in rising order; a double root once.
 * Rolle's theorem with Descartes' rule of signs: multiplying by e^(x tau), tau between the two amounts
 * of a sign change, and differentiating takes away exactly that sign change. So the roots of the
 * derivative are found the same way, and between them the sum can be zero at most once.
 */
export function rootsOfExponentialSum(amounts: readonly TimedAmount[]): number[] {
  const terms = normalised(amounts)
  const change = middleSignChange(terms)
  if (change === undefined) return []
  const turningPoints = rootsOfExponentialSum(derivative(terms, change))
  // Far to the right the earliest amount decides the sign, far to the left the latest.
  return rootsBetween(terms, turningPoints, Math.sign(terms.at(-1)!.amount), Math.sign(terms[0]!.amount))
}

/** One amount a time, in order of time, without zeros, as parts of the largest so that nothing overflows. */
function normalised(amounts: readonly TimedAmount[]): TimedAmount[] {
  const least = Number.MIN_VALUE
  const largest = amounts.reduce((size, { amount }) => Math.max(size, Math.abs(amount)), least)
  const byTime = new Map<number, number>()
  for (const { amount, time } of amounts) byTime.set(time, (byTime.get(time) ?? 0) + amount / largest)
  return [...byTime]
    .filter(([, amount]) => amount !== 0)
    .map(([time, amount]) => ({ amount, time }))
    .sort((a, b) => a.time - b.time)
}

function middleSignChange(terms: readonly TimedAmount[]): number | undefined {
  const changes: number[] = []
  for (let index = 0; index + 1 < terms.length; index++) {
    if (Math.sign(terms[index]!.amount) !== Math.sign(terms[index + 1]!.amount)) changes.push(index)
  }
  return changes[Math.floor(changes.length / 2)]
}

function derivative(terms: readonly TimedAmount[], change: number): TimedAmount[] {
  const pivot = (terms[change]!.time + terms[change + 1]!.time) / 2
  return terms.map(({ amount, time }) => ({ amount: amount * (pivot - time), time }))
}

function rootsBetween(
  terms: readonly TimedAmount[],
  turningPoints: readonly number[],
  left: number,
  right: number,
) {
  const roots: number[] = []
  const start = turningPoints[0] ?? 0
  const end = turningPoints[turningPoints.length - 1] ?? 0
  const points = [...reach(terms, start, -1, left), ...turningPoints, ...reach(terms, end, 1, right)]
  const signsAtPoints = points.map(point => signAt(terms, point))
  for (const [index, point] of points.entries()) {
    const sign = signsAtPoints[index]!
    if (sign === 0) roots.push(point)
    const nextSign = signsAtPoints[index + 1]
    if (nextSign !== undefined && sign * nextSign < 0)
      roots.push(rootWithin(terms, point, points[index + 1]!))
  }
  return roots
}

/** A point beyond `from` in the given direction where the sum has the sign that it keeps from there on, if it is in reach. */
function reach(terms: readonly TimedAmount[], from: number, direction: number, sign: number): number[] {
  for (let step = 1; step < furthest; step *= 2) {
    const point = from + direction * step
    if (signAt(terms, point) === sign) return [point]
  }
  return []
}

function signAt(terms: readonly TimedAmount[], x: number): number {
  const value = shareAt(terms, x)
  return Math.abs(value) <= roundingShare ? 0 : Math.sign(value)
}

/** The sum at x as a part of the sum of the sizes of its terms: between -1 and 1, never too large. */
function shareAt(terms: readonly TimedAmount[], x: number): number {
  const first = terms[0]!.time
  const last = terms[terms.length - 1]!.time
  const largest = x >= 0 ? -x * first : -x * last
  let sum = 0
  let size = 0
  for (const { amount, time } of terms) {
    const term = amount * Math.exp(-x * time - largest)
    sum += term
    size += Math.abs(term)
  }
  return sum / size
}

/** The only zero between two points of opposite sign, to the last digit: Chandrupatla's method. */
function rootWithin(terms: readonly TimedAmount[], low: number, high: number): number {
  let [a, b, c] = [high, low, high]
  let [fa, fb, fc] = [shareAt(terms, a), shareAt(terms, b), shareAt(terms, c)]
  let part = 0.5
  for (let round = 0; round < 200; round++) {
    const x = a + part * (b - a)
    const fx = shareAt(terms, x)
    if (Math.sign(fx) === Math.sign(fa)) [c, fc] = [a, fa]
    else [c, fc, b, fb] = [b, fb, a, fa]
    ;[a, fa] = [x, fx]
    const [best, fBest] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb]
    const smallest = (2 * Number.EPSILON * Math.abs(best)) / Math.abs(b - a)
    if (smallest > 0.5 || fBest === 0) return best
    const xi = (a - b) / (c - b)
    const phi = (fa - fb) / (fc - fb)
    const smooth = phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi
    part = smooth
      ? ((fa / (fb - fa)) * fc) / (fb - fc) + ((((c - a) / (b - a)) * fa) / (fc - fa)) * (fb / (fc - fb))
      : 0.5
    part = Math.min(1 - smallest, Math.max(smallest, part))
  }
  return a
}
