import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AskedSite, askedSite } from '../../cases/testing.ts'

let site: AskedSite
beforeAll(async () => {
  site = await askedSite()
})
afterAll(() => site.close())

const url = '/account/tokens'
const fields = (more: Record<string, string> = {}): [string, string][] =>
  Object.entries({ id: randomUUID(), name: 'Rapportage', scopes: 'read:cases', days: '30', ...more })
const tokenIn = (html: string): string | undefined => /versneller_[\w-]{43}/.exec(html)?.[0]
const errorsIn = (html: string): string[] =>
  [...html.matchAll(/<li><a href="#veld-(\w+)">/g)].map(([, name = '']) => name)

it('a token is shown once, works, and is gone from the page after that', async () => {
  const made = await site.post('planeconoom', url, fields())
  const token = tokenIn(made.body) ?? ''
  expect([made.status, made.headers['cache-control'], token === '']).toEqual([200, 'no-store', false])
  const again = await site.get('planeconoom', url)
  expect([again.body.includes('Rapportage'), tokenIn(again.body)]).toEqual([true, undefined])
  const answer = await site.server.inject({
    url: '/api/v1/cases',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.statusCode).toBe(200)
  const id = /name="token" value="([0-9a-f-]{36})"/.exec(again.body)?.[1] ?? ''
  expect((await site.post('planeconoom', `${url}/intrekken`, { token: id })).goTo).toBe(
    `${url}?gelukt=ingetrokken`,
  )
  const after = await site.server.inject({
    url: '/api/v1/cases',
    headers: { authorization: `Bearer ${token}` },
  })
  expect([after.statusCode, (await site.get('planeconoom', url)).body.includes('Rapportage')]).toEqual([
    401,
    false,
  ])
})

it('the form tells all that is missing at once, keeps what was typed, and makes nothing', async () => {
  const { status, body } = await site.post('planeconoom', url, [
    ['id', randomUUID()],
    ['name', ''],
    ['days', '7'],
  ])
  expect([status, errorsIn(body), tokenIn(body)]).toEqual([422, ['name', 'scopes', 'days'], undefined])
  const unknown = await site.post('planeconoom', url, fields({ scopes: 'write:everything' }))
  expect([unknown.status, tokenIn(unknown.body)]).toEqual([422, undefined])
})

it('a token of somebody else is not there', async () => {
  await site.post('ontwikkelaar', url, fields({ name: 'Van een ander' }))
  const theirs = await site.get('ontwikkelaar', url)
  const id = /name="token" value="([0-9a-f-]{36})"/.exec(theirs.body)?.[1] ?? ''
  expect((await site.get('planeconoom', url)).body.includes('Van een ander')).toBe(false)
  expect((await site.post('planeconoom', `${url}/intrekken`, { token: id })).status).toBe(404)
  expect((await site.post('planeconoom', `${url}/intrekken`, { token: 'geen-id' })).status).toBe(404)
})

it.each(['close', 'resetSecondFactor'])(
  '%s by an administrator ends session and token at once',
  async act => {
    const made = await site.post('ontwikkelaar', url, fields({ name: 'Voor het einde' }))
    const token = tokenIn(made.body) ?? ''
    const { person_id: personId } = await site.services.db
      .selectFrom('accounts')
      .select('person_id')
      .where('email', '=', 'ontwikkelaar@example.org')
      .executeTakeFirstOrThrow()
    const statuses = async () => [
      (await site.get('ontwikkelaar', url)).status,
      (await site.server.inject({ url: '/api/v1/cases', headers: { authorization: `Bearer ${token}` } }))
        .statusCode,
    ]
    const administer = (what: string) =>
      site.post('beheerder', `/beheer/accounts/${personId}`, {
        act: what,
        reason: 'Telefoon kwijt, gebeld en herkend',
      })
    expect(await statuses()).toEqual([200, 200])
    expect((await administer(act)).status).toBe(303)
    expect(await statuses()).toEqual([303, 401])
    if (act === 'close') await administer('open')
    site.forget('ontwikkelaar')
    expect(await statuses()).toEqual([200, 401])
  },
)
