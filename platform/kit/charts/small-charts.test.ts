import { describe, expect, test } from 'vitest'
import { axisRoom } from './chart-svg.tsx'
import { heatClass } from './heat-table.tsx'
import { stripScale } from './interval-strip.tsx'
import { sparklinePoints } from './sparkline.tsx'
import { stackedColumnsLayout } from './stacked-columns.tsx'
import { axisNumbers, chartNumbers, shortPeriod } from './texts.ts'

describe('interval strip', () => {
  test('a value outside the shared axis is drawn on its edge', () => {
    const x = stripScale([-40, 50], 322)
    expect(x(-100)).toBe(6)
    expect(x(80)).toBe(316)
    expect(x(5)).toBe(161)
  })
})

describe('stacked columns', () => {
  test('layers are stacked from the last, and a period adds up to its total', () => {
    const layers = [
      { name: 'pale', step: 1 as const, values: [30] },
      { name: 'full', step: 4 as const, values: [70] },
    ]
    const box = { width: 326, height: 220, top: 10, right: 8, bottom: 20, left: 46 }
    const { boxes, ticks } = stackedColumnsLayout(layers, 1, box)
    expect(boxes.map(one => one.step)).toEqual([4, 1])
    expect(boxes[0]!.y + boxes[0]!.height).toBe(200)
    expect(boxes[1]!.y).toBe(ticks.find(tick => tick.value === 100)!.at)
    expect(boxes[0]!.height / boxes[1]!.height).toBeCloseTo(70 / 30, 9)
  })
})

test('an axis has room for its longest words, and never less than for four signs', () => {
  expect([axisRoom([]), axisRoom(['10', '-150']), axisRoom(['0', '-150.000'])]).toEqual([34, 34, 58])
})

describe('sparkline', () => {
  test('the highest value is on top and a flat line does not divide by zero', () => {
    const [first, second] = sparklinePoints([1, 3], 100, 50)
    expect([first, second]).toEqual([
      { x: 3, y: 45 },
      { x: 97, y: 5 },
    ])
    expect(sparklinePoints([2, 2], 100, 50).map(point => point.y)).toEqual([45, 45])
  })
})

describe('heat', () => {
  test.each([
    [0.4, 'v-heat-gain'],
    [0.1, undefined],
    [-0.9, undefined],
    [-1, 'v-heat-loss-1'],
    [-4, 'v-heat-loss-2'],
    [-24.3, 'v-heat-loss-3'],
  ])('a value of %d gets the class %s', (value, expected) => {
    expect(heatClass(value, { gain: 0.2, loss: [-1, -4, -9] })).toBe(expected)
  })
})

describe('figures of a chart', () => {
  test('a sign stands before what is above zero when asked, in the writing of the language', () => {
    expect(chartNumbers('nl', 1).signed(3.14)).toBe('+3,1')
    expect(chartNumbers('en', 1).signed(-3.14)).toBe('\u2212\u20603.1')
    expect(chartNumbers('nl', 1).plain(0)).toBe('0,0')
  })

  test('an axis has no more decimals than its ticks need', () => {
    expect([0, 20].map(axisNumbers('nl', [0, 20]))).toEqual(['0', '20'])
    expect([0.5, 1].map(axisNumbers('nl', [0.5, 1]))).toEqual(['0,5', '1,0'])
    expect([0.65, 0.7].map(axisNumbers('en', [0.65, 0.7]))).toEqual(['0.65', '0.70'])
  })

  test('only a year is shortened', () => {
    expect(['2031', 'Fase 1', '2031-Q2'].map(shortPeriod)).toEqual(['’31', 'Fase 1', '2031-Q2'])
  })
})
