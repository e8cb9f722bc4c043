import { type CaseError, caseError } from '../case/errors.ts'
import type { Words } from '../case/shape.ts'
import type { Case } from '../case/types.ts'
import { loadSolver } from '../funds/linear-program.ts'
import { planRisk } from '../risk/plan/plan.ts'
import { checkRiskRun } from '../risk/run/check-risk-run.ts'
import type { Progress } from '../risk/run/chunks.ts'
import { type Deal, type DealDesk, lossesOf, withDealDesk } from './deal-desk.ts'
import { type DealScenarios, dealOf, dealScenarios, type LeftClause } from './deal-scenarios.ts'
import { changeOnResults } from './own-results.ts'
import { settle } from './settle.ts'
import { meanOf, meanOver, tailOf } from './tail-mean.ts'

/** How the trials are run. */
export interface DealQuestion {
  /** 20,000 unless given; below 5,000 the answer is mostly chance. */
  readonly trials?: number
  readonly seed?: number
  /** Parties of whom only what the risks and clauses bring counts, since their other results are not known. */
  readonly apart?: readonly string[]
}

/** What a deal costs when a party accepts a tail loss of at most so much; null when it cannot be. Euro. */
export interface DealPoint {
  readonly tailCapEur: number
  readonly costEur: number | null
}

