import { canonicalJson } from '../../case/canonical-json.ts'
import { type CaseError, caseError } from '../../case/errors.ts'
import { sha256 } from '../../case/sha-256.ts'
import type { Case, Convention } from '../../case/types.ts'
import { engineOf, openSimulator, sharedKernel } from '../kernel/open-simulator.ts'
import { type OutcomeColumns, type Outcomes, outcomeColumns } from '../path/trial.ts'
import { type RiskNotice, riskNotice } from '../plan/assumptions.ts'
import { planRisk, type RiskEngine } from '../plan/plan.ts'
import { bundleOf, type Sampling } from '../plan/sampling.ts'
import { bearerShares } from '../statistics/bearers.ts'
import { type Distribution, distributionOf } from '../statistics/distribution.ts'
import type { Chunk, Progress, RiskJob } from './chunks.ts'
import type { Runner } from './contribution-question.ts'
import { prepareRisk, type RiskQuestion, type RiskRun } from './risk-run.ts'

/** Trials of a portfolio when nothing is said. */
const DEFAULT_TRIALS = 20_000

/** The answer of `portfolio risk`. Every case is at its own common rate; kinds of parties are at their own rates. */
export interface PortfolioAnswer {
  readonly trials: number
  readonly seed: number
  /** Who ran the trials of the cases; they differ by rounding. */
  readonly engines: readonly RiskEngine[]
  /** Present when it was not by pairs. */
  readonly sampling?: Sampling
  readonly inputHash: string
  readonly resultHash: string
  /** The sum of the areas, trial by trial. */
  readonly total: Distribution
  /** What the percentiles of the cases would add up to; not a percentile of anything. */
  readonly addedApart: Readonly<Record<'p10' | 'p20' | 'p80' | 'p90', number>>
  readonly cases: Readonly<Record<string, Distribution & { readonly eulerShare: number }>>
  /** The sum over the cases of all parties of one kind. */
  readonly kinds: Readonly<Record<string, Distribution>>
  readonly notices?: readonly RiskNotice[]
}

/** A case of a portfolio. Its plan is made again by who runs it: of thousands of cases not all plans fit in memory. */
export interface PortfolioCase {
  readonly job: RiskJob
  readonly trials: number
  readonly columns: OutcomeColumns
  readonly engine: RiskEngine
  readonly convention: Convention
}

/** A portfolio that can be run. */
export interface PortfolioRun {
  readonly runs: readonly PortfolioCase[]
  readonly trials: number
  readonly seed: number
  /** Absent = by pairs. */
  readonly sampling?: 'plain'
  readonly notices: readonly RiskNotice[]
}

/** Prepares a joint run of some cases; mistakes have the place of their case before their pointer. */
export function preparePortfolio(
  cases: readonly Case[],
  { trials = DEFAULT_TRIALS, seed = 1, sampling, ...rest }: RiskQuestion = {},
): { ok: true; asked: PortfolioRun } | { ok: false; errors: readonly CaseError[] } {
  const errors: CaseError[] = sampling === 'quasi' ? [caseError('--sampling', 'QUASI_NIET_SAMEN', {})] : []
  const runs: PortfolioCase[] = []
  const drawn = sampling === 'plain' ? { sampling } : {}
  const places = new Map<string, number>()
  const notices = new Map<string, RiskNotice>()
  for (const [place, areaCase] of cases.entries()) {
    const before = places.get(areaCase.id)
    if (before !== undefined)
      errors.push(caseError(`/${place}/id`, 'DUBBELE_ID', { id: areaCase.id, other: `/${before}` }))
    else places.set(areaCase.id, place)
    const prepared = prepareRisk(areaCase, { ...rest, ...drawn, trials, seed, inPortfolio: true })
    if (prepared.ok) {
      runs.push(portfolioCase(prepared.run))
      for (const notice of prepared.run.notices) notices.set(notice.text.nl, notice)
    } else errors.push(...prepared.errors.map(error => ({ ...error, pointer: `/${place}${error.pointer}` })))
  }
  if (errors.length > 0) return { ok: false, errors }
  const dates = [...new Set(cases.map(areaCase => areaCase.valuationDate))].sort().join(', ')
  const differ = dates.includes(',') ? [riskNotice('PEILDATA_VERSCHILLEN', { dates })] : []
  const asked = { runs, trials: runs[0]?.trials ?? 0, seed, notices: [...notices.values(), ...differ] }
  return { ok: true, asked: { ...asked, ...drawn } }
}

function portfolioCase({ job, plan, trials }: RiskRun): PortfolioCase {
  return {
    job,
    trials,
    columns: outcomeColumns(plan),
    engine: engineOf(plan, job.options.engine),
    convention: plan.times.convention,
  }
}

