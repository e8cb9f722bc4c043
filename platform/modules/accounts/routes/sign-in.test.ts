import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { codeOf, goodPassword, makeAccount } from '../testing.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const headers = { origin: 'http://localhost', host: 'localhost' }
let address = 0

interface Answer {
  status: number
  location: string | undefined
  retryAfter: string | undefined
  cookie: string | undefined
  body: string
}

async function ask(
  method: 'GET' | 'POST',
  url: string,
  given: { cookie?: string | undefined; fields?: Record<string, string> } = {},
): Promise<Answer> {
  const answer = await site.server.inject({
    method,
    url,
    remoteAddress: `203.0.113.${++address % 250}`,
    headers: {
      ...headers,
      ...(given.cookie ? { cookie: `sessie=${given.cookie}` } : {}),
      ...(given.fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(given.fields ? { payload: new URLSearchParams(given.fields).toString() } : {}),
  })
  return {
    status: answer.statusCode,
    location: answer.headers.location,
    retryAfter: answer.headers['retry-after'],
    cookie: answer.cookies.find(cookie => cookie.name === 'sessie')?.value,
    body: answer.body,
  }
}

const signIn = (email: string, naar = '') =>
  ask('POST', `/aanmelden${naar && `?naar=${encodeURIComponent(naar)}`}`, {
    fields: { email, password: goodPassword },
  })

async function signedIn(): Promise<{ account: Awaited<ReturnType<typeof makeAccount>>; cookie: string }> {
  const account = await makeAccount(site.services)
  const first = await signIn(account.email)
  const second = await ask('POST', '/aanmelden/code', {
    cookie: first.cookie,
    fields: { code: codeOf(account) },
  })
  return { account, cookie: second.cookie ?? '' }
}

describe('the pages to sign in', () => {
  it('lead from a closed page over both steps to where somebody wanted to be', async () => {
    const account = await makeAccount(site.services)
    const closed = await ask('GET', '/account/sessies?gelukt=een')
    expect([closed.status, closed.location]).toEqual([
      303,
      '/aanmelden?naar=%2Faccount%2Fsessies%3Fgelukt%3Deen',
    ])
    const first = await signIn(account.email, '/account/sessies?gelukt=een')
    expect([first.status, first.location]).toEqual([
      303,
      '/aanmelden/code?naar=%2Faccount%2Fsessies%3Fgelukt%3Deen',
    ])
    const fields = { code: codeOf(account) }
    const second = await ask('POST', first.location ?? '', { cookie: first.cookie, fields })
    expect([second.status, second.location]).toEqual([303, '/account/sessies?gelukt=een'])
    expect((await ask('GET', '/account', { cookie: second.cookie })).status).toBe(200)
  })

  it.each(['//elders.example', '/\\elders.example', 'https://elders.example'])(
    'never lead to %s',
    async naar => {
      const account = await makeAccount(site.services, { hasSecondFactor: false, isInvited: false })
      expect((await signIn(account.email, naar)).location).toBe('/werk')
    },
  )

  it('open nothing between the first and the second step', async () => {
    const account = await makeAccount(site.services)
    const { cookie } = await signIn(account.email)
    for (const path of ['/account', '/account/sessies', '/account/mijn-gegevens', '/account/tweede-stap'])
      expect((await ask('GET', path, { cookie })).status).toBe(303)
    const skipped = await ask('POST', '/aanmelden/tweede-stap', { cookie, fields: { code: '000000' } })
    expect(skipped.status).toBe(422)
  })

  it('show what is wrong with the address kept and the password gone', async () => {
    const answer = await ask('POST', '/aanmelden', {
      fields: { email: 'niemand@example.org', password: 'fout fout fout' },
    })
    expect(answer.status).toBe(422)
    expect(answer.body.includes('value="niemand@example.org"')).toBe(true)
    expect(answer.body.includes('fout fout fout')).toBe(false)
    expect(/<title>([^<]*)</.exec(answer.body)?.[1]).toBe('Fout: Aanmelden · Versneller')
  })

  it('tell how long to wait when there were too many guesses', async () => {
    const { email } = await makeAccount(site.services)
    const fields = { email, password: 'fout fout fout' }
    const statuses: number[] = []
    for (let turn = 0; turn < 11; turn++) statuses.push((await ask('POST', '/aanmelden', { fields })).status)
    expect(statuses).toEqual([...Array(10).fill(422), 429])
    const refused = await ask('POST', '/aanmelden', { fields })
    expect([refused.status, refused.retryAfter]).toEqual([429, '900'])
    const sentence =
      'Wacht 15 minuten en probeer het dan opnieuw. Er is hier te vaak achter elkaar iets geprobeerd.'
    expect(refused.body.includes(`>${sentence}</a>`)).toBe(true)
    expect(refused.body.includes(`value="${email}"`)).toBe(true)
  })

  it('refuse a form of another site', async () => {
    const answer = await site.server.inject({
      method: 'POST',
      url: '/aanmelden',
      headers: { host: 'localhost', origin: 'https://elders.example' },
      payload: { email: 'a@example.org', password: goodPassword },
    })
    expect(answer.statusCode).toBe(403)
  })
})

describe('guessing over every way in', () => {
  const guessAt = (
    url: string,
    fields: Record<string, string>,
    from: string,
    more: Record<string, string> = {},
  ) =>
    site.server.inject({
      method: 'POST',
      url,
      remoteAddress: from,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', ...more },
      payload: new URLSearchParams(fields).toString(),
    })

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip', 'x-client-ip'])(
    'has to wait after three, whatever address the caller writes in %s',
    async name => {
      const { email } = await makeAccount(site.services)
      const from = `198.51.100.${++address % 250}`
      const statuses: number[] = []
      for (let turn = 1; turn <= 4; turn++) {
        const told = name === 'forwarded' ? `for=192.0.2.${turn}` : `192.0.2.${turn}`
        const answer = await guessAt('/aanmelden', { email, password: 'fout fout fout' }, from, {
          [name]: told,
        })
        statuses.push(answer.statusCode)
      }
      expect(statuses).toEqual([422, 422, 422, 429])
    },
  )

  it('is ten for passwords and codes together, from ever other addresses', async () => {
    const account = await makeAccount(site.services)
    const { email } = account
    const half = (await signIn(email)).cookie ?? ''
    const wrong = codeOf(account) === '000000' ? '000001' : '000000'
    const ways = [
      (from: string) => guessAt('/aanmelden', { email, password: 'fout fout fout' }, from),
      (from: string) => guessAt('/aanmelden/code', { code: wrong }, from, { cookie: `sessie=${half}` }),
    ]
    const statuses: number[] = []
    for (let turn = 0; turn < 14; turn++)
      statuses.push((await ways[turn % 2]!(`198.18.${turn}.1`)).statusCode)
    expect(statuses).toEqual([...Array(10).fill(422), ...Array(4).fill(429)])
  })
})

describe('the cookie', () => {
  it('is out of reach of scripts and of other sites', async () => {
    const account = await makeAccount(site.services)
    const answer = await site.server.inject({
      method: 'POST',
      url: '/aanmelden',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ email: account.email, password: goodPassword }).toString(),
    })
    const { name, httpOnly, sameSite, path } = answer.cookies[0]!
    expect({ name, httpOnly, sameSite, path }).toEqual({
      name: 'sessie',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    })
  })

  it('opens nothing after signing out', async () => {
    const { cookie } = await signedIn()
    const out = await ask('POST', '/afmelden', { cookie, fields: {} })
    expect([out.status, out.location]).toEqual([303, '/aanmelden?gelukt=afgemeld'])
    expect((await ask('GET', '/account', { cookie })).status).toBe(303)
  })
})

