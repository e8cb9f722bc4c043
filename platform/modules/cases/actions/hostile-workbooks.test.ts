import { expect, test } from 'vitest'
import { fuzzWorkbooks } from './testing-hostile-workbooks.ts'

test('a hundred broken workbooks have a result or a clear refusal', async () => {
  const { read, refused } = await fuzzWorkbooks(100, Math.trunc(Date.now() / 1000))
  expect(read + refused).toBe(100)
}, 60_000)
