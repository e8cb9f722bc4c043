import type { Clause } from '../../case/types.ts'
import { SALES_PACE } from '../plan/drivers.ts'
import type { LinePlan, OwnLine } from '../plan/lines.ts'
import type { PartyPlan, RiskPlan } from '../plan/plan.ts'
import { type ContributionTerms, type Relief, reliefOf } from './contribution-path.ts'

/** A factor that a clause looks at as an index, and when. */
interface Sight {
  readonly index: string
  readonly t: number
}

/**
 * A case of which the worths before clauses tell all that help and clauses need of a trial. What clauses look at beside
 * the worths of parties is the worth of an observer: a party that receives nothing else.
 */
export interface WorthPlan {
  /** Without clauses, and with the observers after the parties. */
  readonly plan: RiskPlan
  /** The observer of the total of a line, by line. */
  readonly lines: ReadonlyMap<string, number>
  readonly sights: readonly (Sight & { readonly observer: number })[]
  /** What a whole relief brings: its helper at the observer's own rate, the party at both rates of the next observer. */
  readonly reliefs: readonly { readonly helper: number; readonly observer: number }[]
}

/** What the observer of an index receives at a level of 1: far more than what amounts are rounded to. */
export const INDEX_EUR = 1e8

/** Clauses that look at more than worths: at the draws of a loan, and at the price of a row. */
const unobservable: readonly Clause['kind'][] = ['loan', 'residual-price']

/** Whether worths are enough for the clauses of a case; the pace of sales is no price, so no line can bring it. */
export const isObservable = (plan: RiskPlan): boolean =>
  plan.clauses.every(({ clause }) => !unobservable.includes(clause.kind)) &&
  sightsOf(plan).every(({ index }) => index !== SALES_PACE)

/** The observed case; with what an instrument relieves when it relieves payments. */
export function worthPlan(plan: RiskPlan, terms?: ContributionTerms): WorthPlan {
  const ids = new Set(plan.clauses.flatMap(({ clause }) => linesSeenBy(clause)))
  const seen = plan.lines.filter(line => ids.has(line.id))
  const relief = terms && reliefOf(plan, terms)
  const helpers = [...new Set(relief?.paid.map(({ helper }) => helper))]
  const observers: PartyPlan[] = []
  const lines: LinePlan[] = []
  const ones = new Float64Array(plan.times.periods + 1).fill(1)
  const observe = (
    of: readonly LinePlan[],
    ownFactors: Float64Array = ones,
    requiredFactors: Float64Array = ownFactors,
  ): number => {
    const to = plan.parties.length + observers.length
    observers.push({ id: `${to}`, rate: 0, ownFactors, requiredFactors })
    for (const line of of) lines.push({ ...line, id: `${line.id} ${to}`, from: -1, to, grexSign: 0 })
    return to
  }
  return {
    lines: new Map(seen.map(line => [line.id, observe([line])])),
    sights: sightsOf(plan).map(sight => ({ ...sight, observer: observe([levelLine(plan, sight)]) })),
    reliefs: helpers.map(helper => {
      const of = relief!.paid.filter(one => one.helper === helper).map(({ place }) => plan.lines[place]!)
      const worths = ({ ownFactors, requiredFactors }: PartyPlan) =>
        [ownFactors, requiredFactors].map(factors => reliefWorths(relief!, factors))
      const observer = observe(of, ...worths(plan.parties[helper]!))
      observe(of, ...worths(plan.parties[terms!.party]!))
      return { helper, observer }
    }),
    plan: {
      ...plan,
      clauses: [],
      parties: [...plan.parties, ...observers],
      lines: [...plan.lines, ...lines],
    },
  }
}

/** Lines whose total a clause looks at; a guarantee of a party names no line. */
function linesSeenBy({ kind, inputs }: Clause): readonly string[] {
  if (kind === 'min-price-share') return inputs.of
  if (kind === 'cost-recovery-settlement') return inputs.items
  return kind === 'guarantee' ? [inputs.of] : []
}

function sightsOf({ case: { indices = {} }, clauses, caseTimes }: RiskPlan): Sight[] {
  return clauses.flatMap(({ clause: { kind, inputs } }) => {
    if (kind === 'option' && indices[inputs.rule.index] === undefined)
      return [{ index: inputs.rule.index, t: inputs.exerciseT }]
    const isFactor = kind === 'index-band' && indices[inputs.index] === undefined
    return isFactor ? [{ index: inputs.index, t: inputs.t ?? caseTimes.periods }] : []
  })
}

/** A line that brings the level of an index at t, in the unit of its observer. */
function levelLine({ observed, times }: RiskPlan, { index, t }: Sight): OwnLine {
  const amounts = new Float64Array(times.periods + 1)
  amounts[t] = INDEX_EUR
  return {
    kind: 'own',
    id: index,
    account: '',
    from: -1,
    to: -1,
    grexSign: 0,
    plannedEur: amounts,
    plannedTotalEur: INDEX_EUR,
    lastPlannedPeriod: t,
    realisedEur: null,
    amounts,
    cumulative: amounts.map((_, at) => (at >= t ? INDEX_EUR : 0)),
    first: t,
    index: null,
    column: observed.get(index) ?? -1,
    residual: null,
    estimate: -1,
    mover: -1,
  }
}

/** By t, what a relieved euro of then is worth, less what is paid back. */
function reliefWorths({ last, back }: Relief, factors: Float64Array): Float64Array {
  return factors.map((factor, t) => {
    if (t > last) return 0
    return back ? factor - back.later[t]! * factors[back.until]! : factor
  })
}
