import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overlaps, px, shownPeriods, spreadLabels } from './geometry.ts'

describe('spreading labels', () => {
  test('labels that do not touch stay where they are', () => {
    expect(spreadLabels([10, 40, 90], 14, 0, 100)).toEqual([10, 40, 90])
  })

  test('labels that would lie on each other move apart and keep their order', () => {
    expect(spreadLabels([50, 52, 49], 14, 0, 200)).toEqual([63, 77, 49])
  })

  test('a row that runs off the foot is pushed back up', () => {
    expect(spreadLabels([95, 99], 14, 0, 100)).toEqual([86, 100])
  })

  // Property, to a thousandth of a px: where there is room for all, every two neighbours are a gap apart and inside.
  test('property: with room for all, neighbours are a gap apart and nothing leaves the plot', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 8 }),
        wanted => {
          const places = spreadLabels(wanted, 14, 0, 300).toSorted((a, b) => a - b)
          expect(places[0]).toBeGreaterThanOrEqual(0)
          expect(places.at(-1)).toBeLessThanOrEqual(300)
          for (let index = 1; index < places.length; index++)
            expect(places[index]! - places[index - 1]!).toBeGreaterThan(14 - 0.001)
        },
      ),
    )
  })
})

test('a crowded row of periods shows evenly spaced ones, from the first', () => {
  expect(shownPeriods(14, 8)).toEqual([0, 2, 4, 6, 8, 10, 12])
  expect(shownPeriods(5, 8)).toEqual([0, 1, 2, 3, 4])
})

test('boxes that only touch do not overlap', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 }
  expect(overlaps(box, { ...box, x: 10 })).toBe(false)
  expect(overlaps(box, { ...box, x: 9.9 })).toBe(true)
})

test('a px is written to a tenth', () => {
  expect(px(12.3456)).toBe(12.3)
})
