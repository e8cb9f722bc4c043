/** The market of one trial: plain sums, nothing kept between trials. */
import { drawWords, normalsOf, streamSalt, uniformOf } from '../../../src/risk/random/stream.ts'
import type { Driver, Factor, Risk } from '../shape.ts'

/** The seven factors when a case lists none. */
const defaults: Factor[] = [
  { id: 'house-price', process: 'ar1', mean: 0.025, sd: 0.045, phi: 0.56 },
  { id: 'construction-cost', process: 'ar1', mean: 0.025, sd: 0.03, phi: 0.3 },
  { id: 'gww-cost', process: 'ar1', mean: 0.025, sd: 0.03, phi: 0.3 },
  { id: 'interest', process: 'vasicek', mean: 0.02, sd: 0.008, phi: 0.8 },
  { id: 'cpi', process: 'ar1', mean: 0.02, sd: 0.012, phi: 0.5 },
  { id: 'sales-pace', process: 'lognormal', mean: 1, sd: 0.2, phi: 0 },
  { id: 'office-rent', process: 'ar1', mean: 0.02, sd: 0.05, phi: 0.3 },
]

const defaultCorrelations: [string, string, number][] = [
  ['house-price', 'construction-cost', 0.25],
  ['house-price', 'interest', -0.4],
  ['construction-cost', 'gww-cost', 0.7],
  ['construction-cost', 'cpi', 0.5],
  ['house-price', 'sales-pace', 0.7],
  ['interest', 'cpi', 0.4],
  ['office-rent', 'house-price', 0.3],
]

/** Standard factors in their order, then the others by name. */
function ordered(factors: Factor[]): Factor[] {
  const standard = defaults.map(factor => factor.id)
  const known = standard.flatMap(id => factors.filter(factor => factor.id === id))
  const own = factors.filter(factor => !standard.includes(factor.id))
  return [...known, ...own.sort((a, b) => (a.id < b.id ? -1 : 1))]
}

/** Cholesky by columns. */
function cholesky(matrix: number[][]): number[][] {
  const size = matrix.length
  const rest = matrix.map(row => [...row])
  const lower = matrix.map(row => row.map(() => 0))
  for (let c = 0; c < size; c += 1) {
    const pivot = Math.sqrt(rest[c]![c]!)
    for (let r = c; r < size; r += 1) lower[r]![c] = rest[r]![c]! / pivot
    for (let r = c; r < size; r += 1) {
      for (let k = c; k < size; k += 1) rest[r]![k]! -= lower[r]![c]! * lower[k]![c]!
    }
  }
  return lower
}

/** Normals of a key in one trial. */
export function normals(seed: number, purpose: 'factor', id: string, trial: number, count: number): number[]
export function normals(
  seed: number,
  purpose: 'factor' | 'estimate' | 'estimate-common' | 'delay' | 'delay-common',
  id: string,
  trial: number,
  count: number,
): number[]
export function normals(
  seed: number,
  purpose: 'factor' | 'estimate' | 'estimate-common' | 'delay' | 'delay-common',
  id: string,
  trial: number,
  count: number,
): number[] {
  const words = new Int32Array(count + 1)
  drawWords(words, count + 1, streamSalt(seed, purpose, id), Math.floor(trial / 2))
  const values = new Float64Array(count)
  normalsOf(words, values, count)
  return [...values].map(value => (trial % 2 === 0 ? value : -value))
}

/** Uniforms of a key in one trial. */
export function uniforms(
  seed: number,
  purpose: 'downturn' | 'jump' | 'event',
  id: string,
  trial: number,
  count: number,
): number[] {
  const words = new Int32Array(count)
  drawWords(words, count, streamSalt(seed, purpose, id), Math.floor(trial / 2))
  return [...words].map(word => (trial % 2 === 0 ? uniformOf(word) : 1 - uniformOf(word)))
}

type Downturn = Required<NonNullable<Risk['downturn']>>

