import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixedClock } from '../clock/clock.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import type { Services } from '../module/services.ts'
import { draftOf, forgetDraftsJob, removeDraft, saveDraft } from './drafts.ts'

let database: TestDatabase
let place: { db: TestDatabase['db']; secret: string }
beforeAll(async () => {
  database = await testDatabase()
  place = { db: database.db, secret: 'the secret of this site' }
})
afterAll(() => database.close())

const key = { personId: 'person-one', formKey: '/formulier/1' }
const values = async (of = key) => (await draftOf(place, of))?.values

test('the newest values are kept, with every value of a field that has more', async () => {
  await saveDraft(place, key, { naam: 'Haven' })
  await saveDraft(place, key, { naam: "Haven 'oost'", soort: ['a', 'b'] })
  expect(await values()).toEqual({ naam: "Haven 'oost'", soort: ['a', 'b'] })
})

test('a draft is of one person and one form', async () => {
  await saveDraft(place, key, { naam: 'Haven' })
  expect(await values({ ...key, personId: 'person-two' })).toBe(undefined)
  expect(await values({ ...key, formKey: '/formulier/2' })).toBe(undefined)
})

test('a removed draft is gone and takes no other along', async () => {
  const second = { ...key, formKey: '/formulier/2' }
  await saveDraft(place, key, { a: '1' })
  await saveDraft(place, second, { a: '2' })
  await removeDraft(database.db, key)
  expect([await values(), await values(second)]).toEqual([undefined, { a: '2' }])
})

test('after ninety days a draft is forgotten, and not a day earlier', async () => {
  await saveDraft(place, key, { a: '1' })
  const after = (days: number) =>
    forgetDraftsJob.run(
      {
        db: database.db,
        clock: fixedClock(Temporal.Now.instant().add({ hours: days * 24 })),
      } as unknown as Services,
      {},
    )
  await after(89)
  expect(await values()).toEqual({ a: '1' })
  await after(91)
  expect(await values()).toBe(undefined)
})

test('lies encrypted in the database, and opens on this site only', async () => {
  await saveDraft(place, key, { naam: 'Kanarie' })
  const row = await database.db
    .selectFrom('drafts')
    .select('values')
    .where('form_key', '=', key.formKey)
    .executeTakeFirstOrThrow()
  expect(typeof row.values).toBe('string')
  expect(Buffer.from(String(row.values), 'base64').includes('Kanarie')).toBe(false)
  await expect(draftOf({ ...place, secret: 'another secret' }, key)).rejects.toThrow()
})
