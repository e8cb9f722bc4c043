/**
 * The model of the benchmark: 60 lines between 5 parties over 120 quarters, 6 correlated log-prices, 8 events, 10 lines
 * with overruns and at most 3 downturns that push sales to later quarters. Made only to measure with: the real processes
 * are those of the risk run. Amounts in millions, invented.
 */
export interface BenchModel {
  periods: number
  parties: number
  factors: readonly BenchFactor[]
  /** Lower triangle of the covariance of one step, row by row in full rows: shock f = sum over j of cholesky[f][j] z_j. */
  cholesky: readonly (readonly number[])[]
  /** Price of a quarter without shocks, per factor. */
  trend: readonly (readonly number[])[]
  discount: readonly number[]
  lines: readonly BenchLine[]
  events: readonly BenchEvent[]
  /** Quantiles of the quarters until the next downturn. */
  gaps: readonly number[]
  /** Growth of the funding position a quarter. */
  growth: number
}

/** An AR(1) log-price; the first three belong to sales. */
export interface BenchFactor {
  phi: number
  sd: number
  drift: number
  amplitude: number
  phase: number
}

/** Cash of a line: amount x price x overrun. Sales move with downturns. */
export interface BenchLine {
  factor: number
  isSale: boolean
  start: number
  length: number
  /** Per quarter of the whole horizon. */
  amounts: readonly number[]
  shares: readonly number[]
  /** Standard deviation of the logarithm of the overrun; 0 when there is none. */
  overrun: number
}

/** Something that happens or not, with a lognormal size, spread evenly over its quarters. */
export interface BenchEvent {
  probability: number
  impact: number
  sd: number
  start: number
  length: number
  shares: readonly number[]
}

const periods = 120
const parties = 5

const factors: BenchFactor[] = [
  { phi: 0.985, sd: 0.022, drift: 0.03, amplitude: 0.08, phase: 0 },
  { phi: 0.98, sd: 0.012, drift: 0.025, amplitude: 0.03, phase: 0.5 },
  { phi: 0.97, sd: 0.02, drift: 0.01, amplitude: 0.06, phase: 1 },
  { phi: 0.98, sd: 0.015, drift: 0.03, amplitude: 0.05, phase: 0.8 },
  { phi: 0.985, sd: 0.012, drift: 0.025, amplitude: 0.03, phase: 0.2 },
  { phi: 0.95, sd: 0.03, drift: 0, amplitude: 0.1, phase: 2 },
]

const correlation = [
  [1, 0.5, 0.4, 0.3, 0.2, -0.3],
  [0.5, 1, 0.3, 0.2, 0.2, -0.1],
  [0.4, 0.3, 1, 0.1, 0.1, -0.4],
  [0.3, 0.2, 0.1, 1, 0.7, 0.2],
  [0.2, 0.2, 0.1, 0.7, 1, 0.2],
  [-0.3, -0.1, -0.4, 0.2, 0.2, 1],
]

/** How many lines each factor has, and how long they can be beyond eight quarters. */
const linesPerFactor = [12, 6, 6, 18, 12, 6]
const longFactors = new Set([1, 5])

/** Places of the lines with an overrun. */
const hasOverrun = (place: number): boolean => (place >= 24 && place < 30) || (place >= 42 && place < 46)

/** Mulberry32, a small public-domain generator: the model is the same wherever it is made. */
function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word = (word + Math.imul(word ^ (word >>> 7), word | 61)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296
  }
}

/** The model, always the same. */
export function benchModel(): BenchModel {
  const uniform = uniforms(1)
  const quarters = Array.from({ length: periods }, (_, t) => t)
  const factorOfLine = linesPerFactor.flatMap((count, factor) => Array.from({ length: count }, () => factor))
  return {
    periods,
    parties,
    factors,
    cholesky: choleskyOf(correlation).map((row, f) => row.map(value => value * factors[f]!.sd)),
    trend: factors.map(factor => quarters.map(t => trendAt(factor, t))),
    discount: quarters.map(t => 1.05 ** (-(t + 0.5) / 4)),
    lines: factorOfLine.map((factor, place) => lineOf(factor, place, uniform)),
    events: Array.from({ length: 8 }, () => eventOf(uniform)),
    gaps: Array.from({ length: 1024 }, (_, place) => 1 + Math.floor(-40 * Math.log((place + 0.5) / 1024))),
    growth: 1.04 ** 0.25,
  }
}

function choleskyOf(matrix: readonly (readonly number[])[]): number[][] {
  const rows: number[][] = []
  matrix.forEach((given, i) => {
    const row: number[] = []
    for (let j = 0; j <= i; j += 1) {
      const known = row.reduce(
        (sum, value, k) => (k < j ? sum + value * (i === j ? value : rows[j]![k]!) : sum),
        0,
      )
      row.push(i === j ? Math.sqrt(given[j]! - known) : (given[j]! - known) / rows[j]![j]!)
    }
    rows.push(row)
  })
  return rows
}

/** Drift and cycle, less half the variance of the log-price, so that the mean price follows drift and cycle. */
function trendAt({ phi, sd, drift, amplitude, phase }: BenchFactor, t: number): number {
  const variance = (sd ** 2 * (1 - phi ** (2 * (t + 1)))) / (1 - phi ** 2)
  return Math.exp((drift * (t + 1)) / 4 + amplitude * Math.sin((2 * Math.PI * t) / 28 + phase) - variance / 2)
}

function sharesFrom(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

function lineOf(factor: number, place: number, uniform: () => number): BenchLine {
  const isSale = factor < 3
  const length = 8 + Math.floor(uniform() * (longFactors.has(factor) ? 60 : 24))
  const start = isSale
    ? 12 + Math.floor(uniform() * (periods - 12 - length) * 0.8)
    : Math.floor(uniform() * (periods - length) * (factor === 4 ? 0.3 : 0.6))
  const total = (2 + 18 * uniform()) * (isSale ? 1 : -0.95)
  const shape = Array.from({ length }, (_, step) => 1.2 - Math.abs(((step + 0.5) / length) * 2 - 1))
  const sum = shape.reduce((whole, value) => whole + value, 0)
  const amounts = Array.from({ length: periods }, (_, t) => ((shape[t - start] ?? 0) * total) / sum)
  const shares = sharesFrom(Array.from({ length: parties }, () => uniform() ** 2))
  return {
    factor,
    isSale,
    start,
    length,
    amounts,
    shares,
    overrun: hasOverrun(place) ? 0.1 + 0.2 * uniform() : 0,
  }
}

function eventOf(uniform: () => number): BenchEvent {
  const length = 4 + Math.floor(uniform() * 8)
  const start = 4 + Math.floor(uniform() * 60)
  const shares = sharesFrom(Array.from({ length: parties }, () => uniform()))
  const probability = 0.05 + 0.35 * uniform()
  const impact = -(2 + 8 * uniform())
  return { probability, impact, sd: 0.2 + 0.2 * uniform(), start, length, shares }
}
