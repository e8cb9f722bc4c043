import type { Case, Clause } from '../case/types.ts'
import { payClause } from '../ledger/clauses/pay-clause.ts'
import type { Scene } from '../ledger/clauses/scene.ts'
import { planRisk } from '../risk/plan/plan.ts'

/** Clauses that look at results, with the results of the parties of a deal before they are paid. Euro. */
export interface OwnResultClauses {
  /** In their order; where `isFixed` the strength is not for the deal to set. */
  readonly clauses: readonly { readonly id: string; readonly party: string; readonly isFixed: boolean }[]
  /** By party: its result in every trial without these clauses, when nothing of the deal happens. */
  readonly before: readonly Float64Array[]
  /** By party: what they then bring it, as they are written. */
  readonly asWritten: readonly Float64Array[]
  /** Other clauses that stand after one of them in the list; `clause` names it where the deal sets its strength. */
  readonly later: readonly (Omit<LaterPayment, 'strength'> & { readonly clause?: string })[]
  /**
   * By party: what the clauses bring it in every trial where the results without them are these, payments of later clauses
   * among them. Strength is the part of what is written that each pays; absent = all of it.
   */
  readonly paidOn: (
    results: readonly Float64Array[],
    strengths?: readonly number[],
    later?: readonly LaterPayment[],
  ) => readonly Float64Array[]
}

/** What a clause pays that looks at no result, and that the clauses on results before it in the list do not see. */
export interface LaterPayment {
  /** The first clause on results that sees it. */
  readonly seenFrom: number
  /** By party: what it brings it in every trial, as written; euro. */
  readonly payoff: readonly Float64Array[]
  readonly strength: number
}

/**
 * Pays clauses that look at results on other results than those of the run: one after another, each on what the former
 * left and the later have not yet paid. What one party pays at t the other gets at t; each counts it at its own rate, as on the path of a trial.
 */
export function payOnResults(
  areaCase: Case,
  clauses: readonly Clause[],
  parties: readonly { readonly id: string }[],
): OwnResultClauses['paidOn'] {
  const { parties: planned, caseTimes, times } = planRisk(areaCase)
  const factorsOf = new Map(planned.map(({ id, ownFactors }) => [id, ownFactors]))
  const places = new Map(parties.map(({ id }, place) => [id, place]))
  const [now, brought] = [new Float64Array(parties.length), new Float64Array(parties.length)]
  const npvOf = (party: string): number => now[places.get(party)!]!
  const scene = {
    times: caseTimes,
    // A guarantee asks it to tell a party from a line; these clauses look at no cash.
    cashOf: (id: string) => factorsOf.get(id),
    npvOf,
    growthOf: (party: string, t: number) => 1 / factorsOf.get(party)![t]!,
  } satisfies Partial<Scene> as Scene
  const move = (party: string, t: number, eur: number): void => {
    const place = places.get(party)!
    const worthEur = eur * factorsOf.get(party)![t]!
    now[place] = now[place]! + worthEur
    brought[place] = brought[place]! + worthEur
  }
  const pay = (nth: number, strength: number): void => {
    const clause = clauses[nth]!
    for (const { t, eur } of payClause(clause, scene)) {
      if (t <= times.closedThrough) continue
      move(clause.from, t, -strength * eur)
      move(clause.to, t, strength * eur)
    }
  }
  return (results, strengths, later = []) => {
    const paid = results.map(values => new Float64Array(values.length))
    for (let trial = 0; trial < paid[0]!.length; trial += 1) {
      const see = (one: LaterPayment, sign: 1 | -1): void => {
        for (const [place, values] of one.payoff.entries())
          now[place] = now[place]! + sign * one.strength * values[trial]!
      }
      for (const [place, values] of results.entries()) now[place] = values[trial]!
      for (const one of later) see(one, -1)
      brought.fill(0)
      for (const nth of clauses.keys()) {
        for (const one of later) if (one.seenFrom === nth) see(one, 1)
        pay(nth, strengths?.[nth] ?? 1)
      }
      for (const [place, values] of paid.entries()) values[trial] = brought[place]!
    }
    return paid
  }
}

/** The later payments of a deal, each as strong as the deal makes it. */
export function laterIn(
  { later }: Pick<OwnResultClauses, 'later'>,
  clauses: readonly { readonly id: string }[],
  strengths: readonly number[],
): readonly LaterPayment[] {
  const strengthOf = new Map(clauses.map(({ id }, place) => [id, strengths[place]!]))
  return later.map(({ clause, ...one }) => ({
    ...one,
    strength: clause === undefined ? 1 : strengthOf.get(clause)!,
  }))
}

/**
 * What clauses on results bring each party more when its results move and they are so strong, than as they are written on
 * what it has before them: `moved` comes on top of that.
 */
export function changeOnResults(
  { before, asWritten, paidOn }: Omit<OwnResultClauses, 'clauses' | 'later'>,
  moved: readonly Float64Array[],
  strengths?: readonly number[],
  later?: readonly LaterPayment[],
): readonly Float64Array[] {
  const now = paidOn(
    before.map((values, place) => values.map((eur, trial) => eur + moved[place]![trial]!)),
    strengths,
    later,
  )
  return now.map((values, place) => values.map((eur, trial) => eur - asWritten[place]![trial]!))
}
