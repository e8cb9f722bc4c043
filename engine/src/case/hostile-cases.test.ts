// Whatever a case file holds, it has a result without NaN or infinity, or a list of mistakes that each have a place, a code
// of the closed list and a sentence in both languages; and soon enough.
import { expect, test } from 'vitest'
import { fuzzCases } from './testing/hostile-cases.ts'

test('a case file that was changed in some places has a result or a clear refusal', () => {
  const { cases, refused } = fuzzCases(600, 20_261_127)
  // Both ends are met, so that this test looks at results too.
  expect([cases > 50, refused > 50]).toEqual([true, true])
}, 120_000)
