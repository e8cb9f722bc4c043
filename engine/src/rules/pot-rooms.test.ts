import { expect, it } from 'vitest'
import { potRooms } from './pot-rooms.ts'
import { paid, small } from './testing/small-case.ts'

const pot = (id: string, budgetEur: number, expiry: string) => ({
  id,
  owner: 'rijk',
  budgetEur,
  purposes: ['bodem'],
  maxShare: 0.5,
  expiry,
})

const areaCase = small({
  lines: [
    paid('werk', '5', ['gem', 'outside'], 1000),
    paid('subsidie', 'opbrengst-subsidie', ['rijk', 'gem'], 400),
    paid('later', 'opbrengst-subsidie', ['rijk', 'gem'], 0),
  ],
  pots: [pot('ruim', 900, '2030-12-31'), pot('op', 300, '2030-12-31'), pot('kort', 500, '2027-06-30')],
  claims: [
    { pot: 'ruim', line: 'subsidie', eur: 400 },
    { pot: 'op', line: 'subsidie', eur: 350 },
    // A variant left this one out by its amount: nothing of it is paid.
    { pot: 'kort', line: 'later', eur: 200 },
  ],
})

const roomsAt = (t: number) =>
  potRooms(areaCase, { convention: 'end', t }).map(({ id, roomEur, isExpired }) => [id, roomEur, isExpired])

it('the room of a pot is its budget less what is really claimed, and never below nothing', () => {
  expect(roomsAt(0)).toEqual([
    ['ruim', 500, false],
    ['op', 0, false],
    ['kort', 500, false],
  ])
  expect(potRooms(areaCase, { convention: 'end', t: 0 })[0]).toEqual({
    id: 'ruim',
    owner: 'rijk',
    purposes: ['bodem'],
    maxShare: 0.5,
    roomEur: 500,
    isExpired: false,
  })
})

it('a pot has room in a period only when all of it lies before the pot expires', () => {
  expect(roomsAt(1).at(-1)).toEqual(['kort', 500, false])
  expect(roomsAt(2).at(-1)).toEqual(['kort', 0, true])
  expect(roomsAt(2)[0]).toEqual(['ruim', 500, false])
})

it('a case without pots has no rooms', () => {
  expect(potRooms(small(), { convention: 'end', t: 0 })).toEqual([])
})
