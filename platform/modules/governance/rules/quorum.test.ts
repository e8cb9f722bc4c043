import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuorumRule } from '../model.ts'
import { type CountedSeat, countQuorum, hasQuorum, quorumNeeded, standingOf } from './quorum.ts'

const moreThanHalf: QuorumRule = { kind: 'more-than', share: 0.5, seatsMin: 3 }
const twoThirds: QuorumRule = { kind: 'at-least', share: 2 / 3, seatsMin: 1 }

describe('how many seats a quorum takes', () => {
  it.each([
    [1, 3],
    [3, 3],
    [4, 3],
    [5, 3],
    [6, 4],
    [7, 4],
    [11, 6],
    [12, 7],
  ])('is more than half of %i seats, and at least three: %i', (seats, needed) => {
    expect(quorumNeeded(moreThanHalf, seats)).toBe(needed)
  })

  it.each([
    [1, 1],
    [3, 2],
    [4, 3],
    [6, 4],
    [9, 6],
    [30, 20],
  ])('is at least two thirds of %i seats: %i, whatever binary fractions make of it', (seats, needed) => {
    expect(quorumNeeded(twoThirds, seats)).toBe(needed)
  })

  it('is floor(n/2) + 1 and ceil(q n) for every number of seats', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 12 }), (seats, twelfths) => {
        const half = { ...moreThanHalf, seatsMin: 1 }
        expect(quorumNeeded(half, seats)).toBe(Math.floor(seats / 2) + 1)
        const rule: QuorumRule = { kind: 'at-least', share: twelfths / 12, seatsMin: 0 }
        expect(quorumNeeded(rule, seats)).toBe(Math.ceil((twelfths * seats) / 12))
      }),
    )
  })
})

const sitter = (isDeputy: boolean) => ({ personId: isDeputy ? 'deputy' : 'holder', isDeputy })
const seat = (seatId: string, sitters: CountedSeat['sitters'], isRecused = false): CountedSeat => ({
  seatId,
  sitters,
  isRecused,
})

const seats = fc.array(
  fc.record({
    isRecused: fc.boolean(),
    sitters: fc.array(fc.boolean().map(sitter), { maxLength: 4 }),
  }),
  { maxLength: 30 },
)
const rules = fc.record({
  kind: fc.constantFrom<QuorumRule['kind'][]>('more-than', 'at-least'),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  seatsMin: fc.integer({ min: 1, max: 5 }),
})
const withIds = (given: readonly Omit<CountedSeat, 'seatId'>[]) =>
  given.map((one, index) => ({ ...one, seatId: `seat-${index}` }))

describe('what counts for a quorum', () => {
  it('counts a seat once, whoever sits there: the member before the deputy', () => {
    expect(standingOf(seat('a', [sitter(true), sitter(false)]))).toEqual({
      standing: 'present',
      personId: 'holder',
    })
    expect(standingOf(seat('a', [sitter(true), sitter(true)]))).toEqual({
      standing: 'deputy',
      personId: 'deputy',
    })
    const one = [seat('a', [sitter(true), sitter(false)]), seat('b', []), seat('c', [])]
    expect(countQuorum(moreThanHalf, one).counted).toBe(1)
  })

  it('is not changed by more people in a seat that is there', () => {
    fc.assert(
      fc.property(rules, seats, fc.boolean(), (rule, given, isDeputy) => {
        const all = withIds(given)
        const crowded = all.map(one =>
          one.sitters.length > 0 ? { ...one, sitters: [...one.sitters, sitter(isDeputy)] } : one,
        )
        expect(countQuorum(rule, crowded)).toEqual(countQuorum(rule, all))
      }),
    )
  })

  it('loses a seat that stands aside from what is counted, never from what it is counted of', () => {
    fc.assert(
      fc.property(rules, seats, (rule, given) => {
        const all = withIds(given)
        const before = countQuorum(
          rule,
          all.map(one => ({ ...one, isRecused: false })),
        )
        const after = countQuorum(rule, all)
        const aside = all.filter(one => one.isRecused && one.sitters.length > 0).length
        expect(after).toEqual({ ...before, counted: before.counted - aside })
      }),
    )
  })

  it('is never reached by standing aside or by leaving', () => {
    fc.assert(
      fc.property(rules, seats, fc.nat(), (rule, given, which) => {
        const all = withIds(given)
        const index = all.length > 0 ? which % all.length : 0
        const without = hasQuorum(countQuorum(rule, all))
        for (const change of [{ isRecused: true }, { sitters: [] }]) {
          const fewer = all.map((one, at) => (at === index ? { ...one, ...change } : one))
          expect(!without && hasQuorum(countQuorum(rule, fewer))).toBe(false)
        }
      }),
    )
  })

  it('lacks at one seat fewer than it needs', () => {
    const present = (count: number) =>
      Array.from({ length: 6 }, (_, index) => seat(`s${index}`, index < count ? [sitter(false)] : []))
    expect(hasQuorum(countQuorum(moreThanHalf, present(3)))).toBe(false)
    expect(hasQuorum(countQuorum(moreThanHalf, present(4)))).toBe(true)
  })
})
