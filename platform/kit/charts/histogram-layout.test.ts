import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { histogramBins, histogramLayout, shareBelowZero } from './histogram-layout.ts'

describe('histogram', () => {
  test('outcomes are counted in bins of equal width; the top edge belongs to the last', () => {
    expect(histogramBins([0, 1, 2.5, 4], { low: 0, high: 4, count: 4 })).toEqual([
      { from: 0, to: 1, count: 1 },
      { from: 1, to: 2, count: 1 },
      { from: 2, to: 3, count: 1 },
      { from: 3, to: 4, count: 1 },
    ])
  })

  test('what lies outside is left out', () => {
    expect(histogramBins([-1, 5], { low: 0, high: 4, count: 2 }).map(bin => bin.count)).toEqual([0, 0])
  })

  // Property, exact: no outcome is lost or counted twice.
  test('property: the counts add up to the outcomes inside', () => {
    const outcome = fc.double({ min: -50, max: 50, noNaN: true })
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 200 }), values => {
        const counted = histogramBins(values, { low: -50, high: 50 }).reduce((sum, bin) => sum + bin.count, 0)
        expect(counted).toBe(values.length)
      }),
    )
  })

  test('a bin over zero counts in proportion to the share below zero', () => {
    expect(
      shareBelowZero([
        { from: -1, to: 1, count: 10 },
        { from: 1, to: 3, count: 10 },
      ]),
    ).toBe(0.25)
    expect(shareBelowZero([])).toBe(0)
  })

  test('bars left of zero are losses and zero is only marked when it lies inside', () => {
    const box = { width: 326, height: 180, top: 34, right: 10, bottom: 24, left: 10 }
    const bins = histogramBins([-3, 3], { low: -4, high: 4, count: 4 })
    const layout = histogramLayout(bins, box, 5)
    expect(layout.bars.map(bar => bar.isLoss)).toEqual([true, true, false, false])
    expect(layout.zeroX).toBe(163)
    expect(histogramLayout(histogramBins([2], { low: 1, high: 4, count: 3 }), box, 5).zeroX).toBe(undefined)
  })
})
