/** The same as interleavings.test.ts, a thousand times. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anySteps, SharedCase } from './testing-interleavings.ts'

let shared: SharedCase
beforeAll(async () => {
  shared = await SharedCase.open()
})
afterAll(() => shared.close())

test('of 1,000 random interleavings nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async steps => {
      expect(await shared.run(steps)).toEqual([])
    }),
    { numRuns: 1000, seed: 1 },
  )
}, 1_800_000)
