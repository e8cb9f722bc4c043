import type { Case, Clause, Party } from '../case/types.ts'
import { clausesOnResults } from '../ledger/clauses/result-clauses.ts'
import { outcomeColumns } from '../risk/path/trial.ts'
import { planRisk } from '../risk/plan/plan.ts'
import { type Progress, runHere } from '../risk/run/chunks.ts'
import { preparedRun, workloadOf } from '../risk/run/risk-run.ts'
import { laterIn, type OwnResultClauses, payOnResults } from './own-results.ts'
import { meanOf } from './tail-mean.ts'

/** A risk that the deal gives to parties, with what may be. */
export interface DealRisk {
  readonly id: string
  /** How the loss changes with who bears it, by party; below 1 when that party can steer it. */
  readonly control: Readonly<Record<string, number>>
  /** Least and most share, by party; a party that is not here bears nothing. */
  readonly range: Readonly<Record<string, readonly [number, number]>>
}

/** What a party asks of the deal; euro. */
export interface DealParty {
  readonly id: string
  readonly minResultEur: number
  /** Result asked for each euro of tail loss. */
  readonly riskPrice: number
  readonly tailCapEur: number
  /** Central government pays the contributions; its own losses count as cost. */
  readonly isState: boolean
}

/**
 * A clause of the case whose strength the deal may set: 0 is not at all, 1 as written. It looks at prices and other things
 * that all can see, never at results, so that what it pays grows in a straight line with its strength.
 */
export interface DealClause {
  readonly id: string
  /** By party: what the whole clause brings it in every trial, euro. */
  readonly payoff: readonly Float64Array[]
}

/** Kinds of clauses that look at drivers alone: indices, and what lines bring. */
const onDrivers: readonly Clause['kind'][] = [
  'index-band',
  'option',
  'min-price-share',
  'cost-recovery-settlement',
]

/** Trials of a case, taken apart: results without the risks of the deal, and the loss that each of them brings. Euro. */
export interface DealScenarios {
  readonly parties: readonly DealParty[]
  readonly risks: readonly DealRisk[]
  /** By party: its result in every trial when nothing of the deal happens. */
  readonly base: readonly Float64Array[]
  /** By risk: what all parties together lose by it in every trial; below zero is a gain. */
  readonly losses: readonly Float64Array[]
  /** By risk, by party: the share that it bears in the case as it stands. */
  readonly sharesNow: readonly (readonly number[])[]
  readonly clauses: readonly DealClause[]
  readonly leftAsWritten: readonly LeftClause[]
  /** Clauses on results, to be paid on what a division leaves; absent where there are none, or whose results are known. */
  readonly onResults?: OwnResultClauses
}

/**
 * A clause between parties of the deal that stands as it is written: the result that it looks at is not known, so that it
 * pays as it does without the risks of the deal; or it is a guarantee with a fee of its own, which would be paid for
 * nothing.
 */
export interface LeftClause {
  readonly id: string
  readonly why: 'unknown-result' | 'fee'
  /** Whose result it looks at, or who pays the fee. */
  readonly party: string
}

/** The parties and risks of the deal of a case that has one. */
export function dealOf(areaCase: Case): { parties: DealParty[]; risks: DealRisk[] } {
  const { parties, risks } = areaCase.deal!
  const isState = (id: string) => kindOf(areaCase, id) === 'rijk'
  return {
    parties: Object.entries(parties).map(([id, party]) => ({ id, ...party, isState: isState(id) })),
    risks: risks.map(({ event, factor, control, range }) => ({
      id: (event ?? factor)!,
      control,
      range,
    })),
  }
}

const kindOf = (areaCase: Case, id: string): Party['kind'] =>
  areaCase.parties.find(party => party.id === id)!.kind

/**
 * Runs a case with all its risks, without each risk of the deal and without any of them, all with the same chance. What a
 * risk costs in a trial is how much better all parties together are off without it, each at its own rate. An event is
 * left out by its probability, a factor by its spread: what it is expected to be stays.
 */
