import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insideWords, ownForm, ownJson, type TestServer, testServer } from './testing.tsx'

let site: TestServer
beforeAll(async () => {
  site = await testServer()
})
beforeEach(() => {
  site.seen.acted.length = 0
})
afterAll(() => site[Symbol.asyncDispose]())

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const asForm = 'application/x-www-form-urlencoded'

async function post(url: string, headers: Record<string, string>, payload: string | Buffer) {
  return site.server.inject({ method: 'POST', url, headers, payload })
}

describe('a page of the work area that everybody may read', () => {
  it('stands in the public frame for a visitor, who has no work', async () => {
    const classOf = async (cookie: string) => {
      const { body } = await site.server.inject({ url: '/werkpagina', headers: { cookie } })
      return /<body class="([^"]*)">/.exec(body)?.[1]
    }
    expect([await classOf(''), await classOf('sessie=planner')]).toEqual([
      'v-document pub',
      'v-document work',
    ])
  })
})

describe('a form that comes from elsewhere', () => {
  const foreign: Record<string, Record<string, string>> = {
    'names another site': { origin: 'https://elders.example' },
    'names a subdomain': { origin: 'http://sub.localhost' },
    'names another port': { origin: 'http://localhost:8080' },
    'names no site (a sandboxed frame)': { origin: 'null' },
    'names nothing readable': { origin: 'localhost' },
    'names our site as its user name': { origin: 'http://localhost@elders.example' },
    'names two sites': { origin: 'http://localhost, https://elders.example' },
    'says nothing at all': {},
    'is told of by a Referer alone': { referer: 'http://localhost/formulier' },
    'is cross-site by its own words': { 'sec-fetch-site': 'cross-site' },
    'is cross-site and names our site': { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
    'comes from a site beside ours': { 'sec-fetch-site': 'same-site', origin: 'http://localhost' },
    'was typed in': { 'sec-fetch-site': 'none' },
    'is ours by one header and foreign by the other': {
      'sec-fetch-site': 'same-origin',
      origin: 'https://elders.example',
    },
  }
  it.each(Object.entries(foreign))('is refused and does nothing when it %s', async (_, headers) => {
    for (const url of ['/formulier', '/heen', '/api/namen']) {
      const answer = await post(
        url,
        { host: 'localhost', 'content-type': asForm, ...headers },
        form({ name: 'a' }),
      )
      expect(answer.statusCode).toBe(403)
    }
    expect(site.seen.acted).toEqual([])
  })

  it.each([
    { origin: 'http://localhost' },
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
  ])('is taken from our own pages: %o', async headers => {
    const sent = { host: 'localhost', 'content-type': asForm, ...headers }
    expect((await post('/formulier', sent as Record<string, string>, form({ name: 'a' }))).statusCode).toBe(
      303,
    )
    expect(site.seen.acted).toEqual([{ name: 'a' }])
  })

  it('is refused under https when its page came over http', async () => {
    await using safe = await testServer({ https: true })
    const statuses = []
    for (const origin of ['http://localhost', 'https://localhost']) {
      const headers = { host: 'localhost', origin, 'content-type': asForm }
      statuses.push(
        (await safe.server.inject({ method: 'POST', url: '/formulier', headers, payload: 'name=a' }))
          .statusCode,
      )
    }
    expect(statuses).toEqual([403, 303])
  })

  it('is refused with every method that writes', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      expect((await site.server.inject({ method, url: '/formulier' })).statusCode).toBe(403)
  })
})

