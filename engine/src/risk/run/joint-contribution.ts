import { canonicalJson } from '../../case/canonical-json.ts'
import { type CaseError, caseError } from '../../case/errors.ts'
import { sha256 } from '../../case/sha-256.ts'
import type { Case, Clause } from '../../case/types.ts'
import { HALF_A_CENT } from '../../ledger/position.ts'
import { contributionColumns } from '../path/contribution-path.ts'
import type { RiskEngine } from '../plan/plan.ts'
import { percentile } from '../statistics/percentiles.ts'
import type { Progress } from './chunks.ts'
import {
  type ContributionQuestion,
  type ContributionRun,
  FRONTIER,
  prepareContribution,
  type Runner,
} from './contribution-question.ts'
import { helpEngineOf, helpRunner } from './help-runner.ts'
import { type JointAmounts, leastJointAmounts } from './joint-amounts.ts'
import { type JointWithin, jointWithin, type MoneyAsked } from './joint-limits.ts'
import { preparedRun } from './risk-run.ts'

/** What is asked: grants with which several parties all meet their returns, in a share of the trials. */
export interface JointQuestion extends Omit<ContributionQuestion, 'party' | 'instrument'> {
  readonly parties: readonly string[]
  /** Where the money may come from; null = limits are not looked at, absent = nothing more than the limits of the case. */
  readonly money?: MoneyAsked | null
}

/** Searches for each of the parties, on the same trials. */
export interface JointRun {
  readonly runs: readonly ContributionRun[]
  readonly probability: number
  readonly money: MoneyAsked | null
}

/** Grants for several parties together. Euro at t. */
export interface JointAnswer {
  readonly probability: number
  readonly parties: Readonly<
    Record<
      string,
      {
        readonly amountEur: number
        /** What it would get if it alone counted. */
        readonly aloneEur: number
        /** Chance that it meets its return in the run with all grants. */
        readonly pReturnMet: number
      }
    >
  >
  readonly totalEur: number
  /** The grants that each party needs alone: no joint answer is lower. */
  readonly boundEur: number
  /** Chance that all of them meet their returns in the run with all grants and all clauses. */
  readonly pAllMet: number
  readonly pAllMetBefore: number
  readonly frontier: readonly { readonly probability: number; readonly amountEur: number }[]
  /** What can be had within the limits of aid, grants and pots together; null when they were not looked at. */
  readonly within: JointWithin | null
  readonly atT: number
  readonly payer: string
  readonly trials: number
  readonly seed: number
  /** Who ran the trials; the two differ by rounding. */
  readonly engine: RiskEngine
  readonly inputHash: string
  readonly resultHash: string
}

/** Prepares the search, or tells every reason why it cannot begin. */
export function prepareJoint(
  areaCase: Case,
  { parties, money = {}, ...question }: JointQuestion,
): { ok: true; asked: JointRun } | { ok: false; errors: readonly CaseError[] } {
  const runs: ContributionRun[] = []
  const errors = new Map<string, CaseError>()
  const twice = parties.find((party, place) => parties.indexOf(party) < place)
  if (twice !== undefined)
    errors.set('twice', caseError('--party', 'DUBBELE_ID', { id: twice, other: '--party' }))
  const purposes = new Set(areaCase.pots?.flatMap(pot => pot.purposes))
  const unknown = (money?.purposes ?? []).filter(purpose => !purposes.has(purpose))
  for (const id of unknown)
    errors.set(id, caseError('--purpose', 'ONBEKEND_DOEL', { id, known: [...purposes].join(', ') || '-' }))
  for (const party of parties) {
    const prepared = prepareContribution(areaCase, { ...question, party, instrument: 'grant' })
    if (prepared.ok) runs.push(prepared.asked)
    else for (const error of prepared.errors) errors.set(canonicalJson(error), error)
  }
  if (errors.size > 0) return { ok: false, errors: [...errors.values()] }
  const payers = new Set(runs.map(run => run.terms.payer))
  if (payers.size === 1) return { ok: true, asked: { runs, probability: question.probability, money } }
  const known = areaCase.parties.map(one => one.id).join(', ')
  return { ok: false, errors: [caseError('--payer', 'ONBEKENDE_PARTIJ', { id: '-', known })] }
}

