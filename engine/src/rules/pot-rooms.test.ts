import { expect, test } from 'vitest'
import { potRooms } from './pot-rooms.ts'
import { dev, gem, paid, rijk, small } from './testing/small-case.ts'

const pot = (id: string, changes: object = {}) => ({
  id,
  owner: 'rijk',
  budgetEur: 500,
  purposes: ['wegen'],
  maxShare: 0.5,
  expiry: '2027-12-31',
  ...changes,
})

test('a pot has what it is not asked for already, until it ends, and never less than nothing', () => {
  const areaCase = small({
    parties: [gem, rijk, dev],
    lines: [
      paid('een', 'opbrengst-subsidie', ['rijk', 'gem'], 200),
      paid('twee', 'opbrengst-subsidie', ['rijk', 'gem'], 100),
      paid('drie', 'opbrengst-subsidie', ['rijk', 'gem'], 600),
      paid('niet', 'opbrengst-subsidie', ['rijk', 'gem'], 0),
    ],
    pots: [pot('a'), pot('b'), pot('c')],
    claims: [
      { pot: 'a', line: 'een', eur: 200 },
      { pot: 'a', line: 'twee', eur: 100 },
      { pot: 'a', line: 'niet', eur: 50 },
      { pot: 'b', line: 'drie', eur: 600 },
    ],
  })
  const rooms = (t: number) => potRooms(areaCase, { convention: 'end', t })
  const { budgetEur: _, expiry: __, ...told } = pot('a')
  expect(rooms(2)).toEqual([
    { ...told, roomEur: 200, isExpired: false },
    { ...told, id: 'b', roomEur: 0, isExpired: false },
    { ...told, id: 'c', roomEur: 500, isExpired: false },
  ])
  expect(rooms(3).map(({ roomEur, isExpired }) => [roomEur, isExpired])).toEqual([
    [0, true],
    [0, true],
    [0, true],
  ])
  expect(potRooms(small(), { convention: 'end', t: 1 })).toEqual([])
})
