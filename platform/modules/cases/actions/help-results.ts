import {
  type Case,
  type CaseError,
  type ContributionComparison,
  type ContributionMeasure,
  canonicalJson,
  compareContributions,
  findJointContribution,
  type JointAnswer,
  prepareComparison,
  prepareJoint,
  sha256,
} from '@versneller/engine'
import { runOnWorkers } from '@versneller/engine/node'
import { lookAt, type WorkView } from './long-work.ts'

/** What is asked: how a party can best be helped to its return. */
export interface HelpQuestion {
  party: string
  /** Parties that have to meet their returns at once; of fewer than two nothing is asked. */
  together: readonly string[]
  payer: string | undefined
  probability: number
  measure: ContributionMeasure
  /** What the mean of the worst trials has to reach, euro; only for that measure. */
  atLeastEur: number
  trials: number
  seed: number
}

/** All ways to help, and grants for parties together where those were asked. */
export type HelpResult =
  | { ok: true; comparison: ContributionComparison; joint: JointAnswer | undefined }
  | { ok: false; errors: readonly CaseError[] }

/** More than one, so that a search never works on the thread that answers requests. */
const workers = 2
/** Longer than this a page does not keep its reader waiting. */
const patienceMs = 3000

/** The key of the work that answers a question about a case. */
export const helpKey = (caseFile: Case, question: HelpQuestion): string =>
  sha256(canonicalJson(['help', caseFile, { ...question, payer: question.payer ?? null }]))

/** The least help with which parties meet their returns, worked out on other threads. */
export function helpResults(caseFile: Case, question: HelpQuestion): Promise<WorkView<HelpResult>> {
  const { party, together, payer, measure, atLeastEur, ...rest } = question
  const shared = { ...rest, ...(payer === undefined ? {} : { payer }) }
  const asked = measure === 'tail' ? { ...shared, measure, atLeastEur } : shared
  const doing = async (progress: (done: number) => boolean | undefined): Promise<HelpResult | null> => {
    const prepared = prepareComparison(caseFile, { ...asked, party })
    if (!prepared.ok) return prepared
    const joint = together.length > 1 ? prepareJoint(caseFile, { ...shared, parties: together }) : undefined
    if (joint?.ok === false) return joint
    const part = joint ? 0.7 : 1
    const comparison = await compareContributions(
      prepared.asked,
      (workload, told) => runOnWorkers(workload, workers, told),
      done => progress(done * part),
    )
    if (!comparison) return null
    if (!joint) return { ok: true, comparison, joint: undefined }
    const found = await findJointContribution(
      joint.asked,
      (workload, told) => runOnWorkers(workload, workers, told),
      done => progress(part + done * (1 - part)),
    )
    return found && { ok: true, comparison, joint: found }
  }
  return lookAt(helpKey(caseFile, question), doing, patienceMs)
}
