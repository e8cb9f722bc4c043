import type { Rate } from '../../case/types.ts'
import { growth } from '../../ledger/growth.ts'
import { HALF_A_CENT } from '../../ledger/position.ts'
import { presentValue } from '../../ledger/present-value.ts'
import { cashPosition } from '../../ledger/times.ts'
import type { LinePlan } from '../plan/lines.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { pathScene, walkClauses } from './clause-path.ts'
import type { Path } from './path.ts'
import { alike, type Outcomes, simulatorOf } from './trial.ts'

/**
 * The ways to help a party that are worked out on the path of a trial: an amount at once, a share off its land price or
 * paid later, a promise to make up what it is short, a loan that is paid back as far as the party still meets its return,
 * and costs that are paid in advance.
 */
export const pathInstruments = [
  'grant',
  'land-price',
  'deferral',
  'guarantee',
  'loan',
  'pre-investment',
] as const
/** One of them. */
export type PathInstrument = (typeof pathInstruments)[number]

/** Instruments whose level is an amount; that of the others is a share of what the party pays. */
const inEuro: readonly PathInstrument[] = ['grant', 'guarantee', 'loan']
/** Whether the level of an instrument is an amount in euro. */
export const isAmount = (instrument: PathInstrument): boolean => inEuro.includes(instrument)

/** Who helps whom, how, and how much. */
export interface ContributionTerms {
  /** Places of parties. */
  readonly party: number
  readonly payer: number
  readonly instrument: PathInstrument
  /** Period of payment; of a pre-investment the last one whose costs are paid in advance. */
  readonly t: number
  /** Period in which a deferral, a loan or a pre-investment is paid back. */
  readonly until: number
  /** Rate a year until then. */
  readonly rate: Rate
  /** Euro at t, limit of a guarantee, or a share; several are tried on the same trials. Absent: the least of each is sought. */
  readonly levels?: readonly number[]
}

/** Columns of the outcomes when a level is given; of every next one `after` and `cost` follow. */
export const contributionColumns = { before: 0, after: 1, cost: 2, count: 3 } as const
/** Columns of the value after a level and of its cost, by its place. */
export const levelColumns = (place: number) => ({
  after: contributionColumns.after + 2 * place,
  cost: contributionColumns.cost + 2 * place,
})

/** The most halvings and doublings in the search of a trial. */
const STEPS = 80

/** The land that a party pays another for: rows, and lines of the same account. */
export function landPaidBy(plan: RiskPlan, party: number): LinePlan[] {
  return plan.lines.filter(
    line => line.from === party && line.to >= 0 && line.account === 'opbrengst-uitgifte',
  )
}

/** The cash of a trial before its clauses, kept so that the clauses can be paid again. */
interface Kept {
  readonly party: readonly Float64Array[]
  readonly area: Float64Array
  readonly grex: Float64Array
}

/** What `contributionChunk` gives of trials that a desk opens one after another, from `first` on. */
export function outcomesOn(
  desk: ContributionDesk,
  terms: ContributionTerms,
  { first, count }: { readonly first: number; readonly count: number },
): Outcomes {
  const { levels } = terms
  const columns = levels === undefined ? 1 : 1 + 2 * levels.length
  const outcomes = Array.from({ length: columns }, () => new Float64Array(count))
  for (let trial = 0; trial < count; trial += 1) {
    desk.begin(first + trial)
    if (levels === undefined) outcomes[0]![trial] = leastLevel(desk, terms)
    else {
      const before = desk.valuesAt(0)
      outcomes[contributionColumns.before]![trial] = before.party
      for (const [place, level] of levels.entries()) {
        const after = desk.valuesAt(level)
        const columns = levelColumns(place)
        outcomes[columns.after]![trial] = after.party
        outcomes[columns.cost]![trial] = before.payer - after.payer
      }
    }
  }
  return outcomes
}

/**
 * For each trial the least level with which the party meets its required return, clauses included; Infinity when no level
 * does. With levels: value of the party at its required return before and after, and cost of the payer at its own rate.
 * In double precision, on the path of every trial.
 */
export function contributionChunk(
  plan: RiskPlan,
  terms: ContributionTerms,
  first: number,
  count: number,
): Outcomes {
  return alike(plan, count, some => outcomesOn(openDesk(plan, terms), terms, { first, count: some }))
}

/** Values of party (at its required return) and payer (at its own rate) of the trial that was begun, at a level. */
export interface ContributionDesk {
  readonly begin: (trial: number) => void
  readonly valuesAt: (level: number) => { readonly party: number; readonly payer: number }
  /** What a euro at t is worth now to the party. */
  readonly worth: number
}

function openDesk(plan: RiskPlan, terms: ContributionTerms): ContributionDesk {
  const { party, payer, t } = terms
  const simulator = simulatorOf(plan)
  const { path } = simulator
  const scene = pathScene(plan, path)
  const room = new Float64Array(plan.times.periods + 1)
  const kept: Kept = {
    party: path.partyCash.map(cash => cash.slice()),
    area: path.areaCash.slice(),
    grex: path.grexCash.slice(),
  }
  const requiredFactors = plan.parties[party]!.requiredFactors
  const own = (place: number): number => presentValue(path.partyCash[place]!, plan.parties[place]!.ownFactors)
  const begin = (trial: number): void => {
    simulator.runBeforeClauses(trial)
    path.partyCash.forEach((cash, place) => void kept.party[place]!.set(cash))
    kept.area.set(path.areaCash)
    kept.grex.set(path.grexCash)
  }
  const { before, after } = effectOf(plan, path, terms)
  const valuesAt = (level: number) => {
    path.partyCash.forEach((cash, place) => void cash.set(kept.party[place]!))
    path.areaCash.set(kept.area)
    path.grexCash.set(kept.grex)
    before(level)
    walkClauses(plan, path, scene, room)
    after(level)
    return { party: presentValue(path.partyCash[party]!, requiredFactors), payer: own(payer) }
  }
  return { begin, valuesAt, worth: requiredFactors[t]! }
}

