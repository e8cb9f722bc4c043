import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { permission } from '../access/permission.ts'
import { NotFound } from '../access/refusal.ts'
import { pagingShape } from '../api/paging.ts'
import { address } from './address.ts'
import { conflict, done, refused } from './problem.ts'
import { type Route, routesFor } from './route.ts'
import { insideWords, ownForm, type Seen, type TestServer, testServer } from './testing.tsx'

const route = routesFor<Seen>()
const both = (text: string) => ({ nl: text, en: text })
const described = (id: string, scope?: string) => ({
  id,
  tag: both('Proef'),
  summary: both(id),
  about: both(id),
  scope,
  example: { answer: {} },
})
const everybody = permission({ name: 'everybody', audience: 'everybody' })
const planners = permission({ name: 'planners', audience: ['G'] })
const secret = permission({ name: 'secret', audience: ['A'], secret: true })
const nothing = z.strictObject({})
const answer = z.object({ naam: z.string() })
const taken = { code: 'NAAM_BEZET', message: { nl: 'Kies een andere naam.', en: 'Choose another name.' } }

const read = (path: string, right: Route['permission'], scope?: string): Route =>
  route.api({
    method: 'GET',
    address: address(path, nothing),
    permission: right,
    operation: described('lees', scope),
    answer,
    act: async ({ context }) => {
      if (path.endsWith('kapot')) throw new Error(insideWords)
      if (path.endsWith('weg')) throw new NotFound()
      return done({ value: { naam: context.actor?.name ?? 'niemand' } })
    },
  })

const routes: Route[] = [
  read('/api/v1/open', everybody),
  read('/api/v1/namen/kapot', everybody),
  read('/api/v1/namen/weg', everybody),
  read('/api/v1/eigen', planners, 'read:names'),
  read('/api/v1/geheim', secret, 'read:names'),
  { ...read('/api/v1/zeldzaam', planners, 'read:names'), perMinute: 2 },
  route.api({
    method: 'GET',
    address: address('/api/v1/lijst', z.strictObject({ zoek: z.string().optional(), ...pagingShape })),
    permission: everybody,
    operation: described('lijst'),
    answer: z.object({ pagina: z.int(), perPagina: z.int(), totaal: z.int() }),
    act: async ({ query: { pagina, perPagina } }) => done({ value: { pagina, perPagina, totaal: 55 } }),
  }),
  route.api({
    method: 'POST',
    address: address('/api/v1/namen', z.strictObject({ proef: z.enum(['ja']).optional() })),
    permission: planners,
    operation: { ...described('maak', 'write:names'), makes: true },
    body: z.strictObject({ naam: z.string().min(1).max(20), jaar: z.int() }),
    answer,
    act: async ({ services, body }) => {
      services.acted.push(body)
      if (body.naam === 'bezet') return conflict({ ...taken, field: 'naam' })
      if (body.naam === 'fout') return refused({ ...taken, field: '/naam' })
      return done({ value: { naam: body.naam }, location: `/api/v1/namen/${body.naam}` })
    },
  }),
]

const actor = { personId: 'planner', name: 'Planner', grants: [{ role: 'G', organisationId: 'one' }] }
const tokens: Record<string, readonly string[]> = {
  'all-of-it-0123456789': ['read:names', 'write:names'],
  'reads-only-0123456789': ['read:names'],
  'another-one-0123456789': ['read:names'],
}

let tested: TestServer
beforeAll(async () => {
  tested = await testServer({
    routes,
    api: {
      version: '1.2.3',
      holderOf: async token => {
        if (token === 'breaks-it-0123456789') throw new Error(insideWords)
        const scopes = tokens[token]
        return scopes && { tokenId: token, scopes, actor }
      },
    },
  })
})
afterAll(() => tested[Symbol.asyncDispose]())

interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS'
  token?: string
  headers?: Record<string, string>
  payload?: string | object
}
const all = 'all-of-it-0123456789'

