// The allocation against a second reading of the rules: every set of options and of pots is tried, and the money is
// divided by a simplex method of the tests. Exact to 1e-6 on a hundred drawn instances.
import { expect, test } from 'vitest'
import { againstEveryChoice } from './testing/against-every-choice.ts'

test('on a hundred small instances with every kind of condition nothing better exists than what is allocated', async () => {
  const { wrong, funded } = await againstEveryChoice(1, 100)
  expect(wrong).toEqual([])
  expect(funded).toBeGreaterThan(50)
})
