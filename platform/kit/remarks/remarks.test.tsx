import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { write } from '../access/write.ts'
import { systemClock } from '../clock/clock.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { RemarkList } from '../ui/remark-list.tsx'
import { type NewRemark, resolveThread, threadsAt, writeRemark } from './remarks.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const actor = { personId: 'person-one', name: 'Iemand', grants: [] }
const place = { objectKind: 'trial.thing', objectId: '1', field: '/name' }
const remark = { ...place, authorId: actor.personId, markdown: 'Klopt **dit**?' }

const put = async (more: Partial<NewRemark> = {}) => {
  const { db } = database
  const work = write({ db, actor, clock: systemClock }, 'writeRemark', async (tx, record) => {
    const outcome = await writeRemark(tx, record, { ...remark, ...more })
    if (!outcome.ok) throw new Error(outcome.problems[0]?.code)
    return outcome.value
  })
  return work
}

const resolve = (threadId: string, objectId = place.objectId) =>
  write({ db: database.db, actor, clock: systemClock }, 'resolveThread', async (tx, record) => {
    const asked = { objectKind: place.objectKind, objectId, threadId, personId: 'person-two' }
    const outcome = await resolveThread(tx, record, asked)
    if (!outcome.ok) throw new Error(outcome.problems[0]?.code)
  })

const at = async (objectId: string) =>
  (await threadsAt(database.db, { objectKind: place.objectKind, objectId })).map(thread => ({
    field: thread.field,
    texts: thread.remarks.map(one => one.markdown),
    isResolved: thread.resolvedAt !== undefined,
    by: thread.resolvedById,
  }))

test('a remark and its answer are one thread at their field', async () => {
  const threadId = await put({ objectId: 'a' })
  await put({ objectId: 'a', threadId, markdown: 'Ja.' })
  await put({ objectId: 'a', field: '', markdown: 'Over het geheel' })
  expect(await at('a')).toEqual([
    { field: '/name', texts: ['Klopt **dit**?', 'Ja.'], isResolved: false, by: undefined },
    { field: '', texts: ['Over het geheel'], isResolved: false, by: undefined },
  ])
})

test('a resolved thread opens again with the next answer', async () => {
  const threadId = await put({ objectId: 'b' })
  await resolve(threadId, 'b')
  expect(await at('b')).toEqual([
    { field: '/name', texts: ['Klopt **dit**?'], isResolved: true, by: 'person-two' },
  ])
  await put({ objectId: 'b', threadId, markdown: 'Toch niet.' })
  expect((await at('b'))[0]?.isResolved).toBe(false)
})

describe('not allowed is', () => {
  test.each([
    ['an empty remark', { markdown: ' \n ' }, 'OPMERKING_LEEG'],
    ['a remark without end', { markdown: 'x'.repeat(10_001) }, 'OPMERKING_TE_LANG'],
    ['an answer to nothing', { threadId: '00000000-0000-4000-8000-000000000000' }, 'OPMERKING_NIET_GEVONDEN'],
  ])('%s', async (_what, more, code) => {
    await expect(put({ objectId: 'c', ...more })).rejects.toThrow(code)
    expect(await at('c')).toEqual([])
  })

  test('an answer at another object or field than the thread is at', async () => {
    const threadId = await put({ objectId: 'd' })
    await expect(put({ objectId: 'e', threadId })).rejects.toThrow('OPMERKING_NIET_GEVONDEN')
    await expect(put({ objectId: 'd', field: '/other', threadId })).rejects.toThrow('OPMERKING_NIET_GEVONDEN')
    expect(await at('e')).toEqual([])
  })

  test('resolving a thread of another object', async () => {
    const threadId = await put({ objectId: 'f' })
    await expect(resolve(threadId, 'g')).rejects.toThrow('OPMERKING_NIET_GEVONDEN')
    expect((await at('f'))[0]?.isResolved).toBe(false)
  })
})

test('what was written is not in the audit trail', async () => {
  await put({ objectId: 'h', markdown: 'Een geheim woord' })
  const entries = await database.db.selectFrom('audit_entries').selectAll().execute()
  expect(JSON.stringify(entries).includes('geheim woord')).toBe(false)
})

test('markup in a remark is shown as text', async () => {
  await put({ objectId: 'i', markdown: '<img src=x onerror=x>' })
  const [thread] = await threadsAt(database.db, { objectKind: place.objectKind, objectId: 'i' })
  const html = renderToString(
    <RemarkList
      language="nl"
      action="/opmerkingen"
      threads={[
        {
          id: thread!.id,
          isResolved: false,
          remarks: thread!.remarks.map(one => ({
            id: one.id,
            authorName: '<b>Iemand</b>',
            html: one.html,
            writtenAt: one.writtenAt.toString(),
          })),
        },
      ]}
    />,
  )
  expect(html.match(/<img|<b>Iemand/g)).toBe(null)
})
