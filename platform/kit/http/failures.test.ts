import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insideWords, ownForm, ownJson, sendBytes, type TestServer, testServer } from './testing.tsx'

let site: TestServer
beforeAll(async () => {
  site = await testServer()
})
afterAll(() => site[Symbol.asyncDispose]())

const titleOf = (body: string) => /<h1>([^<]*)/.exec(body)?.[1]

describe('the page about a failure', () => {
  it.each([
    ['/weg', 404, 'Deze pagina is er niet'],
    ['/bestaat-niet', 404, 'Deze pagina is er niet'],
    ['/kort/', 404, 'Deze pagina is er niet'],
    ['/KORT', 404, 'Deze pagina is er niet'],
    ['//kort', 404, 'Deze pagina is er niet'],
    ['/verboden', 403, 'Dit mag je niet bekijken of doen'],
    ['/lijst/a?pagina=nul', 400, 'Dit verzoek is niet te lezen'],
    ['/lijst/a?pagina=1&pagina=2', 400, 'Dit verzoek is niet te lezen'],
    ['/lijst/%zz', 400, 'Dit verzoek is niet te lezen'],
    ['/lijst/%c0%ae%c0%ae', 400, 'Dit verzoek is niet te lezen'],
    [`/lijst/${'a'.repeat(10_000)}`, 414, 'Dit verzoek is niet te lezen'],
    ['/zonder-gegevens', 503, 'Even niet bereikbaar'],
    ['/schijf-vol', 503, 'Even niet bereikbaar'],
    ['/kapot', 500, 'Er ging bij ons iets mis'],
    ['/gegevens-geweigerd', 500, 'Er ging bij ons iets mis'],
  ])('at %.40s has its status and nothing of what went wrong inside', async (url, status, title) => {
    const { statusCode, headers, body } = await site.server.inject(url)
    expect([statusCode, headers['content-type'], titleOf(body)]).toEqual([
      status,
      'text/html; charset=utf-8',
      title,
    ])
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    for (const inside of [insideWords, '    at ', 'node_modules', '.ts:', 'FST_', '22P02', '57P01', '53100'])
      expect(body.includes(inside)).toBe(false)
  })

  it('is there for methods that the address does not have', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'] as const) {
      const { statusCode } = await site.server.inject({ method, url: '/kort', headers: { ...ownForm } })
      expect([method, [404, 415].includes(statusCode)]).toEqual([method, true])
    }
  })

  it('names the request of the log when it is our mistake, and asks to wait when the data are away', async () => {
    const broken = await site.server.inject('/kapot')
    const id = String(broken.headers['x-request-id'])
    expect(/Kenmerk: ([\w-]+)/.exec(broken.body)?.[1]).toBe(id)
    const line = site.log.map(text => JSON.parse(text)).find(one => one.reqId === id && one.level === 50)
    expect(line.err.message).toBe(insideWords)
    expect((await site.server.inject('/zonder-gegevens')).headers['retry-after']).toBe('10')
  })

  it('takes no request id from outside', async () => {
    const headers = { 'x-request-id': 'chosen', 'request-id': 'chosen' }
    expect((await site.server.inject({ url: '/kort', headers })).headers['x-request-id']).not.toBe('chosen')
  })

  it('is one plain line when even the frame around it is broken', async () => {
    await using broken = await testServer({
      Framed: () => {
        throw new Error(insideWords)
      },
    })
    const { statusCode, headers, body } = await broken.server.inject('/kort')
    const id = headers['x-request-id']
    expect([statusCode, headers['content-type'], body]).toEqual([
      500,
      'text/plain; charset=utf-8',
      `Er ging iets mis. Kenmerk: ${id}`,
    ])
  })

  it('is there when nobody can be recognised because the data are away', async () => {
    await using away = await testServer({
      authenticate: async () => {
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
      },
    })
    expect((await away.server.inject('/kort')).statusCode).toBe(503)
    expect((await away.server.inject('/gezond')).statusCode).toBe(200)
  })

  it('is there in English for who reads English', async () => {
    const { body } = await site.server.inject({ url: '/weg', headers: { cookie: 'taal=en' } })
    expect(titleOf(body)).toBe('This page is not here')
  })
})

describe('bytes that are no request', () => {
  it('are refused, and the next request is answered', async () => {
    await using raw = await testServer()
    const port = await raw.listen()
    const sendings = [
      ['GARBAGE\r\n\r\n', 400],
      ['BREW /kort HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
      [`GET /kort HTTP/1.1\r\nHost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
      ['GET /kort HTTP/1.1\r\n\r\n', 400],
      [
        'POST /formulier HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc',
        400,
      ],
    ] as const
    for (const [bytes, status] of sendings) {
      const answer = await sendBytes(port, bytes, 1000)
      expect([bytes.slice(0, 30), Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])]).toEqual([
        bytes.slice(0, 30),
        status,
      ])
      expect(answer.includes('    at ')).toBe(false)
    }
    const good = await sendBytes(port, 'GET /kort HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    expect(good.startsWith('HTTP/1.1 200')).toBe(true)
  })
})

describe('the log', () => {
  it('holds no cookie, query, body or secret of an address, and tells each request', async () => {
    await using quiet = await testServer()
    const canary = 'canary-77b1'
    const headers = {
      cookie: `sessie=${canary}`,
      authorization: canary,
      referer: `http://localhost/${canary}`,
    }
    await quiet.server.inject({ url: `/lijst/${canary}?pagina=1&zoek=${canary}`, headers })
    await quiet.server.inject({ url: `/uitnodiging/${canary}`, headers })
    await quiet.server.inject({ url: `/lijst/%zz${canary}`, headers })
    await quiet.server.inject({
      method: 'POST',
      url: '/formulier',
      headers: { ...headers, ...ownForm },
      payload: `name=${canary}&password=${canary}`,
    })
    await quiet.server.inject({
      method: 'POST',
      url: '/api/namen',
      headers: { ...headers, ...ownJson },
      payload: `{"name":"${canary}"`,
    })
    await quiet.server.inject('/gegevens-geweigerd')
    const all = quiet.log.join('')
    expect(all.includes(canary)).toBe(false)
    expect(all.includes(insideWords)).toBe(false)
    const paths = quiet.log.map(line => JSON.parse(line).req?.path).filter(Boolean)
    expect(paths).toEqual([
      '/lijst/:slug',
      '/uitnodiging/…',
      '/lijst/…',
      '/formulier',
      '/api/namen',
      '/gegevens-geweigerd',
    ])
  })
})
