import { expect, test } from 'vitest'
import { fuzzCases } from './testing/hostile-cases.ts'

test('a hundred thousand changed case files have a result or a clear refusal', () => {
  const { cases, refused } = fuzzCases(100_000, Math.trunc(Date.now() / 1000))
  expect(cases + refused).toBe(100_000)
}, 3_600_000)
