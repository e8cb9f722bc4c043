import type { Highs } from 'highs'
import {
  type Entry,
  type LinearProgram,
  type OpenProgram,
  type Solved,
  withProgram,
} from '../funds/linear-program.ts'
import type { DealParty, DealRisk, DealScenarios } from './deal-scenarios.ts'
import { meanOf, meanOver, type Tail, tailOf } from './tail-mean.ts'
import { type Weighted, weightedSum } from './weighted-sum.ts'

/** The solver works in million euro: its tolerances are made for numbers near one. */
const million = 1e6
/** Share of the cost within which the best deal and the bound are the same, unless asked otherwise. */
const near = 5e-10
const maximumRounds = 200
/** A cent, in millions: what central government may be short of its own terms, for the solver has its tolerance too. */
const cent = 1e-8

/** A change of what may be, for a what-if; cuts that are known stay valid. */
export interface DealChange {
  /** Share of a risk that a party bears at most and at least, in the place of what the file says. */
  readonly range?: (risk: string, party: string) => readonly [number, number] | undefined
  /** Tail loss that a party accepts, euro. */
  readonly tailCapEur?: Readonly<Record<string, number>>
  /** Least and most strength of a clause; nothing = the deal may choose. */
  readonly strength?: (clause: string) => readonly [number, number] | undefined
}

/** A deal: who bears what, and what central government adds. Euro. */
export interface Deal {
  readonly costEur: number
  /** No deal costs less than this. */
  readonly boundEur: number
  /** By risk, by party in the order of the scenarios. */
  readonly shares: readonly (readonly number[])[]
  /** Strength of every clause on drivers, in the order of the scenarios. */
  readonly clauses: readonly number[]
  readonly contributionsEur: readonly number[]
  readonly tailsEur: readonly number[]
  /** What one more euro of result for each party costs. */
  readonly prices: readonly number[]
  readonly cuts: number
}

/** A program with all cuts that were ever found, to be asked again with other limits. */
export interface DealDesk {
  /** @param gap share of the cost that the deal may be above its bound; a what-if is answered at once with 1e-6. */
  solve(change?: DealChange, gap?: number): Deal | undefined
  /** Goes on with other results for when nothing of the deal happens; the cuts that are known stay, worked out for these. */
  rebase(base: DealScenarios['base']): void
}

/** A cut: the row of the program, and the trials that are worst for this party. */
interface Cut {
  readonly row: number
  readonly party: number
  readonly tail: Tail
}

interface Columns {
  readonly share: (risk: number, party: number) => number
  readonly contribution: (party: number) => number
  readonly tail: (party: number) => number
  readonly clause: (clause: number) => number
}

/**
 * Works with a desk as long as `work` takes. The tail of every party is held up by cuts: the mean over the trials that
 * are worst for a division of risks is never above its tail, whatever the division. Each round adds the cuts of the
 * division that the program proposes and of the one halfway to the best that is known, until the best costs what the
 * program says that no deal can be below. Source: Künzi-Bay and Mayer (2006) on the formulation of Rockafellar and
 * Uryasev (2000).
 */
export function withDealDesk<T>(solver: Highs, scenarios: DealScenarios, work: (desk: DealDesk) => T): T {
  const written = writeProgram(scenarios)
  return withProgram(solver, written.program, open => {
    const cuts: Cut[] = []
    let now = scenarios
    let last: Terms | undefined
    return work({
      rebase(base) {
        if (base === now.base) return
        now = { ...now, base }
        setBase(open, now, written, cuts)
      },
      solve(change = {}, gap = near) {
        setLimits(open, now, written.columns, change)
        // What was best under other limits is often still best, and else a good place to go halfway to.
        const known = last && isAllowed(now, last, change) ? priceDivision(now, last, change) : undefined
        let best = known?.cost === undefined ? undefined : known
        for (let round = 0; round < maximumRounds; round++) {
          const solved = open.solve()
          const { values } = solved
          if (!values) return undefined
          const proposed = termsIn(now, written.columns, values)
          const first = priceDivision(now, proposed, change)
          const divisions = best ? [first, halfway(now, first, best, change)] : [first]
          for (const division of divisions)
            if (division.cost !== undefined && !(best?.cost !== undefined && best.cost <= division.cost))
              best = division
          const bound = solved.objective
          const isProven = best?.cost !== undefined && best.cost - bound <= gap * Math.max(1, Math.abs(bound))
          const isLast = round === maximumRounds - 1
          if (best && (isProven || isLast)) {
            last = best.terms
            return dealFrom(best, written, solved, cuts.length)
          }
          for (const division of divisions) addCuts(open, now, written, division, cuts)
        }
        return undefined
      },
    })
  })
}

/** Who bears what, and how strong each clause is. */
export interface Terms {
  readonly shares: readonly (readonly number[])[]
  readonly clauses: readonly number[]
}

