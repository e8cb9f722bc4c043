import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cashFlowLayout, netOf, type PeriodSeries } from './cash-flow-layout.ts'

const box = { width: 540, height: 270, top: 10, right: 8, bottom: 22, left: 34 }
const series: PeriodSeries[] = [
  { key: 'g', name: 'G', values: [-10, 4, 0] },
  { key: 'o', name: 'O', values: [-5, -2, 0] },
  { key: 'c', name: 'C', values: [0, 6, 0] },
]

const tickAt = (layout: ReturnType<typeof cashFlowLayout>, value: number) =>
  layout.ticks.find(tick => tick.value === value)!.at

describe('cash flow bars', () => {
  test('the net is the sum over the series', () => {
    expect(netOf(series, 3)).toEqual([-15, 8, 0])
  })

  test('what comes in stands on the zero line, what goes out hangs below it', () => {
    const layout = cashFlowLayout(series, 3, box)
    const zero = tickAt(layout, 0)
    const second = layout.bars.filter(bar => bar.period === 1)
    expect(second.map(bar => bar.key)).toEqual(['g', 'o', 'c'])
    expect(second[0]!.y + second[0]!.height).toBeCloseTo(zero, 6)
    expect(second[2]!.y + second[2]!.height).toBeCloseTo(second[0]!.y, 6)
    expect(second[1]!.y).toBeCloseTo(zero, 6)
  })

  test('a period without money has no bars and a dot on zero', () => {
    const layout = cashFlowLayout(series, 3, box)
    expect(layout.bars.filter(bar => bar.period === 2)).toEqual([])
    expect(layout.net[2]).toEqual({ x: layout.centres[2], y: tickAt(layout, 0), value: 0 })
  })

  test('a case without any money still has an axis', () => {
    const layout = cashFlowLayout([{ key: 'g', name: 'G', values: [0] }], 1, box)
    expect(layout.bars).toEqual([])
    expect(layout.ticks.map(tick => tick.value)).toContain(0)
    expect(layout.netPath).not.toContain('NaN')
  })

  // Property, to a hundredth of a px: height and money are in proportion in every stack and all bars lie in the plot.
  test('property: the bars of a period add up to its inflow and outflow', () => {
    // Millions to the eurocent: no amount is smaller than that, and of none at all an axis has no ticks to measure with.
    const money = fc.double({ min: -500, max: 500, noNaN: true }).map(value => Math.round(value * 1e8) / 1e8)
    fc.assert(
      fc.property(fc.array(fc.tuple(money, money, money), { minLength: 1, maxLength: 20 }), periods => {
        const three = (['g', 'o', 'c'] as const).map((key, index) => ({
          key,
          name: key,
          values: periods.map(values => values[index]!),
        }))
        const layout = cashFlowLayout(three, periods.length, box)
        const [first, last] = [layout.ticks[0]!, layout.ticks.at(-1)!]
        const pxPerEuro = (first.at - last.at) / (last.value - first.value)
        for (const bar of layout.bars) {
          expect(bar.y).toBeGreaterThanOrEqual(box.top - 0.01)
          expect(bar.y + bar.height).toBeLessThanOrEqual(box.height - box.bottom + 0.01)
          const value = three.find(one => one.key === bar.key)!.values[bar.period]!
          expect(Math.abs(bar.height - Math.abs(value) * pxPerEuro)).toBeLessThan(0.01)
        }
      }),
    )
  })
})
