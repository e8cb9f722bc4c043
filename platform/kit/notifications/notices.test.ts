import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fixedClock } from '../clock/clock.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import type { Services } from '../module/services.ts'
import { servicesOn } from '../module/testing.ts'
import { type Contact, handOverContacts } from './contacts.ts'
import { mailDigests } from './digest.ts'
import { afterQuietHours, noticeKind, noticeKinds, type Way, wayOf } from './kinds.ts'
import { notify, type Telling } from './notify.ts'
import { markRead, noticesOf, setPreferences, unreadCount } from './store.ts'

let database: TestDatabase
let services: Services
const contacts: Record<string, Contact> = {
  one: { email: 'een@example.org', language: 'nl' },
  two: { email: 'twee@example.org', language: 'en' },
}
const direct = noticeKind({ name: 'trial.direct', label: { nl: 'A', en: 'A' }, usual: 'direct' })
const quiet = noticeKind({ name: 'trial.quiet', label: { nl: 'B', en: 'B' }, usual: 'off' })
const duty = noticeKind({ name: 'trial.duty', label: { nl: 'C', en: 'C' }, usual: 'off', isDuty: true })

beforeAll(async () => {
  database = await testDatabase()
  services = servicesOn(database.db, {
    clock: fixedClock('2026-11-24T10:00:00Z'),
    origin: 'https://site.example',
  })
  handOverContacts(async (_db, ids) => new Map(ids.flatMap(id => (contacts[id] ? [[id, contacts[id]]] : []))))
})
beforeEach(async () => {
  for (const table of ['notices', 'notice_preferences', 'outgoing_mail'] as const)
    await database.db.deleteFrom(table).execute()
})
afterAll(() => database.close())

const text = { nl: 'Er is iets veranderd.', en: 'Something changed.' }
const tell = (more: Partial<Telling> = {}, at = services) =>
  database.db
    .transaction()
    .execute(tx => notify(tx, at, { kind: direct, to: ['one'], text, href: '/ding/1', ...more }))
const choose = (personId: string, kind: string, way: Way) =>
  database.db.transaction().execute(tx => setPreferences(tx, personId, new Map([[kind, way]])))
const mails = () =>
  database.db
    .selectFrom('outgoing_mail')
    .select(['recipient', 'language', 'subject', 'body'])
    .orderBy('recipient')
    .execute()
const centre = async (personId: string) =>
  (await noticesOf(database.db, { personId, page: 1, pageSize: 10 })).rows.map(row => row.text.nl)

test('a notice is in the centre and goes by mail, to each in the own language', async () => {
  expect(await tell({ to: ['one', 'two', 'one'] })).toBe(2)
  expect([await centre('one'), await centre('two')]).toEqual([[text.nl], [text.nl]])
  expect(await mails()).toEqual([
    {
      recipient: 'een@example.org',
      language: 'nl',
      subject: text.nl,
      body: 'Er is iets veranderd.\n\nLees meer: https://site.example/ding/1\n\nKies zelf hoe je dit soort meldingen krijgt: https://site.example/meldingen/voorkeuren',
    },
    {
      recipient: 'twee@example.org',
      language: 'en',
      subject: text.en,
      body: 'Something changed.\n\nRead more: https://site.example/ding/1\n\nChoose how you get notices like this: https://site.example/meldingen/voorkeuren',
    },
  ])
})

test('the same thing is told once', async () => {
  await tell({ dedupeKey: 'ding/1' })
  expect(await tell({ to: ['one', 'two'], dedupeKey: 'ding/1' })).toBe(1)
  expect((await mails()).map(mail => mail.recipient)).toEqual(['een@example.org', 'twee@example.org'])
})

test('without a key every time is a new thing', async () => {
  await tell()
  await tell()
  expect((await centre('one')).length).toBe(2)
})

test('nobody is told of an action that fails', async () => {
  const failing = database.db.transaction().execute(async tx => {
    await notify(tx, services, { kind: direct, to: ['one'], text, href: '/ding/1' })
    throw new Error('the action fails')
  })
  await expect(failing).rejects.toThrow('the action fails')
  expect([await centre('one'), await mails()]).toEqual([[], []])
})