/** What an instrument does to a path before its clauses are paid, and after. */
interface Effect {
  readonly before: (level: number) => void
  readonly after: (level: number) => void
}

function effectOf(plan: RiskPlan, path: Path, terms: ContributionTerms): Effect {
  const { party, payer, instrument, t, until } = terms
  const { requiredFactors } = plan.parties[party]!
  const later = growthUntil(plan, terms)
  const value = (): number => presentValue(path.partyCash[party]!, requiredFactors)
  const nothing = (): undefined => undefined
  const grant = (level: number): void => pay(path, payer, party, t, level)
  const relief = reliefOf(plan, terms)
  if (relief) return { before: share => relieve(path, party, relief, share), after: nothing }
  switch (instrument) {
    case 'guarantee':
      return {
        before: nothing,
        after: level =>
          pay(path, payer, party, t, Math.min(level, Math.max(0, -value()) / requiredFactors[t]!)),
      }
    case 'loan':
      return {
        before: grant,
        after: level => {
          const room = Math.max(0, value()) / requiredFactors[until]!
          pay(path, party, payer, until, Math.min(level * later[t]!, room))
        },
      }
    default:
      return { before: grant, after: nothing }
  }
}

/** By t, what a euro of then has become at the end. */
export function growthUntil(
  { caseTimes }: RiskPlan,
  { rate, until }: Pick<ContributionTerms, 'rate' | 'until'>,
): Float64Array {
  const end = cashPosition(caseTimes, until)
  return Float64Array.from({ length: until + 1 }, (_, t) => growth(rate, cashPosition(caseTimes, t), end))
}

/** Payments of a party of which a share comes back to it. */
export interface Relief {
  /** Places of lines, with who gives back of each. */
  readonly paid: readonly { readonly place: number; readonly helper: number }[]
  /** The last period whose payments are relieved. */
  readonly last: number
  /** When and as how much more the party pays it after all; absent: never. */
  readonly back?: { readonly later: Float64Array; readonly until: number }
}

/** What an instrument relieves: land for good or for a while, costs for a while; undefined for the other instruments. */
export function reliefOf(plan: RiskPlan, terms: ContributionTerms): Relief | undefined {
  const { party, payer, instrument, t, until } = terms
  const ofLand = () =>
    landPaidBy(plan, party).map(line => ({ place: plan.lines.indexOf(line), helper: line.to }))
  switch (instrument) {
    case 'land-price':
      return { paid: ofLand(), last: plan.times.periods }
    case 'deferral':
      return { paid: ofLand(), last: until - 1, back: { later: growthUntil(plan, terms), until } }
    case 'pre-investment': {
      const paid = plan.lines.flatMap((line, place) =>
        line.from === party && line.to < 0 ? [{ place, helper: payer }] : [],
      )
      return { paid, last: Math.min(t, until - 1), back: { later: growthUntil(plan, terms), until } }
    }
    default:
      return undefined
  }
}

/** A share of what a party pays comes back from who helps; when it is only put off, the party pays that in the end. */
function relieve(path: Path, party: number, { paid, last, back }: Relief, share: number): void {
  for (const { place, helper } of paid) {
    const cash = path.lineCash[place]!
    for (let t = 0; t <= last && t < cash.length; t += 1) {
      if (cash[t] === 0) continue
      pay(path, helper, party, t, share * cash[t]!)
      if (back) pay(path, party, helper, back.until, share * cash[t]! * back.later[t]!)
    }
  }
}

function pay(path: Path, from: number, to: number, t: number, eur: number): void {
  const [payer, payee] = [path.partyCash[from]!, path.partyCash[to]!]
  payer[t] = payer[t]! - eur
  payee[t] = payee[t]! + eur
}

/**
 * The least level of one trial. Where the clauses do not look at the result the value moves in a straight line, so that
 * one step hits; else by halving, for more help never makes the party worse off.
 */
function leastLevel(desk: ContributionDesk, { instrument }: ContributionTerms): number {
  const meets = (level: number): boolean => desk.valuesAt(level).party > -HALF_A_CENT
  const base = desk.valuesAt(0).party
  if (base > -HALF_A_CENT) return 0
  const isEuro = isAmount(instrument)
  if (instrument === 'guarantee') return -base / desk.worth
  const gain = isEuro ? desk.worth : desk.valuesAt(1).party - base
  const direct = gain > 0 ? -base / gain : Number.POSITIVE_INFINITY
  if (!(isEuro || direct <= 1)) return meets(1) ? 1 : Number.POSITIVE_INFINITY
  if (Math.abs(desk.valuesAt(direct).party) < HALF_A_CENT) return direct
  let high = isEuro ? direct : 1
  for (let step = 0; step < STEPS && isEuro && !meets(high); step += 1) high *= 2
  if (!meets(high)) return Number.POSITIVE_INFINITY
  let low = 0
  const near = isEuro ? HALF_A_CENT : 1e-9
  for (let step = 0; step < STEPS && high - low > near; step += 1) {
    const middle = (low + high) / 2
    if (meets(middle)) high = middle
    else low = middle
  }
  return high
}