/** What happens by chance in the years of one trial; place n = year n, place 0 the start. */
type Chance = { down: number[]; jumps: number[]; shocks: number[][] }

/** One market: what prices, interest and sales do in a trial. */
export class Market {
  readonly factors: Factor[]
  readonly correlation: number[][]
  readonly downturn: Downturn
  readonly years: number
  readonly chance: Chance

  constructor(risk: Risk, seed: number, trial: number, years: number) {
    this.factors = ordered(risk.factors ?? defaults)
    this.years = years
    const pairs = risk.correlations ?? defaultCorrelations
    this.correlation = this.factors.map(a =>
      this.factors.map(b => {
        if (a === b) return 1
        const pair = pairs.find(([x, y]) => (x === a.id && y === b.id) || (x === b.id && y === a.id))
        return pair ? pair[2] : 0
      }),
    )
    this.downturn = {
      toDown: 0.1,
      toNormal: 0.25,
      priceDrift: -0.05,
      salesPace: 0.5,
      start: 'normal',
      ...risk.downturn,
    }
    this.chance = this.drawn(seed, trial)
  }

  private drawn(seed: number, trial: number): Chance {
    const { years, factors } = this
    const z = factors.map(factor => normals(seed, 'factor', factor.id, trial, years))
    const lower = cholesky(this.correlation)
    const shocks = factors.map((_, k) => {
      const own = [0]
      for (let n = 0; n < years; n += 1) own.push(z.reduce((sum, row, j) => sum + lower[k]![j]! * row[n]!, 0))
      return own
    })
    const u = uniforms(seed, 'downturn', '', trial, years + 1)
    const down = [u[0]! < this.startShare() ? 1 : 0]
    for (let n = 1; n <= years; n += 1) {
      const chance = down[n - 1] === 1 ? 1 - this.downturn.toNormal : this.downturn.toDown
      down.push(u[n]! < chance ? 1 : 0)
    }
    const jumps = [0, ...uniforms(seed, 'jump', '', trial, years).map(one => (one < 0.04 ? 1 : 0))]
    return { down, jumps, shocks }
  }

  private startShare(): number {
    const { start, toDown, toNormal } = this.downturn
    if (start === 'stationary') return toDown + toNormal === 0 ? 0 : toDown / (toDown + toNormal)
    return start === 'down' ? 1 : 0
  }

  /** x_n of a factor; 0 at the start. */
  private state(factor: Factor, n: number, shocks: number[]): number {
    let x = 0
    for (let year = 1; year <= n; year += 1) x = factor.phi * x + factor.sd * shocks[year]!
    return x
  }

  /** x at e years, linear inside a year. */
  private stateAt(factor: Factor, e: number, shocks: number[]): number {
    if (e <= 0) return 0
    const y = Math.ceil(e)
    const before = this.state(factor, y - 1, shocks)
    return before + (e - (y - 1)) * (this.state(factor, y, shocks) - before)
  }

  /** The part of the log level that comes from the shocks alone. */
  private gaussian(factor: Factor, e: number, shocks: number[]): number {
    if (e === 0) return 0
    const y = Math.ceil(e)
    if (factor.process === 'lognormal') return this.state(factor, y, shocks)
    if (factor.process === 'vasicek') return this.stateAt(factor, e - 1, shocks) / 0.05
    let level = (e - (y - 1)) * this.state(factor, y, shocks)
    for (let n = 1; n < y; n += 1) level += this.state(factor, n, shocks)
    return level
  }

  /** What a downturn in year n does to the log level at e. */
  private downEffect(factor: Factor, e: number, n: number): number {
    const y = Math.ceil(e)
    if (factor.process === 'vasicek') return n === y ? 0.015 / 0.05 : 0
    if (factor.process !== 'ar1') return 0
    const part = n === y ? e - (y - 1) : 1
    if (factor.id === 'house-price' || factor.id === 'office-rent')
      return part * (Math.log(1 + this.downturn.priceDrift) - Math.log(1 + factor.mean))
    if (factor.id === 'construction-cost' || factor.id === 'gww-cost')
      return -part * Math.log(1 + factor.mean)
    return 0
  }