/** Risks divided over parties, with what follows from it. Million euro. */
interface Division {
  readonly terms: Terms
  /** By party its loss in every trial, before what it gets; euro. */
  readonly losses: readonly Float64Array[]
  readonly tails: readonly Tail[]
  /** Tail loss of every party before what it gets. */
  readonly tailLosses: readonly number[]
  readonly contributions: readonly number[]
  /** Absent when central government cannot bear its part. */
  readonly cost: number | undefined
}

const termsIn = (
  { parties, risks, clauses }: DealScenarios,
  columns: Columns,
  values: Float64Array,
): Terms => ({
  shares: risks.map((_, risk) => parties.map((_party, place) => clean(values[columns.share(risk, place)]!))),
  clauses: clauses.map((_, clause) => clean(values[columns.clause(clause)]!)),
})

/** The division halfway between two: losses go in a straight line with it. */
function halfway(scenarios: DealScenarios, one: Division, other: Division, change: DealChange): Division {
  const [own, others] = [one.terms, other.terms]
  const terms = {
    shares: own.shares.map((row, risk) =>
      row.map((share, place) => (share + others.shares[risk]![place]!) / 2),
    ),
    clauses: own.clauses.map((strength, clause) => (strength + others.clauses[clause]!) / 2),
  }
  const losses = one.losses.map((values, place) =>
    weightedSum(
      [
        [values, 0.5],
        [other.losses[place]!, 0.5],
      ],
      values.length,
    ),
  )
  return priceDivision(scenarios, terms, change, losses)
}

/** What a division costs: every party gets the least with which it has its result and stays under its cap. */
function priceDivision(
  scenarios: DealScenarios,
  terms: Terms,
  change: DealChange,
  known?: readonly Float64Array[],
): Division {
  let cost: number | undefined = 0
  const tails: Tail[] = []
  const tailLosses: number[] = []
  const all = known ?? scenarios.parties.map((party, place) => lossesOf(scenarios, party, place, terms))
  const contributions = scenarios.parties.map((party, place) => {
    const losses = all[place]!
    const tail = tailOf(losses)
    const tailLoss = meanOver(losses, tail) / million
    const mean = meanOf(losses) / million
    tails.push(tail)
    tailLosses.push(tailLoss)
    const asked = (party.minResultEur / million + party.riskPrice * tailLoss + mean) / (1 + party.riskPrice)
    const capped = tailLoss - (change.tailCapEur?.[party.id] ?? party.tailCapEur) / million
    const needed = Math.max(0, asked, capped)
    if (!party.isState) {
      cost = cost === undefined ? undefined : cost + needed
      return needed
    }
    const borne = mean + meanOf(scenarios.base[place]!) / million
    cost = cost === undefined || needed > cent ? undefined : cost + borne + party.riskPrice * tailLoss
    return 0
  })
  return { terms, losses: all, tails, tailLosses, contributions, cost }
}

interface Written {
  readonly program: LinearProgram
  readonly columns: Columns
  /** Row of what each party asks. */
  readonly asked: readonly number[]
}

function writeProgram(scenarios: DealScenarios): Written {
  const { parties, risks, losses, clauses } = scenarios
  const program: LinearProgram = { sense: 'least', columns: [], rows: [] }
  const columns: Columns = {
    share: (risk, party) => risk * parties.length + party,
    contribution: party => (risks.length + 0) * parties.length + party,
    tail: party => (risks.length + 1) * parties.length + party,
    clause: clause => (risks.length + 2) * parties.length + clause,
  }
  const meanPayoffs = clauses.map(({ payoff }) => payoff.map(brought => meanOf(brought) / million))
  const meanLosses = losses.map(loss => meanOf(loss) / million)
  for (const [risk, { control }] of risks.entries()) {
    for (const party of parties) {
      const own = party.isState ? (control[party.id] ?? 1) * meanLosses[risk]! : 0
      program.columns.push({ cost: own, lower: 0, upper: 1 })
    }
  }
  for (const party of parties)
    program.columns.push({ cost: 1, lower: 0, upper: party.isState ? 0 : Number.POSITIVE_INFINITY })
  for (const party of parties)
    program.columns.push({ cost: party.isState ? party.riskPrice : 0, lower: -1e6, upper: 1e6 })
  for (const brought of meanPayoffs) {
    const ofState = brought.reduce((sum, eur, place) => (parties[place]!.isState ? sum + eur : sum), 0)
    program.columns.push({ cost: -ofState, lower: 0, upper: 1 })
  }
  for (const risk of risks.keys())
    program.rows.push({
      lower: 1,
      upper: 1,
      entries: parties.map((_, party) => [columns.share(risk, party), 1]),
    })
  const asked = parties.map((party, place) => {
    const borne = risks.map(({ control }, risk): Entry => {
      return [columns.share(risk, place), -(control[party.id] ?? 1) * meanLosses[risk]!]
    })
    const entries: Entry[] = [
      ...borne,
      ...meanPayoffs.map((brought, clause): Entry => [columns.clause(clause), brought[place]!]),
      [columns.contribution(place), 1],
      [columns.tail(place), -party.riskPrice],
    ]
    program.rows.push({
      lower: askedOf(scenarios, place),
      upper: Number.POSITIVE_INFINITY,
      entries,
    })
    return program.rows.length - 1
  })
  return { program, columns, asked }
}

