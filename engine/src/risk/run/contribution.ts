import { canonicalJson } from '../../case/canonical-json.ts'
import { sha256 } from '../../case/sha-256.ts'
import type { Words } from '../../case/shape.ts'
import { HALF_A_CENT } from '../../ledger/position.ts'
import { type ContributionTerms, contributionColumns, isAmount } from '../path/contribution-path.ts'
import type { Outcomes } from '../path/trial.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { meanOf, percentile } from '../statistics/percentiles.ts'
import { percentileErrors } from '../statistics/standard-errors.ts'
import type { Progress } from './chunks.ts'
import {
  type ContributionInstrument,
  type ContributionPoint,
  type ContributionRun,
  FRONTIER,
  type Runner,
} from './contribution-question.ts'
import { findProgrammeChange, type ProgrammeChange } from './programme-change.ts'

/** The answer of `case contribution`. Costs are at the rate of the payer, the surplus at the required return of the party. */
export interface ContributionAnswer {
  readonly party: string
  readonly probability: number
  readonly instrument: ContributionInstrument
  /**
   * Euro at t; of a guarantee the limit; of a share what goes off or is put off as planned; of a programme what it brings
   * the party on average. Null: see `reason`.
   */
  readonly amountEur: number | null
  readonly atT: number
  readonly se: number | null
  readonly expectedCostEur: number | null
  readonly p90CostEur: number | null
  /** Share of the land price or costs, for the instruments that are one. */
  readonly levelShare?: number
  /** Social homes that become others, for a programme. */
  readonly homes?: number
  /** What the party gets on average beyond what it needs. */
  readonly surplusGivenEur: number | null
  /** What the party is still short of on average in the trials in which it does not meet its return; 0 where it always does. */
  readonly leftShortEur: number | null
  /**
   * What comes back when the party pays a share of its result beyond its return, at the end and never more than it was
   * given. The probability stays what it is.
   */
  readonly overage: readonly OverageOffer[]
  readonly frontier: readonly ContributionPoint[]
  readonly payer: string
  /** Share of the trials in which the party meets its return without help. */
  readonly pReturnMetBefore: number
  readonly trials: number
  readonly seed: number
  readonly inputHash: string
  readonly resultHash: string
  readonly reason?: Words
}

/** A share of the surplus that comes back, and what the help is then expected to cost; at the rate of the payer. */
export interface OverageOffer {
  readonly share: number
  readonly returnedEur: number
  readonly expectedCostEur: number
}

/**
 * Finds the least contribution (business-case.md §4.7): first the least level of every trial, whose percentile is the
 * answer for any probability; then the same trials with that level, for what it costs and gives too much.
 */
export async function findContribution(
  asked: ContributionRun,
  runner: Runner,
  progress?: Progress,
): Promise<ContributionAnswer | null> {
  if (asked.instrument === 'programme') {
    const changed = await findProgrammeChange(asked, runner, progress)
    return changed && signed(asked, ofProgramme(changed), changed.effects)
  }
  const { run, terms, question } = asked
  const { trials } = run
  const half = (from: number) => (done: number) => progress?.(from + done / 2)
  const search = { ...run.job, contribution: terms }
  const levels = (await runner({ job: search, trials, columns: 1 }, half(0)))?.[0]
  if (!levels) return null
  const level = percentile(levels.toSorted(), question.probability)
  if (!Number.isFinite(level)) return signed(asked, ofLevels(asked, levels), null)
  const tried = { ...run.job, contribution: { ...terms, level } }
  const effects = await runner({ job: tried, trials, columns: contributionColumns.count }, half(0.5))
  return effects && signed(asked, ofLevels(asked, levels), effects)
}

/** How much is needed, before what it costs. */
type Found = Pick<
  ContributionAnswer,
  'amountEur' | 'se' | 'levelShare' | 'homes' | 'frontier' | 'pReturnMetBefore'
> & {
  /** The highest probability that the instrument reaches. */
  readonly reached: number
}

const shareOf = (levels: Float64Array, is: (level: number) => boolean): number =>
  levels.reduce((count, level) => count + Number(is(level)), 0) / levels.length

