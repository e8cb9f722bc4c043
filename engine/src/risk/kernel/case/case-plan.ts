import { outcomeColumns } from '../../path/trial.ts'
import type { RiskPlan } from '../../plan/plan.ts'
import { type KernelPlan, PlanWriter } from '../kernel-plan.ts'
import {
  type BookRows,
  clauseRules,
  copiedBooks,
  linesOfRules,
  writeBooks,
  writeClauses,
} from './case-clauses.ts'
import { type CaseDesk, openDesk, placeIn, placesOf, zeroRoomOf } from './case-desk.ts'
import { sameParts } from './case-edit.ts'
import { type FlowRows, type HeldFlows, writeFlows } from './case-flows.ts'
import { deviationByT, type MarketRows, writeMarket } from './case-market.ts'
import { reachedRows, type TimingRows, writeTiming } from './case-timing.ts'

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
  return canDraw && exponentsFit(plan) ? clauseRules(plan) : undefined
}

/**
 * Whether the kernel covers a case: not with prices that run away, nor with clauses residual-price, loan, and option on a
 * factor.
 */
export const isCovered = (plan: RiskPlan): boolean => coveredRules(plan) !== undefined

/** Rows of trials that an edit of the case reads again, and the plan that they are of. */
export interface HeldRows {
  readonly plan: RiskPlan
  readonly written: KernelPlan
  readonly market: Pick<MarketRows, 'down' | 'multipliers' | 'pace'>
  readonly timing: Pick<TimingRows, 'estimates' | 'shifts'>
  readonly flows: HeldFlows
  readonly books: BookRows
  /** The deviation of the interest at every t. */
  readonly interest: number
  /** One number a score; that of the events last. */
  readonly scores: number
}

/** A case as a plan of the kernel, with the columns of `outcomeColumns`; `undefined` when it is not covered. */
export const casePlan = (plan: RiskPlan): KernelPlan | undefined => writeCase(plan, false)?.written

/** The same, for trials that are kept: with the rows that an edit reads again. */
export const keepingPlan = (plan: RiskPlan): HeldRows | undefined => writeCase(plan, true)

function writeCase(plan: RiskPlan, keeps: boolean): HeldRows | undefined {
  const rules = coveredRules(plan)
  if (!rules) return undefined
  const columns = outcomeColumns(plan)
  const zeroRoom = zeroRoomOf(plan)
  const writer = new PlanWriter({ parties: 0, outputs: columns.count, firstWorth: 0, zeroRoom })
  const desk = openDesk(plan, writer, keeps)
  const market = writeMarket(desk)
  const timing = writeTiming(desk, market.pace)
  const flows = writeFlows({ desk, market, timing }, linesOfRules(plan, rules), market)
  const books = writeBooks(desk, flows)
  const interest = interestOf(desk, market)
  writeOutcomes(desk, { rules, market, flows, books: keeps ? copiedBooks(desk, books) : books, interest })
  const scores = keeps ? desk.hold(columns.count - columns.scores) : placeIn(writer.outputAt, columns.scores)
  writeScores(desk, market, {
    shifts: timing.shifts,
    events: flows.events ?? desk.zeros,
    at: (score: number) => placeIn(scores, score),
  })
  if (keeps) copyScores(desk, scores, flows.events)
  return { plan, written: writer.plan(), market, timing, flows: flows.held, books, interest, scores }
}

/**
 * An edit of a case as a plan over the kept rows, without the draws of the market and of time: it writes the worths and the funding anew, with the same
 * instructions on what changed as a plan of the whole case would. `undefined` when the edit reaches further, or the kernel
 * does not cover it.
 */
export function editPlan(held: HeldRows, plan: RiskPlan): KernelPlan | undefined {
  const rules = coveredRules(plan)
  const same = rules && sameParts(held.plan, plan)
  if (!same) return undefined
  const writer = new PlanWriter({
    parties: 0,
    outputs: outcomeColumns(plan).count,
    firstWorth: 0,
    zeroRoom: zeroRoomOf(plan),
    keptBefore: held.written.keptRows,
  })
  const desk = openDesk(plan, writer)
  const { market } = held
  const { shifts, estimates } = held.timing
  const timing = { estimates, reached: reachedRows(desk, shifts, market.pace) }
  const flows = writeFlows({ desk, market, timing }, linesOfRules(plan, rules), {
    held: held.flows,
    same,
    down: market.down,
  })
  const books = copiedBooks(desk, writeBooks(desk, flows, held.books))
  const interest = plan.funding.interest < 0 ? desk.zeros : held.interest
  writeOutcomes(desk, { rules, market, flows, books, interest })
  copyScores(desk, held.scores, flows.events)
  return writer.plan()
}

/** Puts kept scores among the outputs; that of the events is worked out anew when `events` is another row. */
function copyScores({ plan, writer }: CaseDesk, scores: number, events: number | undefined): void {
  const columns = outcomeColumns(plan)
  const one = writer.weights([1])
  const last = columns.count - columns.scores - 1
  for (let score = 0; score <= last; score += 1) {
    const from = score === last && events !== undefined ? events : placeIn(scores, score)
    writer.finish('dot', from, one, 1, placeIn(writer.outputAt, columns.scores + score))
  }
}

interface Outcome extends Pick<HeldRows, 'market' | 'books' | 'interest'> {
  readonly rules: NonNullable<ReturnType<typeof coveredRules>>
  readonly flows: FlowRows
}

/** Writes clauses, the worths of area and parties, and the funding. */
function writeOutcomes(desk: CaseDesk, { rules, market, flows, books, interest }: Outcome): void {
  const { plan, writer } = desk
  const columns = outcomeColumns(plan)
  const output = (column: number): number => placeIn(writer.outputAt, column)
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
  writeFunding(desk, interest, books, output(columns.funding))
}

function interestOf(desk: CaseDesk, { deviations }: MarketRows): number {
  const { interest } = desk.plan.funding
  return interest < 0 ? desk.zeros : deviationByT(desk, deviations[interest]!)
}

/** `deviation` is the row of the deviation of the interest at every t. */
function writeFunding(desk: CaseDesk, deviation: number, books: BookRows, out: number): void {
  const { plan, writer } = desk
  const { party, openingEur, start, firstFlow, periodRate, flowRate } = plan.funding
  const { periods, periodsPerYear } = plan.times
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
