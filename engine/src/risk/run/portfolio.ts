import { canonicalJson } from '../../case/canonical-json.ts'
import { type CaseError, caseError } from '../../case/errors.ts'
import { sha256 } from '../../case/sha-256.ts'
import type { Case } from '../../case/types.ts'
import { engineOf } from '../kernel/open-simulator.ts'
import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import { type RiskNotice, riskNotice } from '../plan/assumptions.ts'
import { planRisk, type RiskEngine } from '../plan/plan.ts'
import { bundleOf, type Sampling } from '../plan/sampling.ts'
import { bearerShares } from '../statistics/bearers.ts'
import { type Distribution, distributionOf } from '../statistics/distribution.ts'
import { type Chunk, openJob, type Progress, type RiskJob } from './chunks.ts'
import type { Runner } from './contribution-question.ts'
import { prepareRisk, type RiskQuestion, type RiskRun, workloadOf } from './risk-run.ts'

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

/** A portfolio that can be run. */
export interface PortfolioRun {
  readonly runs: readonly RiskRun[]
  readonly trials: number
  readonly seed: number
  readonly notices: readonly RiskNotice[]
}

/** Prepares a joint run of some cases; mistakes have the place of their case before their pointer. */
export function preparePortfolio(
  cases: readonly Case[],
  { trials = DEFAULT_TRIALS, seed = 1, sampling, ...rest }: RiskQuestion = {},
): { ok: true; asked: PortfolioRun } | { ok: false; errors: readonly CaseError[] } {
  const errors: CaseError[] = sampling === 'quasi' ? [caseError('--sampling', 'QUASI_NIET_SAMEN', {})] : []
  const runs: RiskRun[] = []
  const drawn = sampling === 'plain' ? { sampling } : {}
  for (const [place, areaCase] of cases.entries()) {
    const before = cases.findIndex(one => one.id === areaCase.id)
    if (before < place)
      errors.push(caseError(`/${place}/id`, 'DUBBELE_ID', { id: areaCase.id, other: `/${before}` }))
    const prepared = prepareRisk(areaCase, { ...rest, ...drawn, trials, seed, inPortfolio: true })
    if (prepared.ok) runs.push(prepared.run)
    else errors.push(...prepared.errors.map(error => ({ ...error, pointer: `/${place}${error.pointer}` })))
  }
  if (errors.length > 0) return { ok: false, errors }
  const dates = new Set(cases.map(areaCase => areaCase.valuationDate))
  const notices = [
    ...new Map(runs.flatMap(run => run.notices).map(notice => [notice.text.nl, notice])).values(),
    ...(dates.size > 1 ? [riskNotice('PEILDATA_VERSCHILLEN', { dates: [...dates].sort().join(', ') })] : []),
  ]
  return { ok: true, asked: { runs, trials: runs[0]?.trials ?? 0, seed, notices } }
}

/** Runs every case over the same trials and sums trial by trial: percentiles of a sum do not add up. */
export async function runPortfolio(
  asked: PortfolioRun,
  runner: Runner,
  progress?: Progress,
): Promise<PortfolioAnswer | null> {
  const { runs } = asked
  const results: Outcomes[] = []
  for (const [place, run] of runs.entries()) {
    const outcomes = await runner(workloadOf(run), done => progress?.((place + done) / runs.length))
    if (!outcomes) return null
    const { area, own } = outcomeColumns(run.plan)
    results.push([outcomes[area]!, ...run.plan.parties.map((_, party) => outcomes[own + party]!)])
  }
  return portfolioAnswer(asked, results)
}

function sumOf(columns: readonly Float64Array[], trials: number): Float64Array {
  const sum = new Float64Array(trials)
  for (const column of columns)
    for (let trial = 0; trial < trials; trial += 1) sum[trial] = sum[trial]! + column[trial]!
  return sum
}

/** How many figures each case keeps of a trial: its area and its parties. */
export const portfolioWidths = ({ runs }: PortfolioRun): number[] =>
  runs.map(({ plan }) => 1 + plan.parties.length)

/**
 * Opens a portfolio to be run in stretches of trials: every stretch gives the figures of all cases, one column each, the
 * area of a case before its parties. Stretches may be run in any order, by anybody, at any time.
 */
export function openPortfolio(jobs: readonly RiskJob[]): (chunk: Chunk) => Outcomes {
  const open = jobs.map(job => {
    const { area, own } = outcomeColumns(planRisk(job.case, job.options))
    return { run: openJob(job), area, own, parties: job.case.parties.length }
  })
  return chunk =>
    open.flatMap(({ run, area, own, parties }) => {
      const outcomes = run(chunk)
      return [outcomes[area]!, ...outcomes.slice(own, own + parties)]
    })
}

/** The answer of a portfolio from the columns of `openPortfolio` over all trials. */
export function answerOfPortfolio(asked: PortfolioRun, columns: Outcomes): PortfolioAnswer {
  let first = 0
  const results = portfolioWidths(asked).map(width => {
    first += width
    return columns.slice(first - width, first)
  })
  return portfolioAnswer(asked, results)
}

/** `results`: per case the area, then its parties. */
function portfolioAnswer(
  { runs, trials, seed, notices }: PortfolioRun,
  results: readonly Outcomes[],
): PortfolioAnswer {
  const areas = results.map(columns => columns[0]!)
  const [first] = runs
  const bundle = first ? bundleOf(first.plan) : undefined
  const shares = bearerShares(areas)
  const each = areas.map((area, place) => ({
    ...distributionOf(area, bundle),
    eulerShare: shares[place]!.eulerShare,
  }))
  const byKind = new Map<string, Float64Array[]>()
  runs.forEach((run, place) => {
    run.job.case.parties.forEach(({ kind }, party) => {
      byKind.set(kind, [...(byKind.get(kind) ?? []), results[place]![party + 1]!])
    })
  })
  const added = (name: 'p10' | 'p20' | 'p80' | 'p90'): number => each.reduce((sum, one) => sum + one[name], 0)
  const engines = [...new Set(runs.map(({ plan, job }) => engineOf(plan, job.options.engine)))].sort()
  const figures = {
    engines,
    ...(first && first.plan.sampling !== 'pairs' ? { sampling: first.plan.sampling } : {}),
    total: distributionOf(sumOf(areas, trials), bundle),
    addedApart: { p10: added('p10'), p20: added('p20'), p80: added('p80'), p90: added('p90') },
    cases: Object.fromEntries(runs.map((run, place) => [run.job.case.id, each[place]!])),
    kinds: Object.fromEntries(
      [...byKind].map(([kind, columns]) => [kind, distributionOf(sumOf(columns, trials), bundle)]),
    ),
    ...(notices.length > 0 ? { notices } : {}),
  }
  const inputs = runs.map(({ job, plan }) => ({ ...job.case, convention: plan.times.convention }))
  const inputHash = sha256(canonicalJson(inputs))
  const resultHash = sha256(canonicalJson({ trials, seed, inputHash, ...figures }))
  return { trials, seed, inputHash, resultHash, ...figures }
}
