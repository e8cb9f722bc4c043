import { presentValue } from '../../ledger/present-value.ts'
import { isCertain } from '../plan/is-certain.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { pathScene, walkClauses } from './clause-path.ts'
import { type Drawer, drawerOf } from './draws.ts'
import { walkEvents } from './event-path.ts'
import { lowestPosition } from './funding-path.ts'
import { walkLines } from './line-cash.ts'
import { marketRoom, walkMarket } from './market-path.ts'
import { emptyPath, type Path } from './path.ts'
import { walkEstimates, walkMovers, walkShifts } from './time-path.ts'

/** Runs trials of one plan one by one; the path is that of the trial that ran last. */
interface Simulator {
  readonly path: Path
  /** Trial 2i is pair i, trial 2i + 1 its mirror image. */
  readonly run: (trial: number) => void
  /** The same, up to where the clauses are paid. */
  readonly runBeforeClauses: (trial: number) => void
}

/** Prepares the room for the trials of a plan, by its own draws or by others. */
export function simulatorOf(plan: RiskPlan, { draws, draw }: Drawer = drawerOf(plan)): Simulator {
  const path = emptyPath(plan)
  const market = marketRoom(plan)
  const scene = pathScene(plan, path)
  const clauseCash = new Float64Array(plan.times.periods + 1)
  const cover = new Float64Array(plan.lines.length)
  let drawn = -1
  const runBeforeClauses = (trial: number): void => {
    const pair = trial >>> 1
    const mirror = (trial & 1) === 1
    if (pair !== drawn) draw(pair)
    drawn = pair
    path.areaCash.fill(0)
    path.grexCash.fill(0)
    for (const cash of path.partyCash) cash.fill(0)
    walkMarket(plan, draws, mirror, path, market)
    walkEstimates(plan, draws, mirror, path)
    walkShifts(plan, draws, mirror, path)
    walkMovers(plan, path)
    walkLines(plan, path)
    walkEvents(plan, draws, mirror, path, cover)
  }
  const run = (trial: number): void => {
    runBeforeClauses(trial)
    walkClauses(plan, path, scene, clauseCash)
  }
  return { path, run, runBeforeClauses }
}

/** Which figures of a trial are kept, one column each, and how many. */
export interface OutcomeColumns {
  readonly area: number
  /** First column of the results of parties at their own rate, and of those at their required return. */
  readonly own: number
  readonly required: number
  readonly funding: number
  /** First column of the scores: the factors, then downturn, delay and events. */
  readonly scores: number
  readonly count: number
}

/** The columns of a plan. */
export function outcomeColumns(plan: RiskPlan): OutcomeColumns {
  const parties = plan.parties.length
  const scores = 2 + 2 * parties
  return {
    area: 0,
    own: 1,
    required: 1 + parties,
    funding: 1 + 2 * parties,
    scores,
    count: scores + plan.market.factors.length + 3,
  }
}

/** Outcomes of trials: one array a column, one place a trial. */
export type Outcomes = readonly Float64Array[]

/**
 * Runs `count` trials from `first` on. Any cut of the trials into such chunks gives the same figures. With plain sampling
 * a trial is the first of a pair, else trials 2i and 2i + 1 are pair i.
 */
export function simulateChunk(plan: RiskPlan, first: number, count: number): Outcomes {
  return alike(plan, count, some => runTrials(plan, first, some))
}

/** Trials of a plan without chance are all the same: one of them is run. */
export function alike(plan: RiskPlan, count: number, run: (count: number) => Outcomes): Outcomes {
  if (!isCertain(plan)) return run(count)
  return run(1).map(values => new Float64Array(count).fill(values[0]!))
}

/** The trial of a simulator that is the nth of a run. */
export const trialOf = ({ sampling }: Pick<RiskPlan, 'sampling'>, nth: number): number =>
  sampling === 'plain' ? 2 * nth : nth

function runTrials(plan: RiskPlan, first: number, count: number): Outcomes {
  const simulator = simulatorOf(plan)
  const columns = outcomeColumns(plan)
  const outcomes = Array.from({ length: columns.count }, () => new Float64Array(count))
  for (let place = 0; place < count; place += 1) {
    simulator.run(trialOf(plan, first + place))
    keep(plan, simulator.path, columns, outcomes, place)
  }
  return outcomes
}

/** Puts the outcomes of a path in their columns. */
export function keep(
  plan: RiskPlan,
  path: Path,
  columns: OutcomeColumns,
  outcomes: Outcomes,
  place: number,
): void {
  outcomes[columns.area]![place] = presentValue(path.areaCash, plan.commonFactors)
  for (let p = 0; p < plan.parties.length; p += 1) {
    const { ownFactors, requiredFactors } = plan.parties[p]!
    const own = presentValue(path.partyCash[p]!, ownFactors)
    outcomes[columns.own + p]![place] = own
    outcomes[columns.required + p]![place] =
      requiredFactors === ownFactors ? own : presentValue(path.partyCash[p]!, requiredFactors)
  }
  outcomes[columns.funding]![place] = lowestPosition(plan, path)
  keepScores(plan, path, columns.scores, outcomes, place)
}

/** What the trial drew, summed up per cause: mean deviations over the years of the case, and so on. */
function keepScores(plan: RiskPlan, path: Path, at: number, outcomes: Outcomes, place: number): void {
  const { factors } = plan.market
  const years = plan.periodYear[plan.caseTimes.periods]!
  for (let k = 0; k < factors.length; k += 1) {
    const deviation = path.deviations[k]!
    const cumulates = factors[k]!.process === 'ar1'
    let level = 0
    let sum = 0
    for (let n = 1; n <= years; n += 1) {
      level = cumulates ? level + deviation[n]! : deviation[n]!
      sum += level
    }
    outcomes[at + k]![place] = sum / years
  }
  let down = 0
  for (let n = 1; n <= years; n += 1) down += path.down[n]!
  let shift = 0
  for (let phase = 0; phase < path.shifts.length; phase += 1) shift += path.shifts[phase]!
  outcomes[at + factors.length]![place] = down
  outcomes[at + factors.length + 1]![place] = path.shifts.length === 0 ? 0 : shift / path.shifts.length
  outcomes[at + factors.length + 2]![place] = path.eventsEur
}
