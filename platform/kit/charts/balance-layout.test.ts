import { describe, expect, test } from 'vitest'
import { balanceLayout } from './balance-layout.ts'

const box = { width: 424, height: 280, top: 14, right: 92, bottom: 22, left: 34 }
const median = [-10, -22, -8, 4]

describe('balance line', () => {
  test('the lowest point of the median is the peak', () => {
    const { peak, xs, toY } = balanceLayout({ median }, box)
    expect(peak).toEqual({ x: xs[1], y: toY(-22), period: 1, value: -22 })
  })

  test('everything that is drawn lies inside the plot: bands, replay and limit', () => {
    const { toY, limitY } = balanceLayout(
      {
        median,
        bands: [{ lowLabel: 'P10', highLabel: 'P90', low: [-12, -30, -20, -9], high: [-8, -15, 2, 12] }],
        replay: [-10, -24, -26, -14],
        limit: -40,
      },
      box,
    )
    expect(limitY).toBe(toY(-40))
    for (const value of [-40, -30, 12]) {
      expect(toY(value)).toBeGreaterThanOrEqual(box.top)
      expect(toY(value)).toBeLessThanOrEqual(box.height - box.bottom)
    }
    // The words of the limit stand under its line.
    expect(box.height - box.bottom - toY(-40)).toBeGreaterThan(14)
  })

  test('each band is one closed path and without a band there is none', () => {
    const band = { lowLabel: 'P10', highLabel: 'P90', low: median, high: median }
    expect(balanceLayout({ median }, box).bandPaths).toEqual([])
    const [path] = balanceLayout({ median, bands: [band] }, box).bandPaths
    expect(path).toMatch(/^M.*Z$/)
  })

  test('one period gives a drawing without holes', () => {
    const layout = balanceLayout({ median: [-3] }, box)
    expect(layout.medianPath).not.toMatch(/NaN|undefined/)
    expect(layout.replayPath).toBe(undefined)
  })
})
