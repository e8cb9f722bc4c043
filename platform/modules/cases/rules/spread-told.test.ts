import { expect, test } from 'vitest'
import { isSpreadTold } from './spread-told.ts'

test('only what no hidden line moves has its distribution told', () => {
  const told = (withheld: { touchesArea: boolean; partyIds: string[] }) =>
    (['area', { party: 'gem' }, { party: 'dev' }] as const).map(of => isSpreadTold(withheld, of))
  expect(told({ touchesArea: false, partyIds: [] })).toEqual([true, true, true])
  expect(told({ touchesArea: true, partyIds: ['dev'] })).toEqual([false, true, false])
  expect(told({ touchesArea: false, partyIds: ['gem', 'dev'] })).toEqual([true, false, false])
})
