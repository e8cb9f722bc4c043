import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownForm, type TestServer, testServer } from './testing.tsx'

let site: TestServer
beforeAll(async () => {
  site = await testServer()
})
afterAll(() => site[Symbol.asyncDispose]())

const get = (url: string, headers: Record<string, string> = {}) => site.server.inject({ url, headers })
const go = (to: string) =>
  site.server.inject({
    method: 'POST',
    url: '/heen',
    headers: ownForm,
    payload: new URLSearchParams({ to }).toString(),
  })

const policy = (script: string) =>
  `default-src 'none'; script-src ${script}; style-src 'self'; font-src 'self'; img-src 'self' data:; ` +
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; " +
  "base-uri 'none'"
const noPagePolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

describe('the headers of an answer', () => {
  it('are the good ones of internet.nl, whatever the answer is', async () => {
    const answers = await Promise.all(
      ['/', '/kort', '/besloten', '/weg', '/kapot', '/api/x', '/gezond', '/bestand?naam=a', '/%zz'].map(url =>
        get(url),
      ),
    )
    const wanted = {
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    }
    for (const { headers } of answers) {
      expect(Object.fromEntries(Object.keys(wanted).map(name => [name, headers[name]]))).toEqual(wanted)
      expect(headers['content-security-policy']).toMatch(/^(sandbox; )?default-src 'none'/)
      expect([headers['server-timing'], headers['x-powered-by'], headers.server]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
    }
  })

  it('let no script run on a page without an island, and by nonce alone on one with', async () => {
    expect((await get('/kort')).headers['content-security-policy']).toBe(policy("'none'"))
    expect((await get('/kort')).body.includes('<script')).toBe(false)
    const nonces = new Set<string>()
    for (let turn = 0; turn < 3; turn++) {
      const { headers, body } = await get('/eiland')
      const nonce =
        /<script type="module" src="\/assets\/browser-1.js" nonce="([^"]+)">/.exec(body)?.[1] ?? ''
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(headers['content-security-policy']).toBe(policy(`'nonce-${nonce}' 'strict-dynamic'`))
      expect([headers['cache-control'], headers.etag]).toEqual(['no-store', undefined])
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
    expect((await get('/gezond')).headers['content-security-policy']).toBe(noPagePolicy)
    expect((await go('/kort')).headers['content-security-policy']).toBe(noPagePolicy)
  })

  it('insist on https only where the site is reached over https', async () => {
    expect((await get('/kort')).headers['strict-transport-security']).toBe(undefined)
    await using safe = await testServer({ https: true })
    for (const url of ['/kort', '/weg', '/%zz'])
      expect((await safe.server.inject(url)).headers['strict-transport-security']).toBe(
        'max-age=31536000; includeSubDomains',
      )
  })
})

describe('a cookie that a form sets', () => {
  const attributes = async (server: TestServer, origin: string) => {
    const answer = await server.server.inject({
      method: 'POST',
      url: '/formulier',
      headers: { ...ownForm, origin },
      payload: new URLSearchParams({ name: 'a; b\r\nc=ü' }).toString(),
    })
    return answer.headers['set-cookie']
  }

  it('is out of reach of scripts and other sites, and of lines of its own', async () => {
    expect(await attributes(site, 'http://localhost')).toBe(
      'naam=a%3B%20b%0D%0Ac%3D%C3%BC; Path=/; HttpOnly; SameSite=Lax',
    )
  })

  it('is Secure under https, also behind a proxy that does not say so', async () => {
    await using safe = await testServer({ https: true })
    expect(await attributes(safe, 'https://localhost')).toBe(
      'naam=a%3B%20b%0D%0Ac%3D%C3%BC; Path=/; HttpOnly; Secure; SameSite=Lax',
    )
  })
})

