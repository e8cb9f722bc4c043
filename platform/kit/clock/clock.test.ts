import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { databaseNow, fixedClock, instantOf, systemClock } from './clock.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('a fixed clock stands still until it is set', () => {
  const clock = fixedClock('2027-03-01T12:00:00+01:00')
  expect(clock.now().toString()).toBe('2027-03-01T11:00:00Z')
  clock.set('2027-03-02T12:00:00Z')
  expect(clock.now().toString()).toBe('2027-03-02T12:00:00Z')
})

test('an instant without an offset is refused, for nobody knows which it is', () => {
  expect(() => fixedClock('2027-03-01T12:00:00')).toThrow(RangeError)
})

test('the system clock tells the time of this machine', () => {
  const before = Temporal.Now.instant()
  const now = systemClock.now()
  expect(Temporal.Instant.compare(before, now)).toBeLessThanOrEqual(0)
  expect(Temporal.Instant.compare(now, Temporal.Now.instant())).toBeLessThanOrEqual(0)
})

test('in a transaction the database tells one and the same instant, to the microsecond', async () => {
  const [first, second, text] = await database.db.transaction().execute(async tx => {
    const first = await databaseNow(tx)
    await sql`select pg_sleep(0.01)`.execute(tx)
    const { rows } = await sql<{
      text: string
    }>`select (extract(epoch from now()) * 1000000)::bigint::text as text`.execute(tx)
    return [first, await instantOf(tx, systemClock), rows[0]?.text] as const
  })
  expect(second.equals(first)).toBe(true)
  expect(String(first.epochNanoseconds / 1000n)).toBe(text)
})

test('a fixed clock decides, also in a transaction', async () => {
  const clock = fixedClock('2027-03-01T12:00:00Z')
  const instant = await database.db.transaction().execute(tx => instantOf(tx, clock))
  expect(instant.toString()).toBe('2027-03-01T12:00:00Z')
})
