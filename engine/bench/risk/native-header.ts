import { UNIFORM_STEPS } from '../../src/risk/random/stream.ts'
import { type AddedWeights, weightsOf } from './added-weights.ts'
import type { BenchModel } from './model.ts'

type Table = [type: 'float' | 'int', name: string, values: Iterable<number>]

function declaration([type, name, values]: Table): string {
  const written = [...values].map(value => (type === 'float' ? `${value.toExponential(9)}f` : value))
  return `static const ${type} ${name}[] __attribute__((aligned(64))) = {${written.join(',')}};`
}

/** Prices of sales come with their trend; for costs it is multiplied into the weights, with the discount. */
function pathTables(model: BenchModel, { costs, sales, factors, parties }: AddedWeights): Table[] {
  const quarters = Array.from({ length: model.periods }, (_, t) => t)
  const threeOf = (from: number, of: (at: number, f: number, t: number) => number[]): number[] =>
    quarters.flatMap(t => [from, from + 1, from + 2].flatMap(f => of(t * factors + f, f, t)))
  const partiesOf = (table: Float64Array, at: number, scale: number): number[] =>
    [...table.subarray(at * parties, (at + 1) * parties)].map(value => value * scale)
  const squareRow = (own: readonly number[]): number[] =>
    Array.from({ length: factors }, (_, j) => (own[j] ?? 0) / 8)
  const costScale = (f: number, t: number): number => model.trend[f]![t]! * model.discount[t]!
  return [
    ['float', 'gaps', model.gaps],
    ['float', 'phi', model.factors.map(factor => factor.phi)],
    ['float', 'cholesky', model.cholesky.flatMap(squareRow)],
    ['float', 'trend', quarters.flatMap(t => model.trend.slice(0, 3).map(own => own[t]!))],
    ['float', 'discount', model.discount],
    ['float', 'cost_cash', threeOf(3, (at, f, t) => [costs.cash[at]! * model.trend[f]![t]!])],
    ['float', 'cost_worth', threeOf(3, (at, f, t) => partiesOf(costs.worth, at, costScale(f, t)))],
    ['float', 'sale_cash', threeOf(0, at => [sales.cash[at]!])],
    ['float', 'sale_worth', threeOf(0, at => partiesOf(sales.worth, at, 1))],
  ]
}

function singleTables({ trend }: BenchModel, { overruns, events }: AddedWeights): Table[] {
  return [
    ['float', 'overrun_sd', overruns.map(line => line.overrun)],
    ['int', 'overrun_factor', overruns.map(line => line.factor)],
    ['int', 'overrun_start', overruns.map(line => line.start)],
    ['int', 'overrun_end', overruns.map(line => line.start + line.length)],
    [
      'float',
      'overrun_amount',
      overruns.flatMap(line => line.amounts.map((amount, t) => amount * trend[line.factor]![t]!)),
    ],
    ['float', 'overrun_share', overruns.flatMap(line => line.shares)],
    ['int', 'event_threshold', events.map(event => Math.ceil(event.probability * UNIFORM_STEPS - 0.5))],
    ['float', 'event_impact', events.map(event => event.impact)],
    ['float', 'event_sd', events.map(event => event.sd)],
    ['float', 'event_part', events.map(event => 1 / event.length)],
    ['int', 'event_start', events.map(event => event.start)],
    ['int', 'event_end', events.map(event => event.start + event.length)],
    ['float', 'event_share', events.flatMap(event => event.shares)],
  ]
}

/** The model as a header of C: sizes as constants of the compiler, numbers as tables. */
export function nativeHeader(model: BenchModel): string {
  const weights = weightsOf(model)
  const sizes = {
    PERIODS: model.periods,
    FACTORS: weights.factors,
    PARTIES: weights.parties,
    DOWNTURNS: 3,
    EVENTS: weights.events.length,
    OVERRUNS: weights.overruns.length,
    SINGLES: weights.overruns.length + weights.events.length,
    FIRST_SALE: weights.firstSale,
    END_SALE: weights.endSale,
  }
  return [
    ...Object.entries(sizes).map(([name, value]) => `#define ${name} ${value}`),
    `static const float growth = ${model.growth.toExponential(9)}f;`,
    ...[...pathTables(model, weights), ...singleTables(model, weights)].map(declaration),
    '',
  ].join('\n')
}