function setLimits(
  open: OpenProgram,
  { parties, risks, clauses }: DealScenarios,
  columns: Columns,
  change: DealChange,
): void {
  for (const [clause, { id }] of clauses.entries()) {
    const [least, most] = strengthsOf(id, change)
    open.setBounds(columns.clause(clause), least, most)
  }
  for (const [risk, one] of risks.entries()) {
    for (const [place, party] of parties.entries()) {
      const [low, high] = boundsOf(one, party.id, change)
      open.setBounds(columns.share(risk, place), low, high)
    }
  }
  for (const [place, party] of parties.entries()) {
    const cap = change.tailCapEur?.[party.id] ?? party.tailCapEur
    open.setBounds(columns.tail(place), -1e6, cap / million)
  }
}

const strengthsOf = (clause: string, change: DealChange) => change.strength?.(clause) ?? ([0, 1] as const)

const boundsOf = ({ id, range }: DealRisk, party: string, change: DealChange) =>
  change.range?.(id, party) ?? range[party] ?? ([0, 0] as const)

function isAllowed(
  { parties, risks, clauses }: DealScenarios,
  { shares, clauses: strengths }: Terms,
  change: DealChange,
): boolean {
  const isBeyond = clauses.some(({ id }, clause) => {
    const [least, most] = strengthsOf(id, change)
    return strengths[clause]! < least - 1e-12 || strengths[clause]! > most + 1e-12
  })
  if (isBeyond) return false
  return risks.every((risk, place) =>
    parties.every((party, at) => {
      const [low, high] = boundsOf(risk, party.id, change)
      const share = shares[place]![at]!
      return share >= low - 1e-12 && share <= high + 1e-12
    }),
  )
}

/** Loss of a party in every trial, before what it gets; euro. */
export function lossesOf(
  { risks, base, losses, clauses }: DealScenarios,
  party: DealParty,
  place: number,
  terms: Terms,
): Float64Array {
  const own = base[place]!
  const borne = risks.map(({ control }, risk): Weighted => {
    return [losses[risk]!, (control[party.id] ?? 1) * terms.shares[risk]![place]!]
  })
  const brought = clauses.map(({ payoff }, clause): Weighted => [payoff[place]!, -terms.clauses[clause]!])
  return weightedSum([[own, -1], ...borne, ...brought], own.length)
}

/** Adds a cut for every party: its tail is at least the mean over these trials, whoever bears what. */
function addCuts(
  open: OpenProgram,
  scenarios: DealScenarios,
  { columns, program }: Written,
  { tails }: Division,
  cuts: Cut[],
): void {
  for (const [place, party] of scenarios.parties.entries()) {
    const tail = tails[place]!
    const borne = scenarios.risks.map(({ control }, risk): Entry => {
      const loss = meanOver(scenarios.losses[risk]!, tail) / million
      return [columns.share(risk, place), -(control[party.id] ?? 1) * loss]
    })
    const brought = scenarios.clauses.map(({ payoff }, clause): Entry => {
      return [columns.clause(clause), meanOver(payoff[place]!, tail) / million]
    })
    const entries: Entry[] = [
      [columns.tail(place), 1],
      [columns.contribution(place), 1],
      ...borne,
      ...brought,
    ]
    const lower = leastTail(scenarios, place, tail)
    open.addRow({ lower, upper: Number.POSITIVE_INFINITY, entries })
    cuts.push({ row: program.rows.length + cuts.length, party: place, tail })
  }
}

/** What the tail of a party is at least by a cut, before what it bears and gets; million euro. */
const leastTail = ({ base }: DealScenarios, party: number, tail: Tail): number =>
  -meanOver(base[party]!, tail) / million

/** Result that a party is short of, before what it bears and gets; million euro. */
const askedOf = ({ base, parties }: DealScenarios, party: number): number =>
  parties[party]!.minResultEur / million - meanOf(base[party]!) / million

/** The rows in which the results stand that the deal begins from. */
function setBase(
  open: OpenProgram,
  scenarios: DealScenarios,
  { asked }: Written,
  cuts: readonly Cut[],
): void {
  const none = Number.POSITIVE_INFINITY
  for (const [party, row] of asked.entries()) open.setRowBounds(row, askedOf(scenarios, party), none)
  for (const { row, party, tail } of cuts) open.setRowBounds(row, leastTail(scenarios, party, tail), none)
}

function dealFrom(best: Division, { asked }: Written, { objective, rowPrices }: Solved, cuts: number): Deal {
  return {
    costEur: best.cost! * million,
    boundEur: objective * million,
    shares: best.terms.shares,
    clauses: best.terms.clauses,
    contributionsEur: best.contributions.map(amount => amount * million),
    tailsEur: best.tailLosses.map((tail, place) => (tail - best.contributions[place]!) * million),
    prices: asked.map(row => Math.max(0, rowPrices[row]!)),
    cuts,
  }
}

/** A share without what the solver left in its last digits. */
const clean = (share: number): number => Math.min(1, Math.max(0, Math.round(share * 1e12) / 1e12))
