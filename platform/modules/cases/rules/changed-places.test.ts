import { expect, test } from 'vitest'
import { changedPlaces } from './changed-places.ts'

const shared = { deep: [1, 2, { three: 3 }] }
const before = {
  name: { nl: 'Haven' },
  lines: [
    { id: 'a', note: 'x' },
    { id: 'b', amounts: [1, 2] },
  ],
  shared,
}

test.each([
  ['nothing', before, []],
  ['another value', { ...before, name: { nl: 'Dok' } }, [{ path: ['name', 'nl'], value: 'Dok' }]],
  [
    'a field that is new',
    { ...before, name: { nl: 'Haven', en: 'Port' } },
    [{ path: ['name', 'en'], value: 'Port' }],
  ],
  [
    'a member of a list, in its place',
    { ...before, lines: [before.lines[0], { id: 'b', amounts: [1, 5] }] },
    [{ path: ['lines', '1', 'amounts', '1'], value: 5 }],
  ],
  [
    'a list of another length, whole',
    { ...before, lines: [before.lines[0], { id: 'b', amounts: [1] }] },
    [{ path: ['lines', '1', 'amounts'], value: [1] }],
  ],
  ['an object in the place of a list', { ...before, lines: {} }, [{ path: ['lines'], value: {} }]],
  ['nothing in the place of a value', { ...before, name: null }, [{ path: ['name'], value: null }]],
  [
    'a field with a name that every object has',
    { ...before, name: { nl: 'Haven', constructor: 1, ...JSON.parse('{"__proto__":{"a":1}}') } },
    [
      { path: ['name', 'constructor'], value: 1 },
      { path: ['name', '__proto__'], value: { a: 1 } },
    ],
  ],
  ['a field without a value, which JSON does not have', { ...before, extra: undefined }, []],
])('%s', (_, after, places) => {
  expect(changedPlaces(before, after)).toEqual(places)
})

test('what is gone, or more than four places, cannot be told by places', () => {
  const { name: _, ...rest } = before
  expect(changedPlaces(before, rest)).toBeUndefined()
  expect(changedPlaces({ indices: { constructor: 0.1 } }, { indices: {} })).toBeUndefined()
  expect(changedPlaces({ a: [1, 2, 3, 4, 5] }, { a: [2, 3, 4, 5, 5] })).toHaveLength(4)
  expect(changedPlaces({ a: [1, 2, 3, 4, 5] }, { a: [2, 3, 4, 5, 6] })).toBeUndefined()
})

test('parts that are shared are not walked through', () => {
  const locked = Object.defineProperty({}, 'part', { enumerable: true, get: () => expect.fail('read') })
  expect(changedPlaces({ one: 1, locked }, { one: 2, locked })).toEqual([{ path: ['one'], value: 2 }])
})
