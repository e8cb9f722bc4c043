import { expect, test } from 'vitest'
import { differences } from './compare-figures.ts'

test('figures are the same within the margin, and each difference has its place', () => {
  expect(differences({ a: 1, b: [2, 'x'] }, { a: 1.5, b: [2, 'x'] }, 0.5)).toEqual([])
  expect(differences({ a: 1, b: [2, 'x'] }, { a: 2, b: [2.6, 'y'] }, 0.5)).toEqual([
    '/a: 1 instead of 2',
    '/b/0: 2 instead of 2.6',
    '/b/1: x instead of y',
  ])
})

test('a whole that differs has no place, and what is on one side only is a difference', () => {
  expect(differences(1, 2, 0.5)).toEqual(['/: 1 instead of 2'])
  expect(differences('a', 1, 9)).toEqual(['/: a instead of 1'])
  expect(differences(null, 1, 9)).toEqual(['/: null instead of 1'])
  expect(differences(1, null, 9)).toEqual(['/: 1 instead of null'])
  expect(differences(null, { a: 1 }, 9).length).toBe(1)
  expect(differences({ a: 1 }, {}, 9)).toEqual(['/a: 1 instead of undefined'])
  expect(differences({}, { b: 1 }, 9)).toEqual(['/b: undefined instead of 1'])
})
