import type { CashYears } from '../../factors/cash-years.ts'
import type { Driver } from '../../factors/driver-column.ts'
import type { FixedMarket } from '../../plan/replay.ts'
import { streamSalt, UNIFORM_STEPS } from '../../random/stream.ts'
import { placeWeight, polynomialUnit, squaresUpTo, VECTOR_BYTES } from '../kernel-plan.ts'
import { type CaseDesk, drawPoint, drawWordsOf, placeIn, placesOf, placesOfLattice } from './case-desk.ts'

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

/** Writes downturns, deviations, multipliers and pace; the multipliers of a column through the last t that is given for it. */
export function writeMarket(desk: CaseDesk, read?: readonly number[]): MarketRows {
  const { market } = desk.plan
  const { years, factors } = market
  const down = writeDown(desk)
  const { replay } = desk.plan
  const deviations = replay ? writeRepeated(desk, replay) : writeDeviations(desk)
  const growths = new Map<number, Growth>()
  const jumps = writeJumps(desk)
  const growthOf = (factor: number): Growth => {
    const known = growths.get(factor)
    if (known) return known
    const { downGrowth, jump } = factors[factor]!
    const rows = { before: desk.writer.row(years + 1), rises: desk.writer.row(years + 1) }
    const numbers = desk.writer.weights([downGrowth, jump])
    const { before, rises } = rows
    desk.writer.finish('growth', deviations[factor]!, down, jumps, numbers, years, before, rises)
    growths.set(factor, rows)
    return rows
  }
  const multipliers = desk.plan.columns.map(({ drivers, logMean }, column) => {
    const { base, slope } = levelsOf(desk, drivers, { down, deviations, growthOf })
    const scales = desk.writer.weights(logMean.map(mean => Math.exp(-mean)))
    const at = desk.hold(placesOf(desk), false)
    const squares = squaresUpTo(stepMost(desk, drivers))
    const [count, runs] = runsOf(desk, read?.[column] ?? desk.plan.times.periods, polynomialUnit(squares))
    desk.writer.finish('growing', base, slope, runs, count, squares, scales, at)
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
    const shocks = plan.lower[k]!.slice(0, k + 1).map(value => value * sd)
    const [p, weights] = [writer.weights([phi]), writer.weights(shocks)]
    const at = writer.row(years + 1)
    writer.draw('deviations', k + 1, p, weights, normals, step, at, years)
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

/** The places of one year behind each other. */
interface Run {
  readonly year: number
  /** Part of the year at the first of them, and from each to the next. */
  readonly first: number
  step: number
  places: number
}

/** The places of cash by t, through that of `last`. */
function cashRuns({ year, part }: CashYears, last: number): Run[] {
  const runs: Run[] = []
  for (const [t, at] of year.subarray(0, last + 1).entries()) {
    const run = runs.at(-1)
    if (run?.year === at) {
      run.step ||= part[t]! - run.first
      run.places += 1
    } else runs.push({ year: at, first: part[t]!, step: 0, places: 1 })
  }
  return runs
}

/** The same, as the kernel goes through them for a column: how many runs, and where. */
function runsOf({ plan, writer }: CaseDesk, last: number, unit: number): [count: number, runs: number] {
  const runs = cashRuns(plan.cashYears, last)
  const numbers = runs.flatMap(run => [
    placeWeight(run.year),
    run.first,
    run.step / unit,
    placeWeight(run.places),
  ])
  return [runs.length, writer.weights(numbers)]
}

/** The farthest that the exponent of a column goes in a period: six standard deviations, a downturn and a jump. */
function stepMost({ plan }: CaseDesk, drivers: readonly Driver[]): number {
  const { market, replay, times } = plan
  const inYear = drivers.reduce((sum, { factor, elasticity }) => {
    const { process, sd, phi, downGrowth, jump } = market.factors[factor]!
    if (process === 'lognormal') return sum
    const past = replay ? 2 * Math.max(0, ...replay.deviations[factor]!.map(Math.abs)) : 0
    const most = Math.max(past, (6 * sd) / Math.sqrt(1 - phi ** 2))
    const rise = process === 'vasicek' ? (2 * most) / market.yieldLevel : most + Math.abs(downGrowth) + jump
    return sum + Math.abs(elasticity) * rise
  }, 0)
  return inYear / times.periodsPerYear
}

/** Rows of growth by year: in each, and before it. */
interface Growth {
  readonly before: number
  readonly rises: number
}

interface DriverRows extends Pick<MarketRows, 'down' | 'deviations'> {
  readonly growthOf: (factor: number) => Growth
}

/** The exponent of a column in each year: at its start, and how much it goes up in the year. */
function levelsOf(
  desk: CaseDesk,
  drivers: readonly Driver[],
  rows: DriverRows,
): { base: number; slope: number } {
  const { market } = desk.plan
  const [only, ...others] = drivers
  if (only?.elasticity === 1 && others.length === 0 && market.factors[only.factor]!.process === 'ar1') {
    const { before, rises } = rows.growthOf(only.factor)
    return { base: before, slope: rises }
  }
  const count = market.years + 1
  const base = desk.writer.row(count)
  const isSteady = drivers.every(({ factor }) => market.factors[factor]!.process === 'lognormal')
  const slope = isSteady ? desk.zeros : desk.writer.row(count)
  const into = { base: summing(desk, base, count), slope: summing(desk, slope, count) }
  for (const { factor, elasticity } of drivers) {
    const { process, downLevel } = market.factors[factor]!
    const deviation = rows.deviations[factor]!
    if (process === 'ar1') {
      const { before, rises } = rows.growthOf(factor)
      into.base(before, 0, elasticity)
      into.slope(rises, 0, elasticity)
    } else if (process === 'vasicek') {
      const scale = elasticity / market.yieldLevel
      into.base(deviation, 2, scale)
      into.slope(deviation, 2, -scale)
      into.slope(placeIn(deviation, 1), 2, scale)
      into.base(placeIn(rows.down, 1), 1, elasticity * downLevel)
    } else into.base(deviation, 0, elasticity)
  }
  return { base, slope }
}

/** Adds rows by year, each times a scale, to the places of another from one on; the first is not added to anything. */
function summing({ writer }: CaseDesk, into: number, count: number) {
  let isBegun = false
  return (row: number, from: number, scale: number): void => {
    if (!isBegun && from > 0) writer.finish('clear', into, from)
    const weight = writer.weights([scale])
    writer.finish(isBegun ? 'addScaled' : 'scaled', row, weight, count - from, placeIn(into, from))
    isBegun = true
  }
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
  const runs = Map.groupBy(plan.periodYear.subarray(1, placesOf(desk)), year => year)
  const numbers = [...runs].flatMap(([year, places]) => [placeWeight(year), placeWeight(places.length)])
  writer.finish('clear', at, 1)
  writer.finish('byYear', byYear, writer.weights(numbers), runs.size, placeIn(at, 1))
  return at
}

/** The deviation of a factor at the cash of every t: between those of two years. */
export function deviationByT(desk: CaseDesk, deviation: number): number {
  const { plan, writer } = desk
  const at = desk.hold(placesOf(desk), false)
  // At the start there is none: place 0 is zero.
  const runs = cashRuns(plan.cashYears, plan.times.periods).map(run =>
    run.year > 0 ? run : { ...run, year: 1, first: 0, step: 0 },
  )
  const numbers = runs.flatMap(({ year, first, step, places }) => [
    placeWeight(year - 1),
    first,
    step,
    placeWeight(places),
  ])
  writer.finish('betweenYears', deviation, writer.weights(numbers), runs.length, at)
  return at
}
