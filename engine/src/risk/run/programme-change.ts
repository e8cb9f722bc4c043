import { contributionColumns } from '../path/contribution-path.ts'
import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import { shareNonNegative } from '../statistics/distribution.ts'
import { meanOf } from '../statistics/percentiles.ts'
import { changeableHomes, withChangedHomes } from './changed-homes.ts'
import type { Progress } from './chunks.ts'
import { isMet, tailMeans } from './contribution-need.ts'
import {
  type ContributionPoint,
  type ContributionRun,
  FRONTIER,
  type Runner,
} from './contribution-question.ts'
import { preparedRun, workloadOf } from './risk-run.ts'

/** The least number of homes. */
export interface ProgrammeChange {
  /** Null when all of them are not enough. */
  readonly homes: number | null
  readonly frontier: readonly ContributionPoint[]
  readonly pReturnMetBefore: number
  /** The best that any number that was tried does, in what is measured. */
  readonly best: number
  /** As those of a level on the path; null with `homes`. */
  readonly effects: Outcomes | null
}

/**
 * Finds the least number of social homes that have to become homes for sale, by halving over whole runs on the same
 * trials; null when it was stopped. Costs are those of the land: who builds and sells follows the lines of the case.
 */
export async function findProgrammeChange(
  { run, terms, question }: ContributionRun,
  runner: Runner,
  progress?: Progress,
): Promise<ProgrammeChange | null> {
  const changeable = changeableHomes(run.job.case, question.party)!
  const known = new Map<number, { readonly party: Float64Array; readonly payer: Float64Array }>()
  const expected = 2 * Math.ceil(Math.log2(changeable.homes + 1)) + 2
  const tryOut = async (homes: number) => {
    const before = known.get(homes)
    if (before) return before
    const changed = preparedRun(
      withChangedHomes(run.job.case, changeable, homes),
      { ...run.job.options, trials: run.trials },
      `a case with ${homes} other homes`,
    )
    const told = (done: number) => progress?.(Math.min(0.99, (known.size + done) / expected))
    const outcomes = await runner(workloadOf(changed), told)
    if (!outcomes) return null
    const columns = outcomeColumns(run.plan)
    const party = outcomes[columns.required + terms.party]!
    const payer = outcomes[columns.own + terms.payer]!
    const found = { party, payer }
    known.set(homes, found)
    return found
  }
  const none = await tryOut(0)
  const all = none && (await tryOut(changeable.homes))
  if (!all) return null
  const least = async (probability: number): Promise<number | null | undefined> => {
    if (isMet(none.party, question, probability)) return 0
    if (!isMet(all.party, question, probability)) return null
    let [low, high] = [0, changeable.homes]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      const tried = await tryOut(middle)
      if (!tried) return undefined
      if (isMet(tried.party, question, probability)) high = middle
      else low = middle
    }
    return high
  }
  const homes = await least(question.probability)
  if (homes === undefined) return null
  const frontier: ContributionPoint[] = []
  for (const probability of FRONTIER) {
    const needed = await least(probability)
    if (needed === undefined) return null
    const gained = needed === null ? null : meanOf(known.get(needed)!.party) - meanOf(none.party)
    frontier.push({ probability, amountEur: gained })
  }
  progress?.(1)
  const chosen = homes === null ? undefined : known.get(homes)
  const reached = (values: Float64Array): number =>
    question.measure === 'tail' ? tailMeans(values, [question.probability])[0]! : shareNonNegative(values)
  return {
    homes,
    frontier,
    pReturnMetBefore: shareNonNegative(none.party),
    best: Math.max(...[...known.values()].map(({ party }) => reached(party))),
    effects: chosen ? effectsOf(none, chosen) : null,
  }
}

function effectsOf(
  before: { readonly party: Float64Array; readonly payer: Float64Array },
  after: { readonly party: Float64Array; readonly payer: Float64Array },
): Outcomes {
  const effects = Array.from({ length: contributionColumns.count }, () => before.party)
  effects[contributionColumns.after] = after.party
  effects[contributionColumns.cost] = before.payer.map((eur, trial) => eur - after.payer[trial]!)
  return effects
}