  private jumpEffect(factor: Factor, e: number, n: number): number {
    const isCost = factor.id === 'construction-cost' || factor.id === 'gww-cost'
    if (!isCost || factor.process !== 'ar1' || factor.sd === 0) return 0
    const y = Math.ceil(e)
    return (n === y ? e - (y - 1) : 1) * Math.log(1.08)
  }

  /** The multiplier of a set of drivers at e years after the valuation date, with mean 1. */
  multiplier(drivers: Driver[], e: number): number {
    const moving = drivers.flatMap(({ factor: id, elasticity }) => {
      const factor = this.factors.find(one => one.id === id && id !== 'sales-pace')
      return factor ? [{ factor, elasticity, place: this.factors.indexOf(factor) }] : []
    })
    const y = Math.ceil(e)
    let exponent = 0
    for (const { factor, elasticity, place } of moving) {
      exponent += elasticity * this.gaussian(factor, e, this.chance.shocks[place]!)
      for (let n = 1; n <= y; n += 1) {
        exponent += elasticity * this.chance.down[n]! * this.downEffect(factor, e, n)
        exponent += elasticity * this.chance.jumps[n]! * this.jumpEffect(factor, e, n)
      }
    }
    return Math.exp(exponent) / this.mean(moving, e)
  }

  private mean(moving: { factor: Factor; elasticity: number; place: number }[], e: number): number {
    const y = Math.ceil(e)
    // The log level is a sum of shocks; its variance follows from what each unit shock alone would do.
    const unit = (n: number): number[] =>
      Array.from({ length: this.years + 1 }, (_, year) => (year === n ? 1 : 0))
    let variance = 0
    for (let n = 1; n <= y; n += 1) {
      const effect = moving.map(one => one.elasticity * this.gaussian(one.factor, e, unit(n)))
      moving.forEach((a, i) => {
        moving.forEach((b, j) => {
          variance += effect[i]! * effect[j]! * this.correlation[a.place]![b.place]!
        })
      })
    }
    const down = this.startShare()
    let [normalMean, downMean] = [1 - down, down]
    let jumpMean = 1
    for (let n = 1; n <= y; n += 1) {
      const weight = moving.reduce((sum, one) => sum + one.elasticity * this.downEffect(one.factor, e, n), 0)
      const { toDown, toNormal } = this.downturn
      const nextNormal = normalMean * (1 - toDown) + downMean * toNormal
      downMean = (normalMean * toDown + downMean * (1 - toNormal)) * Math.exp(weight)
      normalMean = nextNormal
      const jump = moving.reduce((sum, one) => sum + one.elasticity * this.jumpEffect(one.factor, e, n), 0)
      jumpMean *= 0.96 + 0.04 * Math.exp(jump)
    }
    return Math.exp(variance / 2) * (normalMean + downMean) * jumpMean
  }

  /** Pace of the sales in a year; 1 is as planned. */
  pace(year: number): number {
    const place = this.factors.findIndex(factor => factor.id === 'sales-pace')
    const slow = this.chance.down[year] === 1 ? this.downturn.salesPace : 1
    if (place < 0) return slow
    const factor = this.factors[place]!
    let variance = 0
    for (let n = 1; n <= year; n += 1) variance += (factor.sd * factor.phi ** (year - n)) ** 2
    return slow * Math.exp(this.state(factor, year, this.chance.shocks[place]!) - variance / 2)
  }

  /** Distance of the interest from that of the case, e years after the valuation date. */
  interestDeviation(e: number): number {
    const place = this.factors.findIndex(factor => factor.id === 'interest' && factor.process === 'vasicek')
    return place < 0 ? 0 : this.stateAt(this.factors[place]!, e, this.chance.shocks[place]!)
  }

  isDown(year: number): boolean {
    return this.chance.down[year] === 1
  }
}
