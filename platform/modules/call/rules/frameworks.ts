import type { FrameworkAnswer, FrameworkCheck, FrameworkStanding, SubmissionState } from '../model/index.ts'

/**
 * How a plan stands against the national frameworks: as it was tested, and where a rule stands in the way by what came
 * of the exemption, the newest answer first. Nothing before a test.
 */
export function frameworkStanding(
  tested: FrameworkAnswer | undefined,
  checks: readonly Pick<FrameworkCheck, 'answer'>[],
): FrameworkStanding | undefined {
  if (tested !== 'fails-exemptible') return tested
  const answer = checks.find(check => check.answer !== 'asked')?.answer
  if (!answer) return 'exemption-open'
  return answer === 'granted' ? 'exemption-granted' : 'exemption-refused'
}

/** Whether a plan may not be admitted: it does not fit and no exemption makes it fit. */
export const isOutsideFrameworks = (standing: FrameworkStanding | undefined): boolean =>
  standing === 'fails' || standing === 'exemption-refused'

const looked: readonly SubmissionState[] = [
  'admissible',
  'assigned',
  'assessed',
  'in-consensus',
  'proposed',
  'reserve',
  'admitted',
]

/** Whether a second look makes sense: a rule stands in the way, and the plan is still in. */
export function mayLookAgain(state: SubmissionState, standing: FrameworkStanding | undefined): boolean {
  return looked.includes(state) && (standing?.startsWith('exemption-') ?? false)
}
