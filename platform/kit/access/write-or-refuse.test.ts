import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../clock/clock.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import type { Problem } from '../http/problem.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from './write-or-refuse.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const problem: Problem = { code: 'STAAT_ONGELDIG', message: { nl: 'Dat kan nu niet.', en: 'Not now.' } }
const entries = async (): Promise<number> =>
  (await database.db.selectFrom('audit_entries').select('seq').execute()).length

function attempt(end?: Error) {
  const options = { db: database.db, actor: undefined, clock: systemClock }
  return writeOrRefuse(options, 'tryOut', async (_tx, record) => {
    record({ objectKind: 'thing', objectId: 'one' })
    if (end) throw end
    return 7
  })
}

describe('a write that may be refused', () => {
  it('gives what the work gives, and leaves its entry', async () => {
    const before = await entries()
    expect(await attempt()).toEqual({ ok: true, value: 7 })
    expect(await entries()).toBe(before + 1)
  })

  it('tells the problems of a refusal, and leaves nothing', async () => {
    const before = await entries()
    expect(await attempt(new Refusal(problem))).toEqual({ ok: false, problems: [problem] })
    expect(await entries()).toBe(before)
  })

  it('tells a wrong moment apart from wrong input', async () => {
    expect(await attempt(new ConflictRefusal(problem))).toEqual({
      ok: false,
      problems: [problem],
      conflict: true,
    })
  })

  it('does not swallow any other failure', async () => {
    await expect(attempt(new Error('broken'))).rejects.toThrow('broken')
  })
})
