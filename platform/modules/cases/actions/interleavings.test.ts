/** Property: what three browsers save in any order is there, unless somebody who saw it wrote something else. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anySteps, expectedOf, SharedCase } from './testing-interleavings.ts'

let shared: SharedCase
beforeAll(async () => {
  shared = await SharedCase.open()
})
afterAll(() => shared.close())

test('of 25 random interleavings nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async steps => {
      expect(await shared.run(steps)).toEqual([])
    }),
    { numRuns: 25, seed: 20261127 },
  )
}, 60_000)

test('the model: only who saw another value than stands there, and types a third, comes too late', () => {
  expect([expectedOf(1, 1, 2), expectedOf(1, 2, 2), expectedOf(1, 2, 3)]).toEqual([
    'saved',
    'saved',
    'conflict',
  ])
})