function ofLevels({ terms, question, unitEur }: ContributionRun, levels: Float64Array): Found {
  const sorted = levels.toSorted()
  const euroAt = (probability: number): number | null => {
    const level = percentile(sorted, probability)
    return Number.isFinite(level) ? level * unitEur : null
  }
  const amountEur = euroAt(question.probability)
  const [error = null] = amountEur === null ? [] : percentileErrors(levels, [question.probability])
  return {
    amountEur,
    se: error !== null && Number.isFinite(error) ? error * unitEur : null,
    ...(isAmount(terms.instrument) || amountEur === null
      ? {}
      : { levelShare: percentile(sorted, question.probability) }),
    frontier: FRONTIER.map(probability => ({ probability, amountEur: euroAt(probability) })),
    pReturnMetBefore: shareOf(levels, level => level === 0),
    reached: shareOf(levels, Number.isFinite),
  }
}

function ofProgramme({ homes, tried, frontier, effects }: ProgrammeChange): Found {
  const gained = effects
    ? meanOf(effects[contributionColumns.after]!) - meanOf(effects[contributionColumns.before]!)
    : null
  return {
    amountEur: gained,
    se: null,
    ...(homes === null ? {} : { homes }),
    frontier,
    pReturnMetBefore: tried.get(0)?.pReturnMet ?? 0,
    reached: Math.max(...[...tried.values()].map(one => one.pReturnMet)),
  }
}

function signed(
  { run, terms, question, instrument }: ContributionRun,
  { reached, pReturnMetBefore, ...found }: Found,
  effects: Outcomes | null,
): ContributionAnswer {
  const figures = {
    party: question.party,
    probability: question.probability,
    instrument,
    atT: terms.t,
    ...found,
    ...effectsOf(run.plan, terms, effects),
    payer: run.plan.parties[terms.payer]!.id,
    pReturnMetBefore,
    trials: run.trials,
    seed: run.plan.seed,
    ...(effects ? {} : { reason: outOfReach(question.party, reached) }),
  }
  const inputHash = sha256(canonicalJson({ ...run.job.case, convention: run.plan.times.convention }))
  return { ...figures, inputHash, resultHash: sha256(canonicalJson({ ...figures, inputHash })) }
}

/** Shares of the surplus that an overage may ask. */
const OVERAGES = [0.25, 0.5, 0.75, 1]

type Effects = Pick<
  ContributionAnswer,
  'expectedCostEur' | 'p90CostEur' | 'surplusGivenEur' | 'leftShortEur' | 'overage'
>

function effectsOf({ parties }: RiskPlan, terms: ContributionTerms, effects: Outcomes | null): Effects {
  if (!effects)
    return { expectedCostEur: null, p90CostEur: null, surplusGivenEur: null, leftShortEur: null, overage: [] }
  const cost = effects[contributionColumns.cost]!
  const before = effects[contributionColumns.before]!
  const surplus = effects[contributionColumns.after]!.map((after, trial) => {
    const given = Math.max(0, after) - Math.max(0, before[trial]!)
    return given > HALF_A_CENT ? given : 0
  })
  const surplusGivenEur = meanOf(surplus)
  const expectedCostEur = meanOf(cost)
  const [party, payer] = [parties[terms.party]!, parties[terms.payer]!]
  const worth = payer.ownFactors[terms.until]! / party.requiredFactors[terms.until]!
  return {
    expectedCostEur,
    p90CostEur: percentile(cost.toSorted(), 0.9),
    surplusGivenEur,
    leftShortEur: 0 - meanOf(effects[contributionColumns.after]!.filter(value => value < -HALF_A_CENT)),
    overage: OVERAGES.map(share => {
      const returnedEur = share * surplusGivenEur * worth
      return { share, returnedEur, expectedCostEur: expectedCostEur - returnedEur }
    }),
  }
}

function outOfReach(party: string, share: number): Words {
  const perCent = (Math.floor(share * 1000) / 10).toFixed(1)
  return {
    nl: `Met dit middel haalt ${party} haar rendement in ten hoogste ${perCent.replace('.', ',')} % van de trekkingen. Kies een ander middel of een lagere kans.`,
    en: `With this instrument ${party} meets its return in at most ${perCent} % of the trials. Choose another instrument or a lower probability.`,
  }
}
