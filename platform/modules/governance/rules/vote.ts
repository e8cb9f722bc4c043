import type { Majority, Tally, VoteChoice } from '../model.ts'

/** Shares of the votes cast that a majority takes, from 0 to 1. */
export interface MajorityRule {
  /** A simple majority is more than this. */
  simpleAbove: number
  /** The heavy majority is at least this. */
  heavyMin: number
}

const rounding = 1e-9

/** Counts the votes; an abstention is counted and not cast. */
export function tallyOf(choices: readonly VoteChoice[]): Tally {
  const count = (choice: VoteChoice) => choices.filter(one => one === choice).length
  return { for: count('for'), against: count('against'), abstained: count('abstain') }
}

/** The outcome of the votes cast for and against: a tie is against, and so is no vote at all. */
export function outcomeOf(tally: Tally, majority: Majority, rule: MajorityRule): 'taken' | 'voted-down' {
  const cast = tally.for + tally.against
  if (cast === 0) return 'voted-down'
  const isCarried =
    majority === 'heavy'
      ? tally.for >= rule.heavyMin * cast - rounding
      : tally.for > rule.simpleAbove * cast + rounding
  return isCarried ? 'taken' : 'voted-down'
}
