import { HALF_A_CENT } from '../../ledger/position.ts'
import { contributionColumns, isAmount, levelColumns } from '../path/contribution-path.ts'
import type { Outcomes } from '../path/trial.ts'
import { shareNonNegative } from '../statistics/distribution.ts'
import { countOf, percentile } from '../statistics/percentiles.ts'
import { percentileErrors } from '../statistics/standard-errors.ts'
import type { Progress } from './chunks.ts'
import {
  type ContributionQuestion,
  type ContributionRun,
  FRONTIER,
  type Runner,
} from './contribution-question.ts'
import { leastLevels } from './level-search.ts'

/** How much is needed, in levels of the instrument; null where no level is enough. */
export interface Need {
  readonly level: number | null
  /** Standard error of the level, where it follows from the need of every trial. */
  readonly se: number | null
  readonly frontier: readonly { readonly probability: number; readonly level: number | null }[]
  /** Share of the trials in which the party meets its return without help. */
  readonly pReturnMetBefore: number
  /** The best that the instrument does: the highest probability, or the highest mean of the worst trials. */
  readonly best: number
}

/** Levels that are taken for the same when the mean of the worst trials is sought: a euro, or a ten-millionth. */
const NEAR = { euro: 1, share: 1e-7 }

/** Mean of the worst trials for every certainty: of 80 % those are the lowest 20 %. */
export function tailMeans(values: Float64Array, probabilities: readonly number[]): number[] {
  const sorted = values.toSorted()
  const sums = new Float64Array(sorted.length + 1)
  for (let place = 0; place < sorted.length; place += 1) sums[place + 1] = sums[place]! + sorted[place]!
  return probabilities.map(probability => {
    const count = countOf(1 - probability, sorted.length)
    return sums[count]! / count
  })
}

/** Whether results are good enough for what is asked, with a certainty. */
export function isMet(
  values: Float64Array,
  { measure, atLeastEur = 0 }: Pick<ContributionQuestion, 'measure' | 'atLeastEur'>,
  probability: number,
): boolean {
  if (measure === 'tail') return tailMeans(values, [probability])[0]! > atLeastEur - HALF_A_CENT
  return shareNonNegative(values) >= probability - 1e-12
}

/** The highest certainty with which results are good enough for what is asked; 0 is none. */
export function highestMet(
  values: Float64Array,
  { measure, atLeastEur = 0 }: Pick<ContributionQuestion, 'measure' | 'atLeastEur'>,
): number {
  if (measure !== 'tail') return shareNonNegative(values)
  const sorted = values.toSorted()
  let sum = 0
  for (const [place, value] of sorted.entries()) {
    sum += value
    if (sum / (place + 1) > atLeastEur - HALF_A_CENT) return (sorted.length - place - 1) / sorted.length
  }
  return 0
}

/** Runs the trials at some levels. */
export async function outcomesAt(
  { run, terms }: ContributionRun,
  levels: readonly number[],
  runner: Runner,
  progress?: Progress,
): Promise<Outcomes | null> {
  const job = { ...run.job, contribution: { ...terms, levels } }
  return runner({ job, trials: run.trials, columns: 1 + 2 * levels.length }, progress)
}

const shareOf = (levels: Float64Array, is: (level: number) => boolean): number =>
  levels.reduce((count, level) => count + Number(is(level)), 0) / levels.length

/** The least of every trial, whose percentile is what a probability needs. */
export async function needForChance(
  { run, terms, question }: ContributionRun,
  runner: Runner,
  progress?: Progress,
): Promise<Need | null> {
  const workload = { job: { ...run.job, contribution: terms }, trials: run.trials, columns: 1 }
  const levels = (await runner(workload, progress))?.[0]
  if (!levels) return null
  const sorted = levels.toSorted()
  const levelAt = (probability: number): number | null => {
    const level = percentile(sorted, probability)
    return Number.isFinite(level) ? level : null
  }
  const level = levelAt(question.probability)
  const [error = null] = level === null ? [] : percentileErrors(levels, [question.probability])
  return {
    level,
    se: error !== null && Number.isFinite(error) ? error : null,
    frontier: FRONTIER.map(probability => ({ probability, level: levelAt(probability) })),
    pReturnMetBefore: shareOf(levels, one => one === 0),
    best: shareOf(levels, Number.isFinite),
  }
}

/**
 * The level with which the mean of the worst trials reaches what is asked. That mean is not the mean of what single trials
 * need, because other trials can be the worst once there is help; so levels are tried, for all certainties together.
 */
export async function needForTail(
  asked: ContributionRun,
  runner: Runner,
  progress?: Progress,
): Promise<Need | null> {
  const { run, terms, question } = asked
  const { probability, atLeastEur = 0 } = question
  const probabilities = [...FRONTIER, probability]
  const worth = run.plan.parties[terms.party]!.requiredFactors[terms.t]!
  let best = Number.NEGATIVE_INFINITY
  let rounds = 0
  let pReturnMetBefore = 0
  const ask = async (levels: readonly number[]) => {
    rounds += 1
    const outcomes = await outcomesAt(asked, levels, runner, done => progress?.(1 - 1 / (rounds + done)))
    if (!outcomes) return null
    pReturnMetBefore = shareNonNegative(outcomes[contributionColumns.before]!)
    return levels.map((_, place) => {
      const means = tailMeans(outcomes[levelColumns(place).after]!, probabilities)
      best = Math.max(best, means.at(-1)!)
      return means.map(mean => mean - atLeastEur)
    })
  }
  const isEuro = isAmount(terms.instrument)
  const bounds = isEuro
    ? { most: Number.MAX_VALUE, near: NEAR.euro, guess: (short: number) => short / worth }
    : { most: 1, near: NEAR.share }
  const found = await leastLevels(ask, bounds)
  return (
    found && {
      level: found.at(-1)!,
      se: null,
      frontier: FRONTIER.map((one, place) => ({ probability: one, level: found[place]! })),
      pReturnMetBefore,
      best,
    }
  )
}