describe('how a person hears of it', () => {
  test('is what was chosen', async () => {
    await choose('one', direct.name, 'off')
    await choose('two', quiet.name, 'direct')
    await tell({ to: ['one', 'two'] })
    await tell({ kind: quiet, to: ['one', 'two'] })
    expect((await mails()).map(mail => mail.recipient)).toEqual(['twee@example.org', 'twee@example.org'])
    expect((await centre('one')).length).toBe(2)
  })

  test('is always a mail for a duty, whatever was chosen', async () => {
    await choose('one', duty.name, 'off')
    await tell({ kind: duty })
    expect((await mails()).length).toBe(1)
    expect(wayOf(duty, 'digest')).toBe('direct')
  })

  test('is the centre only for who gets no mail', async () => {
    await tell({ to: ['three'] })
    expect([await centre('three'), await mails()]).toEqual([[text.nl], []])
  })
})

test.each([
  ['//elsewhere.example', 'another site'],
  ['https://elsewhere.example', 'another site'],
  ['/\\elsewhere.example', 'another site'],
  ['javascript:x', 'a script'],
])('a notice never leads to %s', async href => {
  await expect(tell({ href })).rejects.toThrow('notices_href_check')
})

describe('the mail of the day', () => {
  test('holds what waits, once', async () => {
    await choose('one', direct.name, 'digest')
    await tell()
    await tell({ text: { nl: 'Nog iets.', en: 'More.' }, href: '/ding/2' })
    expect(await mails()).toEqual([])
    expect([await mailDigests(services), await mailDigests(services)]).toEqual([1, 0])
    expect(await mails()).toEqual([
      {
        recipient: 'een@example.org',
        language: 'nl',
        subject: '2 meldingen van vandaag',
        body: 'Er zijn 2 nieuwe meldingen voor je.\n\n- Er is iets veranderd.\n  https://site.example/ding/1\n- Nog iets.\n  https://site.example/ding/2\n\nAlles bij elkaar: https://site.example/meldingen\nKies zelf hoe je meldingen krijgt: https://site.example/meldingen/voorkeuren',
      },
    ])
  })

  test('is not made twice by two workers', async () => {
    await choose('one', direct.name, 'digest')
    await tell()
    const made = await Promise.all([mailDigests(services), mailDigests(services)])
    expect(made[0]! + made[1]!).toBe(1)
    expect((await mails()).length).toBe(1)
  })

  test('leaves out what was read in the meantime', async () => {
    await choose('one', direct.name, 'digest')
    await tell()
    await markRead(database.db, { personId: 'one' })
    expect(await mailDigests(services)).toBe(0)
    expect(await mails()).toEqual([])
  })
})

describe('reading', () => {
  test('counts down and leads to the thing', async () => {
    await tell()
    await tell()
    const { rows } = await noticesOf(database.db, { personId: 'one', page: 1, pageSize: 10 })
    await markRead(database.db, { personId: 'one', id: rows[0]!.id })
    expect(await unreadCount(database.db, 'one')).toBe(1)
    await markRead(database.db, { personId: 'one' })
    expect(await unreadCount(database.db, 'one')).toBe(0)
  })

  test('is not possible for the notice of somebody else', async () => {
    await tell()
    const { rows } = await noticesOf(database.db, { personId: 'one', page: 1, pageSize: 10 })
    await markRead(database.db, { personId: 'two', id: rows[0]!.id })
    expect(await unreadCount(database.db, 'one')).toBe(1)
  })
})

test.each([
  ['2026-11-24T10:00:00Z', '2026-11-24T10:00:00Z'],
  ['2026-11-24T20:59:59Z', '2026-11-24T20:59:59Z'],
  ['2026-11-24T21:00:00Z', '2026-11-25T06:00:00Z'],
  ['2026-11-25T05:59:00Z', '2026-11-25T06:00:00Z'],
  ['2026-06-30T20:30:00Z', '2026-07-01T05:00:00Z'],
])('a mail of %s goes out at %s', (asked, goes) => {
  expect(afterQuietHours(Temporal.Instant.from(asked)).toString()).toBe(goes)
})

test('every kind can be found to choose from', () => {
  expect(noticeKinds().map(kind => kind.name)).toEqual(['trial.direct', 'trial.duty', 'trial.quiet'])
})
