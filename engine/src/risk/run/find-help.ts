import type { CaseError } from '../../case/errors.ts'
import type { Case } from '../../case/types.ts'
import type { Progress } from './chunks.ts'
import {
  type ComparisonQuestion,
  type ContributionComparison,
  compareContributions,
  prepareComparison,
} from './compare-contributions.ts'
import type { Runner } from './contribution-question.ts'
import { findJointContribution, type JointAnswer, prepareJoint } from './joint-contribution.ts'
import type { MoneyAsked } from './joint-limits.ts'

/** What is asked: how a party can best be helped, and which parties have to meet their returns at once. */
export interface HelpAsked extends ComparisonQuestion {
  /** Of fewer than two nothing is asked. */
  readonly together: readonly string[]
  /** Where the money for parties together may come from; null = limits are not looked at. */
  readonly money?: MoneyAsked | null
}

/** All ways to help, and grants for parties together where those were asked; or why nothing can begin. */
export type HelpOutcome =
  | {
      readonly ok: true
      readonly comparison: ContributionComparison
      readonly joint: JointAnswer | undefined
    }
  | { readonly ok: false; readonly errors: readonly CaseError[] }

/** Part of the work that the comparison is, where parties together are asked as well. */
const COMPARISON_PART = 0.7

/** Finds every way to help, and grants for parties together; null when it was stopped. */
export async function findHelp(
  areaCase: Case,
  { together, money, ...asked }: HelpAsked,
  runner: Runner,
  progress?: Progress,
): Promise<HelpOutcome | null> {
  const prepared = prepareComparison(areaCase, asked)
  if (!prepared.ok) return prepared
  const { party: _, measure: __, atLeastEur: ___, ...shared } = asked
  const ofMoney = money === undefined ? {} : { money }
  const joint =
    together.length > 1 ? prepareJoint(areaCase, { ...shared, ...ofMoney, parties: together }) : undefined
  if (joint?.ok === false) return joint
  const part = joint ? COMPARISON_PART : 1
  const comparison = await compareContributions(prepared.asked, runner, done => progress?.(done * part))
  if (!comparison) return null
  if (!joint) return { ok: true, comparison, joint: undefined }
  const found = await findJointContribution(joint.asked, runner, done => progress?.(part + done * (1 - part)))
  return found && { ok: true, comparison, joint: found }
}
