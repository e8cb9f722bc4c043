import { payClause } from '../../ledger/clauses/pay-clause.ts'
import { clausesOnResults } from '../../ledger/clauses/result-clauses.ts'
import type { Payment, Scene } from '../../ledger/clauses/scene.ts'
import type { ClausePlan, RiskPlan } from '../plan/plan.ts'
import { pathScene } from './clause-path.ts'
import { type ContributionDesk, type ContributionTerms, growthUntil, reliefOf } from './contribution-path.ts'
import { emptyPath } from './path.ts'
import type { Outcomes } from './trial.ts'
import { INDEX_EUR, type WorthPlan } from './worth-plan.ts'

/** Worths in single precision before clauses, by party and observer: at their own rates, then at their required returns. */
export type Worths = Outcomes

/**
 * Works out help from the worths of trials before their clauses: help and clauses pay amounts at given times, so nothing
 * else of a trial counts. The counterpart of the desk that walks the path of every trial.
 */
export function openWorthDesk(
  plan: RiskPlan,
  observed: WorthPlan,
  terms: ContributionTerms,
  worths: Worths,
): ContributionDesk {
  const { party, payer, t } = terms
  const parties = observed.plan.parties.length
  const book = openBook(plan, party)
  const scene = worthScene(plan, observed, { worths, book })
  const steps = plan.clauses.map(one => clauseStep(plan, one, { scene, book }))
  const effect = effectOn(plan, observed, terms, { worths, book })
  return {
    begin: trial => {
      book.trial = trial
      for (const step of steps) step.begin()
    },
    valuesAt: level => {
      for (let place = 0; place < book.own.length; place += 1) book.own[place] = worths[place]![book.trial]!
      book.required = worths[parties + party]![book.trial]!
      effect.before(level)
      for (const step of steps) step.pay()
      effect.after(level)
      return { party: book.required, payer: book.own[payer]! }
    },
    worth: plan.parties[party]!.requiredFactors[t]!,
  }
}

/** What is known of a trial while help and clauses are paid. */
interface Book {
  trial: number
  /** Worths of the parties at their own rates. */
  readonly own: Float64Array
  /** Worth of the party at its required return. */
  required: number
  /** Pays an amount at t between parties; -1 is outside. */
  readonly pay: (from: number, to: number, payment: Payment) => void
}

function openBook({ parties }: RiskPlan, party: number): Book {
  const { requiredFactors } = parties[party]!
  const book: Book = {
    trial: 0,
    own: new Float64Array(parties.length),
    required: 0,
    pay: (from, to, { t, eur }) => {
      if (from >= 0) book.own[from] = book.own[from]! - eur * parties[from]!.ownFactors[t]!
      if (to >= 0) book.own[to] = book.own[to]! + eur * parties[to]!.ownFactors[t]!
      if (from === party) book.required -= eur * requiredFactors[t]!
      if (to === party) book.required += eur * requiredFactors[t]!
    },
  }
  return book
}

interface Read {
  readonly worths: Worths
  readonly book: Book
}

/** What clauses look at, with worths in the place of the cash of a path. */
function worthScene(plan: RiskPlan, { lines, sights }: WorthPlan, { worths, book }: Read): Scene {
  const planned = pathScene(plan, emptyPath(plan))
  const places = new Map(plan.parties.map(({ id }, place) => [id, place]))
  return {
    ...planned,
    npvOf: party => book.own[places.get(party) ?? -1] ?? 0,
    growthOf: (party, t) => 1 / (plan.parties[places.get(party) ?? -1]?.ownFactors[t] ?? 1),
    cashOfLine: line => {
      const observer = lines.get(line)
      return observer === undefined ? undefined : Float64Array.of(worths[observer]![book.trial]!)
    },
    indexGrowth: (index, from, t) => {
      const sight = sights.find(one => one.index === index && one.t === t)
      return sight ? worths[sight.observer]![book.trial]! / INDEX_EUR : planned.indexGrowth(index, from, t)
    },
  }
}

/** Pays a clause on the trial of a book; what does not hang on results is worked out once a trial. */
function clauseStep(
  { times, parties }: RiskPlan,
  { clause, from, to }: ClausePlan,
  { scene, book }: { readonly scene: Scene; readonly book: Book },
): { readonly begin: () => void; readonly pay: () => void } {
  const isOfParty = clause.kind === 'guarantee' && parties.some(({ id }) => id === clause.inputs.of)
  const looksAtResults = isOfParty || clausesOnResults.includes(clause.kind)
  let payments: readonly Payment[] = []
  const work = (): void => {
    payments = payClause(clause, scene)
  }
  return {
    begin: () => {
      if (!looksAtResults) work()
    },
    pay: () => {
      if (looksAtResults) work()
      for (const payment of payments) if (payment.t > times.closedThrough) book.pay(from, to, payment)
    },
  }
}

/** What an instrument does before the clauses are paid, and after. */
interface WorthEffect {
  readonly before: (level: number) => void
  readonly after: (level: number) => void
}

function effectOn(
  plan: RiskPlan,
  observed: WorthPlan,
  terms: ContributionTerms,
  { worths, book }: Read,
): WorthEffect {
  const { party, payer, instrument, t, until } = terms
  const { requiredFactors } = plan.parties[party]!
  const nothing = (): undefined => undefined
  const grant = (eur: number): void => book.pay(payer, party, { t, eur })
  if (reliefOf(plan, terms))
    return { before: share => relieve(observed, party, { worths, book }, share), after: nothing }
  switch (instrument) {
    case 'guarantee':
      return {
        before: nothing,
        after: level => grant(Math.min(level, Math.max(0, -book.required) / requiredFactors[t]!)),
      }
    case 'loan': {
      const due = growthUntil(plan, terms)[t]!
      return {
        before: grant,
        after: level => {
          const room = Math.max(0, book.required) / requiredFactors[until]!
          book.pay(party, payer, { t: until, eur: Math.min(level * due, room) })
        },
      }
    }
    default:
      return { before: grant, after: nothing }
  }
}

/** A share of what a party pays comes back from each helper. */
function relieve({ plan, reliefs }: WorthPlan, party: number, { worths, book }: Read, share: number): void {
  const { trial } = book
  for (const { helper, observer } of reliefs) {
    const next = observer + 1
    book.own[helper] = book.own[helper]! - share * worths[observer]![trial]!
    book.own[party] = book.own[party]! + share * worths[next]![trial]!
    book.required += share * worths[plan.parties.length + next]![trial]!
  }
}
