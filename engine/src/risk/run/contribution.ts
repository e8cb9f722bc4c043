import { canonicalJson } from '../../case/canonical-json.ts'
import { type CaseError, caseError } from '../../case/errors.ts'
import { sha256 } from '../../case/sha-256.ts'
import type { Words } from '../../case/shape.ts'
import type { Case } from '../../case/types.ts'
import { type ContributionTerms, contributionColumns, landPaidBy } from '../path/contribution-path.ts'
import type { Outcomes } from '../path/trial.ts'
import { meanOf, percentile } from '../statistics/percentiles.ts'
import { percentileErrors } from '../statistics/standard-errors.ts'
import type { Progress, Workload } from './chunks.ts'
import { prepareRisk, type RiskQuestion, type RiskRun } from './risk-run.ts'

/** What is asked: the least help with which a party meets its required return with a probability. */
export interface ContributionQuestion extends RiskQuestion {
  readonly party: string
  readonly probability: number
  /** Absent = a grant. */
  readonly instrument?: ContributionTerms['instrument']
  /** Absent = the party of the land exploitation, else the first public party. */
  readonly payer?: string
  /** Period of payment; absent = now for a grant, the last period for a guarantee. */
  readonly t?: number
}

/** The answer of `case contribution`. Costs are at the rate of the payer, the surplus at the required return of the party. */
export interface ContributionAnswer {
  readonly party: string
  readonly probability: number
  readonly instrument: ContributionTerms['instrument']
  /** Euro at t; of a guarantee the limit, of a land price what goes off as planned. Null: see `reason`. */
  readonly amountEur: number | null
  readonly atT: number
  readonly se: number | null
  readonly expectedCostEur: number | null
  readonly p90CostEur: number | null
  /** What the party gets on average beyond what it needs. */
  readonly surplusGivenEur: number | null
  readonly frontier: readonly { readonly probability: number; readonly amountEur: number | null }[]
  readonly payer: string
  /** Share of the trials in which the party meets its return without help. */
  readonly pReturnMetBefore: number
  readonly trials: number
  readonly seed: number
  readonly inputHash: string
  readonly resultHash: string
  readonly reason?: Words
}

/** A contribution that can be sought. */
export interface ContributionRun {
  readonly run: RiskRun
  readonly terms: ContributionTerms
  readonly question: ContributionQuestion
  /** Euro of one unit of level: 1, or for a land price the land that is planned. */
  readonly unitEur: number
}

const PUBLIC_KINDS: readonly string[] = ['gemeente', 'provincie', 'rijk', 'waterschap', 'fonds']
const FRONTIER = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

function usualPayer(areaCase: Case, party: string): string | undefined {
  const holder = areaCase.landExploitation?.party
  if (holder !== undefined && holder !== party) return holder
  return areaCase.parties.find(one => PUBLIC_KINDS.includes(one.kind) && one.id !== party)?.id
}

/** Prepares the search, or tells every reason why it cannot begin. */
export function prepareContribution(
  areaCase: Case,
  question: ContributionQuestion,
): { ok: true; asked: ContributionRun } | { ok: false; errors: readonly CaseError[] } {
  const { party, instrument = 'grant' } = question
  const payer = question.payer ?? usualPayer(areaCase, party)
  const ids = areaCase.parties.map(one => one.id)
  const known = ids.join(', ')
  const errors: CaseError[] = []
  if (!ids.includes(party)) errors.push(caseError('--party', 'ONBEKENDE_PARTIJ', { id: party, known }))
  if (payer === undefined || !ids.includes(payer))
    errors.push(caseError('--payer', 'ONBEKENDE_PARTIJ', { id: payer ?? '-', known }))
  if (payer === party) errors.push(caseError('--payer', 'ZELFDE_PARTIJ', { id: party }))
  const t = question.t ?? (instrument === 'guarantee' ? areaCase.periods : 0)
  if (t > areaCase.periods)
    errors.push(caseError('--t', 'PERIODE_BUITEN_LOOPTIJD', { t, periods: areaCase.periods }))
  const prepared = prepareRisk(areaCase, question)
  if (!prepared.ok) errors.push(...prepared.errors)
  if (!prepared.ok || errors.length > 0) return { ok: false, errors }
  const { run } = prepared
  const terms = { party: ids.indexOf(party), payer: ids.indexOf(payer ?? ''), instrument, t }
  const land = landPaidBy(run.plan, terms.party).reduce((sum, line) => sum + line.plannedTotalEur, 0)
  return { ok: true, asked: { run, terms, question, unitEur: instrument === 'land-price' ? land : 1 } }
}