describe('the door of a route', () => {
  const get = (url: string, sessie?: string) =>
    site.server.inject({ url, headers: sessie ? { cookie: `sessie=${sessie}` } : {} })

  it('sends a visitor to sign in and back, with the query', async () => {
    const { statusCode, headers } = await get('/besloten?een=twee&drie=vier')
    expect([statusCode, headers.location, headers['cache-control']]).toEqual([
      303,
      '/aanmelden?naar=%2Fbesloten%3Feen%3Dtwee%26drie%3Dvier',
      'no-store',
    ])
  })

  it('sends a visitor who acts to sign in and back to the page of the button, never to another site', async () => {
    for (const [referer, naar] of [
      ['http://localhost/kort?a=b', '/kort?a=b'],
      ['http://localhost//elders.example/x', '/elders.example/x'],
      ['http://[nonsense', '/'],
    ] as const) {
      const { headers } = await post('/besloten/doen', { ...ownForm, referer }, '')
      expect(headers.location).toBe(`/aanmelden?naar=${encodeURIComponent(naar)}`)
    }
    expect(site.seen.acted).toEqual([])
  })

  it('answers a machine that has to sign in with 401 and a problem document', async () => {
    const { statusCode, headers, body } = await get('/eigen.json')
    const { requestId, ...rest } = JSON.parse(body)
    expect({ statusCode, type: headers['content-type'], ...rest }).toEqual({
      statusCode: 401,
      type: 'application/problem+json; charset=utf-8',
      status: 401,
      title: 'Niet aangemeld',
      detail: 'Niet aangemeld',
    })
    expect(requestId).toBe(headers['x-request-id'])
  })

  it('refuses the wrong role, and hides what is secret as if it were not there', async () => {
    expect((await get('/beheer', 'beheerder')).statusCode).toBe(200)
    expect((await get('/beheer', 'planner')).statusCode).toBe(403)
    expect((await get('/geheim', 'beheerder')).statusCode).toBe(200)
    const [hidden, absent] = [await get('/geheim', 'planner'), await get('/bestaat-niet', 'planner')]
    const plain = (answer: typeof hidden) => ({ status: answer.statusCode, body: answer.body })
    expect(plain(hidden)).toEqual(plain(absent))
  })

  it('lets no unknown cookie in', async () => {
    for (const cookie of ['__proto__', 'constructor', 'toString'])
      expect((await get('/besloten', cookie)).statusCode).toBe(303)
  })
})

describe('what a form was sent', () => {
  it('is shown again with what is wrong and what was typed', async () => {
    const wrong = await post('/formulier', ownForm, form({ name: 'a name "that" is <far> too long' }))
    expect(wrong.statusCode).toBe(422)
    expect(/<title>[^<]*/.exec(wrong.body)?.[0]).toBe('<title>Fout: Formulier · Proef')
    expect(/<li>[^<]*/.exec(wrong.body)?.[0]).toBe('<li>name: Maak deze tekst korter.')
    expect(/<input.*?\/>/.exec(wrong.body)?.[0]).toBe(
      '<input name="name" value="a name &quot;that&quot; is &lt;far> too long"/>',
    )
    expect(wrong.headers['cache-control']).toBe('no-store')
    expect((await post('/formulier', ownForm, 'name=fout')).statusCode).toBe(422)
    expect((await post('/formulier', ownForm, 'name=bezet')).statusCode).toBe(409)
  })

  it('is refused in a kind that forms do not have', async () => {
    const bodies = {
      'application/json': '{"name":"a"}',
      'application/json ; charset=utf-8': '{"name":"a"}',
      'text/plain': 'name=a',
      'multipart/form-data; boundary=x':
        '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\na\r\n--x--\r\n',
      'application/xml': '<name>a</name>',
      '': 'name=a',
    }
    for (const [type, body] of Object.entries(bodies)) {
      expect([
        type,
        (await post('/formulier', { ...ownForm, 'content-type': type }, body)).statusCode,
      ]).toEqual([type, 415])
    }
    expect(site.seen.acted).toEqual([])
  })

  it('may not reach the prototype of anything', async () => {
    const hostile = '__proto__[admin]=1&constructor.prototype.admin=1&__proto__=x&name=a'
    expect((await post('/formulier', ownForm, hostile)).statusCode).toBe(303)
    expect(site.seen.acted).toEqual([{ name: 'a' }])
    expect(({} as { admin?: unknown }).admin).toBe(undefined)
    for (const body of [
      '{"__proto__":{"admin":1},"name":"a"}',
      '{"name":"a","constructor":{"prototype":{}}}',
    ])
      expect((await post('/api/namen', ownJson, body)).statusCode).toBe(400)
  })

  it('ends at two megabytes and two thousand fields', async () => {
    expect((await post('/formulier', ownForm, `name=${'x'.repeat(2_000_001)}`)).statusCode).toBe(413)
    const fields = (count: number) => Array.from({ length: count }, (_, at) => `f${at}=`).join('&')
    expect((await post('/formulier', ownForm, `name=a&${fields(2000)}`)).statusCode).toBe(413)
    expect((await post('/formulier', ownForm, `name=a&${fields(1999)}`)).statusCode).toBe(303)
    expect(
      (await post('/api/namen', ownJson, JSON.stringify({ name: 'x'.repeat(2_000_001) }))).statusCode,
    ).toBe(413)
  })

  it('never holds the character NUL, which no table can keep', async () => {
    expect((await post('/formulier', ownForm, 'name=a%00b')).statusCode).toBe(400)
    expect((await post('/formulier', ownForm, 'name=a&o%00o=')).statusCode).toBe(400)
    expect((await post('/api/namen', ownJson, '{"name":"a","deep":[{"x":"\\u0000"}]}')).statusCode).toBe(400)
    expect((await site.server.inject('/lijst/a%00b')).statusCode).toBe(404)
    expect((await site.server.inject('/lijst/a?x=%00')).statusCode).toBe(400)
    expect(site.seen.acted).toEqual([])
  })
})

