import type { Highs } from 'highs'
import { type CaseError, caseError } from '../case/errors.ts'
import type { Words } from '../case/shape.ts'
import type { Case } from '../case/types.ts'
import { loadSolver } from '../funds/linear-program.ts'
import { planRisk } from '../risk/plan/plan.ts'
import { checkRiskRun } from '../risk/run/check-risk-run.ts'
import type { Progress } from '../risk/run/chunks.ts'
import { type Deal, lossesOf, withDealDesk } from './deal-desk.ts'
import { type DealScenarios, dealOf, dealScenarios, type LeftClause } from './deal-scenarios.ts'
import { leaveOut, searchWithout } from './left-out.ts'
import { type DealSearch, type OtherDeals, openSearch, otherDeals, quickGap } from './other-deals.ts'
import { changeOnResults, laterIn } from './own-results.ts'
import type { Settled } from './settle.ts'
import { findStrengths } from './strengths.ts'
import { meanOf, meanOver, tailOf } from './tail-mean.ts'

/** How the trials are run. */
export interface DealQuestion {
  /** 20,000 unless given; below 5,000 the answer is mostly chance. */
  readonly trials?: number
  readonly seed?: number
  /** Parties of whom only what the risks and clauses bring counts, since their other results are not known. */
  readonly apart?: readonly string[]
}

/** Who should bear which risk, and what that saves. Euro. */
export interface DealAnswer extends OtherDeals {
  /** `infeasible`: some party cannot be satisfied within the limits. */
  readonly status: 'optimal' | 'infeasible'
  /** Contributions, plus what central government itself is expected to lose, plus its price on its tail. */
  readonly costEur: number
  /** No division costs less, as long as clauses on results pay what they pay on this one and what was left out stays out. */
  readonly boundEur: number
  readonly contributions: Readonly<Record<string, number>>
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Strength of the clauses that the deal may set: the part, 0 to 1, of what is written that each pays. */
  readonly clauses: Readonly<Record<string, number>>
  /**
   * Those of them that look at the result of a party, and of which: in every trial they pay what they pay on the result
   * that the division leaves. Their strengths are the best that were tried, by steps; those of the others, on indices and
   * on what lines bring, are the best there are for what these pay, and nothing where it is cheaper without them.
   */
  readonly onResults: Readonly<Record<string, string>>
  /**
   * Clauses whose strength is not for the deal to set. Where the result that they look at is not known, they pay what they
   * pay without the risks.
   */
  readonly leftAsWritten: readonly LeftClause[]
  /** Euro of public cost by which division and clauses on results still moved when the search ended; null without them. */
  readonly movedEur: number | null
  readonly tails: Readonly<Record<string, number>>
  /** Euro of public cost for one more euro of result of a party. */
  readonly prices: Readonly<Record<string, number>>
  /** The same cost with risks divided as they are now, within the bounds; null when that cannot satisfy all. */
  readonly habitualCostEur: number | null
  /** That division, with what each party then gets and loses in its tail; null with its cost. */
  readonly habitual: Pick<DealAnswer, 'shares' | 'contributions' | 'tails'> | null
  /**
   * The found deal on trials that it was not chosen on, with clauses on results paid on what it leaves everybody; `met` is
   * the share of them in which a party has its result, `onResultsEur` what those clauses then bring it on average beyond
   * what the search counted with.
   */
  readonly freshSample: {
    readonly costEur: number
    readonly met: Readonly<Record<string, number>>
    readonly onResultsEur: Readonly<Record<string, number>>
  }
  /** Spread of the cost between tenths of the trials, over the root of ten; null when fewer than two give a deal. */
  readonly costSeEur: number | null
  /** What holds the deal back: parties at their cap, and shares at the edge of their range that are not 0 or 1. */
  readonly limits: {
    readonly caps: readonly string[]
    readonly ranges: readonly { readonly risk: string; readonly party: string }[]
  }
  readonly reasons: Readonly<Record<string, Words>>
  readonly trials: number
  readonly seed: number
}

