import { expect, test } from 'vitest'
import { fuzzWorkbooks } from './testing-hostile-workbooks.ts'

test('five thousand broken workbooks have a result or a clear refusal', async () => {
  const { read, refused } = await fuzzWorkbooks(5000, Math.trunc(Date.now() / 1000))
  expect(read + refused).toBe(5000)
  // Otherwise nothing was tried but the door.
  expect(Math.min(read, refused)).toBeGreaterThan(500)
}, 3_600_000)
