import { canonicalJson } from '../../case/canonical-json.ts'
import { sha256 } from '../../case/sha-256.ts'
import type { Words } from '../../case/shape.ts'
import { HALF_A_CENT } from '../../ledger/position.ts'
import { engineOf } from '../kernel/open-simulator.ts'
import { contributionColumns, isAmount, levelColumns } from '../path/contribution-path.ts'
import type { Outcomes } from '../path/trial.ts'
import type { RiskEngine } from '../plan/plan.ts'
import { shareNonNegative } from '../statistics/distribution.ts'
import { meanOf, percentile } from '../statistics/percentiles.ts'
import { tailMeanError } from '../statistics/standard-errors.ts'
import type { Progress } from './chunks.ts'
import { type ContributionLimit, limitsOf } from './contribution-limits.ts'
import { type Need, needForChance, needForTail, outcomesAt, tailMeans } from './contribution-need.ts'
import type {
  ContributionInstrument,
  ContributionMeasure,
  ContributionPoint,
  ContributionQuestion,
  ContributionRun,
  Runner,
} from './contribution-question.ts'
import { helpEngineOf, helpRunner } from './help-runner.ts'
import { findProgrammeChange, type ProgrammeChange } from './programme-change.ts'

/** The answer of `case contribution`. Costs are at the rate of the payer, the surplus at the required return of the party. */
export interface ContributionAnswer {
  readonly party: string
  readonly probability: number
  readonly measure: ContributionMeasure
  /** What the mean of the worst trials has to reach, euro; 0 for the chance. */
  readonly atLeastEur: number
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
  /** That share with the help; null without an answer. */
  readonly pReturnMetAfter: number | null
  /** Mean value of the party at its required return over its worst 1 - probability of the trials, without and with help. */
  readonly tailMean: { readonly beforeEur: number; readonly afterEur: number } | null
  /** The limits of aid and grants that hold for this help, with how far it stays within them. */
  readonly limits: readonly ContributionLimit[]
  readonly trials: number
  readonly seed: number
  /** Who ran the trials; the two differ by rounding. */
  readonly engine: RiskEngine
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
 * Finds the least contribution, then runs the same trials with it: for what it costs, gives too
 * much, and is beside the limits of public money.
 */
export const findContribution = (
  asked: ContributionRun,
  runner: Runner,
  progress?: Progress,
): Promise<ContributionAnswer | null> => searchContribution(asked, helpRunner(runner), progress)

/** The same, with a help runner that other searches use as well. */
export async function searchContribution(
  asked: ContributionRun,
  runner: Runner,
  progress?: Progress,
): Promise<ContributionAnswer | null> {
  if (asked.instrument === 'programme') {
    const changed = await findProgrammeChange(asked, runner, progress)
    return changed && signed(asked, ofProgramme(changed), { effects: changed.effects, limits: [] })
  }
  const half = (from: number) => (done: number) => progress?.(from + done / 2)
  const isTail = asked.question.measure === 'tail'
  const need = await (isTail ? needForTail : needForChance)(asked, runner, half(0))
  if (!need) return null
  const { level } = need
  if (level === null) return signed(asked, ofNeed(asked, need), { effects: null, limits: [] })
  const levels = isTail ? [level, level * (1 - NEXT)] : [level]
  const effects = await outcomesAt(asked, levels, runner, half(0.5))
  if (!effects) return null
  const cost = meanOf(effects[contributionColumns.cost]!)
  const limits = await limitsOf(asked, level, cost, runner)
  const se = isTail ? errorOfTail(asked, level, effects) : need.se
  return limits && signed(asked, ofNeed(asked, { ...need, se }), { effects, limits })
}

/** Distance over which the slope of the mean of the worst trials is read, as part of the level. */
const NEXT = 0.01

/** Standard error of a level that was found by the mean of the worst trials: that of the mean over its slope. */
function errorOfTail({ question }: ContributionRun, level: number, effects: Outcomes): number | null {
  const [at, before] = [0, 1].map(place => effects[levelColumns(place).after]!)
  const [[mean], [lower]] = [at!, before!].map(values => tailMeans(values, [question.probability])) as [
    [number],
    [number],
  ]
  const slope = level === 0 ? 0 : (mean - lower) / (NEXT * level)
  const error = tailMeanError(at!, 1 - question.probability)
  return error === null || slope <= 0 ? null : error / slope
}

/** How much is needed, before what it costs. */
type Found = Pick<
  ContributionAnswer,
  'amountEur' | 'se' | 'levelShare' | 'homes' | 'frontier' | 'pReturnMetBefore'
> & {
  /** The best that the instrument does: a probability, or the mean of the worst trials. */
  readonly best: number
}

function ofNeed(
  { terms, unitEur }: ContributionRun,
  { level, se, frontier, pReturnMetBefore, best }: Need,
): Found {
  const euro = (one: number | null): number | null => (one === null ? null : one * unitEur)
  return {
    amountEur: euro(level),
    se: euro(se),
    ...(isAmount(terms.instrument) || level === null ? {} : { levelShare: level }),
    frontier: frontier.map(point => ({ probability: point.probability, amountEur: euro(point.level) })),
    pReturnMetBefore,
    best,
  }
}

function ofProgramme({ homes, frontier, effects, pReturnMetBefore, best }: ProgrammeChange): Found {
  const gained = effects
    ? meanOf(effects[contributionColumns.after]!) - meanOf(effects[contributionColumns.before]!)
    : null
  return {
    amountEur: gained,
    se: null,
    ...(homes === null ? {} : { homes }),
    frontier,
    pReturnMetBefore,
    best,
  }
}

interface Tried {
  readonly effects: Outcomes | null
  readonly limits: readonly ContributionLimit[]
}

function signed(
  asked: ContributionRun,
  { best, ...found }: Found,
  { effects, limits }: Tried,
): ContributionAnswer {
  const { run, terms, question, instrument } = asked
  const { options } = run.job
  const figures = {
    party: question.party,
    probability: question.probability,
    measure: question.measure ?? 'chance',
    atLeastEur: question.measure === 'tail' ? (question.atLeastEur ?? 0) : 0,
    instrument,
    atT: terms.t,
    ...found,
    ...effectsOf(asked, effects),
    payer: run.plan.parties[terms.payer]!.id,
    limits,
    trials: run.trials,
    seed: run.plan.seed,
    engine:
      instrument === 'programme'
        ? engineOf(run.plan, options.engine)
        : helpEngineOf(run.plan, options.engine),
    ...(effects ? {} : { reason: outOfReach(question, best) }),
  }
  const inputHash = sha256(canonicalJson({ ...run.job.case, convention: run.plan.times.convention }))
  return { ...figures, inputHash, resultHash: sha256(canonicalJson({ ...figures, inputHash })) }
}

/** Shares of the surplus that an overage may ask. */
const OVERAGES = [0.25, 0.5, 0.75, 1]

type Effects = Pick<
  ContributionAnswer,
  | 'expectedCostEur'
  | 'p90CostEur'
  | 'surplusGivenEur'
  | 'leftShortEur'
  | 'overage'
  | 'pReturnMetAfter'
  | 'tailMean'
>

const noEffects: Effects = {
  expectedCostEur: null,
  p90CostEur: null,
  surplusGivenEur: null,
  leftShortEur: null,
  overage: [],
  pReturnMetAfter: null,
  tailMean: null,
}

function effectsOf({ run: { plan }, terms, question }: ContributionRun, effects: Outcomes | null): Effects {
  if (!effects) return noEffects
  const cost = effects[contributionColumns.cost]!
  const [before, after] = [effects[contributionColumns.before]!, effects[contributionColumns.after]!]
  const surplus = after.map((value, trial) => {
    const given = Math.max(0, value) - Math.max(0, before[trial]!)
    return given > HALF_A_CENT ? given : 0
  })
  const surplusGivenEur = meanOf(surplus)
  const expectedCostEur = meanOf(cost)
  const [party, payer] = [plan.parties[terms.party]!, plan.parties[terms.payer]!]
  const worth = payer.ownFactors[terms.until]! / party.requiredFactors[terms.until]!
  const tailOf = (values: Float64Array): number => tailMeans(values, [question.probability])[0]!
  return {
    expectedCostEur,
    p90CostEur: percentile(cost.toSorted(), 0.9),
    surplusGivenEur,
    leftShortEur: 0 - meanOf(after.filter(value => value < -HALF_A_CENT)),
    overage: OVERAGES.map(share => {
      const returnedEur = share * surplusGivenEur * worth
      return { share, returnedEur, expectedCostEur: expectedCostEur - returnedEur }
    }),
    pReturnMetAfter: shareNonNegative(after),
    tailMean: { beforeEur: tailOf(before), afterEur: tailOf(after) },
  }
}

const oneDecimal = (share: number): string => (Math.floor(share * 1000) / 10).toFixed(1)
const wholeEuro = (language: string, eur: number): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(Math.round(eur) + 0)

function outOfReach({ party, probability, measure }: ContributionQuestion, best: number): Words {
  if (measure === 'tail') {
    const worst = ((1 - probability) * 100).toFixed(1)
    return {
      nl: `Met dit middel komt het gemiddelde van ${party} in de slechtste ${worst.replace('.', ',')} % van de trekkingen niet hoger dan € ${wholeEuro('nl-NL', best)}. Kies een ander middel of vraag minder.`,
      en: `With this instrument the mean of ${party} over the worst ${worst} % of the trials comes no higher than € ${wholeEuro('en-GB', best)}. Choose another instrument or ask for less.`,
    }
  }
  return {
    nl: `Met dit middel haalt ${party} haar rendement in ten hoogste ${oneDecimal(best).replace('.', ',')} % van de trekkingen. Kies een ander middel of een lagere kans.`,
    en: `With this instrument ${party} meets its return in at most ${oneDecimal(best)} % of the trials. Choose another instrument or a lower probability.`,
  }
}
