// Grants divided over pots: held against trying every division in whole euro on small amounts, and on cases by hand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PotRoom } from '../rules/pot-rooms.ts'
import { type JointSources, loadDivide } from './divide-over-pots.ts'

const potOf = (roomEur: number, maxShare = 1): PotRoom => ({ id: 'pot', roomEur, maxShare }) as PotRoom
const sources = (pots: PotRoom[], more: Partial<JointSources> = {}): JointSources => ({
  pots,
  ofState: { pots: [], own: false },
  stateEur: Number.POSITIVE_INFINITY,
  ownEur: Number.POSITIVE_INFINITY,
  ...more,
})
const whole = (rows: readonly (readonly number[])[]) => rows.map(row => row.map(Math.round))

describe('grants', () => {
  test('come from the first pot until it is empty, then from the next, and what is left from own means', async () => {
    const divide = await loadDivide()
    const given = divide([100, 50], sources([potOf(60), potOf(30)]))
    expect(whole(given!.pots).map(row => row[0]! + row[1]!)).toEqual([60, 30])
    expect(given!.own.reduce((sum, eur) => sum + eur, 0)).toBeCloseTo(60, 3)
  })

  test('of a pot with a share are paid for no more than that share', async () => {
    const divide = await loadDivide()
    const given = divide([100, 40], sources([potOf(1000, 0.25)]))!
    expect([...given.pots, given.own].map(row => row.map(Math.round))).toEqual([
      [25, 10],
      [75, 30],
    ])
  })

  test('that own means and pots cannot pay together are not divided', async () => {
    const divide = await loadDivide()
    expect(divide([100], sources([potOf(60)], { ownEur: 39 }))).toBeUndefined()
    expect(whole(divide([100], sources([potOf(60)], { ownEur: 40 }))!.pots)).toEqual([[60]])
  })

  test('of the State stay within what it has, its pots and own means together', async () => {
    const divide = await loadDivide()
    const state = (own: boolean, stateEur: number) =>
      divide([100], sources([potOf(60), potOf(20)], { ofState: { pots: [0], own }, stateEur }))
    expect(whole(state(true, 80)!.pots)).toEqual([[60], [20]])
    expect(state(true, 79)).toBeUndefined()
    expect(whole(state(false, 50)!.pots)).toEqual([[50], [20]])
    expect(whole([state(false, 50)!.own])).toEqual([[30]])
  })

  test('come from pots before own means, however many pots there are', async () => {
    const divide = await loadDivide()
    const pots = Array.from({ length: 40 }, () => potOf(10))
    const given = divide([300], sources(pots))!
    expect(whole(given.pots).flat()).toEqual(pots.map((_, place) => (place < 30 ? 10 : 0)))
    expect(given.own).toEqual([0])
  })

  test('of nothing are nothing', async () => {
    const divide = await loadDivide()
    expect(divide([], sources([potOf(10)]))).toEqual({ pots: [[]], own: [] })
    expect(divide([0], sources([]))).toEqual({ pots: [], own: [0] })
  })
})

/** The least own money for one grant, by trying every whole amount from two pots. */
function leastOwn(
  amount: number,
  [one, two]: PotRoom[],
  state: { room: number; own: boolean },
  ownMost: number,
) {
  let least: number | undefined
  for (let a = 0; a <= Math.min(amount * one!.maxShare, one!.roomEur); a++)
    for (let b = 0; b <= Math.min(amount * two!.maxShare, two!.roomEur, amount - a); b++) {
      const own = amount - a - b
      if (own <= ownMost && a + (state.own ? own : 0) <= state.room) least = Math.min(least ?? own, own)
    }
  return least
}

test('own means pay as little as trying every division says', async () => {
  const divide = await loadDivide()
  const euro = fc.integer({ min: 0, max: 20 })
  const share = fc.constantFrom(0, 0.5, 1)
  fc.assert(
    fc.property(
      fc.record({
        amount: euro.map(eur => 2 * eur),
        rooms: fc.tuple(euro, euro),
        shares: fc.tuple(share, share),
        room: euro,
        own: fc.boolean(),
        ownMost: euro,
      }),
      ({ amount, rooms, shares, room, own, ownMost }) => {
        const pots = [potOf(rooms[0], shares[0]), potOf(rooms[1], shares[1])]
        const given = divide(
          [amount],
          sources(pots, { ofState: { pots: [0], own }, stateEur: room, ownEur: ownMost }),
        )
        const least = leastOwn(amount, pots, { room, own }, ownMost)
        if (least === undefined) expect(given).toBeUndefined()
        else expect(given!.own[0]).toBeCloseTo(least, 2)
      },
    ),
    { numRuns: 100, seed: 20_261_127 },
  )
})
