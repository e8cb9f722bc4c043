import { expect, it } from 'vitest'
import { fuzzApi } from './testing-api-fuzz.ts'

it('no request that the document guides is answered with a failure of the server, or in another shape', async () => {
  const statuses = await fuzzApi(2000, 20_261_127)
  // Both good and bad ends are met, so that this test looks at the operations and not at the door.
  for (const status of [200, 201, 400, 401, 403, 404, 406, 409, 415])
    expect([status, (statuses.get(status) ?? 0) > 0]).toEqual([status, true])
}, 120_000)