/** A deal, or why the file asks for none. */
export type DealOutcome =
  | { readonly ok: true; readonly answer: DealAnswer }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

const usual = { trials: 20_000, seed: 1 }
const parts = 10
/** Trials on which strengths are searched; the best of them is then held against what is written, on all. */
const strengthTrialsLeast = 500
/** Far enough from the first seed that no trial is the same. */
const freshSeedStep = 1_000_003

/** Finds who bears which risk at the least public cost. The case comes from `parseCase` and has `risk` and `deal`. */
export async function findDeal(
  areaCase: Case,
  question: DealQuestion = {},
  progress?: Progress,
): Promise<DealOutcome> {
  const errors = mistakesOf(areaCase)
  if (errors.length > 0) return { ok: false, errors }
  const { trials: asked, seed, apart = [] } = { ...usual, ...question }
  const trials = 2 * parts * Math.max(1, Math.ceil(asked / (2 * parts)))
  const solver = await loadSolver()
  const half = (from: number) => (done: number) => progress?.(from + 0.45 * done)
  const drawn = dealScenarios(areaCase, { trials, seed, apart }, half(0))
  return withDealDesk(solver, drawn, desk => {
    const search = openSearch(desk, drawn)
    const best = bestOf(search, drawn, solver)
    const { strengths } = best
    const { found, leftOut } = drawn.onResults
      ? leaveOut(search, drawn.clauses, best.found, strengths)
      : { found: best.found, leftOut: new Set<string>() }
    const now = search({ shares: drawn.sharesNow })
    const rest = {
      habitualCostEur: now.deal?.costEur ?? null,
      habitual: now.deal ? divisionOf(now.scenarios, now.deal) : null,
      leftAsWritten: drawn.leftAsWritten,
      onResults: searchedClauses(drawn),
      trials,
      seed,
    }
    const { deal, scenarios } = found
    if (!deal) return { ok: true, answer: { ...noDeal, ...rest } }
    const fresh = dealScenarios(areaCase, { trials, seed: seed + freshSeedStep, apart }, half(0.45))
    const tenths = Array.from({ length: parts }, (_, part) =>
      withDealDesk(solver, partOf(scenarios, part), small => small.solve({}, quickGap)?.costEur),
    )
    const answer: DealAnswer = {
      ...describe(scenarios, deal, strengths),
      ...rest,
      movedEur: drawn.onResults ? found.movedEur : null,
      freshSample: tryOut(fresh, deal, strengths),
      costSeEur: standardError(tenths.filter(cost => cost !== undefined)),
      ...otherDeals(searchWithout(search, leftOut), drawn, { deal, strengths }),
      limits: limitsOf(scenarios, deal),
    }
    return { ok: true, answer }
  })
}

/** Clauses on results whose strength the deal sets, with whose result each looks at. */
const searchedClauses = ({ onResults }: DealScenarios): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (onResults?.clauses ?? []).flatMap(({ id, party, isFixed }) => (isFixed ? [] : [[id, party]])),
  )

/** The least costly deal, with the strengths of clauses on results that were tried for it. */
function bestOf(
  search: DealSearch,
  drawn: DealScenarios,
  solver: Highs,
): { found: Settled; strengths: readonly number[] } {
  const asWritten = search({})
  const fixed = (drawn.onResults?.clauses ?? []).map(({ isFixed }) => isFixed)
  const written = { found: asWritten, strengths: fixed.map(() => 1) }
  if (fixed.every(Boolean)) return written
  const few = partOf(drawn, 0)
  const isEnough = few.base[0]!.length >= strengthTrialsLeast
  const strengths = isEnough
    ? withDealDesk(solver, few, desk => strengthsBy(openSearch(desk, few), fixed))
    : strengthsBy(search, fixed)
  const found = search({ strengths, ...(asWritten.deal ? { from: asWritten.deal } : {}) })
  return costOf(found) < costOf(asWritten) ? { found, strengths } : written
}

/** More than anything where no deal can be made. */
const costOf = ({ deal }: Settled): number => deal?.costEur ?? Number.POSITIVE_INFINITY