export function dealScenarios(
  areaCase: Case,
  question: { trials: number; seed: number; apart?: readonly string[] },
  progress?: Progress,
): DealScenarios {
  const { parties, risks } = dealOf(areaCase)
  const ids = risks.map(risk => risk.id)
  const apart = question.apart ?? []
  const scaled = scaledClauses(areaCase)
  const onResults = clausesOnOwn(areaCase, apart)
  const paying = onResults.map(({ clause }) => clause)
  // What risks cost and other clauses bring is told before clauses on results: these are paid on what is then left.
  const left = [...scaled, ...paying.map(({ id }) => id)]
  const settled = laterThan(areaCase, paying, left)
  const steps = 2 + ids.length + scaled.length + settled.length + Number(onResults.length > 0)
  let ran = 0
  const resultsOf = (without: readonly string[], clauses: readonly string[] = left) => {
    if (progress?.(ran / steps) === false) throw new DealStopped()
    ran += 1
    const changed = withoutRisks(withoutClauses(areaCase, clauses), without)
    const { trials, seed } = question
    const run = preparedRun(changed, { trials, seed }, `a case without ${without.join()}`)
    const outcomes = runHere(workloadOf(run))!
    const { own } = outcomeColumns(run.plan)
    return areaCase.parties.map((_, place) => outcomes[own + place]!)
  }
  const ofDeal = <T>(byParty: readonly T[]) =>
    parties.map(party => byParty[areaCase.parties.findIndex(one => one.id === party.id)]!)
  const asItIs = resultsOf([])
  const base = ofDeal(resultsOf(ids, scaled))
  const taken = ids.map(id => apartOf(resultsOf([id]), asItIs))
  const clauses = scaled.map(id => {
    const within = resultsOf(
      [],
      left.filter(one => one !== id),
    )
    return { id, payoff: ofDeal(broughtBetween(within, asItIs)) }
  })
  const ownResults = (): OwnResultClauses => {
    const before = ofDeal(resultsOf(ids))
    const others = settled.map(id => ({
      ...{ id, isSet: false },
      payoff: broughtBetween(before, ofDeal(resultsOf(ids, [...left, id]))),
    }))
    const set = clauses.map(one => ({ ...one, isSet: true }))
    return standOnResults(areaCase, onResults, { parties, before, others: [...set, ...others] })
  }
  return {
    parties,
    risks,
    base: base.map((results, place) => (apart.includes(parties[place]!.id) ? results.map(() => 0) : results)),
    losses: taken.map(one => one.together),
    sharesNow: taken.map(one => ofDeal(one.shares)),
    leftAsWritten: leftClauses(areaCase, apart),
    ...(paying.length > 0 ? { onResults: ownResults() } : {}),
    clauses,
  }
}

/** Clauses on results with what they are paid on: other clauses are seen by those that stand after them in the list. */
function standOnResults(
  areaCase: Case,
  onResults: ReturnType<typeof clausesOnOwn>,
  on: {
    readonly parties: readonly DealParty[]
    readonly before: readonly Float64Array[]
    readonly others: readonly (DealClause & { readonly isSet: boolean })[]
  },
): OwnResultClauses {
  const { parties, before, others } = on
  const paying = onResults.map(({ clause }) => clause)
  const later = others.flatMap(({ id, isSet, payoff }) => {
    const seenFrom = placeAmong(areaCase, paying, id)
    return seenFrom > 0 ? [{ seenFrom, payoff, ...(isSet ? { clause: id } : {}) }] : []
  })
  const paidOn = payOnResults(areaCase, paying, parties)
  // What the deal sets is not in the results before: there only the other clauses pay.
  const standing = laterIn({ later: later.filter(one => one.clause === undefined) }, [], [])
  return {
    clauses: onResults.map(({ clause: { id }, ...one }) => ({ id, ...one })),
    before,
    asWritten: paidOn(before, undefined, standing),
    later,
    paidOn,
  }
}

/** By party, what it has more in the first of two runs of the same trials. */
const broughtBetween = (within: readonly Float64Array[], without: readonly Float64Array[]): Float64Array[] =>
  within.map((results, place) => results.map((eur, trial) => eur - without[place]![trial]!))

/** How many of some clauses stand before another in the list: it is seen by those after them. */
function placeAmong({ clauses }: Case, some: readonly Clause[], id: string): number {
  const place = clauses!.findIndex(one => one.id === id)
  return some.filter(one => clauses!.indexOf(one) < place).length
}

/** Clauses after the first of some, but for these and others whose payments are told apart; a presale pays nothing. */
function laterThan(areaCase: Case, some: readonly Clause[], told: readonly string[]): string[] {
  return (areaCase.clauses ?? []).flatMap(({ id, kind }) =>
    !told.includes(id) && kind !== 'presale-start' && placeAmong(areaCase, some, id) > 0 ? [id] : [],
  )
}

/** Thrown where a search is stopped; nobody outside sees it. */
export class DealStopped extends Error {}

/** Clauses of the case between parties of the deal. */
function clausesInDeal({ clauses = [], deal }: Case): readonly Clause[] {
  const inDeal = Object.keys(deal!.parties)
  return clauses.filter(({ from, to }) => inDeal.includes(from) && inDeal.includes(to))
}

