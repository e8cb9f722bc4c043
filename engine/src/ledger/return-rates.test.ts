/**
 * All real roots above -1 are found, double ones too; the preferred one is the nearest to the required return.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Case } from '../case/types.ts'
import { returnRates } from './return-rates.ts'
import { goldenCase } from './testing/golden-cases.ts'
import { timesOf } from './times.ts'

function times(
  periods: number,
  convention: 'begin' | 'mid' | 'end' = 'end',
  period: Case['period'] = 'year',
) {
  return timesOf({ ...goldenCase('mini-grex'), periods, period }, convention)
}

function rootsOf(flows: number[], required?: number): (number | null)[] {
  const { roots, preferred } = returnRates(times(flows.length - 1), Float64Array.from(flows), required)
  return [
    ...roots.map(root => Math.round(root * 1e9) / 1e9),
    preferred === null ? null : Math.round(preferred * 1e9) / 1e9,
  ]
}

test('two roots are both found, and the nearest to the required return is preferred', () => {
  expect(rootsOf([-100, 230, -132])).toEqual([0.1, 0.2, 0.1])
  expect(rootsOf([-100, 230, -132], 0.18)).toEqual([0.1, 0.2, 0.2])
})

test('a root near -1 does not win without a required return', () => {
  expect(rootsOf([-1e6, 1.2501e6, -125]).at(-1)).toBeCloseTo(0.25, 6)
})

test('a double root is found', () => {
  expect(rootsOf([-100, 220, -121])).toEqual([0.1, 0.1])
})

test('no flow, no change of sign and no root are told apart', () => {
  const reasons = [
    [0, 0],
    [-1, -2],
    [1, -1, 1],
  ].map(flows => returnRates(times(flows.length - 1), Float64Array.from(flows), undefined).reason?.en)
  expect(reasons).toEqual([
    'There is no cash flow, so there is no return.',
    'The cash flow does not change sign, so there is no return.',
    'At no return is the net present value zero.',
  ])
})

test('dust below half a cent makes no root', () => {
  expect(rootsOf([-100, 110, -0.004])).toEqual([0.1, 0.1])
})

test('the middle of a period and quarters count as parts of a year', () => {
  const cash = Float64Array.from([-100, 0, 0, 121])
  expect(returnRates(times(3, 'mid'), cash, undefined).preferred).toBeCloseTo(1.21 ** (1 / 2.5) - 1, 12)
  expect(returnRates(times(3, 'end', 'quarter'), cash, undefined).preferred).toBeCloseTo(
    1.21 ** (4 / 3) - 1,
    12,
  )
  const begin = Float64Array.from([-60, -40, 0, 121])
  expect(returnRates(times(3, 'begin'), begin, undefined).preferred).toBeCloseTo(0.1, 12)
})

test('known roots of products of simple flows come back, one by one', () => {
  const rates = fc.uniqueArray(fc.integer({ min: -60, max: 200 }), {
    minLength: 1,
    maxLength: 5,
    selector: rate => Math.floor(rate / 8),
  })
  fc.assert(
    fc.property(rates, hundredths => {
      const wanted = hundredths.map(rate => rate / 100).sort((one, other) => one - other)
      const flows = wanted.reduce<number[]>(
        (terms, rate) => {
          const next = new Array<number>(terms.length + 1).fill(0)
          terms.forEach((term, place) => {
            next[place] = (next[place] ?? 0) - term
            next[place + 1] = (next[place + 1] ?? 0) + term * (1 + rate)
          })
          return next
        },
        [1e6],
      )
      const { roots } = returnRates(times(flows.length - 1), Float64Array.from(flows), undefined)
      expect(roots).toHaveLength(wanted.length)
      wanted.forEach((rate, place) => void expect(roots[place]).toBeCloseTo(rate, 4))
    }),
  )
})

test('at every root of a long cash flow nothing is worth anything', () => {
  const flows = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 3, maxLength: 240 })
  fc.assert(
    fc.property(flows, amounts => {
      const cash = Float64Array.from(amounts)
      for (const root of returnRates(times(amounts.length - 1), cash, undefined).roots) {
        const terms = amounts.map((eur, t) => eur * Math.exp(-t * Math.log1p(root)))
        const [worth, size] = [
          terms.reduce((sum, term) => sum + term, 0),
          terms.reduce((sum, term) => sum + Math.abs(term), 0),
        ]
        expect(Math.abs(worth) / size).toBeLessThan(1e-9)
      }
    }),
    { numRuns: 60 },
  )
})

test('a flow with one change of sign has one root', () => {
  const parts = fc.tuple(
    fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 100 }),
    fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 100 }),
  )
  fc.assert(
    fc.property(parts, ([out, back]) => {
      const amounts = [...out.map(eur => -eur), ...back]
      expect(
        returnRates(times(amounts.length - 1), Float64Array.from(amounts), undefined).roots,
      ).toHaveLength(1)
    }),
  )
})