function strengthsBy(search: DealSearch, fixed: readonly boolean[]): readonly number[] {
  let from: Deal | undefined
  return findStrengths(fixed, strengths => {
    const { deal } = search({ strengths, isQuick: true, ...(from ? { from } : {}) })
    from = deal ?? from
    return deal?.costEur
  })
}

const noDeal = {
  status: 'infeasible' as const,
  costEur: 0,
  boundEur: 0,
  contributions: {},
  shares: {},
  clauses: {},
  tails: {},
  prices: {},
  freshSample: { costEur: 0, met: {}, onResultsEur: {} },
  costSeEur: null,
  movedEur: null,
  whatIf: { stateBearsNothingEur: null, allWithEur: {}, clauses: {} },
  fronts: {},
  limits: { caps: [], ranges: [] },
  reasons: {},
}

/** A file that asks for no deal, or ranges within which a risk cannot be divided whole. */
function mistakesOf(areaCase: Case): CaseError[] {
  const missing = (['risk', 'deal'] as const).filter(field => areaCase[field] === undefined)
  if (missing.length > 0) return missing.map(field => caseError(`/${field}`, 'VELD_ONTBREEKT', { field }))
  const { parties, risks } = dealOf(areaCase)
  const ranges = risks.flatMap(({ range }, index) => {
    const bounds = parties.map(party => range[party.id] ?? [0, 0])
    const low = bounds.reduce((sum, [least]) => sum + least, 0)
    const high = bounds.reduce((sum, [, most]) => sum + most, 0)
    const isWhole = low <= 1 + 1e-9 && high >= 1 - 1e-9
    return isWhole ? [] : [caseError(`/deal/risks/${index}/range`, 'RISICO_NIET_VERDEELBAAR', { low, high })]
  })
  return [...ranges, ...checkRiskRun(planRisk(areaCase), undefined)]
}

type ByParty = Readonly<Record<string, number>>

const byPartyOf =
  ({ parties }: DealScenarios) =>
  (values: readonly number[]): ByParty =>
    Object.fromEntries(parties.map((party, place) => [party.id, values[place]!]))

/** Who bears what, and what each party gets and loses in its tail. */
function divisionOf(scenarios: DealScenarios, deal: Deal) {
  const byParty = byPartyOf(scenarios)
  return {
    contributions: byParty(deal.contributionsEur),
    shares: Object.fromEntries(scenarios.risks.map((risk, place) => [risk.id, byParty(deal.shares[place]!)])),
    tails: byParty(deal.tailsEur),
  }
}

function describe(scenarios: DealScenarios, deal: Deal, strengths: readonly number[]) {
  const { risks, onResults } = scenarios
  const onDrivers = scenarios.clauses.map(({ id }, place) => [id, deal.clauses[place]!] as const)
  const onOwn = (onResults?.clauses ?? []).flatMap(({ id, isFixed }, place) =>
    isFixed ? [] : [[id, strengths[place]!] as const],
  )
  const byParty = byPartyOf(scenarios)
  return {
    status: 'optimal' as const,
    costEur: deal.costEur,
    boundEur: deal.boundEur,
    ...divisionOf(scenarios, deal),
    clauses: Object.fromEntries([...onDrivers, ...onOwn]),
    prices: byParty(deal.prices),
    reasons: Object.fromEntries(risks.map((risk, place) => [risk.id, reasonOf(scenarios, deal, place)])),
  }
}

/** Why the party with the largest share has it: how it steers the risk, and what it asks for bearing it. */
function reasonOf({ parties, risks }: DealScenarios, deal: Deal, place: number): Words {
  const shares = deal.shares[place]!
  const party = parties[shares.indexOf(Math.max(...shares))]!
  const { control, range } = risks[place]!
  const [own, price] = [control[party.id] ?? 1, party.riskPrice]
  const others = parties.filter(one => one !== party && (range[one.id]?.[1] ?? 0) > 0)
  const listed = others.map(one => `${one.id} ${control[one.id] ?? 1} / ${one.riskPrice}`).join(', ') || '-'
  return {
    nl: `${party.id} draagt het meest: grip ${own} en risicoprijs ${price}; de anderen: ${listed}.`,
    en: `${party.id} bears most: control ${own} and risk price ${price}; the others: ${listed}.`,
  }
}

