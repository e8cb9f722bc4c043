import { type RiskAssumptionSet, riskAssumptions } from '../../../parameters/risk-assumptions.ts'
import { placeById } from '../../case/place-by-id.ts'
import type { Case, Clause, Convention, Rate } from '../../case/types.ts'
import { grexSignOf } from '../../ledger/expand-lines.ts'
import { commonRate, partyPlace } from '../../ledger/ledger.ts'
import { discountFactors } from '../../ledger/present-value.ts'
import { type Times, timesOf } from '../../ledger/times.ts'
import { type CashYears, cashYearsOf, yearOfPeriod } from '../factors/cash-years.ts'
import { lowerTriangle, type Matrix } from '../factors/correlation.ts'
import type { DownturnChain } from '../factors/downturn-chain.ts'
import { type DriverColumn, driverColumns, type Market } from '../factors/driver-column.ts'
import type { RiskFactor } from '../factors/risk-factor.ts'
import { caseFactors, type RiskNotice } from './assumptions.ts'
import { type NamedDriver, placedDrivers, SALES_PACE } from './drivers.ts'
import { type EventPlan, planEvents } from './events.ts'
import { type FundingPlan, planFunding } from './funding.ts'
import { type EstimatePlan, type LinePlan, type Mover, planLines } from './lines.ts'
import { type PhasePlan, planPhases } from './phases.ts'
import {
  type FixedMarket,
  fixedMarket,
  type ReplayChoice,
  replayOf,
  replayStarts,
  withoutChance,
} from './replay.ts'
import type { QuasiPlan, Sampling } from './sampling.ts'

/** Years that a path runs past the runtime of the case; what is then still open falls in its last period. */
const YEARS_PAST = 5

/** One party on the paths: what a euro at each t is worth at its own rate and at its required return. */
export interface PartyPlan {
  readonly id: string
  readonly rate: Rate
  readonly ownFactors: Float64Array
  readonly requiredFactors: Float64Array
}

/** A clause that pays on a path; those that only move a phase are in the phases. */
export interface ClausePlan {
  readonly clause: Clause
  readonly from: number
  readonly to: number
  readonly grexSign: number
}

/** Everything that is the same in all trials, worked out once. Arrays by t run to the end of the longest path. */
export interface RiskPlan {
  readonly case: Case
  readonly seed: number
  /** Stands before the ids of what belongs to this case alone; empty outside a portfolio. */
  readonly scope: string
  /** Times of the case itself, and of the longest path. */
  readonly caseTimes: Times
  readonly times: Times
  readonly cashYears: CashYears
  /** The year of period t. */
  readonly periodYear: Int32Array
  readonly market: Market
  readonly lower: Matrix
  readonly columns: readonly DriverColumn[]
  /** Column of each factor that a clause looks at as an index; by factor id. */
  readonly observed: ReadonlyMap<string, number>
  /** Place of the factor that sets the sales pace; -1 is none. With ln of the mean of each year's multiplier. */
  readonly pace: { readonly factor: number; readonly logMean: Float64Array }
  readonly phases: readonly PhasePlan[]
  readonly movers: readonly Mover[]
  readonly estimates: readonly EstimatePlan[]
  readonly lines: readonly LinePlan[]
  readonly events: readonly EventPlan[]
  readonly clauses: readonly ClausePlan[]
  readonly parties: readonly PartyPlan[]
  readonly commonFactors: Float64Array
  readonly funding: FundingPlan
  readonly assumed: RiskAssumptionSet
  /** A market of the past in the place of chance; null = chance. */
  readonly replay: FixedMarket | null
  readonly notices: readonly RiskNotice[]
  readonly sampling: Sampling
  /** The lattice of quasi-random sampling; null without it, and as long as its directions are not known. */
  readonly quasi: QuasiPlan | null
}

/** Who runs the trials: the kernel in single precision, or one by one in double precision. */
export type RiskEngine = 'kernel-2' | 'float64-1'

/** How a run is set up; absent = as the case says. */
export interface PlanOptions {
  /** Absent = the kernel, where it covers the case and the machine can run it. */
  readonly engine?: RiskEngine
  readonly convention?: Convention
  readonly seed?: number
  readonly replay?: ReplayChoice
  /** True for a case of a portfolio: estimates, delays and events are its own, the market is shared. */
  readonly inPortfolio?: boolean
  /** Absent = pairs. */
  readonly sampling?: Sampling
}