describe('the list of own sessions', () => {
  it('does not end the session of somebody else', async () => {
    const mine = await signedIn()
    const theirs = await signedIn()
    const row = await site.services.db
      .selectFrom('sessions')
      .select('id')
      .where('person_id', '=', theirs.account.personId)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
    const answer = await ask('POST', '/account/sessies/beeindigen', {
      cookie: mine.cookie,
      fields: { sessie: row.id },
    })
    expect(answer.status).toBe(404)
    expect((await ask('GET', '/account', { cookie: theirs.cookie })).status).toBe(200)
  })

  it('is there in both languages', async () => {
    const { cookie } = await signedIn()
    const dutch = await ask('GET', '/account/sessies', { cookie })
    expect(/<h1>([^<]*)</.exec(dutch.body)?.[1]).toBe('Waar je aangemeld bent')
    const english = await site.server.inject({
      url: '/account/sessies',
      headers: { ...headers, cookie: `sessie=${cookie}; taal=en` },
    })
    expect(/<h1>([^<]*)</.exec(english.body)?.[1]).toBe('Where you are signed in')
  })
})

describe('the pages of the administrator', () => {
  it.each(['/beheer/accounts', '/beheer/gegevensverzoeken'])(
    'at %s are shut for who is no administrator',
    async path => {
      const { cookie } = await signedIn()
      expect((await ask('GET', path, { cookie })).status).toBe(403)
    },
  )
})
