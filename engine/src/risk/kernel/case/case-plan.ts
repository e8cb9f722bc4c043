import { outcomeColumns } from '../../path/trial.ts'
import type { RiskPlan } from '../../plan/plan.ts'
import { type KernelPlan, PlanWriter } from '../kernel-plan.ts'
import { type BookRows, clauseRules, linesOfRules, writeBooks, writeClauses } from './case-clauses.ts'
import { type CaseDesk, openDesk, placeIn, placesOf, zeroRoomOf } from './case-desk.ts'
import { writeFlows } from './case-flows.ts'
import { deviationByT, type MarketRows, writeMarket } from './case-market.ts'
import { writeTiming } from './case-timing.ts'

/** Periods among which the kernel can choose that of an event: the product with 24 bits must fit in 32. */
const EVENT_PERIODS_MOST = 256

/** Exponents beyond this bring amounts out of the reach of single precision. */
const EXPONENT_MOST = 40

/** Whether six standard deviations and every downturn and jump keep all exponents within reach. */
function exponentsFit({ columns, pace }: RiskPlan): boolean {
  const farthest = columns.map(({ reach, logMean }) => reach + Math.max(...logMean.map(Math.abs)))
  const paceMean = Math.max(0, ...pace.logMean)
  return Math.max(6 * Math.sqrt(2 * paceMean) + paceMean, ...farthest) <= EXPONENT_MOST
}

/** What the kernel does with the clauses of a case, or nothing when only the trial-by-trial run covers the case. */
function coveredRules(plan: RiskPlan): ReturnType<typeof clauseRules> {
  const canDraw = plan.events.every(event => event.periods <= EVENT_PERIODS_MOST)
  return plan.replay || !canDraw || !exponentsFit(plan) ? undefined : clauseRules(plan)
}

/**
 * Whether the kernel covers a case: not in a replay, with prices that run away, nor with
 * clauses residual-price, loan, and option on a factor.
 */
export const isCovered = (plan: RiskPlan): boolean => coveredRules(plan) !== undefined

/** A case as a plan of the kernel, with the columns of `outcomeColumns`; `undefined` when it is not covered. */
export function casePlan(plan: RiskPlan): KernelPlan | undefined {
  const rules = coveredRules(plan)
  if (!rules) return undefined
  const columns = outcomeColumns(plan)
  const writer = new PlanWriter({
    parties: 0,
    outputs: columns.count,
    firstWorth: 0,
    zeroRoom: zeroRoomOf(plan),
  })
  const desk = openDesk(plan, writer)
  const output = (column: number): number => placeIn(writer.outputAt, column)
  const market = writeMarket(desk)
  const timing = writeTiming(desk, market.pace)
  const flows = writeFlows(desk, market, timing, linesOfRules(plan, rules))
  const books = writeBooks(desk, flows)
  writeClauses(desk, rules, { market, flows, books })
  const one = writer.weights([1])
  const worth = (row: number, factors: Float64Array, column: number): void =>
    writer.finish('dot', row, writer.weights(factors), placesOf(desk), output(column))
  worth(books.area, plan.commonFactors, columns.area)
  plan.parties.forEach(({ ownFactors, requiredFactors }, party) => {
    worth(books.parties[party]!, ownFactors, columns.own + party)
    const isSame = writer.weights(ownFactors) === writer.weights(requiredFactors)
    if (isSame) writer.finish('dot', output(columns.own + party), one, 1, output(columns.required + party))
    else worth(books.parties[party]!, requiredFactors, columns.required + party)
  })
  writeFunding(desk, market, books, output(columns.funding))
  const scores = {
    shifts: timing.shifts,
    events: flows.events,
    at: (score: number) => output(columns.scores + score),
  }
  writeScores(desk, market, scores)
  return writer.plan()
}

function writeFunding(desk: CaseDesk, market: MarketRows, books: BookRows, out: number): void {
  const { plan, writer } = desk
  const { party, openingEur, start, firstFlow, periodRate, flowRate, interest } = plan.funding
  const { periods, periodsPerYear } = plan.times
  const deviation = interest < 0 ? desk.zeros : deviationByT(desk, market.deviations[interest]!)
  const rates = Array.from({ length: periods - start }, (_, step) => {
    const t = start + 1 + step
    const left = t / periodsPerYear - plan.cashYears.years[t]!
    return [periodRate[t]!, 1 / periodsPerYear, flowRate[t]!, left]
  })
  const flows = party < 0 ? books.area : books.landExploitation
  const opening = writer.weights([openingEur])
  const withStart = Number(start >= firstFlow)
  const table = writer.weights(rates.flat())
  writer.finish(
    'lowest',
    flows,
    deviation,
    opening,
    withStart,
    table,
    start,
    plan.caseTimes.periods,
    periods,
    out,
  )
}

/** What a trial drew, summed up per cause, as `simulateChunk` keeps it. */
function writeScores(
  desk: CaseDesk,
  market: MarketRows,
  { shifts, events, at }: { shifts: number; events: number; at: (score: number) => number },
): void {
  const { plan, writer } = desk
  const { factors } = plan.market
  const years = plan.periodYear[plan.caseTimes.periods]!
  const byYear = (of: (n: number) => number): number =>
    writer.weights(Array.from({ length: years + 1 }, (_, n) => (n === 0 ? 0 : of(n))))
  factors.forEach(({ process }, k) => {
    const weights = byYear(n => (process === 'ar1' ? years - n + 1 : 1) / years)
    writer.finish('dot', market.deviations[k]!, weights, years + 1, at(k))
  })
  writer.finish(
    'dot',
    market.down,
    byYear(() => 1),
    years + 1,
    at(factors.length),
  )
  const phases = plan.phases.length
  const mean = writer.weights(Array.from({ length: phases }, () => 1 / phases))
  writer.finish('dot', shifts, mean, phases, at(factors.length + 1))
  writer.finish('dot', events, writer.weights([1]), 1, at(factors.length + 2))
}
