import {
  type Case,
  type ContributionMeasure,
  canonicalJson,
  type HelpOutcome,
  type MoneyAsked,
  sha256,
} from '@versneller/engine'
import { findHelpOnThread } from '@versneller/engine/node'
import { lookAt, type WorkView } from './long-work.ts'

/** What is asked: how a party can best be helped to its return. */
export interface HelpQuestion {
  party: string
  /** Parties that have to meet their returns at once; of fewer than two nothing is asked. */
  together: readonly string[]
  /** Where the money for parties together may come from; null where this reader may not be told what limits it. */
  money: MoneyAsked | null
  payer: string | undefined
  probability: number
  measure: ContributionMeasure
  /** What the mean of the worst trials has to reach, euro; only for that measure. */
  atLeastEur: number
  trials: number
  seed: number
}

/** Longer than this a page does not keep its reader waiting. */
const patienceMs = 3000

/** The key of the work that answers a question about a case. */
export const helpKey = (caseFile: Case, question: HelpQuestion): string =>
  sha256(canonicalJson(['help', caseFile, { ...question, payer: question.payer ?? null }]))

/** The least help with which parties meet their returns, worked out on another thread. */
export function helpResults(caseFile: Case, question: HelpQuestion): Promise<WorkView<HelpOutcome>> {
  const { payer, measure, atLeastEur, ...rest } = question
  const shared = { ...rest, ...(payer === undefined ? {} : { payer }) }
  const asked = measure === 'tail' ? { ...shared, measure, atLeastEur } : shared
  return lookAt(
    helpKey(caseFile, question),
    progress => findHelpOnThread({ case: caseFile, question: asked }, progress),
    patienceMs,
  )
}
