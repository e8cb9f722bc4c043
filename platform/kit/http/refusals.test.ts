import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownForm, ownJson, type TestServer, testServer } from './testing.tsx'

let site: TestServer
beforeAll(async () => {
  site = await testServer()
})
afterAll(() => site[Symbol.asyncDispose]())

describe('what is tried too often', () => {
  it('is told on the form itself, with whole seconds to wait', async () => {
    const { statusCode, headers, body } = await site.server.inject({
      method: 'POST',
      url: '/formulier',
      headers: ownForm,
      payload: 'name=vaak',
    })
    expect([statusCode, headers['retry-after']]).toEqual([429, '13'])
    expect(/<li>([^<]*)</.exec(body)?.[1]).toBe('name: Kies een andere naam.')
  })

  it('is told to a machine as a problem', async () => {
    const answer = await site.server.inject({
      method: 'POST',
      url: '/api/namen',
      headers: ownJson,
      payload: { name: 'vaak' },
    })
    expect([answer.statusCode, answer.headers['retry-after'], answer.json().status]).toEqual([429, '13', 429])
  })
})

describe('an address that only leads on', () => {
  it('leads on with its cookies, and is not kept by anybody', async () => {
    const { statusCode, headers, cookies } = await site.server.inject({ url: '/door?mag=ja' })
    expect([statusCode, headers.location, headers['cache-control'], cookies.map(({ name }) => name)]).toEqual(
      [303, 'https://elders.example/?a=1', 'no-store', ['naam']],
    )
  })

  it('shows what was refused', async () => {
    const { statusCode, body } = await site.server.inject({ url: '/door' })
    expect([statusCode, /<li>([^<]*)</.exec(body)?.[1]]).toEqual([400, 'Kies een andere naam.'])
  })

  it.each([
    ['http://localhost/kort?a=1', '/kort?a=1'],
    ['https://elders.example/kort', '/'],
    ['', '/'],
  ])('gives as the way back from a refusal, coming from "%s", %s', async (referer, expected) => {
    const { body } = await site.server.inject({ url: '/door', headers: { host: 'localhost', referer } })
    expect(/<a href="([^"]*)">Terug</.exec(body)?.[1]).toBe(expected)
  })

  it('takes no form', async () => {
    const answer = await site.server.inject({
      method: 'POST',
      url: '/door?mag=ja',
      headers: ownForm,
      payload: '',
    })
    expect(answer.statusCode).toBe(404)
  })

  it('sends a stranger to sign in first', async () => {
    site.seen.acted.length = 0
    const { statusCode, headers } = await site.server.inject({ url: '/besloten/door' })
    expect([statusCode, headers.location, site.seen.acted]).toEqual([
      303,
      '/aanmelden?naar=%2Fbesloten%2Fdoor',
      [],
    ])
  })
})