describe('what a machine sends', () => {
  it('is answered with JSON, and its mistakes all at once with 400', async () => {
    const good = await post('/api/namen', ownJson, '{"name":"a"}')
    expect([good.statusCode, good.headers['content-type'], good.body]).toEqual([
      200,
      'application/json; charset=utf-8',
      '{"name":"a"}',
    ])
    const wrong = await post('/api/namen', ownJson, '{"name":""}')
    expect([wrong.statusCode, wrong.headers['content-type'], JSON.parse(wrong.body)]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
      {
        status: 400,
        title: 'VELD_ONTBREEKT',
        detail: 'Vul dit veld in.',
        errors: [
          {
            pointer: 'name',
            code: 'VELD_ONTBREEKT',
            message: { nl: 'Vul dit veld in.', en: 'Fill in this field.' },
          },
        ],
      },
    ])
    expect((await post('/api/namen', ownJson, '{"name":"bezet"}')).statusCode).toBe(409)
  })

  it('is refused in any kind that is not JSON, however it is spelled', async () => {
    const types = [
      'text/plain',
      asForm,
      'application/json\t; x',
      'application/jsonx',
      'multipart/form-data; boundary=x',
    ]
    const taken = []
    for (const type of types) {
      await post('/api/namen', { ...ownJson, 'content-type': type }, '{"name":"a"}')
      taken.push(...site.seen.acted.splice(0))
    }
    // A tab before the parameters is allowed white space: the shape is checked all the same.
    expect(taken).toEqual([{ name: 'a' }])
    const odd = { ...ownJson, 'content-type': 'application/json\t; x' }
    expect((await post('/api/namen', odd, '{"name":""}')).statusCode).toBe(400)
  })

  it('is refused when it is no JSON, and its own words are not repeated', async () => {
    for (const body of ['{"name":"top secret"', '', 'null', '[]', '"a"', '{"name":{"$ne":1}}']) {
      const answer = await post('/api/namen', ownJson, body)
      expect([answer.statusCode, answer.body.includes('top secret')]).toEqual([400, false])
    }
    expect(site.seen.acted).toEqual([])
  })

  it('may be nested without end and breaks nothing', async () => {
    const deep = `{"name":"a","x":${'['.repeat(400_000)}${']'.repeat(400_000)}}`
    expect([200, 400]).toContain((await post('/api/namen', ownJson, deep)).statusCode)
  })

  it('learns nothing of a mistake inside, under /api/ and elsewhere', async () => {
    const answers = [
      await post('/api/namen', ownJson, '{"name":"kapot"}'),
      await site.server.inject('/kapot.json'),
      await site.server.inject('/api/bestaat-niet'),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([500, 500, 404])
    for (const { headers, body } of answers) {
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(Object.keys(JSON.parse(body))).toEqual(['status', 'title', 'detail', 'requestId'])
      expect(body.includes(insideWords)).toBe(false)
    }
  })
})
