import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { demoPassword } from '../seed/demo-accounts.ts'

let site: TestSite
let cookie: string
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())
beforeEach(async () => {
  const answer = await ask('POST', '/aanmelden', {
    email: 'beheerder@example.org',
    password: demoPassword,
  })
  cookie = answer.cookies.find(({ name }) => name === 'sessie')?.value ?? ''
})

const ask = (method: 'GET' | 'POST', url: string, fields: Record<string, string> = {}) =>
  site.server.inject({
    method,
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie ? { cookie: `sessie=${cookie}` } : {}),
    },
    ...(method === 'POST' ? { payload: new URLSearchParams(fields).toString() } : {}),
  })

/** Lets the last proof of all sessions be so long ago. */
const age = (minutes: number) =>
  site.services.db
    .updateTable('sessions')
    .set({ proved_at: sql<Temporal.Instant>`now() - make_interval(mins => ${minutes})` })
    .execute()

let count = 0
const fieldsOf = (more: Record<string, string> = {}) => ({
  email: `nieuw-${++count}@example.org`,
  name: 'Nieuwe medewerker',
  language: 'nl',
  organisation: 'Programmabureau (demo)',
  role: 'T',
  title: 'Medewerker',
  level: 'ambtenaar',
  ...more,
})
const give = (more?: Record<string, string>) => ask('POST', '/beheer/functies/nieuw', fieldsOf(more))
const positions = async () =>
  (await site.services.db.selectFrom('positions').select('id').execute()).map(row => row.id)
const asksPassword = (body: string) => body.includes('name="current"')

describe('a form that gives rights', () => {
  it('asks nothing more within a quarter of an hour after signing in', async () => {
    await age(14)
    expect(asksPassword((await ask('GET', '/beheer/functies/nieuw')).body)).toBe(false)
    expect((await give()).headers.location).toMatch(/^\/beheer\/functies\/[0-9a-f-]{36}\?gelukt=gevraagd$/)
  })

  it('asks the password again after that, and gives nothing without it or with a wrong one', async () => {
    await age(15)
    expect(asksPassword((await ask('GET', '/beheer/functies/nieuw')).body)).toBe(true)
    const before = await positions()
    const refused = await give()
    expect([refused.statusCode, refused.body.includes('Vul je wachtwoord nog eens in.')]).toEqual([422, true])
    expect((await give({ current: 'fout fout fout' })).statusCode).toBe(422)
    expect(await positions()).toEqual(before)
  })

  it('goes on with the password, which then counts for a quarter of an hour', async () => {
    await age(60)
    expect((await give({ current: demoPassword })).statusCode).toBe(303)
    expect((await give()).statusCode).toBe(303)
    const entry = await site.services.db
      .selectFrom('audit_entries')
      .select('object_kind')
      .where('action', '=', 'elevateSession')
      .execute()
    expect(entry).toEqual([{ object_kind: 'session' }])
  })

  it('is also the one about the account of somebody else', async () => {
    await age(15)
    const { person_id: id } = await site.services.db
      .selectFrom('accounts')
      .select('person_id')
      .where('email', 'like', 'planeconoom@%')
      .executeTakeFirstOrThrow()
    const fields = { act: 'close', reason: 'Niet langer in dienst' }
    expect((await ask('POST', `/beheer/accounts/${id}`, fields)).statusCode).toBe(422)
    const withPassword = { ...fields, current: demoPassword }
    expect((await ask('POST', `/beheer/accounts/${id}`, withPassword)).statusCode).toBe(303)
  })

  it('does not stand in the way of taking rights away', async () => {
    const given = await give()
    await age(60)
    const url = String(given.headers.location).split('?')[0] ?? ''
    expect((await ask('POST', url, { act: 'end' })).statusCode).toBe(303)
  })
})