describe('keeping a page', () => {
  it('is for who is not signed in, and only as long as it is the same', async () => {
    const first = await get('/')
    const { etag = '' } = first.headers
    expect([first.headers['cache-control'], /^W\/"[\w-]{27}"$/.test(etag)]).toEqual([
      'private, no-cache',
      true,
    ])
    for (const known of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const again = await get('/', { 'if-none-match': known })
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
    }
    expect((await get('/', { 'if-none-match': '"other"' })).statusCode).toBe(200)
    expect((await get('/', { 'if-none-match': etag, cookie: 'taal=en' })).statusCode).toBe(200)
  })

  it('is never for a reader who is signed in, nor for what is no page to keep', async () => {
    const own = await get('/', { cookie: 'sessie=planner' })
    expect([own.headers['cache-control'], own.headers.etag]).toEqual(['no-store', undefined])
    for (const url of ['/weg', '/verboden', '/kapot', '/besloten', '/bestand?naam=a', '/gezond'])
      expect([url, (await get(url)).headers['cache-control']]).toEqual([url, 'no-store'])
    expect((await go('/kort')).headers['cache-control']).toBe('no-store')
  })

  it('gives no reader the page of another, also where pages are kept for everybody', async () => {
    await using keeping = await testServer({ keepsPages: true })
    const asked = ['sessie=planner', 'sessie=onbekend', '', 'sessie=collega', '', 'sessie=planner']
    const seen: (string | undefined)[] = []
    for (const cookie of asked) {
      const { body } = await keeping.server.inject({ url: '/wie', headers: cookie ? { cookie } : {} })
      seen.push(/<p>(\w+)<\/p>/.exec(body)?.[1])
    }
    expect(seen).toEqual(['planner', 'halverwege', 'niemand', 'collega', 'niemand', 'planner'])
  })

  it('gives HEAD the headers of GET and no text', async () => {
    const [got, head] = [await get('/'), await site.server.inject({ method: 'HEAD', url: '/' })]
    expect([head.statusCode, head.body]).toEqual([200, ''])
    for (const name of ['etag', 'cache-control', 'vary', 'content-type'])
      expect(head.headers[name]).toEqual(got.headers[name])
  })

  it('lasts for built files, that never change under their name', async () => {
    const { headers, statusCode } = await get('/assets/site-1.css')
    expect([statusCode, headers['cache-control'], headers['x-content-type-options']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      'nosniff',
    ])
    for (const path of ['/assets/../outside.txt', '/assets/%2e%2e/outside.txt', '/assets/..%2foutside.txt'])
      expect([path, [403, 404].includes((await get(path)).statusCode)]).toEqual([path, true])
  })
})

describe('compression', () => {
  it('is by the best of what the reader takes, and says what the answer depends on', async () => {
    const plain = (await get('/')).body
    const ask = async (taken: string) => {
      const { headers, rawPayload } = await get('/', { 'accept-encoding': taken })
      return { encoding: headers['content-encoding'], vary: String(headers.vary).toLowerCase(), rawPayload }
    }
    const best = await ask('gzip, br')
    expect([best.encoding, brotliDecompressSync(best.rawPayload).toString()]).toEqual(['br', plain])
    const older = await ask('gzip')
    expect([older.encoding, gunzipSync(older.rawPayload).toString()]).toEqual(['gzip', plain])
    const none = await ask('identity')
    expect([none.encoding, none.rawPayload.toString()]).toEqual([undefined, plain])
    for (const { vary } of [best, older])
      expect(vary.split(/, ?/).toSorted()).toEqual(['accept-encoding', 'cookie'])
  })
})

