import { type ApplicantGroup, allApplicantGroups, type CallInvitation } from '../model/index.ts'

/** How many of each group were invited, and how many of those will submit a plan or will not; groups without any are left out. */
export function invitedCounts(
  all: readonly Pick<CallInvitation, 'group' | 'answer'>[],
): { group: ApplicantGroup; invited: number; joins: number; declines: number }[] {
  return allApplicantGroups.flatMap(group => {
    const own = all.filter(one => one.group === group)
    const count = (answer: CallInvitation['answer']) => own.filter(one => one.answer === answer).length
    return own.length === 0
      ? []
      : [{ group, invited: own.length, joins: count('joins'), declines: count('declines') }]
  })
}