/** Runs a workload, here or on workers; null when it was stopped. */
export type Runner = (workload: Workload, progress?: Progress) => Promise<Outcomes | null> | Outcomes | null

/**
 * Finds the least contribution (business-case.md §4.7): first the least level of every trial, whose percentile is the
 * answer for any probability; then the same trials with that level, for what it costs and gives too much.
 */
export async function findContribution(
  asked: ContributionRun,
  runner: Runner,
  progress?: Progress,
): Promise<ContributionAnswer | null> {
  const { run, terms, question } = asked
  const { trials } = run
  const half = (from: number) => (done: number) => progress?.(from + done / 2)
  const search = { ...run.job, contribution: terms }
  const levels = (await runner({ job: search, trials, columns: 1 }, half(0)))?.[0]
  if (!levels) return null
  const sorted = levels.toSorted()
  const level = percentile(sorted, question.probability)
  if (!Number.isFinite(level)) return signed(asked, sorted, levels, null)
  const tried = { ...run.job, contribution: { ...terms, level } }
  const effects = await runner({ job: tried, trials, columns: contributionColumns.count }, half(0.5))
  return effects && signed(asked, sorted, levels, effects)
}

function signed(
  { run, terms, question, unitEur }: ContributionRun,
  sorted: Float64Array,
  levels: Float64Array,
  effects: Outcomes | null,
): ContributionAnswer {
  const euroAt = (probability: number): number | null => {
    const level = percentile(sorted, probability)
    return Number.isFinite(level) ? level * unitEur : null
  }
  const reached = sorted.reduce((count, level) => count + Number(Number.isFinite(level)), 0) / sorted.length
  const error = effects ? (percentileErrors(levels, [question.probability])[0] ?? null) : null
  const figures = {
    party: question.party,
    probability: question.probability,
    instrument: terms.instrument,
    amountEur: euroAt(question.probability),
    atT: terms.t,
    se: error !== null && Number.isFinite(error) ? error * unitEur : null,
    ...effectsOf(effects),
    frontier: FRONTIER.map(probability => ({ probability, amountEur: euroAt(probability) })),
    payer: run.plan.parties[terms.payer]!.id,
    pReturnMetBefore: sorted.reduce((count, level) => count + Number(level === 0), 0) / sorted.length,
    trials: run.trials,
    seed: run.plan.seed,
    ...(effects ? {} : { reason: outOfReach(question.party, reached) }),
  }
  const inputHash = sha256(canonicalJson({ ...run.job.case, convention: run.plan.times.convention }))
  return { ...figures, inputHash, resultHash: sha256(canonicalJson({ ...figures, inputHash })) }
}

function effectsOf(
  effects: Outcomes | null,
): Pick<ContributionAnswer, 'expectedCostEur' | 'p90CostEur' | 'surplusGivenEur'> {
  if (!effects) return { expectedCostEur: null, p90CostEur: null, surplusGivenEur: null }
  const cost = effects[contributionColumns.cost]!
  const before = effects[contributionColumns.before]!
  const surplus = effects[contributionColumns.after]!.map(
    (after, trial) => Math.max(0, after) - Math.max(0, before[trial]!),
  )
  return {
    expectedCostEur: meanOf(cost),
    p90CostEur: percentile(cost.toSorted(), 0.9),
    surplusGivenEur: meanOf(surplus),
  }
}

function outOfReach(party: string, share: number): Words {
  const perCent = (Math.floor(share * 1000) / 10).toFixed(1)
  return {
    nl: `Met dit middel haalt ${party} haar rendement in ten hoogste ${perCent.replace('.', ',')} % van de trekkingen. Kies een ander middel of een lagere kans.`,
    en: `With this instrument ${party} meets its return in at most ${perCent} % of the trials. Choose another instrument or a lower probability.`,
  }
}
