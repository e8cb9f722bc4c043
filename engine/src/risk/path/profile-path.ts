import { programmeCategories } from '../../../parameters/programme-categories.ts'
import type { Case, ProgrammeLine } from '../../case/types.ts'
import { presentValue } from '../../ledger/present-value.ts'
import type { OwnLine } from '../plan/lines.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { pathScene, payOn } from './clause-path.ts'
import { walkFunding } from './funding-path.ts'
import { cumulativeAt } from './line-cash.ts'
import type { Path } from './path.ts'
import {
  alike,
  keep,
  type OutcomeColumns,
  type Outcomes,
  outcomeColumns,
  simulatorOf,
  trialOf,
} from './trial.ts'

/**
 * Which figures of a trial a profile has, one column each; places are first columns. Those before `balance` are the
 * outcomes of the run of the case, the others are told by the path of the same trial.
 */
export interface ProfileColumns extends OutcomeColumns {
  /** Funding position at the end of t = 0, 1, .. of the case. */
  readonly balance: number
  /** Homes that are ready at the end of those. */
  readonly homes: number
  /** Periods that each phase ends later than planned. */
  readonly shifts: number
  /** How many downturns begin in the years of the case. */
  readonly downturns: number
  /** Worth of what each paying clause transfers, at the common rate; against its direction is minus. */
  readonly clauses: number
}

/** The columns of a plan. */
export function profileColumns(plan: RiskPlan): ProfileColumns {
  const { caseTimes, clauses, phases } = plan
  const results = outcomeColumns(plan)
  const balance = results.count
  const homes = balance + caseTimes.periods + 1
  const shifts = homes + caseTimes.periods + 1
  const downturns = shifts + phases.length
  const first = downturns + 1
  const count = first + clauses.length
  return { ...results, balance, homes, shifts, downturns, clauses: first, count }
}

/** Homes of one row: when their land is sold, and when they are built. */
export interface HomesPlan {
  readonly row: OwnLine
  readonly units: number
  /** What building them costs outside, line by line: they are as far as the part of it that is spent. */
  readonly builtBy: readonly OwnLine[]
  /** Where no cost is of these homes: place of the phase in which they are built; -1: ready when their land is sold. */
  readonly builtIn: number
  /** Last period of that phase as planned. */
  readonly end: number
}

const homeCategories = new Set(programmeCategories.filter(one => one.isHome).map(({ code }) => code))

/** The homes of a case. The phase of a row is that of the land, so when they are built has to be found elsewhere. */
export function planHomes({ case: areaCase, lines, phases }: RiskPlan): HomesPlan[] {
  const own = (id: string): OwnLine[] => {
    const line = lines.find(one => one.id === id)
    return line?.kind === 'own' ? [line] : []
  }
  return (areaCase.programme ?? []).flatMap(({ id, category, units, phase }) => {
    if (!homeCategories.has(category)) return []
    const builtBy = (areaCase.lines ?? []).filter(
      ({ account, to, quantity }) =>
        account === 'opstal' &&
        to === 'outside' &&
        typeof quantity?.amount === 'object' &&
        quantity.amount.of.startsWith(`${id}/`),
    )
    const next = buildingPhase(areaCase, phase)
    return own(id).map(row => ({
      row,
      units,
      builtBy: builtBy.flatMap(line => own(line.id)),
      builtIn: next ? phases.findIndex(one => one.id === next.id) : -1,
      end: next?.end ?? 0,
    }))
  })
}

/**
 * The longest of the phases of the same area that wait for that of the land, one after another; where none does, of those
 * that end later. Costs do not tell: demolition is one of building too, and a reader may see some and not others.
 */
function buildingPhase({ phases = [] }: Case, land: ProgrammeLine['phase']) {
  const own = phases.find(({ id }) => id === land)
  if (!own) return undefined
  const here = phases.filter(({ area }) => area === own.area)
  const waiting = [own]
  // The list grows while it is walked.
  for (const { id } of waiting)
    waiting.push(
      ...here.filter(one => !waiting.includes(one) && one.after?.some(({ phase }) => phase === id)),
    )
  const later = waiting.length > 1 ? waiting.slice(1) : here.filter(({ end }) => end > own.end)
  const lengthOf = ({ start, end }: typeof own): number => end - start
  return later.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0]
}

/** Homes that are ready at the end of t: of each row the part whose land is sold, and no more than the part that is built. */
function homesReady(plan: RiskPlan, homes: readonly HomesPlan[], path: Path, t: number): number {
  return homes.reduce((ready, { row, units, builtBy, builtIn, end }) => {
    const inPhase = builtBy.length > 0 || builtIn < 0 ? 1 : phaseShare(plan, path, { builtIn, end }, t)
    const built = builtBy.map(line => doneShare(line, path, t))
    return ready + units * Math.min(doneShare(row, path, t), inPhase, ...built)
  }, 0)
}

/** The part of a line or row that has come about at the end of t, with its delay and the pace of sales. */
function doneShare({ mover, cumulative }: OwnLine, { reached }: Path, t: number): number {
  const whole = cumulative[cumulative.length - 1]!
  return whole === 0 ? 1 : cumulativeAt(cumulative, mover < 0 ? t : reached[mover]![t]!) / whole
}

function phaseShare(
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

/** Puts a figure of a trial in its column. */
type Put = (column: number, value: number) => void

/**
 * What paths tell, but for their clauses: position, homes, shifts and downturns, from their flows, pace, shifts, movers,
 * years down and deviations.
 */
export function pathTeller(plan: RiskPlan): (path: Path, put: Put) => void {
  const homes = planHomes(plan)
  const columns = profileColumns(plan)
  const { periods } = plan.caseTimes
  return (path, put) => {
    for (let phase = 0; phase < plan.phases.length; phase += 1)
      put(columns.shifts + phase, path.shifts[phase]!)
    put(columns.downturns, downturnsIn(plan, path))
    let last = 0
    walkFunding(plan, path, (t, balance) => {
      if (t > periods) return
      for (let at = last; at <= t; at += 1) put(columns.balance + at, balance)
      last = t + 1
    })
    for (let t = 0; t <= periods; t += 1) put(columns.homes + t, homesReady(plan, homes, path, t))
  }
}

/** Runs `count` trials from `first` on, in double precision, and keeps their outcomes and what happens in them. */
export function profileChunk(plan: RiskPlan, first: number, count: number): Outcomes {
  return alike(plan, count, some => profileTrials(plan, first, some))
}

function profileTrials(plan: RiskPlan, first: number, count: number): Outcomes {
  const simulator = simulatorOf(plan)
  const { path } = simulator
  const scene = pathScene(plan, path)
  const room = new Float64Array(plan.times.periods + 1)
  const columns = profileColumns(plan)
  const tell = pathTeller(plan)
  const outcomes = Array.from({ length: columns.count }, () => new Float64Array(count))
  for (let place = 0; place < count; place += 1) {
    const put: Put = (column, value) => {
      outcomes[column]![place] = value
    }
    simulator.runBeforeClauses(trialOf(plan, first + place))
    plan.clauses.forEach((one, clause) => {
      payOn(one, plan, path, scene, room)
      put(columns.clauses + clause, presentValue(room, plan.commonFactors))
    })
    keep(plan, path, columns, outcomes, place)
    tell(path, put)
  }
  return outcomes
}
