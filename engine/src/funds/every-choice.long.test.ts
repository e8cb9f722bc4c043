// Five hundred more instances against the second reading of the rules.
import { expect, test } from 'vitest'
import { againstEveryChoice } from './testing/against-every-choice.ts'

test('on five hundred more small instances nothing better exists than what is allocated', async () => {
  const { wrong, funded } = await againstEveryChoice(101, 500)
  expect(wrong).toEqual([])
  expect(funded).toBeGreaterThan(250)
})
