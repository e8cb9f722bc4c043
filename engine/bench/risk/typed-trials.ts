import { weightsOf } from './added-weights.ts'
import type { BenchModel } from './model.ts'
import { type Summary, summaryOf } from './outcomes.ts'

// The state of xoshiro128++ in four numbers: faster than in an array.
let s0 = 0
let s1 = 0
let s2 = 0
let s3 = 0

function mix(value: number): number {
  let x = value ^ (value >>> 16)
  x = Math.imul(x, 0x21f0aaad)
  x ^= x >>> 15
  x = Math.imul(x, 0x735a2d97)
  return x ^ (x >>> 15)
}

function seed(trial: number): void {
  const h = mix((trial + 0x9e3779b9) | 0)
  s0 = mix((h + 1) | 0)
  s1 = mix((h + 2) | 0)
  s2 = mix((h + 3) | 0)
  s3 = mix((h + 4) | 0) | 1
}

function word(): number {
  const sum = (s0 + s3) | 0
  const drawn = (((sum << 7) | (sum >>> 25)) + s0) >>> 0
  const shifted = s1 << 9
  s2 ^= s0
  s3 ^= s1
  s1 ^= s2
  s0 ^= s3
  s2 ^= shifted
  s3 = (s3 << 11) | (s3 >>> 21)
  return drawn
}

const uniform = (): number => (word() + 0.5) / 4294967296

/** Fills with standard normals, two at a time. */
function normals(out: Float64Array): void {
  for (let place = 0; place < out.length; place += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform()))
    const angle = 2 * Math.PI * uniform()
    out[place] = radius * Math.cos(angle)
    if (place + 1 < out.length) out[place + 1] = radius * Math.sin(angle)
  }
}

/** The model in plain JavaScript as fast as it comes: typed arrays, lines added up before the trials, no objects. */
export function typedTrials(model: BenchModel): (trials: number) => Summary {
  const { periods, parties } = model
  const weights = weightsOf(model)
  const factors = model.factors.length
  const z = new Float64Array(periods * factors)
  const prices = new Float64Array(periods * factors)
  const cash = new Float64Array(periods)
  const worth = new Float64Array(parties)
  const single = new Float64Array(weights.overruns.length + weights.events.length)
  const starts = new Int32Array(3)
  const lengths = new Int32Array(3)
  return trials => {
    const [total, first, funding] = [0, 0, 0].map(() => new Float64Array(trials)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    for (let trial = 0; trial < trials; trial += 1) {
      seed(trial)
      drawDownturns(model, starts, lengths)
      normals(single)
      normals(z)
      cash.fill(0)
      worth.fill(0)
      walkPrices(model, z, prices)
      addCosts(weights, prices, { cash, worth })
      addOverruns(weights, prices, single, { cash, worth })
      addEvents(weights, single, { cash, worth })
      addSales(weights, prices, { starts, lengths }, { cash, worth })
      total[trial] = worth.reduce((sum, value) => sum + value, 0)
      first[trial] = worth[0]!
      funding[trial] = deepest(cash, model.growth)
    }
    return summaryOf(total, first, funding)
  }
}

type Weights = ReturnType<typeof weightsOf>

interface Sums {
  cash: Float64Array
  worth: Float64Array
}

function drawDownturns({ gaps }: BenchModel, starts: Int32Array, lengths: Int32Array): void {
  let now = 0
  for (let n = 0; n < 3; n += 1) {
    starts[n] = now + gaps[word() >>> 22]!
    lengths[n] = 4 + (word() & 7)
    now = starts[n]! + lengths[n]!
  }
}

function walkPrices(model: BenchModel, z: Float64Array, prices: Float64Array): void {
  const count = model.factors.length
  for (let f = 0; f < count; f += 1) {
    const [row, phi, trend] = [model.cholesky[f]!, model.factors[f]!.phi, model.trend[f]!]
    let x = 0
    for (let t = 0; t < model.periods; t += 1) {
      const at = t * count
      let shock = 0
      for (let j = 0; j <= f; j += 1) shock += row[j]! * z[at + j]!
      x = phi * x + shock
      prices[at + f] = Math.exp(x) * trend[t]!
    }
  }
}

function addCosts(
  { costs, factors, parties, discount }: Weights,
  prices: Float64Array,
  { cash, worth }: Sums,
): void {
  const [cashWeights, worthWeights] = [costs.cash, costs.worth]
  for (let t = 0; t < cash.length; t += 1) {
    for (let f = 3; f < factors; f += 1) {
      const price = prices[t * factors + f]!
      cash[t]! += price * cashWeights[t * factors + f]!
      const at = (t * factors + f) * parties
      const present = price * discount[t]!
      for (let party = 0; party < parties; party += 1) worth[party]! += present * worthWeights[at + party]!
    }
  }
}

function addOverruns(
  { overruns, factors, discount }: Weights,
  prices: Float64Array,
  single: Float64Array,
  { cash, worth }: Sums,
): void {
  for (let n = 0; n < overruns.length; n += 1) {
    const { factor, start, length, amounts, shares, overrun } = overruns[n]!
    const multiplier = Math.exp(overrun * single[n]! - overrun ** 2 / 2)
    let present = 0
    for (let t = start; t < start + length; t += 1) {
      const flow = prices[t * factors + factor]! * multiplier * amounts[t]!
      cash[t]! += flow
      present += flow * discount[t]!
    }
    for (let party = 0; party < worth.length; party += 1) worth[party]! += present * shares[party]!
  }
}

function addEvents(
  { events, overruns, discount }: Weights,
  single: Float64Array,
  { cash, worth }: Sums,
): void {
  for (let n = 0; n < events.length; n += 1) {
    const { probability, impact, sd, start, length, shares } = events[n]!
    if (uniform() >= probability) continue
    const flow = (impact * Math.exp(sd * single[overruns.length + n]! - sd ** 2 / 2)) / length
    let present = 0
    for (let t = start; t < start + length; t += 1) {
      cash[t]! += flow
      present += flow * discount[t]!
    }
    for (let party = 0; party < worth.length; party += 1) worth[party]! += present * shares[party]!
  }
}

function addSales(
  { sales, factors, parties, discount, firstSale, endSale }: Weights,
  prices: Float64Array,
  { starts, lengths }: { starts: Int32Array; lengths: Int32Array },
  { cash, worth }: Sums,
): void {
  const [cashWeights, worthWeights] = [sales.cash, sales.worth]
  for (let planned = firstSale; planned < endSale; planned += 1) {
    let t = planned
    for (let n = 0; n < 3; n += 1) if (t >= starts[n]!) t += lengths[n]!
    t = Math.min(t, cash.length - 1)
    for (let f = 0; f < 3; f += 1) {
      const price = prices[t * factors + f]!
      cash[t]! += price * cashWeights[planned * factors + f]!
      const at = (planned * factors + f) * parties
      const present = price * discount[t]!
      for (let party = 0; party < parties; party += 1) worth[party]! += present * worthWeights[at + party]!
    }
  }
}

function deepest(cash: Float64Array, growth: number): number {
  let position = 0
  let least = 0
  for (let t = 0; t < cash.length; t += 1) {
    position = position * growth + cash[t]!
    if (position < least) least = position
  }
  return least
}