/** Who should bear which risk, and what that saves. Euro. */
export interface DealAnswer {
  /** `infeasible`: some party cannot be satisfied within the limits. */
  readonly status: 'optimal' | 'infeasible'
  /** Contributions, plus what central government itself is expected to lose, plus its price on its tail. */
  readonly costEur: number
  /** No division costs less, as long as clauses on results pay what they pay on this one. */
  readonly boundEur: number
  readonly contributions: Readonly<Record<string, number>>
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Strength, 0 to 1, of the clauses of the case that look at drivers alone: indices, and what lines bring. */
  readonly clauses: Readonly<Record<string, number>>
  /**
   * Clauses whose strength is not for the deal to set. Those on results pay, in every trial, what they pay on the results
   * that the division leaves; where the results of their party are not known, what they pay without the risks.
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
  /** What the deal costs more in other worlds; null when that cannot be. */
  readonly whatIf: {
    readonly stateBearsNothingEur: number | null
    /** When each party bears as much of every risk as it may. */
    readonly allWithEur: Readonly<Record<string, number | null>>
  }
  /** By party: what it costs to let it accept less and less tail loss. */
  readonly fronts: Readonly<Record<string, readonly DealPoint[]>>
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
/** Near enough for figures beside the deal: a millionth of the cost. */
const quickGap = 1e-6
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
  const { deal, scenarios, movedEur } = settle(drawn, one => withDealDesk(solver, one, desk => desk.solve()))
  const now = settle(drawn, one => withDealDesk(solver, one, desk => dealOfShares(desk, one, one.sharesNow)))
  const rest = {
    habitualCostEur: now.deal?.costEur ?? null,
    habitual: now.deal ? divisionOf(now.scenarios, now.deal) : null,
    leftAsWritten: drawn.leftAsWritten,
    movedEur: deal && drawn.onResults ? movedEur : null,
    trials,
    seed,
  }
  if (!deal) return { ok: true, answer: { ...noDeal, ...rest } }
  const fresh = dealScenarios(areaCase, { trials, seed: seed + freshSeedStep, apart }, half(0.45))
  const tenths = Array.from({ length: parts }, (_, part) =>
    withDealDesk(solver, partOf(scenarios, part), small => small.solve({}, quickGap)?.costEur),
  )
  return withDealDesk(solver, scenarios, desk => {
    const answer: DealAnswer = {
      ...describe(scenarios, deal),
      ...rest,
      freshSample: tryOut(fresh, deal),
      costSeEur: standardError(tenths.filter(cost => cost !== undefined)),
      whatIf: whatIf(desk, scenarios, deal),
      fronts: frontsOf(desk, scenarios, deal),
      limits: limitsOf(scenarios, deal),
    }
    return { ok: true, answer }
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
  whatIf: { stateBearsNothingEur: null, allWithEur: {} },
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

function describe(scenarios: DealScenarios, deal: Deal) {
  const { risks } = scenarios
  const byParty = byPartyOf(scenarios)
  return {
    status: 'optimal' as const,
    costEur: deal.costEur,
    boundEur: deal.boundEur,
    ...divisionOf(scenarios, deal),
    clauses: Object.fromEntries(scenarios.clauses.map(({ id }, place) => [id, deal.clauses[place]!])),
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

/** The deal with shares that are asked, as far as the bounds allow, with all clauses as they are written. */
function dealOfShares(
  desk: DealDesk,
  { parties, risks }: DealScenarios,
  wanted: readonly (readonly number[])[],
): Deal | undefined {
  const shares = risks.map(({ range }, place) =>
    withinBounds(
      wanted[place]!,
      parties.map(party => range[party.id] ?? [0, 0]),
    ),
  )
  const placeOf = (risk: string) => risks.findIndex(one => one.id === risk)
  return desk.solve(
    {
      range: (risk, party) => {
        const share = shares[placeOf(risk)]![parties.findIndex(one => one.id === party)]!
        return [share, share]
      },
      strength: [1, 1],
    },
    quickGap,
  )
}

/** Shares moved into their bounds; what is then left over or short is divided in proportion to the room of each. */
export function withinBounds(
  shares: readonly number[],
  bounds: readonly (readonly [number, number])[],
): readonly number[] {
  const inside = bounds.map(([low, high], place) => Math.min(high, Math.max(low, shares[place]!)))
  const left = 1 - inside.reduce((sum, share) => sum + share, 0)
  const rooms = inside.map((share, place) => {
    const [low, high] = bounds[place]!
    return left > 0 ? high - share : share - low
  })
  const room = rooms.reduce((sum, one) => sum + one, 0)
  return inside.map((share, place) => (room > 0 ? share + (left * rooms[place]!) / room : share))
}

/** The deal as it is on other trials, with clauses on results paid on what it leaves everybody. */
function tryOut(scenarios: DealScenarios, deal: Deal): DealAnswer['freshSample'] {
  const { parties, base } = scenarios
  const left = parties.map((party, place) => {
    const gets = deal.contributionsEur[place]!
    return lossesOf(scenarios, party, place, deal).map(loss => gets - loss)
  })
  const brought = changeBy(scenarios, left)
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
  { base, onResults }: DealScenarios,
  left: readonly Float64Array[],
): readonly Float64Array[] {
  if (!onResults) return []
  return changeOnResults(
    onResults,
    left.map((values, place) => values.map((eur, trial) => eur - base[place]![trial]!)),
  )
}

function whatIf(desk: DealDesk, scenarios: DealScenarios, deal: Deal): DealAnswer['whatIf'] {
  const { parties, risks } = scenarios
  const isState = (id: string) => parties.some(party => party.id === id && party.isState)
  const without = desk.solve({ range: (_risk, party) => (isState(party) ? [0, 0] : undefined) }, quickGap)
  const allWith = (place: number): number | null =>
    dealOfShares(
      desk,
      scenarios,
      risks.map(() => parties.map((_, at) => Number(at === place))),
    )?.costEur ?? null
  return {
    stateBearsNothingEur: without ? without.costEur - deal.costEur : null,
    allWithEur: Object.fromEntries(parties.map(({ id }, place) => [id, allWith(place)])),
  }
}

/** Parts of the tail loss of a party in the found deal. */
const lessAndLess = [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0]

function frontsOf(desk: DealDesk, { parties }: DealScenarios, deal: Deal): DealAnswer['fronts'] {
  return Object.fromEntries(
    parties.flatMap(({ id }, place) => {
      const tail = deal.tailsEur[place]!
      if (tail <= 0) return []
      const points = lessAndLess.map((part): DealPoint => {
        const tailCapEur = part * tail
        const found = part === 1 ? deal : desk.solve({ tailCapEur: { [id]: tailCapEur } }, quickGap)
        return { tailCapEur, costEur: found ? found.costEur : null }
      })
      return [[id, points]]
    }),
  )
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
  return {
    ...scenarios,
    base: scenarios.base.map(cut),
    losses: scenarios.losses.map(cut),
    clauses: scenarios.clauses.map(clause => ({ ...clause, payoff: clause.payoff.map(cut) })),
  }
}

/** Standard error of the mean of values; null when there are too few to tell. */
export function standardError(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return Math.sqrt(variance / values.length)
}