/** Finds grants with which all parties meet their returns; null when it was stopped. */
export async function findJointContribution(
  { runs, probability, money }: JointRun,
  given: Runner,
  progress?: Progress,
): Promise<JointAnswer | null> {
  const runner = helpRunner(given)
  const steps = runs.length + 1
  const needs: Float64Array[] = []
  for (const { run, terms } of runs) {
    const workload = { job: { ...run.job, contribution: terms }, trials: run.trials, columns: 1 }
    const levels = (await runner(workload, done => progress?.((needs.length + done) / steps)))?.[0]
    if (!levels) return null
    needs.push(levels)
  }
  const found = frontierOf(needs, probability)
  const asked = found.get(probability)!
  const met = await metWith(runs, asked.amounts, runner, done => progress?.((runs.length + done) / steps))
  if (!met) return null
  const within = money && (await jointWithin(runs, money, needs, { probability, free: asked }))
  return signed(runs, probability, needs, { found, met, within })
}

/** From the highest probability down, so that a lower one is never dearer. */
function frontierOf(needs: readonly Float64Array[], probability: number): ReadonlyMap<number, JointAmounts> {
  const found = new Map<number, JointAmounts>()
  let known: readonly number[] | undefined
  for (const one of [...new Set([...FRONTIER, probability])].toSorted((a, b) => b - a)) {
    const amounts = leastJointAmounts(needs, one, known)
    found.set(one, amounts)
    known = amounts.amounts
  }
  return found
}

/** Who meets its return in a whole run with the grants as clauses before all others, by party; then all of them. */
async function metWith(
  runs: readonly ContributionRun[],
  amounts: readonly number[],
  runner: Runner,
  progress: Progress,
): Promise<readonly number[] | null> {
  const { run, terms } = runs[0]!
  const { case: areaCase, options } = run.job
  const payer = areaCase.parties[terms.payer]!.id
  const grants = runs.map(
    ({ question }, place): Clause => ({
      id: `bijdrage-${question.party}`,
      kind: 'fixed-price',
      from: payer,
      to: question.party,
      inputs: { amountEur: amounts[place]!, t: terms.t },
    }),
  )
  const helped = { ...areaCase, clauses: [...grants, ...(areaCase.clauses ?? [])] }
  const whole = preparedRun(helped, { ...options, trials: run.trials }, 'a case with grants')
  const isMet: Float64Array[] = []
  for (const { terms: own } of runs) {
    const job = { ...whole.job, contribution: { ...own, levels: [] } }
    const told = (done: number) => progress((isMet.length + done) / runs.length)
    const outcomes = await runner({ job, trials: run.trials, columns: 1 }, told)
    if (!outcomes) return null
    isMet.push(outcomes[contributionColumns.before]!.map(eur => Number(eur > -2 * HALF_A_CENT)))
  }
  const share = (of: (trial: number) => number): number => {
    let sum = 0
    for (let trial = 0; trial < run.trials; trial += 1) sum += of(trial)
    return sum / run.trials
  }
  return [
    ...isMet.map(one => share(trial => one[trial]!)),
    share(trial => Number(isMet.every(one => one[trial] === 1))),
  ]
}

interface Outcome {
  readonly found: ReadonlyMap<number, JointAmounts>
  readonly met: readonly number[]
  readonly within: JointWithin | null
}

function signed(
  runs: readonly ContributionRun[],
  probability: number,
  needs: readonly Float64Array[],
  { found, met, within }: Outcome,
): JointAnswer {
  const { run, terms } = runs[0]!
  const { amounts, total } = found.get(probability)!
  const alone = needs.map(need => percentile(need.toSorted(), probability))
  const none = needs[0]!.reduce((sum, _, trial) => sum + Number(needs.every(need => need[trial] === 0)), 0)
  const figures = {
    probability,
    parties: Object.fromEntries(
      runs.map(({ question }, place) => [
        question.party,
        { amountEur: amounts[place]!, aloneEur: alone[place]!, pReturnMet: met[place]! },
      ]),
    ),
    totalEur: total,
    boundEur: alone.reduce((sum, eur) => sum + eur, 0),
    pAllMet: met.at(-1)!,
    pAllMetBefore: none / run.trials,
    frontier: FRONTIER.map(one => ({ probability: one, amountEur: found.get(one)!.total })),
    within,
    atT: terms.t,
    payer: run.plan.parties[terms.payer]!.id,
    trials: run.trials,
    seed: run.plan.seed,
    engine: helpEngineOf(run.plan, run.job.options.engine),
  }
  const inputHash = sha256(canonicalJson({ ...run.job.case, convention: run.plan.times.convention }))
  return { ...figures, inputHash, resultHash: sha256(canonicalJson({ ...figures, inputHash })) }
}
