import { HALF_A_CENT } from '../../ledger/position.ts'
import { presentValue } from '../../ledger/present-value.ts'
import type { LinePlan } from '../plan/lines.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { pathScene, walkClauses } from './clause-path.ts'
import type { Path } from './path.ts'
import { type Outcomes, simulatorOf } from './trial.ts'

/** The ways to help a party: an amount at once, a promise to make up what it is short, or a share off its land price. */
export const contributionInstruments = ['grant', 'guarantee', 'land-price'] as const

/** Who helps whom, how, and how much. */
export interface ContributionTerms {
  /** Places of parties. */
  readonly party: number
  readonly payer: number
  readonly instrument: (typeof contributionInstruments)[number]
  /** Period of payment of a grant or guarantee. */
  readonly t: number
  /** Euro at t of a grant, limit of a guarantee, share off a land price. Absent: the least of each trial is sought. */
  readonly level?: number
}

/** Columns of the outcomes when a level is given. */
export const contributionColumns = { before: 0, after: 1, cost: 2, count: 3 } as const

/** The most halvings and doublings in the search of a trial. */
const STEPS = 80

/** The land that a party pays for: rows, and lines of the same account. */
export function landPaidBy(plan: RiskPlan, party: number): LinePlan[] {
  return plan.lines.filter(line => line.from === party && line.account === 'opbrengst-uitgifte')
}

/** The cash of a trial before its clauses, kept so that the clauses can be paid again. */
interface Kept {
  readonly party: readonly Float64Array[]
  readonly area: Float64Array
  readonly grex: Float64Array
}

/**
 * For each trial the least level with which the party meets its required return, clauses included; Infinity when no level
 * does. With a level: value of the party at its required return before and after, and cost of the payer at its own rate.
 */
export function contributionChunk(
  plan: RiskPlan,
  terms: ContributionTerms,
  first: number,
  count: number,
): Outcomes {
  const desk = openDesk(plan, terms)
  const columns = terms.level === undefined ? 1 : contributionColumns.count
  const outcomes = Array.from({ length: columns }, () => new Float64Array(count))
  for (let trial = 0; trial < count; trial += 1) {
    desk.begin(first + trial)
    if (terms.level === undefined) outcomes[0]![trial] = leastLevel(desk, terms)
    else {
      const before = desk.valuesAt(0)
      const after = desk.valuesAt(terms.level)
      outcomes[contributionColumns.before]![trial] = before.party
      outcomes[contributionColumns.after]![trial] = after.party
      outcomes[contributionColumns.cost]![trial] = before.payer - after.payer
    }
  }
  return outcomes
}

/** Values of party (at its required return) and payer (at its own rate) of the trial that was begun, at a level. */
interface ContributionDesk {
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
  const valuesAt = (level: number) => {
    path.partyCash.forEach((cash, place) => void cash.set(kept.party[place]!))
    path.areaCash.set(kept.area)
    path.grexCash.set(kept.grex)
    if (terms.instrument === 'grant') pay(path, payer, party, t, level)
    if (terms.instrument === 'land-price') giveBack(plan, path, party, level)
    walkClauses(plan, path, scene, room)
    if (terms.instrument === 'guarantee') {
      const short = Math.max(0, -presentValue(path.partyCash[party]!, requiredFactors)) / requiredFactors[t]!
      pay(path, payer, party, t, Math.min(level, short))
    }
    return { party: presentValue(path.partyCash[party]!, requiredFactors), payer: own(payer) }
  }
  return { begin, valuesAt, worth: requiredFactors[t]! }
}

function pay(path: Path, from: number, to: number, t: number, eur: number): void {
  const [payer, payee] = [path.partyCash[from]!, path.partyCash[to]!]
  payer[t] = payer[t]! - eur
  payee[t] = payee[t]! + eur
}

/** A share of every payment for land goes back to who paid it. */
function giveBack(plan: RiskPlan, path: Path, party: number, share: number): void {
  plan.lines.forEach((line, place) => {
    if (line.from !== party || line.account !== 'opbrengst-uitgifte' || line.to < 0) return
    const cash = path.lineCash[place]!
    for (let t = 0; t < cash.length; t += 1) if (cash[t] !== 0) pay(path, line.to, party, t, share * cash[t]!)
  })
}

/** The least level of one trial, by halving; more help never makes the party worse off. */
function leastLevel(desk: ContributionDesk, { instrument }: ContributionTerms): number {
  const meets = (level: number): boolean => desk.valuesAt(level).party > -HALF_A_CENT
  const base = desk.valuesAt(0).party
  if (base > -HALF_A_CENT) return 0
  const direct = -base / desk.worth
  if (instrument === 'guarantee') return direct
  if (instrument === 'grant' && Math.abs(desk.valuesAt(direct).party) < HALF_A_CENT) return direct
  let high = instrument === 'grant' ? direct : 1
  for (let step = 0; step < STEPS && instrument === 'grant' && !meets(high); step += 1) high *= 2
  if (!meets(high)) return Number.POSITIVE_INFINITY
  let low = 0
  const near = instrument === 'grant' ? HALF_A_CENT : 1e-9
  for (let step = 0; step < STEPS && high - low > near; step += 1) {
    const middle = (low + high) / 2
    if (meets(middle)) high = middle
    else low = middle
  }
  return high
}
