import { payClause } from '../../ledger/clauses/pay-clause.ts'
import { presentValue } from '../../ledger/present-value.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { pathScene } from './clause-path.ts'
import { walkFunding } from './funding-path.ts'
import { book, cumulativeAt } from './line-cash.ts'
import type { Path } from './path.ts'
import { keepScores, type Outcomes, simulatorOf } from './trial.ts'

/** Which figures of a trial a profile keeps, one column each; places are first columns. */
export interface ProfileColumns {
  readonly area: number
  /** Results of the parties at their own rates. */
  readonly own: number
  /** The factors, then downturn, delay and events. */
  readonly scores: number
  /** Funding position at the end of t = 0, 1, .. of the case. */
  readonly balance: number
  /** Homes that are ready at the end of those. */
  readonly homes: number
  /** How many downturns begin in the years of the case. */
  readonly downturns: number
  /** Worth of what each paying clause transfers, at the common rate; against its direction is minus. */
  readonly clauses: number
  readonly count: number
}

/** The columns of a plan. */
export function profileColumns({ parties, market, caseTimes, clauses }: RiskPlan): ProfileColumns {
  const own = 1
  const scores = own + parties.length
  const balance = scores + market.factors.length + 3
  const homes = balance + caseTimes.periods + 1
  const downturns = homes + caseTimes.periods + 1
  const first = downturns + 1
  return { area: 0, own, scores, balance, homes, downturns, clauses: first, count: first + clauses.length }
}

/** Homes of one row: when their land is sold, and the phase in which they are built. */
export interface HomesPlan {
  readonly line: number
  readonly units: number
  /** Place of the phase that follows on that of the row; -1: they are ready when their land is sold. */
  readonly builtIn: number
  /** Last period of that phase as planned. */
  readonly end: number
}

const isHome = (category: string): boolean => category.startsWith('huur-') || category.startsWith('koop-')

/** The homes of a case. The phase of a row is that of the land; the first phase that waits for it is that of building. */
export function planHomes({ case: areaCase, lines, phases }: RiskPlan): HomesPlan[] {
  return (areaCase.programme ?? []).flatMap(row => {
    const line = lines.findIndex(one => one.id === row.id)
    if (!isHome(row.category) || line < 0) return []
    const next = areaCase.phases?.find(phase => phase.after?.some(one => one.phase === row.phase))
    const builtIn = next ? phases.findIndex(phase => phase.id === next.id) : -1
    return [{ line, units: row.units, builtIn, end: next?.end ?? 0 }]
  })
}

/**
 * Homes that are ready at the end of t: of each row the part whose land is sold, and no more than the part of the building
 * phase that is done.
 */
function homesReady(plan: RiskPlan, homes: readonly HomesPlan[], path: Path, t: number): number {
  let ready = 0
  for (const { line, units, builtIn, end } of homes) {
    const own = plan.lines[line]!
    if (own.kind !== 'own') continue
    const point = own.mover < 0 ? t : path.reached[own.mover]![t]!
    const whole = own.cumulative[own.cumulative.length - 1]!
    const sold = whole === 0 ? 1 : cumulativeAt(own.cumulative, point) / whole
    ready += units * Math.min(sold, builtIn < 0 ? 1 : builtShare(plan, path, { builtIn, end }, t))
  }
  return ready
}

function builtShare(
  { phases }: RiskPlan,
  path: Path,
  { builtIn, end }: Pick<HomesPlan, 'builtIn' | 'end'>,
  t: number,
): number {
  const { start } = phases[builtIn]!
  return Math.min(1, Math.max(0, (t - path.shifts[builtIn]! - (start - 1)) / (end - start + 1)))
}

/** How many times the market goes down within the years of the case; one that begins in a downturn counts as one. */
function downturnsIn({ periodYear, caseTimes }: RiskPlan, { down }: Path): number {
  let found = 0
  for (let n = 1; n <= periodYear[caseTimes.periods]!; n += 1)
    found += Number(down[n] === 1 && (n === 1 || down[n - 1] === 0))
  return found
}

/** Runs `count` trials from `first` on, in double precision, and keeps what happens in them. */
export function profileChunk(plan: RiskPlan, first: number, count: number): Outcomes {
  const simulator = simulatorOf(plan)
  const { path } = simulator
  const scene = pathScene(plan, path)
  const room = new Float64Array(plan.times.periods + 1)
  const homes = planHomes(plan)
  const columns = profileColumns(plan)
  const outcomes = Array.from({ length: columns.count }, () => new Float64Array(count))
  const put = (column: number, place: number, value: number): void => {
    outcomes[column]![place] = value
  }
  for (let place = 0; place < count; place += 1) {
    simulator.runBeforeClauses(first + place)
    plan.clauses.forEach((one, clause) => {
      room.fill(0)
      for (const { t, eur } of payClause(one.clause, scene))
        if (t > plan.times.closedThrough) room[t] = room[t]! + eur
      book(one, room, path)
      put(columns.clauses + clause, place, presentValue(room, plan.commonFactors))
    })
    put(columns.area, place, presentValue(path.areaCash, plan.commonFactors))
    plan.parties.forEach(({ ownFactors }, party) => {
      put(columns.own + party, place, presentValue(path.partyCash[party]!, ownFactors))
    })
    keepScores(plan, path, columns.scores, outcomes, place)
    put(columns.downturns, place, downturnsIn(plan, path))
    let last = 0
    walkFunding(plan, path, (t, balance) => {
      if (t > plan.caseTimes.periods) return
      for (let at = last; at <= t; at += 1) put(columns.balance + at, place, balance)
      last = t + 1
    })
    for (let t = 0; t <= plan.caseTimes.periods; t += 1)
      put(columns.homes + t, place, homesReady(plan, homes, path, t))
  }
  return outcomes
}