/** The deal as it is on other trials, with clauses on results paid on what it leaves everybody. */
function tryOut(
  scenarios: DealScenarios,
  deal: Deal,
  strengths: readonly number[],
): DealAnswer['freshSample'] {
  const { parties, base } = scenarios
  const left = parties.map((party, place) => {
    const gets = deal.contributionsEur[place]!
    return lossesOf(scenarios, party, place, deal).map(loss => gets - loss)
  })
  const brought = changeBy(scenarios, left, deal, strengths)
  const results = left.map((values, place) =>
    values.map((eur, trial) => eur + (brought[place]?.[trial] ?? 0)),
  )
  let costEur = 0
  const met = parties.map((party, place): [string, number] => {
    const gets = deal.contributionsEur[place]!
    const losses = results[place]!.map(eur => gets - eur)
    costEur += gets
    if (party.isState) {
      const borne = meanOf(losses) + meanOf(base[place]!)
      costEur += borne + party.riskPrice * (meanOver(losses, tailOf(losses)) - gets)
    }
    const enough = losses.reduce((count, loss) => count + Number(gets - loss >= party.minResultEur), 0)
    return [party.id, enough / losses.length]
  })
  const onResultsEur = parties.map(({ id }, place): [string, number] => [
    id,
    brought[place] ? meanOf(brought[place]) : 0,
  ])
  return { costEur, met: Object.fromEntries(met), onResultsEur: Object.fromEntries(onResultsEur) }
}

/** What clauses on results bring each party more than the search counted with; nothing where there are none. */
function changeBy(
  { base, onResults, clauses }: DealScenarios,
  left: readonly Float64Array[],
  deal: Deal,
  strengths: readonly number[],
): readonly Float64Array[] {
  if (!onResults) return []
  const moved = left.map((values, place) => values.map((eur, trial) => eur - base[place]![trial]!))
  return changeOnResults(onResults, moved, strengths, laterIn(onResults, clauses, deal.clauses))
}

function limitsOf({ parties, risks }: DealScenarios, deal: Deal): DealAnswer['limits'] {
  const caps = parties.filter(({ tailCapEur }, place) => deal.tailsEur[place]! > tailCapEur - 1)
  const ranges = risks.flatMap(({ id, range }, risk) =>
    parties.flatMap((party, place) => {
      const [low, high] = range[party.id] ?? [0, 0]
      const share = deal.shares[risk]![place]!
      const isAtEdge = Math.abs(share - low) < 1e-6 || Math.abs(share - high) < 1e-6
      return isAtEdge && share > 1e-6 && share < 1 - 1e-6 ? [{ risk: id, party: party.id }] : []
    }),
  )
  return { caps: caps.map(({ id }) => id), ranges }
}

/** One of ten stretches of the trials. */
function partOf(scenarios: DealScenarios, part: number): DealScenarios {
  const cut = (values: Float64Array) => {
    const size = values.length / parts
    return values.slice(part * size, (part + 1) * size)
  }
  const { onResults } = scenarios
  return {
    ...scenarios,
    base: scenarios.base.map(cut),
    losses: scenarios.losses.map(cut),
    clauses: scenarios.clauses.map(clause => ({ ...clause, payoff: clause.payoff.map(cut) })),
    ...(onResults
      ? {
          onResults: {
            ...onResults,
            before: onResults.before.map(cut),
            asWritten: onResults.asWritten.map(cut),
            later: onResults.later.map(one => ({ ...one, payoff: one.payoff.map(cut) })),
          },
        }
      : {}),
  }
}

/** Standard error of the mean of values; null when there are too few to tell. */
export function standardError(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return Math.sqrt(variance / values.length)
}
