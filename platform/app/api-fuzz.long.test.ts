import { expect, it } from 'vitest'
import { fuzzApi } from './testing-api-fuzz.ts'

it('no request of a hundred thousand is answered with a failure of the server, or in another shape', async () => {
  const statuses = await fuzzApi(100_000, Math.trunc(Date.now() / 1000))
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(100_000)
}, 3_600_000)
