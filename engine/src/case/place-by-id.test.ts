import { expect, it } from 'vitest'
import { memberById, placeById } from './place-by-id.ts'

const list = [
  { id: 'a', n: 1 },
  { id: 'b', n: 2 },
  { id: 'a', n: 3 },
]

it('finds where a member stands, the first where an id stands twice, and nothing where it is not', () => {
  expect(['a', 'b', 'c', undefined].map(id => placeById(list, id))).toEqual([0, 1, undefined, undefined])
  expect(['a', 'b', 'c'].map(id => memberById(list, id)?.n)).toEqual([1, 2, undefined])
  expect([placeById(undefined, 'a'), memberById(undefined, 'a')]).toEqual([undefined, undefined])
})