describe('a file for everybody', () => {
  const url = '/bestand?naam=a'

  it('is kept like a page: with a tag, and nothing is sent to who has it', async () => {
    await using keeping = await testServer({ keepsPages: true })
    const ask = (headers: Record<string, string> = {}) => keeping.server.inject({ url, headers })
    const first = await ask()
    const { etag = '' } = first.headers
    expect([first.statusCode, first.headers['cache-control'], /^W\/"[\w-]{27}"$/.test(etag)]).toEqual([
      200,
      'private, no-cache',
      true,
    ])
    expect([
      first.body,
      first.headers['content-disposition'],
      first.headers['content-security-policy'],
    ]).toEqual([
      (await get(url)).body,
      'attachment; filename="a"; filename*=UTF-8\'\'a',
      "sandbox; default-src 'none'",
    ])
    const again = await ask({ 'if-none-match': etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const own = await ask({ 'if-none-match': etag, cookie: 'sessie=planner' })
    expect([own.statusCode, own.headers['cache-control'], own.headers.etag]).toEqual([
      200,
      'no-store',
      undefined,
    ])
  })
})

describe('what is kept in compressed form', () => {
  it('is that of the page, by what the reader takes, with one tag for all', async () => {
    await using keeping = await testServer({ keepsPages: true })
    const plain = await keeping.server.inject({ url: '/' })
    const ask = async (taken: string) => {
      const { headers, rawPayload } = await keeping.server.inject({
        url: '/',
        headers: { 'accept-encoding': taken },
      })
      expect([headers.etag, headers.vary]).toEqual([plain.headers.etag, 'Cookie, Accept-Encoding'])
      return { encoding: headers['content-encoding'], rawPayload }
    }
    // The first reader does not wait for the smallest form.
    const first = await ask('br, gzip')
    expect([first.encoding, gunzipSync(first.rawPayload).toString()]).toEqual(['gzip', plain.body])
    for (const taken of ['gzip, deflate, br', 'BR;q=0.2, gzip']) {
      const { encoding, rawPayload } = await ask(taken)
      expect([encoding, brotliDecompressSync(rawPayload).toString()]).toEqual(['br', plain.body])
    }
    for (const taken of ['gzip', 'br;q=0, gzip;q=0.5']) {
      const { encoding, rawPayload } = await ask(taken)
      expect([encoding, gunzipSync(rawPayload).toString()]).toEqual(['gzip', plain.body])
    }
    for (const taken of ['identity', 'br;q=0, gzip;q=0.0', 'zip'])
      expect((await ask(taken)).encoding).toBeUndefined()
  })
})

describe('where an answer leads', () => {
  it('cannot be given a header of its own', async () => {
    for (const to of ['/a\r\nset-cookie: x=1', '/a\nb', '/a\0b', '/ä ö', '/a\u2028b']) {
      const { statusCode, headers } = await go(to)
      expect(headers['set-cookie']).toBe(undefined)
      if (to.includes('\0')) expect(statusCode).toBe(400)
      else expect([statusCode, headers.location]).toEqual([303, to.replace(/[^!-~]+/g, encodeURIComponent)])
    }
  })

  it.each([
    ['another site', 'https://elders.example/x', '/'],
    ['a page of ours', `http://${ownForm.host}/functies?pagina=2`, '/functies?pagina=2'],
    [
      'an address of ours that would name another site',
      `http://${ownForm.host}//elders.example/x`,
      '/elders.example/x',
    ],
  ])('leads back to the own site when an action was refused, from %s', async (_what, referer, back) => {
    const headers = { ...ownForm, referer }
    const answer = await site.server.inject({ method: 'POST', url: '/heen', headers, payload: 'to=' })
    expect(answer.statusCode).toBe(409)
    expect(/<a href="([^"]*)"/.exec(answer.body)?.[1]).toBe(back)
  })
})

describe('the name of a file', () => {
  const nameOf = async (naam: string) =>
    (await get(`/bestand?${new URLSearchParams({ naam })}`)).headers['content-disposition']

  it.each([
    ['functies.csv', 'attachment; filename="functies.csv"; filename*=UTF-8\'\'functies.csv'],
    ['één (1).csv', 'attachment; filename="__n _1_.csv"; filename*=UTF-8\'\'%C3%A9%C3%A9n%20%281%29.csv'],
    ['../../etc/passwd', 'attachment; filename=".._.._etc_passwd"; filename*=UTF-8\'\'.._.._etc_passwd'],
    ['a"\r\nx: y.csv', 'attachment; filename="a___x_ y.csv"; filename*=UTF-8\'\'a___x_%20y.csv'],
    ["a'b.csv", 'attachment; filename="a_b.csv"; filename*=UTF-8\'\'a%27b.csv'],
    ['exe\u202Efdp.csv', 'attachment; filename="exe_fdp.csv"; filename*=UTF-8\'\'exe_fdp.csv'],
    [
      '<svg onload=x>.csv',
      'attachment; filename="_svg onload_x_.csv"; filename*=UTF-8\'\'_svg%20onload%3Dx_.csv',
    ],
  ])('%j travels whole and harmless', async (naam, header) => {
    expect(await nameOf(naam)).toBe(header)
  })

  it('goes with a file that can do nothing', async () => {
    const { headers } = await get('/bestand?naam=a.csv')
    expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'")
  })
})
