import type { Guard } from './guard.ts'

const call = 'platform/modules/call'
const never = [`${call}/routes/never.test.ts`]

/** What keeps a plan out after the close, criteria as they were read, and a call unseen until it is announced. */
export const callGuards: readonly Guard[] = [
  {
    without: 'a plan is submitted at the instant of the close itself',
    file: `${call}/rules/states.ts`,
    guard: 'instant !== undefined && Temporal.Instant.compare(now, instant) >= 0',
    replacedBy: 'instant !== undefined && Temporal.Instant.compare(now, instant) > 0',
    tests: [`${call}/actions/deadline.test.ts`],
  },
  {
    without: 'criteria change while they are voted on',
    file: `${call}/actions/criteria.ts`,
    guard: 'if (await isVotedOn(tx, { kind: criteriaSubject, id: set.id }))',
    replacedBy: 'if (set.version < 0)',
    tests: never,
    named: 'until the vote is over',
  },
  {
    without: 'a call that was withdrawn before its announcement is shown to everybody',
    file: `${call}/rules/states.ts`,
    guard: "if (state === 'withdrawn') return announcedAt !== undefined",
    replacedBy: '',
    tests: never,
    named: 'stays with who made it',
  },
]