/** Runs every case over the same trials and sums trial by trial: percentiles of a sum do not add up. */
export async function runPortfolio(
  asked: PortfolioRun,
  runner: Runner,
  progress?: Progress,
): Promise<PortfolioAnswer | null> {
  const { runs } = asked
  const sums = openSums(asked)
  for (const [place, { job, trials, columns }] of runs.entries()) {
    const workload = { job, trials, columns: columns.count }
    const outcomes = await runner(workload, done => progress?.((place + done) / runs.length))
    if (!outcomes) return null
    sums.add(ofPortfolio(outcomes, columns, job.case))
  }
  return sums.answer()
}

/** The area of a case, then its parties. */
function ofPortfolio(outcomes: Outcomes, { area, own }: OutcomeColumns, { parties }: Case): Outcomes {
  return [outcomes[area]!, ...outcomes.slice(own, own + parties.length)]
}

/** How many figures each case keeps of a trial: its area and its parties. */
export const portfolioWidths = ({ runs }: PortfolioRun): number[] =>
  runs.map(({ job }) => 1 + job.case.parties.length)

/**
 * Opens a portfolio to be run in stretches of trials: every stretch gives the figures of all cases, one column each, the
 * area of a case before its parties. Stretches may be run in any order, by anybody, at any time. All cases take turns on
 * one kernel.
 */
export function openPortfolio(jobs: readonly RiskJob[]): (chunk: Chunk) => Outcomes {
  const shared = sharedKernel()
  const open = jobs.map(({ case: areaCase, options }) => {
    const plan = planRisk(areaCase, options)
    const { simulate } = openSimulator(plan, options.engine, shared)
    return { simulate, columns: outcomeColumns(plan), areaCase }
  })
  return ({ first, count }) =>
    open.flatMap(({ simulate, columns, areaCase }) => ofPortfolio(simulate(first, count), columns, areaCase))
}

/** The answer of a portfolio from the columns of `openPortfolio` over all trials. */
export function answerOfPortfolio(asked: PortfolioRun, columns: Outcomes): PortfolioAnswer {
  const sums = openSums(asked)
  let first = 0
  for (const width of portfolioWidths(asked)) {
    sums.add(columns.slice(first, first + width))
    first += width
  }
  return sums.answer()
}

/** Adds up what the cases give, one after another: of each only its area stays, for its part in the bad tail of all. */
function openSums({ runs, trials, seed, sampling, notices }: PortfolioRun) {
  const bundle = bundleOf({ sampling: sampling ?? 'pairs', quasi: null })
  const total = new Float64Array(trials)
  const areas: Float64Array[] = []
  const kinds = new Map<string, Float64Array>()
  const add = ([area, ...parties]: Outcomes): void => {
    const { case: areaCase } = runs[areas.length]!.job
    addTo(total, area!)
    areas.push(area!)
    areaCase.parties.forEach(({ kind }, party) => {
      const sum = kinds.get(kind) ?? new Float64Array(trials)
      kinds.set(kind, sum)
      addTo(sum, parties[party]!)
    })
  }
  const answer = (): PortfolioAnswer => {
    const shares = bearerShares(areas)
    const each = areas.map((area, place) => ({
      ...distributionOf(area, bundle),
      eulerShare: shares[place]!.eulerShare,
    }))
    const added = (name: 'p10' | 'p20' | 'p80' | 'p90'): number =>
      each.reduce((sum, one) => sum + one[name], 0)
    const figures = {
      engines: [...new Set(runs.map(({ engine }) => engine))].sort(),
      ...(sampling ? { sampling } : {}),
      total: distributionOf(total, bundle),
      addedApart: { p10: added('p10'), p20: added('p20'), p80: added('p80'), p90: added('p90') },
      cases: Object.fromEntries(runs.map(({ job }, place) => [job.case.id, each[place]!])),
      kinds: Object.fromEntries([...kinds].map(([kind, sum]) => [kind, distributionOf(sum, bundle)])),
      ...(notices.length > 0 ? { notices } : {}),
    }
    const inputs = runs.map(({ job, convention }) => ({ ...job.case, convention }))
    const inputHash = sha256(canonicalJson(inputs))
    const resultHash = sha256(canonicalJson({ trials, seed, inputHash, ...figures }))
    return { trials, seed, inputHash, resultHash, ...figures }
  }
  return { add, answer }
}

function addTo(sum: Float64Array, column: Float64Array): void {
  for (let trial = 0; trial < sum.length; trial += 1) sum[trial] = sum[trial]! + column[trial]!
}
