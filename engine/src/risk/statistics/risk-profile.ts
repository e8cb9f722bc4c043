import { endPosition } from '../../ledger/times.ts'
import { downShare, neverDown } from '../factors/downturn-chain.ts'
import { planHomes, profileColumns } from '../path/profile-path.ts'
import type { Outcomes } from '../path/trial.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { countOf, highestPlaces, lowestPlaces, meanAt, meanOf, percentilesOf } from './percentiles.ts'
import { type FundingRisk, fundingRisk } from './risk-answer.ts'
import { inertFactors, movingCauses } from './tornado.ts'

/** A spread at one moment. */
export interface Band {
  readonly p10: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p90: number
}

/** The funding position at the end of t, in euro; minus is a need. */
export interface BalanceAt extends Band {
  readonly t: number
  /** Share of the trials that need more than the loans allow; null without loans. */
  readonly pAboveCredit: number | null
}

/** A calendar year with the share of the trials that need more than the loans allow at the end of any period of it. */
export interface CreditYear {
  readonly year: number
  readonly pAboveCredit: number
}

/** When a phase ends, in periods from the start: half way period 8 is 7.5. */
export interface PhaseEnd extends Band {
  /** Null: the last phase of all, whichever that is. */
  readonly phase: string | null
  readonly plannedT: number
}

/** Homes that are ready at the end of t. */
export interface HomesAt extends Band {
  readonly t: number
}

/** What a fifth of the trials means: mean of each result in it, less its mean over all. Euro. */
export interface CauseEnd {
  readonly areaEur: number
  readonly parties: Readonly<Record<string, number>>
}

/** Who pays when a cause turns out low, and high: its lowest and its highest fifth. */
export interface CauseRow {
  readonly cause: string
  readonly low: CauseEnd
  readonly high: CauseEnd
}

/** The trials with so many downturns: how many of all, and what everybody's result is in them on average. Euro. */
export interface DownturnRow {
  /** 3 stands for three and more. */
  readonly downturns: number
  readonly share: number
  readonly areaEur: number
  readonly parties: Readonly<Record<string, number>>
}

/** A risk event in the register; euro as written in the case. */
export interface RegisterRow {
  readonly id: string
  /** Chance that it happens in the whole runtime. */
  readonly probability: number
  /** Mean of what it costs when it happens. */
  readonly effectEur: number
  readonly expectedEur: number
  readonly onlyInDownturn: boolean
  readonly bearers: readonly { readonly party: string; readonly share: number }[]
  /** The line that absorbs it, and how much of all of its events that line can absorb. */
  readonly coveredBy: { readonly line: string; readonly roomEur: number } | null
}

/** What a clause does over the trials. Worth today at the common rate, in the direction of the clause. */
export interface ClauseRow {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Share of the trials in which anything is paid. */
  readonly pPaid: number
  readonly meanEur: number
  readonly p10: number
  readonly p90: number
  /** Mean by tenth of the trials, from the worst result of the area to the best. */
  readonly byTenth: readonly number[]
}

/** What a run finds beside the results: what happens when, who pays for which cause, what clauses do. */
export interface ProfileFigures {
  readonly balance: readonly BalanceAt[]
  readonly creditEur: number | null
  /** The lowest position of every trial, as in the answer of the run. */
  readonly funding: FundingRisk
  /** Empty without loans. */
  readonly creditYears: readonly CreditYear[]
  /** By phase, then of all together; empty without phases. */
  readonly phaseEnds: readonly PhaseEnd[]
  readonly homes: readonly HomesAt[]
  readonly causes: readonly CauseRow[]
  /** By number of downturns; empty where the market never goes down. */
  readonly downturns: readonly DownturnRow[]
  readonly register: readonly RegisterRow[]
  readonly clauses: readonly ClauseRow[]
  /** Factors that move no flow and no balance. */
  readonly inert: readonly string[]
}

const FIFTH = 0.2
const TENTHS = 10
/** Less than this is nothing: single precision knows an amount of millions to the euro. */
const NOTHING_EUR = 0.5

type Five = [number, number, number, number, number]

function bandOf(values: Float64Array): Band {
  const [p10, p25, p50, p75, p90] = percentilesOf(values, [0.1, 0.25, 0.5, 0.75, 0.9]) as Five
  return { p10, p25, p50, p75, p90 }
}

/** Sums the outcomes of a profile up, in the order of the trials. */
export function profileFigures(plan: RiskPlan, outcomes: Outcomes): ProfileFigures {
  const columns = profileColumns(plan)
  const { creditEur, start } = plan.funding
  const ts = Array.from({ length: plan.caseTimes.periods + 1 }, (_, t) => t)
  return {
    balance: ts
      .filter(t => t >= start)
      .map(t => {
        const values = outcomes[columns.balance + t]!
        return {
          t,
          ...bandOf(values),
          pAboveCredit: creditEur === null ? null : shareBelow(values, -creditEur),
        }
      }),
    creditEur,
    funding: fundingRisk(plan, outcomes[columns.funding]!),
    creditYears: creditEur === null ? [] : creditYearsOf(plan, outcomes, creditEur),
    phaseEnds: phaseEndsOf(plan, outcomes),
    homes: planHomes(plan).length === 0 ? [] : ts.map(t => ({ t, ...bandOf(outcomes[columns.homes + t]!) })),
    causes: causesOf(plan, outcomes),
    downturns: downturnsOf(plan, outcomes),
    register: registerOf(plan),
    clauses: clausesOf(plan, outcomes),
    inert: inertFactors(plan),
  }
}

