import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, tallyOf } from './vote.ts'

const rule = { simpleAbove: 0.5, heavyMin: 2 / 3 }
const tally = (yes: number, against: number, abstained = 0) => ({ for: yes, against, abstained })
const small = fc.integer({ min: 0, max: 60 })

describe('a simple majority', () => {
  it.each([
    [tally(2, 1), 'taken'],
    [tally(2, 2), 'voted-down'],
    [tally(1, 0, 5), 'taken'],
    [tally(0, 0, 6), 'voted-down'],
    [tally(0, 0), 'voted-down'],
  ] as const)('of %o is %s', (votes, outcome) => {
    expect(outcomeOf(votes, 'simple', rule)).toBe(outcome)
  })

  it('is more for than against, whoever abstains', () => {
    fc.assert(
      fc.property(small, small, small, (yes, against, abstained) => {
        const outcome = outcomeOf(tally(yes, against, abstained), 'simple', rule)
        expect(outcome).toBe(yes > against ? 'taken' : 'voted-down')
      }),
    )
  })
})

describe('a heavy majority', () => {
  it('is at least two thirds of the votes cast, to the vote', () => {
    fc.assert(
      fc.property(small, small, small, (yes, against, abstained) => {
        const outcome = outcomeOf(tally(yes, against, abstained), 'heavy', rule)
        expect(outcome).toBe(yes > 0 && 3 * yes >= 2 * (yes + against) ? 'taken' : 'voted-down')
      }),
    )
  })

  it('never carries what a simple one does not', () => {
    fc.assert(
      fc.property(small, small, (yes, against) => {
        const votes = tally(yes, against)
        if (outcomeOf(votes, 'heavy', rule) === 'taken')
          expect(outcomeOf(votes, 'simple', rule)).toBe('taken')
      }),
    )
  })
})

describe('a vote more', () => {
  it('for never loses a decision, and against never wins it', () => {
    fc.assert(
      fc.property(
        small,
        small,
        fc.constantFrom('simple' as const, 'heavy' as const),
        (yes, against, majority) => {
          const now = outcomeOf(tally(yes, against), majority, rule)
          if (now === 'taken') expect(outcomeOf(tally(yes + 1, against), majority, rule)).toBe('taken')
          else expect(outcomeOf(tally(yes, against + 1), majority, rule)).toBe('voted-down')
        },
      ),
    )
  })
})

it('counts what was voted', () => {
  expect(tallyOf(['for', 'against', 'for', 'abstain'])).toEqual(tally(2, 1, 1))
})
