import { expect, test } from 'vitest'
import { amountShape } from './decision-shape.ts'

test.each([
  ['', undefined],
  ['12', 1200],
  ['12,50', 1250],
  ['12.50', 1250],
  ['12.500', 1_250_000],
  ['€ 1.250.000,75', 125_000_075],
  ['0', 0],
])('the amount "%s" is read in eurocents', (text, cents) => {
  expect(amountShape.parse(text)).toBe(cents)
})

test.each(['-1', '10.000.000.001', 'veel', '1,2,3'])('"%s" is no amount', text => {
  expect(amountShape.safeParse(text).success).toBe(false)
})
