import type { CaseError } from '../../case/errors.ts'
import type { Case } from '../../case/types.ts'
import type { Progress } from './chunks.ts'
import { type ContributionAnswer, searchContribution } from './contribution.ts'
import {
  type ContributionInstrument,
  type ContributionQuestion,
  type ContributionRun,
  contributionInstruments,
  prepareContribution,
  type Runner,
} from './contribution-question.ts'
import { helpRunner } from './help-runner.ts'

/** One question for every instrument. */
export type ComparisonQuestion = Omit<ContributionQuestion, 'instrument'>

/** Runs of one question, an instrument each. */
export interface ComparisonRun {
  readonly runs: readonly ContributionRun[]
  /** Instruments that this case has no room for, and why. */
  readonly left: readonly {
    readonly instrument: ContributionInstrument
    readonly errors: readonly CaseError[]
  }[]
}

/** All instruments beside each other, found on the same trials. */
export interface ContributionComparison {
  readonly answers: readonly ContributionAnswer[]
  readonly left: ComparisonRun['left']
}

/** Prepares every instrument that the case has room for, or tells why none can begin. */
export function prepareComparison(
  areaCase: Case,
  question: ComparisonQuestion,
): { ok: true; asked: ComparisonRun } | { ok: false; errors: readonly CaseError[] } {
  const grant = prepareContribution(areaCase, { ...question, instrument: 'grant' })
  if (!grant.ok) return grant
  const runs: ContributionRun[] = []
  const left: ComparisonRun['left'][number][] = []
  for (const instrument of contributionInstruments) {
    const prepared = prepareContribution(areaCase, { ...question, instrument })
    if (prepared.ok) runs.push(prepared.asked)
    else left.push({ instrument, errors: prepared.errors })
  }
  return { ok: true, asked: { runs, left } }
}

/** Finds the least contribution of every instrument; null when it was stopped. */
export async function compareContributions(
  { runs, left }: ComparisonRun,
  given: Runner,
  progress?: Progress,
): Promise<ContributionComparison | null> {
  const runner = helpRunner(given)
  const answers: ContributionAnswer[] = []
  for (const [place, run] of runs.entries()) {
    const answer = await searchContribution(run, runner, done => progress?.((place + done) / runs.length))
    if (!answer) return null
    answers.push(answer)
  }
  return { answers, left }
}