async function ask(url: string, { method = 'GET', token, headers = {}, payload }: Asked = {}) {
  const sent = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers }
  const response = await tested.server.inject({ method, url, headers: sent, ...(payload ? { payload } : {}) })
  return { status: response.statusCode, headers: response.headers, body: response.body }
}
const make = (payload: string | object, more: Asked = {}) =>
  ask('/api/v1/namen', { method: 'POST', token: all, payload, ...more })
const json = { 'content-type': 'application/json' }

const statuses = [
  [200, '/api/v1/open', {}],
  [200, '/api/v1/eigen', { token: all }],
  [201, '/api/v1/namen', { method: 'POST', token: all, payload: { naam: 'a', jaar: 1 } }],
  [400, '/api/v1/open?x=1', {}],
  [400, '/api/v1/%zz', {}],
  [400, '/api/v1/namen', { method: 'POST', token: all, payload: '{', headers: json }],
  [401, '/api/v1/eigen', {}],
  [401, '/api/v1/open', { token: 'none-of-ours-0123456789' }],
  [403, '/api/v1/namen', { method: 'POST', token: 'reads-only-0123456789', payload: { naam: 'a', jaar: 1 } }],
  [404, '/api/v1/weg', {}],
  [404, '/api/v1', {}],
  [404, '/api/v1/open/', {}],
  [404, '/api/v1/namen/weg', {}],
  [404, '/api/v1/geheim', { token: all }],
  [405, '/api/v1/open', { method: 'DELETE' }],
  [405, '/api/v1/open', { method: 'OPTIONS' }],
  [406, '/api/v1/open', { headers: { accept: 'text/html' } }],
  [406, '/api/v1/open', { headers: { accept: 'application/json;q=0, text/csv' } }],
  [409, '/api/v1/namen', { method: 'POST', token: all, payload: { naam: 'bezet', jaar: 1 } }],
  [413, '/api/v1/namen', { method: 'POST', token: all, payload: 'x'.repeat(2_100_000), headers: json }],
  [
    415,
    '/api/v1/namen',
    { method: 'POST', token: all, payload: 'naam=a', headers: { 'content-type': 'text/plain' } },
  ],
  [415, '/api/v1/namen', { method: 'POST', token: all }],
  [500, '/api/v1/namen/kapot', {}],
  [500, '/api/v1/open', { token: 'breaks-it-0123456789' }],
] as [number, string, Asked][]

describe('every answer of the API', () => {
  it.each(statuses)('%i of %s tells the version, and a refusal what is wrong', async (status, url, asked) => {
    const found = await ask(url, asked)
    expect([found.status, found.headers['api-version']]).toEqual([status, '1.2.3'])
    expect([
      found.headers['x-content-type-options'],
      found.headers['x-frame-options'],
      found.headers['cache-control'],
    ]).toEqual(['nosniff', 'DENY', 'no-store'])
    expect(found.body.includes(insideWords)).toBe(false)
    if (status < 400) return
    expect(found.headers['content-type']).toMatch(/^application\/problem\+json/)
    const problem = JSON.parse(found.body)
    expect([problem.status, typeof problem.title, typeof problem.detail, typeof problem.requestId]).toEqual([
      status,
      'string',
      'string',
      'string',
    ])
  })

  it('to a wrong request tells all that is wrong with it at once, each with its place', async () => {
    const { body } = await ask('/api/v1/namen?proef=nee&meer=1', {
      method: 'POST',
      token: all,
      payload: { jaar: 'x', anders: 1 },
    })
    const places = JSON.parse(body).errors.map(({ code, parameter, pointer }: Record<string, string>) => [
      code,
      parameter ?? pointer,
    ])
    expect(places).toEqual([
      ['KEUZE_ONTBREEKT', 'proef'],
      ['ONBEKEND_VELD', 'meer'],
      ['VELD_ONTBREEKT', '/naam'],
      ['GETAL_ONGELDIG', '/jaar'],
      ['ONBEKEND_VELD', '/anders'],
    ])
  })
})

