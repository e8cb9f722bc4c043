import type { Guard } from './guard.ts'

const governance = 'platform/modules/governance'
const tests = [`${governance}/never.test.ts`]

/** What keeps a decision from being taken by too few, twice by one, or told to who may not know of it. */
export const governanceGuards: readonly Guard[] = [
  {
    without: 'a decision is taken without a quorum',
    file: `${governance}/actions/take-decision.ts`,
    guard:
      "if (!hasQuorum(quorum)) throw new ConflictRefusal(problem('GEEN_QUORUM', undefined, { ...quorum }))",
    replacedBy: '',
    tests,
    named: 'quorum minus one',
  },
  {
    without: 'a seat that stands aside counts for the quorum',
    file: `${governance}/rules/quorum.ts`,
    guard: "if (seat.isRecused) return { standing: 'recused', personId }",
    replacedBy: '',
    tests,
    named: 'by a seat that stands aside',
  },
  {
    without: 'one person counts for two seats',
    file: `${governance}/actions/presence.ts`,
    guard: 'if (there.some(one => one.personId === personId && one.seatId !== seat.id))',
    replacedBy: 'if (there.length < 0)',
    tests,
    named: 'counts for one seat',
  },
  {
    without: 'votes from before a deferral count in the next vote',
    file: `${governance}/actions/votes.ts`,
    guard: 'await removeVotes(tx, id)',
    replacedBy: '',
    tests,
    named: 'begins anew',
  },
  {
    without: 'a decision on a confidential item stands in the list of everybody',
    file: `${governance}/store/decisions.ts`,
    guard: 'if (filter.sight) query = query.where(isSeen(filter.sight))',
    replacedBy: '',
    tests,
    named: 'who may not see the item',
  },
  {
    without: 'somebody adopts the own minutes',
    file: `${governance}/rules/rights.ts`,
    guard: '|| actor.personId === minutesById',
    replacedBy: '',
    tests,
    named: 'nobody adopts the own',
  },
]