function shareBelow(values: Float64Array, bound: number): number {
  return values.reduce((count, value) => count + Number(value < bound), 0) / values.length
}

/** t = 0 counts with the first year. */
function creditYearsOf(plan: RiskPlan, outcomes: Outcomes, creditEur: number): CreditYear[] {
  const { balance } = profileColumns(plan)
  const { caseTimes, funding } = plan
  const ts = Array.from(
    { length: caseTimes.periods + 1 - funding.start },
    (_, place) => funding.start + place,
  )
  const years = Map.groupBy(ts, t => Math.floor(endPosition(caseTimes, Math.max(0, t - 1)) + 1e-9))
  return [...years].map(([year, within]) => {
    const lowest = outcomes[balance]!.map((_, trial) =>
      Math.min(...within.map(t => outcomes[balance + t]![trial]!)),
    )
    return { year, pAboveCredit: shareBelow(lowest, -creditEur) }
  })
}

function phaseEndsOf(plan: RiskPlan, outcomes: Outcomes): PhaseEnd[] {
  const { shifts } = profileColumns(plan)
  const { phases = [] } = plan.case
  if (phases.length === 0) return []
  const places = new Map(plan.phases.map(({ id }, place) => [id, place]))
  const ends = phases.map(({ id, end }) => outcomes[shifts + places.get(id)!]!.map(late => end + late))
  const last = ends[0]!.map((_, trial) => Math.max(...ends.map(values => values[trial]!)))
  return [
    ...phases.map(({ id, end }, place) => ({ phase: id, plannedT: end, ...bandOf(ends[place]!) })),
    { phase: null, plannedT: Math.max(...phases.map(({ end }) => end)), ...bandOf(last) },
  ]
}

function causesOf(plan: RiskPlan, outcomes: Outcomes): CauseRow[] {
  const columns = profileColumns(plan)
  const area = outcomes[columns.area]!
  const count = countOf(FIFTH, area.length)
  return movingCauses(plan).map(({ id, place }): CauseRow => {
    const scores = outcomes[columns.scores + place]!
    const endOf = (places: Int32Array): CauseEnd => {
      const lost = (values: Float64Array): number => meanAt(values, places) - meanOf(values)
      return {
        areaEur: lost(area),
        parties: Object.fromEntries(
          plan.parties.map((party, at) => [party.id, lost(outcomes[columns.own + at]!)]),
        ),
      }
    }
    return { cause: id, low: endOf(lowestPlaces(scores, count)), high: endOf(highestPlaces(scores, count)) }
  })
}

/** So many downturns and more are one row. */
const MOST_DOWNTURNS = 3

function downturnsOf(plan: RiskPlan, outcomes: Outcomes): DownturnRow[] {
  const columns = profileColumns(plan)
  if (!plan.replay && neverDown(plan.market.chain)) return []
  const counted = outcomes[columns.downturns]!
  return Array.from({ length: MOST_DOWNTURNS + 1 }, (_, downturns) => {
    const places = Int32Array.from(counted.keys()).filter(
      trial => Math.min(counted[trial]!, MOST_DOWNTURNS) === downturns,
    )
    const of = (column: number): number => meanAt(outcomes[column]!, places)
    return {
      downturns,
      share: places.length / counted.length,
      areaEur: of(columns.area),
      parties: Object.fromEntries(plan.parties.map(({ id }, at) => [id, of(columns.own + at)])),
    }
  }).filter(({ share }) => share > 0)
}

/** The events of a case with their chance over the whole runtime. */
export function registerOf({ events, lines, parties, market, periodYear, replay }: RiskPlan): RegisterRow[] {
  return events.map(event => {
    const { min, likely, max } = event.amountEur
    const effectEur = (min + likely + max) / 3
    const periods = Array.from({ length: event.periods }, (_, place) => event.from + place)
    const inDown = periods.map(t => downShare(market.chain, periodYear[t]!))
    const chance =
      event.onlyInDownturn && !replay ? inDown.reduce((sum, one) => sum + one, 0) / periods.length : 1
    const probability = event.probability * chance
    const line = lines[event.coveredBy]
    return {
      id: event.id,
      probability,
      effectEur,
      expectedEur: probability * effectEur,
      onlyInDownturn: event.onlyInDownturn,
      bearers: event.bearers.map(({ party, share }) => ({ party: parties[party]!.id, share })),
      coveredBy: line ? { line: line.id, roomEur: line.plannedTotalEur } : null,
    }
  })
}

function clausesOf(plan: RiskPlan, outcomes: Outcomes): ClauseRow[] {
  const columns = profileColumns(plan)
  const area = outcomes[columns.area]!
  // Places from the worst result of the area to the best, equal ones in the order of the trials.
  const order = Array.from(area.keys()).sort((a, b) => area[a]! - area[b]!)
  const tenths = Array.from({ length: TENTHS }, (_, tenth) =>
    Int32Array.from(
      order.slice(
        Math.floor((tenth * order.length) / TENTHS),
        Math.floor(((tenth + 1) * order.length) / TENTHS),
      ),
    ),
  )
  return plan.clauses.map(({ clause }, place) => {
    const paid = outcomes[columns.clauses + place]!
    const [p10, p90] = percentilesOf(paid, [0.1, 0.9]) as [number, number]
    return {
      id: clause.id,
      from: clause.from,
      to: clause.to,
      pPaid: paid.reduce((count, eur) => count + Number(Math.abs(eur) > NOTHING_EUR), 0) / paid.length,
      meanEur: meanOf(paid),
      p10,
      p90,
      byTenth: tenths.map(places => meanAt(paid, places)),
    }
  })
}