/** Clauses on drivers alone: they pay in a straight line with their strength. */
function scaledClauses(areaCase: Case): string[] {
  const inDeal = clausesInDeal(areaCase)
  return inDeal.flatMap(clause => {
    const isScaled = clause.kind === 'guarantee' && !hasFee(clause, inDeal)
    const looksAtNoResult = resultOf(areaCase, clause) === undefined
    return looksAtNoResult && (onDrivers.includes(clause.kind) || isScaled) ? [clause.id] : []
  })
}

/** The party at whose result a clause looks. */
function resultOf({ parties }: Case, clause: Clause): string | undefined {
  const { kind, from, to } = clause
  if (clausesOnResults.includes(kind)) return kind === 'first-loss' || kind === 'stop-loss' ? to : from
  if (kind !== 'guarantee') return undefined
  return parties.find(({ id }) => id === clause.inputs.of)?.id
}

/** Whether a guarantee is paid for: weaker for the same fee is another bargain. */
const hasFee = ({ kind, from, to }: Clause, all: readonly Clause[]): boolean =>
  kind === 'guarantee' && all.some(one => one.kind === 'guarantee-fee' && one.from === to && one.to === from)

const isKnown = ({ deal }: Case, apart: readonly string[], party: string): boolean =>
  deal!.parties[party] !== undefined && !apart.includes(party)

/** Clauses that the deal leaves as they are written, and why. */
function leftClauses(areaCase: Case, apart: readonly string[] = []): LeftClause[] {
  const inDeal = clausesInDeal(areaCase)
  return inDeal.flatMap((clause): LeftClause[] => {
    const { id, to } = clause
    const party = resultOf(areaCase, clause)
    if (party !== undefined && !isKnown(areaCase, apart, party)) return [{ id, why: 'unknown-result', party }]
    return hasFee(clause, inDeal) ? [{ id, why: 'fee', party: to }] : []
  })
}

/** Clauses on results of parties of the deal that are known, in their order. */
function clausesOnOwn(areaCase: Case, apart: readonly string[]) {
  const inDeal = clausesInDeal(areaCase)
  return inDeal.flatMap(clause => {
    const party = resultOf(areaCase, clause)
    return party !== undefined && isKnown(areaCase, apart, party)
      ? [{ clause, party, isFixed: hasFee(clause, inDeal) }]
      : []
  })
}

/** The case without some of its clauses. */
function withoutClauses(areaCase: Case, ids: readonly string[]): Case {
  if (ids.length === 0) return areaCase
  return { ...areaCase, clauses: areaCase.clauses!.filter(({ id }) => !ids.includes(id)) }
}

/**
 * What all parties together lose between two runs of the same trials, and the share that moves with each: its covariance
 * with the whole over the variance of the whole. The shares of all parties of the case add up to 1.
 */
function apartOf(better: readonly Float64Array[], worse: readonly Float64Array[]) {
  const lost = better.map((results, place) => results.map((eur, trial) => eur - worse[place]![trial]!))
  const together = new Float64Array(worse[0]!.length)
  for (const one of lost)
    for (let trial = 0; trial < together.length; trial++) together[trial]! += one[trial]!
  const variance = covariance(together, together)
  return { together, shares: lost.map(one => (variance > 0 ? covariance(one, together) / variance : 0)) }
}

function covariance(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  let sum = 0
  for (let trial = 0; trial < a.length; trial++) sum += (a[trial]! - meanA) * (b[trial]! - meanB)
  return sum / a.length
}

/** The case with these events and factors still in it, but without chance. */
function withoutRisks(areaCase: Case, ids: readonly string[]): Case {
  if (ids.length === 0) return areaCase
  const risk = areaCase.risk!
  const named = risk.factors ?? []
  // A factor that the file leaves to the defaults is written out, so that only its spread changes.
  const assumed = planRisk(areaCase).market.factors.filter(factor => !named.some(one => one.id === factor.id))
  const still = [
    ...named,
    ...assumed.map(({ id, process, mean, sd, phi }) => ({ id, process, mean, sd, phi })),
  ]
  return {
    ...areaCase,
    risk: {
      ...risk,
      factors: still.map(factor => (ids.includes(factor.id) ? { ...factor, sd: 0 } : factor)),
      ...(risk.events
        ? {
            events: risk.events.map(event => (ids.includes(event.id) ? { ...event, probability: 0 } : event)),
          }
        : {}),
    },
  }
}