describe('an answer of the API', () => {
  it('tells the methods that there are, when asked in another way', async () => {
    expect((await ask('/api/v1/open', { method: 'PUT' })).headers.allow).toBe('GET, HEAD')
    expect((await ask('/api/v1/namen', { method: 'DELETE' })).headers.allow).toBe('POST')
  })

  it('has a mark by which an answer that did not change is not sent again', async () => {
    const { headers } = await ask('/api/v1/open')
    const again = await ask('/api/v1/open', { headers: { 'if-none-match': String(headers.etag) } })
    expect([again.status, again.body, again.headers['api-version']]).toEqual([304, '', '1.2.3'])
  })

  it('to a list says where its pages are', async () => {
    const link = async (query: string) => (await ask(`/api/v1/lijst${query}`)).headers.link
    expect(await link('?zoek=a&pagina=2')).toBe(
      ['self:2', 'first:1', 'prev:1', 'next:3', 'last:3']
        .map(one => one.split(':'))
        .map(([rel, page]) => `</api/v1/lijst?zoek=a&pagina=${page}>; rel="${rel}"`)
        .join(', '),
    )
    expect(await link('?pagina=3')).not.toContain('rel="next"')
    expect(await link('')).not.toContain('rel="prev"')
  })

  it('is open to pages of other sites only where everybody may read it', async () => {
    const origins = await Promise.all([
      ask('/api/v1/open'),
      ask('/api/v1/open?x=1'),
      ask('/api/v1/eigen', { token: all }),
    ])
    expect(origins.map(({ headers }) => headers['access-control-allow-origin'])).toEqual([
      '*',
      '*',
      undefined,
    ])
  })
})

describe('who asks the API', () => {
  it('is told what is missing: a token, a good one, or its scope', async () => {
    const challenge = async (token?: string, url = '/api/v1/eigen') =>
      (await ask(url, token ? { token } : {})).headers['www-authenticate']
    expect(await challenge()).toBe('Bearer')
    expect(await challenge('none-of-ours-0123456789')).toBe('Bearer error="invalid_token"')
    const { headers } = await make({ naam: 'a', jaar: 1 }, { token: 'reads-only-0123456789' })
    expect(headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="write:names"')
  })

  it('is nobody by a cookie, another scheme or a token in the address', async () => {
    const refusedAs = async (url: string, headers: Record<string, string> = {}) =>
      (await ask(url, { headers })).status
    expect(await refusedAs('/api/v1/eigen', { cookie: 'sessie=planner' })).toBe(401)
    expect(await refusedAs('/api/v1/eigen', { authorization: `Basic ${all}` })).toBe(401)
    expect(await refusedAs('/api/v1/eigen', { authorization: all })).toBe(401)
    for (const name of ['access_token', 'token', 'api_key'])
      expect(await refusedAs(`/api/v1/open?${name}=${all}`)).toBe(400)
    expect(await refusedAs(`/api/v1/eigen?access_token=${all}`)).toBe(401)
  })

  it('needs no page of ours to write: there is no cookie that another site could use', async () => {
    const headers = { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' }
    expect((await make({ naam: 'b', jaar: 2 }, { headers })).status).toBe(201)
    const withCookie = { ...ownForm, 'content-type': 'application/json', cookie: 'sessie=planner' }
    const { status } = await ask('/api/v1/namen', {
      method: 'POST',
      headers: withCookie,
      payload: { naam: 'c', jaar: 3 },
    })
    expect(status).toBe(401)
    expect(tested.seen.acted).not.toContainEqual({ naam: 'c', jaar: 3 })
  })

  it('is counted by token, not by person or address', async () => {
    const often = async (token: string) => (await ask('/api/v1/zeldzaam', { token })).status
    expect([await often(all), await often(all), await often(all)]).toEqual([200, 200, 429])
    expect(await often('another-one-0123456789')).toBe(200)
    const { headers } = await ask('/api/v1/zeldzaam', { token: all })
    expect([headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']]).toEqual(['2', '0'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })

  it('finds no token in the log', () => {
    expect(tested.log.filter(line => Object.keys(tokens).some(token => line.includes(token)))).toEqual([])
    expect(tested.log.length).toBeGreaterThan(10)
  })
})

it('operations are mounted only where somebody says who is behind a token', async () => {
  await expect(testServer({ routes })).rejects.toThrow(
    'operations of the API need to know who is behind a token',
  )
})