/** Works out once what all trials share. The case comes from `parseCase`. */
export function planRisk(areaCase: Case, options: PlanOptions = {}): RiskPlan {
  const caseTimes = timesOf(areaCase, options.convention)
  const times = timesOf(areaCase, options.convention, YEARS_PAST * caseTimes.periodsPerYear)
  const years = yearOfPeriod(times.periods, times.periodsPerYear)
  const { correlations, notices, ...own } = caseFactors(areaCase)
  const replay = replayed(options.replay, own.factors, times, years)
  const { factors, chain } = replay
    ? { factors: withoutChance(own.factors), chain: usualPace(own.chain) }
    : own
  const { yields, jump } = riskAssumptions
  const market: Market = {
    factors,
    correlations,
    chain,
    yieldLevel: yields.level,
    jumpProbability: jump.probability,
    years,
  }
  const cashYears = cashYearsOf(times.cashYears)
  const columns = columnDesk(market, cashYears, replay !== null)
  const phases = planPhases(areaCase)
  const [movers, estimates]: [Mover[], EstimatePlan[]] = [[], []]
  const lines = planLines({
    case: areaCase,
    times,
    phasePlace: id => placeById(phases, id) ?? -1,
    columnOf: columns.of,
    movers,
    estimates,
  })
  const observed = new Map(
    observedFactors(areaCase, factors).map(id => [id, columns.of([{ factor: id, elasticity: 1 }])]),
  )
  return {
    case: areaCase,
    seed: options.seed ?? areaCase.risk?.seed ?? 1,
    scope: options.inPortfolio === true ? `${areaCase.id}/` : '',
    caseTimes,
    times,
    cashYears,
    periodYear: Int32Array.from(times.cashYears, (_, t) => yearOfPeriod(t, times.periodsPerYear)),
    market,
    lower: lowerTriangle(correlations),
    columns: columns.all,
    observed,
    pace: planPace(market, replay !== null),
    phases,
    movers,
    estimates,
    lines,
    events: planEvents(areaCase, lines),
    clauses: planClauses(areaCase),
    parties: planParties(areaCase, times),
    commonFactors: discountFactors(times, commonRate(areaCase)),
    funding: planFunding(areaCase, times, factors),
    assumed: riskAssumptions,
    replay,
    notices,
    sampling: options.sampling ?? 'pairs',
    quasi: null,
  }
}

/** The market of a replay; null when chance decides, or when the replay is not known (see `checkRiskRun`). */
function replayed(
  choice: ReplayChoice | undefined,
  factors: readonly RiskFactor[],
  times: Times,
  years: number,
): FixedMarket | null {
  const replay = choice && replayOf(choice.id)
  return replay ? fixedMarket(replay, replayStarts(choice, times), factors, years) : null
}

/** A replay brings its own sales, so a downturn does not slow them once more. */
function usualPace(chain: DownturnChain): DownturnChain {
  return { ...chain, salesPace: 1 }
}

/** Columns by their set of drivers, each worked out once. A fixed market is not brought back to a mean of 1. */
function columnDesk(
  market: Market,
  cashYears: CashYears,
  isFixed: boolean,
): { all: DriverColumn[]; of: (named: readonly NamedDriver[]) => number } {
  const all: DriverColumn[] = []
  const columnOf = driverColumns(market, cashYears)
  const places = new Map<string, number>()
  const of = (named: readonly NamedDriver[]): number => {
    const drivers = placedDrivers(named, market.factors)
    if (drivers.length === 0) return -1
    const key = JSON.stringify(drivers)
    const before = places.get(key)
    if (before !== undefined) return before
    places.set(key, all.length)
    const column = columnOf(drivers)
    return all.push(isFixed ? { ...column, logMean: column.logMean.map(() => 0) } : column) - 1
  }
  return { all, of }
}

/** The factors that clauses name where they may name an index. */
function observedFactors(areaCase: Case, factors: readonly RiskFactor[]): string[] {
  const named = (areaCase.clauses ?? []).flatMap(clause => {
    if (clause.kind === 'option') return [clause.inputs.rule.index]
    return clause.kind === 'index-band' || clause.kind === 'residual-price' ? [clause.inputs.index] : []
  })
  return factors.map(factor => factor.id).filter(id => named.includes(id))
}

function planPace({ factors, years }: Market, isFixed: boolean): RiskPlan['pace'] {
  const factor = factors.findIndex(one => one.id === SALES_PACE)
  const { phi, sd } = factors[factor] ?? { phi: 0, sd: 0 }
  const logMean = new Float64Array(years + 1)
  let variance = 0
  for (let n = 1; n <= years; n += 1) {
    variance = phi * phi * variance + sd * sd
    logMean[n] = isFixed ? 0 : variance / 2
  }
  return { factor, logMean }
}

function planClauses(areaCase: Case): ClausePlan[] {
  return (areaCase.clauses ?? []).flatMap(clause => {
    if (clause.kind === 'presale-start') return []
    const [from, to] = [partyPlace(areaCase.parties, clause.from), partyPlace(areaCase.parties, clause.to)]
    return [{ clause, from, to, grexSign: grexSignOf(areaCase, clause.from, clause.to, true) }]
  })
}

function planParties(areaCase: Case, times: Times): PartyPlan[] {
  return areaCase.parties.map(({ id, rate, requiredReturn }) => ({
    id,
    rate,
    ownFactors: discountFactors(times, rate),
    requiredFactors: discountFactors(times, requiredReturn ?? rate),
  }))
}
