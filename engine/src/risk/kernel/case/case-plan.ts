import { outcomeColumns } from '../../path/trial.ts'
import type { RiskPlan } from '../../plan/plan.ts'
import { type KernelPlan, PlanWriter } from '../kernel-plan.ts'
import { type ClauseRules, clauseRules, watchedBy, writeClauses } from './case-clauses.ts'
import { type CaseDesk, openDesk, placeIn, placesOf, zeroRoomOf } from './case-desk.ts'
import { differentLines, isEditable, isSameEvents } from './case-edit.ts'
import {
  type EuroRows,
  type LineScene,
  lineWriter,
  type SumRows,
  writeEvents,
  writeWorths,
} from './case-flows.ts'
import { deviationByT, type MarketRows, writeMarket } from './case-market.ts'
import { moverRows, type TimingRows, writeTiming } from './case-timing.ts'
import { pathColumns, writeTold } from './case-told.ts'
import { multiplierMost, type WorthPlan, worthPlan } from './case-worths.ts'
import { pricesRead } from './prices-read.ts'

/** Periods among which the kernel can choose that of an event: the product with 24 bits must fit in 32. */
const EVENT_PERIODS_MOST = 256

/** Exponents beyond this bring amounts out of the reach of single precision. */
const EXPONENT_MOST = 40

/** Prices that can grow more than this make the unit of the sums too large for what most trials come to. */
const MULTIPLIER_MOST = 2 ** 13

