// A case that is asked for twice, by a form or by a program, is made once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskedSite, askedSite } from '../modules/cases/testing.ts'
import { makeTestToken } from './testing-readers.ts'

let site: AskedSite
let token: string
let file: object
beforeAll(async () => {
  site = await askedSite()
  token = await makeTestToken(site, 'planeconoom@example.org', { scopes: ['read:cases', 'write:cases'] })
  const found = await site.get('planeconoom', `/cases/${await site.caseId('mini-grex')}/bestand.json`)
  file = JSON.parse(found.body)
})
afterAll(() => site.close())

const caseIds = async () => {
  const rows = await site.services.db.selectFrom('cases').select('id').execute()
  return rows.map(({ id }) => id)
}

/** POST of a case over the API under a key. */
async function sent(key: string | undefined, body: object) {
  const { statusCode, json, headers } = await site.server.inject({
    method: 'POST',
    url: '/api/v1/cases',
    headers: {
      host: 'localhost',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    payload: JSON.stringify(body),
  })
  return { status: statusCode, json: json(), location: headers.location }
}

const keyOf = (html: string) => /name="makeKey" value="([^"]+)"/.exec(html)?.[1] ?? ''

test('a program that asks again under its key gets the first case, also at the same moment', async () => {
  const before = await caseIds()
  const answers = await Promise.all([1, 2, 3].map(() => sent('opdracht-7', { bestand: file })))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(answers.map(({ json, location }) => `${json.id} ${location}`)).size).toBe(1)
  expect((await caseIds()).length).toBe(before.length + 1)
  // Without a key, or under another one, it is another request.
  await sent(undefined, { bestand: file })
  await sent('opdracht-8', { bestand: file })
  expect((await caseIds()).length).toBe(before.length + 3)
})

test('a key for another question is refused, and a mistake does not use the key up', async () => {
  const wrong = await sent('opdracht-9', { bestand: { ...file, periods: 0 } })
  expect(wrong.status).toBe(400)
  expect((await sent('opdracht-9', { bestand: file })).status).toBe(201)
  const before = await caseIds()
  const other = await sent('opdracht-9', { bestand: { ...file, periods: 7 } })
  const codes = other.json.errors.map(({ code }: { code: string }) => code)
  expect([other.status, codes]).toEqual([409, ['SLEUTEL_AL_GEBRUIKT']])
  const long = await sent('x'.repeat(201), { bestand: file })
  expect([long.status, long.json.errors.map((one: { parameter: string }) => one.parameter)]).toEqual([
    400,
    ['Idempotency-Key'],
  ])
  expect(await caseIds()).toEqual(before)
})

test('a form that is sent twice makes one case, a fresh form another', async () => {
  const fields = { name: 'Dubbel geklikt', startYear: '2026', years: '10', project: '' }
  const form = keyOf((await site.get('planeconoom', '/cases/nieuw/leeg')).body)
  const send = (makeKey: string) => site.post('planeconoom', '/cases/nieuw/leeg', { ...fields, makeKey })
  const before = await caseIds()
  const [first, second] = await Promise.all([send(form), send(form)])
  expect([first.status, first.goTo]).toEqual([303, second.goTo])
  expect((await caseIds()).length).toBe(before.length + 1)
  const fresh = keyOf((await site.get('planeconoom', '/cases/nieuw/leeg')).body)
  expect(fresh).not.toBe(form)
  expect((await send(fresh)).goTo).not.toBe(first.goTo)
  expect((await caseIds()).length).toBe(before.length + 2)
})

test('every way of making a case carries such a key', async () => {
  const ways = ['gebied', 'leeg', 'bestand', 'kopie']
  const pages = await Promise.all(ways.map(way => site.get('planeconoom', `/cases/nieuw/${way}`)))
  expect(pages.map(({ body }) => keyOf(body).length)).toEqual(ways.map(() => 36))
  const makeKey = keyOf(pages[2]?.body ?? '')
  const upload = () =>
    site.upload('planeconoom', '/cases/nieuw/bestand/versturen', JSON.stringify(file), { makeKey })
  const before = await caseIds()
  expect((await upload()).goTo).toBe((await upload()).goTo)
  expect((await caseIds()).length).toBe(before.length + 1)
})
