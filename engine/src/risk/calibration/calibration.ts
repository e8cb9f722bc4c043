import { type MarketSeries, marketSeries } from '../../../parameters/market-series.ts'
import { riskAssumptions } from '../../../parameters/risk-assumptions.ts'
import type { Case } from '../../case/types.ts'
import { simulatorOf } from '../path/trial.ts'
import type { OwnLine } from '../plan/lines.ts'
import { planRisk, type RiskPlan } from '../plan/plan.ts'
import { meanOf, percentilesOf } from '../statistics/percentiles.ts'
import { fittedFactor, type SeriesStatistics, seriesStatistics } from './series-statistics.ts'

/** A figure over simulated courses: its mean, and between which bounds it is in 80 % of them. */
export interface SimulatedFigure {
  readonly mean: number
  readonly p10: number
  readonly p90: number
}

type Parameters = { readonly mean: number; readonly sd: number; readonly phi: number }
type FigureName = keyof SeriesStatistics

/** A risk factor beside what was measured of it. */
export interface CalibratedFactor {
  readonly factor: string
  readonly name: MarketSeries['name']
  readonly kind: MarketSeries['kind']
  readonly firstYear: number
  readonly lastYear: number
  /** Parameters in force, and those that fit the series best, without a downturn beside them. */
  readonly assumed: Parameters
  readonly fitted: Parameters
  readonly observed: SeriesStatistics
  /** The same figures over simulated courses of as many years, downturns included. */
  readonly simulated: Readonly<Record<FigureName, SimulatedFigure>>
  readonly source: string
  readonly licence: string
}

/** All factors of which a series is known, at the date of the newest figure. */
export interface Calibration {
  /** The day after the newest year of any series. */
  readonly fittedThrough: string
  readonly assumedFrom: string
  readonly courses: number
  readonly seed: number
  readonly factors: readonly CalibratedFactor[]
}

const figureNames = ['mean', 'sd', 'autocorrelation', 'deepestFall', 'longestBelow'] as const

/** Courses that are simulated when nothing is said. */
const COURSES = 2_000

/** A case in which only the market moves: a line for every price, one period a year. */
function marketCase(years: number): Case {
  const prices = marketSeries.filter(series => series.kind === 'level')
  return {
    format: 'versneller-case/1',
    id: 'ijking',
    name: { nl: 'IJking' },
    valuationDate: '2026-01-01',
    periods: years,
    period: 'year',
    convention: 'end',
    rates: { interest: 0.02, bbv: 0.02 },
    parties: [{ id: 'gem', kind: 'gemeente', rate: 0 }],
    lines: prices.map(({ factor }) => ({
      id: factor,
      account: '5',
      from: 'gem',
      to: 'outside',
      series: { 1: 1 },
      drivers: [{ factor, elasticity: 1 }],
    })),
  }
}

/** Puts the public series beside the factors in force, and fits them. The same seed gives the same figures. */
export function calibrate({ courses = COURSES, seed = 1 } = {}): Calibration {
  const lastYears = marketSeries.map(({ firstYear, values }) => firstYear + values.length - 1)
  return {
    fittedThrough: `${Math.max(...lastYears) + 1}-01-01`,
    assumedFrom: riskAssumptions.validFrom,
    courses,
    seed,
    factors: marketSeries.map((series, place) => {
      const { factor, name, kind, firstYear, source, licence } = series
      const scale = kind === 'rate' ? 0.01 : 1
      const values = series.values.map(value => value * scale)
      const { mean, sd, phi } = riskAssumptions.factors.find(one => one.id === factor)!
      return {
        factor,
        name,
        kind,
        firstYear,
        lastYear: lastYears[place]!,
        assumed: { mean, sd, phi },
        fitted: fittedFactor(kind, values),
        observed: seriesStatistics(kind, values),
        simulated: simulatedFigures(series, courses, seed),
        source,
        licence,
      }
    }),
  }
}

function simulatedFigures(
  { factor, kind, values }: MarketSeries,
  courses: number,
  seed: number,
): CalibratedFactor['simulated'] {
  const plan = planRisk(marketCase(values.length - 1), { seed })
  const simulator = simulatorOf(plan)
  const found = figureNames.map(() => new Float64Array(courses))
  for (let course = 0; course < courses; course += 1) {
    simulator.runBeforeClauses(course)
    const figures = seriesStatistics(kind, courseOf(plan, simulator.path, factor, values.length))
    for (const [place, name] of figureNames.entries()) found[place]![course] = figures[name]
  }
  const summed = figureNames.map((name, place) => {
    const [p10 = 0, p90 = 0] = percentilesOf(found[place]!, [0.1, 0.9])
    return [name, { mean: meanOf(found[place]!), p10, p90 }] as const
  })
  return Object.fromEntries(summed) as CalibratedFactor['simulated']
}

/** The values of a factor on a path, one a year: of a price with its drift and multiplier, of a rate its mean and deviation. */
function courseOf(
  plan: RiskPlan,
  path: ReturnType<typeof simulatorOf>['path'],
  factor: string,
  count: number,
): number[] {
  const place = plan.market.factors.findIndex(one => one.id === factor)
  const { mean, process } = plan.market.factors[place]!
  if (process !== 'ar1') return Array.from({ length: count }, (_, n) => mean + path.deviations[place]![n]!)
  const { column } = plan.lines.find(one => one.kind === 'own' && one.id === factor) as OwnLine
  return Array.from({ length: count }, (_, n) => (1 + mean) ** n * path.multipliers[column]![n]!)
}
