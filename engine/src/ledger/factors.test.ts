import { expect, it } from 'vitest'
import { small } from '../case/testing/broken-cases.ts'
import { caseOf } from '../case/testing/case-of.ts'
import { discountFactors } from './present-value.ts'
import { timesOf } from './times.ts'

const times = timesOf(caseOf(small()), 'end')

it('works the factors of a rate out once, and anew when so many others came after it that they are not kept', () => {
  const first = discountFactors(times, 0.25)
  expect([...first]).toEqual([1, 0.8, 0.64, 1 / 1.25 ** 3, 1 / 1.25 ** 4])
  for (let place = 1; place < 64; place += 1) discountFactors(times, place / 1000)
  expect(discountFactors(times, 0.25)).toBe(first)
  discountFactors(times, 0.5)
  expect(discountFactors(times, 0.25)).not.toBe(first)
  expect(discountFactors(times, 0.25)).toEqual(first)
  expect(discountFactors(times, 0.063)).toBe(discountFactors(times, 0.063))
})
