import { expect, test } from 'vitest'
import { breakEvenOf, cumulative, peakOf } from './position.ts'

const positions = (...eur: number[]): Float64Array => Float64Array.from(eur)

test('a position that never falls more than half a cent below zero has peak 0 at t 0', () => {
  expect(peakOf(positions(5, -0.004, 3))).toEqual({ eur: 0, t: 0 })
})

test('the peak is at the first t within half a cent of the lowest', () => {
  expect(peakOf(positions(0, -9.998, -10, -4))).toEqual({ eur: -10, t: 1 })
  expect(peakOf(positions(-50, -9, -10), 1)).toEqual({ eur: -10, t: 2 })
})

test('break-even is the first t from which the position stays at zero or above, to half a cent', () => {
  expect(breakEvenOf(positions(1, -2, 3, -0.004, 5))).toBe(2)
  expect(breakEvenOf(positions(1, 2, 3))).toBe(0)
  expect(breakEvenOf(positions(1, 2, -3))).toBeNull()
  expect(breakEvenOf(positions(-9, 2, 3), 1)).toBe(1)
})

test('cumulative positions are running sums', () => {
  expect([...cumulative(positions(1, -3, 5))]).toEqual([1, -2, 3])
})
