import { expect, test } from 'vitest'
import { ratesOfReturn } from './rates-of-return.ts'

function inMillionths(rates: number[]): number[] {
  return rates.map(rate => Math.round(rate * 1e6) / 1e6)
}

test('flows with two rates give both', () => {
  expect(inMillionths(ratesOfReturn([-100, 230, -132], [0, 1, 2]))).toEqual([0.1, 0.2])
})

test('a product of five factors gives its five roots, from near -1 to above 1', () => {
  // The polynomial in x = 1 / (1 + r) with these roots, multiplied out factor by factor.
  const roots = [-0.9, -0.5, 0.05, 0.3, 1.5]
  let flows = [1]
  for (const root of roots) {
    const x = 1 / (1 + root)
    flows = [...flows, 0].map((value, i) => -x * value + (flows[i - 1] ?? 0))
  }
  expect(inMillionths(ratesOfReturn(flows, [0, 1, 2, 3, 4, 5]))).toEqual(roots)
})

test('flows without a change of sign have no rate', () => {
  expect(ratesOfReturn([-100, -5, 0], [0, 1, 2])).toEqual([])
  expect(ratesOfReturn([0, 0], [0, 1])).toEqual([])
})

test('a change of sign without a real rate gives none', () => {
  expect(ratesOfReturn([100, -100, 100], [0, 1, 2])).toEqual([])
})

test('flows at the same moment are added before anything is searched', () => {
  expect(inMillionths(ratesOfReturn([-150, 50, 121], [0, 0, 2]))).toEqual([0.1])
})

test('rounding dust makes no rate', () => {
  expect(inMillionths(ratesOfReturn([1e-9, -100, 110], [0, 1, 2]))).toEqual([0.1])
})

test('two hundred and forty periods give the rate of a loan', () => {
  const flows = [-1000, ...new Array<number>(239).fill(5), 1005]
  const years = flows.map((_, t) => t / 12)
  expect(inMillionths(ratesOfReturn(flows, years))).toEqual([Math.round((1.005 ** 12 - 1) * 1e6) / 1e6])
})