/** Whether six standard deviations and every downturn and jump keep all exponents within reach. */
function exponentsFit(plan: RiskPlan): boolean {
  const { columns, pace } = plan
  const farthest = columns.map(({ reach, logMean }) => reach + Math.max(...logMean.map(Math.abs)))
  const paceMean = Math.max(0, ...pace.logMean)
  const most = columns.map((_, column) => multiplierMost(plan, column))
  return (
    Math.max(6 * Math.sqrt(2 * paceMean) + paceMean, ...farthest) <= EXPONENT_MOST &&
    Math.max(0, ...most) <= MULTIPLIER_MOST
  )
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

/** What trials were worked out of. */
export interface Version {
  readonly plan: RiskPlan
  readonly worth: WorthPlan
  readonly rules: ClauseRules
}

/** Rows of trials that an edit of the case works on. */
export interface HeldRows extends SumRows {
  readonly version: Version
  readonly written: KernelPlan
  readonly market: Pick<MarketRows, 'down' | 'multipliers' | 'pace'>
  readonly timing: Pick<TimingRows, 'estimates' | 'shifts'>
  /** The deviation of the interest at every t. */
  readonly interest: number
  /** One number a score; that of the events last. */
  readonly scores: number
}

/** A case as a plan of the kernel, with the columns of `outcomeColumns`; `undefined` when it is not covered. */
export function casePlan(plan: RiskPlan): KernelPlan | undefined {
  const version = versionOf(plan)
  return version && writeCase(version).written
}

/** The same, with the columns of `pathColumns` behind those: what tells the path of each trial. */
export function profilePlan(plan: RiskPlan): KernelPlan | undefined {
  const version = versionOf(plan)
  return version && writeCase(version, { isTold: true }).written
}

/** The same, for trials that are kept: with the rows that an edit works on. */
export const keepingPlan = (version: Version): HeldRows => writeCase(version, { keeps: true })

/** What a case comes to, of which a plan can be written; `undefined` when the kernel does not cover it. */
export function versionOf(plan: RiskPlan): Version | undefined {
  const rules = coveredRules(plan)
  return rules && { plan, rules, worth: worthPlan(plan, watchedBy(plan, rules)) }
}

function writeCase(version: Version, { keeps = false, isTold = false } = {}): HeldRows {
  const { plan } = version
  const columns = outcomeColumns(plan)
  const zeroRoom = zeroRoomOf(plan)
  const tail = tailOf(plan)
  const outputs = isTold ? pathColumns(plan).count : columns.count
  const writer = new PlanWriter({ parties: 0, outputs, firstWorth: 0, zeroRoom, ...tail })
  const desk = openDesk(plan, writer, keeps)
  const market = writeMarket(desk, keeps ? undefined : pricesRead(plan))
  const timing = writeTiming(desk, market.pace)
  const { worth } = version
  const sums = {
    worths: desk.hold(worth.factors.length, true),
    flows: desk.hold(placesOf(desk) + tail.tailPeriods, true),
  }
  const scene = { desk, market, timing, ...sums }
  const write = lineWriter(scene)
  for (const line of worth.lines) write(line)
  const events = writeEvents(scene, worth.events)
  const interest = interestOf(desk, market)
  const paid = isTold ? writer.zeroRow(plan.clauses.length) : undefined
  const { flows } = writeOutcomes(desk, { version, market, interest, ...sums }, paid)
  if (paid !== undefined) writeTold(desk, { ...market, flows, shifts: timing.shifts, paid })
  const scores = keeps
    ? desk.hold(columns.count - columns.scores, false)
    : placeIn(writer.outputAt, columns.scores)
  writeScores(desk, market, {
    shifts: timing.shifts,
    events,
    at: (score: number) => placeIn(scores, score),
  })
  if (keeps) copyScores(desk, scores)
  return { version, written: writer.plan(), market, timing, interest, scores, ...sums }
}

/** Whether a version is an edit that reaches no further than lines, rates and clauses. */
export const isEditOf = ({ version }: HeldRows, { plan, worth }: Version): boolean =>
  isEditable(version.plan, plan, version.worth, worth)

/**
 * An edit as a plan over the kept rows of trials of an earlier version, without the draws of the market and of time: it
 * takes away from the sums what is no more and adds what is new, and writes all outcomes. The kept rows are those of
 * the new version from then on.
 */
export function editPlan(held: HeldRows, before: Version, after: Version): KernelPlan {
  const { plan, worth } = after
  const columns = outcomeColumns(plan)
  const writer = new PlanWriter({
    parties: 0,
    outputs: columns.count,
    firstWorth: 0,
    zeroRoom: zeroRoomOf(plan),
    keptBefore: held.written.keptGroups,
    ...tailOf(plan),
  })
  const { market, interest, scores, worths, flows } = held
  const sums = { worths, flows }
  const open = (of: RiskPlan): LineScene => {
    const desk = openDesk(of, writer)
    const { shifts, estimates } = held.timing
    const timing = { estimates, ...moverRows(desk, shifts, market.pace) }
    return { desk, market, timing, ...sums }
  }
  const scene = open(plan)
  const { away, added } = differentLines(before.worth, worth)
  const write = lineWriter(scene)
  for (const line of away) write(line, -1)
  for (const line of added) write(line)
  if (!isSameEvents([before.plan, before.worth], [plan, worth])) {
    writeEvents(open(before.plan), before.worth.events, -1)
    const total = writeEvents(scene, worth.events)
    const last = placeIn(scores, columns.count - columns.scores - 1)
    writer.finish('dot', total, writer.weights([1]), 1, last)
  }
  writeOutcomes(scene.desk, { version: after, market, interest, ...sums })
  copyScores(scene.desk, scores)
  return writer.plan()
}

/** Puts kept scores among the outputs. */
function copyScores({ plan, writer }: CaseDesk, scores: number): void {
  const columns = outcomeColumns(plan)
  const one = writer.weights([1])
  writer.finish(
    'scaled',
    scores,
    one,
    columns.count - columns.scores,
    placeIn(writer.outputAt, columns.scores),
  )
}

interface Outcome extends SumRows, Pick<HeldRows, 'market' | 'interest' | 'version'> {}

/** Writes clauses, the worths of area and parties, and the funding; `paid` is for what each clause transfers. */
function writeOutcomes(
  desk: CaseDesk,
  { version, market, interest, ...sums }: Outcome,
  paid?: number,
): EuroRows {
  const { worth, rules } = version
  const euro = writeWorths(desk, sums, worth)
  writeClauses(desk, rules, { market, euro, worth }, paid)
  const out = placeIn(desk.writer.outputAt, outcomeColumns(desk.plan).funding)
  writeFunding(desk, interest, { flows: euro.flows, traces: placeIn(sums.flows, placesOf(desk)) }, out)
  return euro
}

function interestOf(desk: CaseDesk, { deviations }: MarketRows): number {
  const { interest } = desk.plan.funding
  return interest < 0 ? desk.zeros : deviationByT(desk, deviations[interest]!)
}

/** The periods after those of the case, in which the last flow counts. */
function tailOf({ caseTimes, times }: RiskPlan): { leastPeriod: number; tailPeriods: number } {
  return { leastPeriod: caseTimes.periods, tailPeriods: times.periods - caseTimes.periods }
}

/** `deviation` is the row of the deviation of the interest at every t. */
function writeFunding(
  desk: CaseDesk,
  deviation: number,
  { flows, traces }: { flows: number; traces: number },
  out: number,
): void {
  const { plan, writer } = desk
  const { openingEur, start, firstFlow, periodRate, flowRate } = plan.funding
  const { periods, periodsPerYear } = plan.times
  const rates = Array.from({ length: periods - start }, (_, step) => {
    const t = start + 1 + step
    const left = t / periodsPerYear - plan.cashYears.years[t]!
    return [periodRate[t]!, 1 / periodsPerYear, flowRate[t]!, left]
  })
  const opening = writer.weights([openingEur])
  const withStart = Number(start >= firstFlow)
  const table = writer.weights(rates.flat())
  writer.finish(
    'lowest',
    flows,
    traces,
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
