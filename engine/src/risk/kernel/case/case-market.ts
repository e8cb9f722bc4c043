import type { CashYears } from '../../factors/cash-years.ts'
import type { Driver } from '../../factors/driver-column.ts'
import type { FixedMarket } from '../../plan/replay.ts'
import { streamSalt, UNIFORM_STEPS } from '../../random/stream.ts'
import { placeWeight, VECTOR_BYTES } from '../kernel-plan.ts'
import { type CaseDesk, drawPoint, drawWordsOf, placesOf, placesOfLattice } from './case-desk.ts'

/** Rows of the market of a case. */
export interface MarketRows {
  /** By year; place 0 is the start. */
  readonly down: number
  readonly deviations: readonly number[]
  /** By t: the multiplier of each column, and the pace of sales. */
  readonly multipliers: readonly number[]
  readonly pace: number
}

/** Steps of a uniform below which something with this probability happens. */
export const stepsOf = (probability: number): number =>
  Math.max(0, Math.ceil(probability * UNIFORM_STEPS - 0.5))

/** Writes downturns, deviations, multipliers and pace. */
export function writeMarket(desk: CaseDesk): MarketRows {
  const { market } = desk.plan
  const { years, factors } = market
  const down = writeDown(desk)
  const { replay } = desk.plan
  const deviations = replay ? writeRepeated(desk, replay) : writeDeviations(desk)
  const growths = new Map<number, number>()
  const jumps = writeJumps(desk)
  const growthOf = (factor: number): number => {
    const known = growths.get(factor)
    if (known !== undefined) return known
    const { downGrowth, jump } = factors[factor]!
    const at = desk.writer.row(years + 1)
    const numbers = desk.writer.weights([downGrowth, jump])
    desk.writer.finish('growth', deviations[factor]!, down, jumps, numbers, years, at)
    growths.set(factor, at)
    return at
  }
  const multipliers = desk.plan.columns.map(({ drivers, logMean }) => {
    const at = desk.hold(placesOf(desk), false)
    for (const [nth, driver] of drivers.entries())
      readDriver(desk, driver, { down, deviations, growthOf, at, adds: nth > 0 })
    desk.writer.finish('exponentials', at, desk.writer.weights(logMean), placesOf(desk))
    return at
  })
  return { down, deviations, multipliers, pace: writePace(desk, down, deviations) }
}

function writeDown(desk: CaseDesk): number {
  const { years, chain } = desk.plan.market
  const at = desk.hold(years + 1, desk.plan.replay !== null)
  if (desk.plan.replay) return writeFixedYears(desk, desk.plan.replay.down, at)
  const words = drawWordsOf(desk, 'downturn', '', years + 1, placesOfLattice(desk)?.chain)
  const steps = [chain.startShare, chain.toDown, 1 - chain.toNormal].map(stepsOf)
  desk.writer.finish('downYears', words, ...steps, years, at)
  return at
}

/** What is the same in every trial, by year. */
function writeFixedYears({ writer }: CaseDesk, numbers: Iterable<number>, at: number): number {
  const values = [...numbers]
  writer.finish('addNumbers', writer.weights(values), values.length, at)
  return at
}

/** Deviations of a market of the past. */
function writeRepeated(desk: CaseDesk, { deviations }: FixedMarket): number[] {
  const { years } = desk.plan.market
  return deviations.map(numbers => writeFixedYears(desk, numbers, desk.writer.zeroRow(years + 1)))
}

/** Deviations of all factors, drawn once for both partners: a partner's are the same with the other sign. */
function writeDeviations(desk: CaseDesk): number[] {
  const { plan, writer } = desk
  const { years, factors } = plan.market
  const step = factors.length * VECTOR_BYTES
  const drawn = 2 * Math.ceil(years / 2)
  const normals = writer.sharedRow(factors.length * drawn)
  factors.forEach(({ id }, k) => {
    const { a, b } = streamSalt(plan.seed, 'factor', id)
    writer.draw('normals', a, b, normals + k * VECTOR_BYTES, drawn, step)
  })
  steerShocks(desk, normals)
  return factors.map(({ phi, sd }, k) => {
    const shared = writer.sharedRow(years + 1)
    const shocks = plan.lower[k]!.slice(0, k + 1).map(value => value * sd)
    const [p, weights] = [writer.weights([phi]), writer.weights(shocks)]
    writer.draw('deviations', k + 1, p, weights, normals, step, shared, years)
    const at = writer.row(years + 1)
    writer.finish('signed', shared, years + 1, at)
    return at
  })
}

