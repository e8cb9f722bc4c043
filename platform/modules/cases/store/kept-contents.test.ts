import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseNow } from '../../../kit/clock/clock.ts'
import { json, type Transaction } from '../../../kit/database/connect.ts'
import { type AskedSite, askedSite } from '../testing.ts'
import { putParty, readCaseById, saveContent } from './cases.ts'
import { asStored, keepContent, keptContent } from './kept-contents.ts'

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
})
afterAll(() => site.close())

const now = async () => (await readCaseById(site.services.db, id))!
const inTransaction = <Result>(work: (tx: Transaction) => Promise<Result>) =>
  site.services.db.transaction().execute(work)
const author = { personId: undefined, role: 'G', organisationId: undefined }
const bare = { changes: [], inverse: [], author }

/** Saves another note, as a change does. */
async function saveNote(tx: Transaction, nl: string): Promise<() => void> {
  const before = (await readCaseById(tx, id, true))!
  const content = { ...before.content, note: { nl } }
  const places = [{ path: ['note'], value: { nl } }]
  const changedAt = await databaseNow(tx)
  return (await saveContent(tx, { ...bare, before, content, places, changedAt })).keep
}

test('any value is kept in the very form in which the database gives it back', async () => {
  const value = fc
    .jsonValue({ maxDepth: 4, noUnicodeString: false })
    .filter(one => !JSON.stringify(one).includes('\\u'))
  await fc.assert(
    fc.asyncProperty(value, async one => {
      const { rows } = await sql<{ value: unknown }>`select ${json(one)} as value`.execute(site.services.db)
      expect(JSON.stringify(asStored(one))).toBe(JSON.stringify(rows[0]!.value))
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('names of the same length stand in the order of their bytes, shorter ones first, in bytes', () => {
  expect(
    JSON.stringify(asStored({ bb: 1, é: 2, a: -0, z: undefined, c: { zz: 1, y: [{ bb: 1, a: 2 }] } })),
  ).toBe('{"a":0,"c":{"y":[{"a":2,"bb":1}],"zz":1},"bb":1,"é":2}')
})

test('a content that did not change is the same object, and nobody can change it', async () => {
  const [one, other] = [await now(), await now()]
  expect(other.content).toBe(one.content)
  expect(() => Object.assign(one.content.parties[0]!, { id: 'x' })).toThrow(TypeError)
  expect(() => Object.assign(one.content, { note: 'x' })).toThrow(TypeError)
})

test('what was saved is what the database has, and its other parts are the objects of before', async () => {
  const before = await now()
  const keep = await inTransaction(tx => saveNote(tx, 'Eén'))
  keep()
  const after = await now()
  expect(after.content.note).toEqual({ nl: 'Eén' })
  expect(after.content.lines).toBe(before.content.lines)
  const { rows } = await sql<{ content: unknown }>`select content from cases where id = ${id}`.execute(
    site.services.db,
  )
  expect(JSON.stringify(after.content)).toBe(JSON.stringify(rows[0]!.content))
})

test('what another process changed is read, also where this one kept the case', async () => {
  await now()
  await inTransaction(tx => saveNote(tx, 'Elders'))
  expect((await now()).content.note).toEqual({ nl: 'Elders' })
})

test('what was saved in a transaction that came to nothing is not there', async () => {
  const before = await now()
  const attempt = inTransaction(async tx => {
    await saveNote(tx, 'Niets')
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  expect(await now()).toEqual(before)
})

test('a case that was changed since it was read is not written over', async () => {
  const stale = await now()
  await inTransaction(tx => saveNote(tx, 'Eerst'))
  const attempt = inTransaction(async tx =>
    saveContent(tx, {
      ...{ ...bare, before: stale, content: stale.content, places: [] },
      changedAt: await databaseNow(tx),
    }),
  )
  await expect(attempt).rejects.toThrow('division by zero')
  expect((await now()).content.note).toEqual({ nl: 'Eerst' })
})

test('no content changes without its revision or its time', async () => {
  const change = sql`update cases set content = content || '{"note": {"nl": "x"}}' where id = ${id}`
  await expect(change.execute(site.services.db)).rejects.toThrow('changes with its revision or its time')
})

test('who waited for the lock of a case sees the parties of after the wait', async () => {
  const organisationId = (await now()).ownerOrganisationId
  const first = Promise.withResolvers<void>()
  const isHeld = Promise.withResolvers<void>()
  const holding = inTransaction(async tx => {
    await readCaseById(tx, id, true)
    await putParty(tx, id, 'nieuw', organisationId)
    isHeld.resolve()
    await first.promise
  })
  await isHeld.promise
  const waiting = inTransaction(tx => readCaseById(tx, id, true))
  const waits = () =>
    sql<{ count: number }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(site.services.db)
  await expect.poll(async () => (await waits()).rows[0]?.count, { timeout: 10_000 }).toBe(1)
  first.resolve()
  await holding
  expect((await waiting)?.parties.filter(party => party.partyId === 'nieuw')).toEqual([
    { partyId: 'nieuw', organisationId },
  ])
})

test('there is an end to what is kept: the case that was used longest ago goes', async () => {
  const { revision, changedAt, content } = await now()
  const large = { ...content, lines: Array(1400).fill(content.lines?.[0]) }
  for (const name of ['a', 'b', 'c']) keepContent(name, { revision, changedAt, content: large })
  expect([id, 'a', 'b', 'c'].map(name => keptContent(name) !== undefined)).toEqual([false, false, true, true])
})