/** With a lattice: the shocks, by year and factor, where its points want them along the leading directions. */
function steerShocks(desk: CaseDesk, normals: number): void {
  const { plan, writer } = desk
  plan.quasi?.directions.forEach((direction, place) => {
    const target = writer.sharedRow(1)
    drawPoint(desk, 'normalPoint', placesOfLattice(desk)!.directions[place]!, target)
    writer.draw('steer', normals, direction.length, writer.weights(direction), target)
  })
}

function writeJumps(desk: CaseDesk): number {
  const { years, factors, jumpProbability } = desk.plan.market
  if (factors.every(factor => factor.jump === 0)) return desk.zeros
  const words = drawWordsOf(desk, 'jump', '', years)
  const at = desk.writer.row(years + 1)
  desk.writer.finish('happenings', words, stepsOf(jumpProbability), years, at)
  return at
}

/** Two places of a row by year that a place by t reads, with their weights. */
type Reading = readonly [number, number, number, number]

/** Reads places of a row by year into a row by t; with `adds` on top of what is there. */
function read(desk: CaseDesk, from: number, at: number, of: (t: number) => Reading, adds = false): void {
  const table = Array.from({ length: placesOf(desk) }, (_, t) => {
    const [first, weight, second, other] = of(t)
    return [placeWeight(first), weight, placeWeight(second), other]
  }).flat()
  desk.writer.finish('read', from, desk.writer.weights(table), placesOf(desk), Number(adds), at)
}

/** Between two years: `back` years before the year of the cash and the one before that, linear. */
const between =
  ({ year, part }: CashYears, back: number, scale: number) =>
  (t: number): Reading => {
    const last = year[t]! - back
    return last < 1 ? [0, 0, 0, 0] : [last - 1, scale * (1 - part[t]!), last, scale * part[t]!]
  }

interface DriverRows extends Pick<MarketRows, 'down' | 'deviations'> {
  readonly growthOf: (factor: number) => number
  readonly at: number
  /** The row has what another driver says. */
  readonly adds: boolean
}

function readDriver(desk: CaseDesk, { factor, elasticity }: Driver, rows: DriverRows): void {
  const { market, cashYears } = desk.plan
  const { process, downLevel } = market.factors[factor]!
  const own = rows.deviations[factor]!
  const inYear =
    (scale: number) =>
    (t: number): Reading =>
      cashYears.year[t]! === 0 ? [0, 0, 0, 0] : [cashYears.year[t]!, scale, 0, 0]
  const { at, adds } = rows
  if (process === 'ar1') read(desk, rows.growthOf(factor), at, between(cashYears, 0, elasticity), adds)
  else if (process === 'vasicek') {
    read(desk, own, at, between(cashYears, 1, elasticity / market.yieldLevel), adds)
    read(desk, rows.down, at, inYear(elasticity * downLevel), true)
  } else read(desk, own, at, inYear(elasticity), adds)
}

function writePace(desk: CaseDesk, down: number, deviations: readonly number[]): number {
  const { plan, writer } = desk
  const { years, chain } = plan.market
  const byYear = writer.row(years + 1)
  const deviation = deviations[plan.pace.factor] ?? desk.zeros
  const logMean = plan.pace.factor < 0 ? new Float64Array(years + 1) : plan.pace.logMean
  const [less, slow] = [writer.weights(logMean), writer.weights([chain.salesPace])]
  writer.finish('paces', deviation, down, less, slow, years, byYear)
  const at = desk.hold(placesOf(desk), false)
  read(desk, byYear, at, t => (t === 0 ? [0, 0, 0, 0] : [plan.periodYear[t]!, 1, 0, 0]))
  return at
}

/** The deviation of a factor at the cash of every t. */
export function deviationByT(desk: CaseDesk, deviation: number): number {
  const at = desk.hold(placesOf(desk), false)
  read(desk, deviation, at, between(desk.plan.cashYears, 0, 1))
  return at
}
