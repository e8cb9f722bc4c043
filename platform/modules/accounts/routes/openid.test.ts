import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { signInAt, startProvider, type TestProvider } from '../openid/testing.ts'
import { codeOf, goodPassword, makeAccount, type TestAccount } from '../testing.ts'

const returnTo = 'http://localhost/aanmelden/openid/terug'
const loa3 = 'urn:etoegang:core:assurance-class:loa3'
let site: TestSite
let provider: TestProvider
beforeAll(async () => {
  site = await testSite()
  provider = await startProvider(returnTo)
})
afterAll(async () => {
  await provider.close()
  await site.close()
})

/** The operator names the provider, or none. */
function setUp(given: { acr?: string } | undefined): void {
  const { issuer, clientId, clientKey } = provider
  site.services.openId = given && { issuer, clientId, clientKey, ...given }
}

/** A browser of a test: keeps its cookie, goes where it is told. */
function newBrowser() {
  let cookie = ''
  const ask = async (url: string, fields?: Record<string, string>) => {
    const answer = await site.server.inject({
      method: fields ? 'POST' : 'GET',
      url: url.replace('http://localhost', ''),
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        cookie: cookie && `sessie=${cookie}`,
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
    })
    cookie = answer.cookies.find(({ name }) => name === 'sessie')?.value ?? cookie
    return { status: answer.statusCode, location: answer.headers.location ?? '', body: answer.body }
  }
  const atProvider = async (address: string, login: string) =>
    `/aanmelden/openid/terug?${await signInAt(address, login, returnTo)}`
  return { ask, atProvider }
}
type Browser = ReturnType<typeof newBrowser>

async function signIn(browser: Browser, account: TestAccount): Promise<void> {
  await browser.ask('/aanmelden', { email: account.email, password: goodPassword })
  const { location } = await browser.ask('/aanmelden/code', { code: codeOf(account, -1) })
  expect(location).toBe('/werk')
}

async function linked(login: string): Promise<TestAccount> {
  const account = await makeAccount(site.services)
  const browser = newBrowser()
  await signIn(browser, account)
  expect((await browser.ask('/account/openid', {})).location).toBe('/account/openid')
  const { body } = await browser.ask('/account/openid')
  const address = /href="(http:\/\/127[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const back = await browser.ask(await browser.atProvider(address, login))
  expect([back.status, back.location]).toEqual([303, '/account?gelukt=koppeling'])
  return account
}

const wayOut = (body: string) => body.includes('href="/aanmelden/openid')

describe('signing in through the provider of an organisation', () => {
  it('is not offered where the operator named none, and goes nowhere', async () => {
    setUp(undefined)
    const browser = newBrowser()
    expect(wayOut((await browser.ask('/aanmelden')).body)).toBe(false)
    expect((await browser.ask('/aanmelden/openid')).status).toBe(400)
  })

  it('leads a linked person there, back to the second step, and on to the wanted page', async () => {
    setUp({})
    const account = await linked('piet')
    const browser = newBrowser()
    expect(wayOut((await browser.ask('/aanmelden')).body)).toBe(true)
    const away = await browser.ask('/aanmelden/openid?naar=%2Faccount%2Fsessies')
    expect([away.status, new URL(away.location).origin]).toEqual([303, provider.issuer])
    const back = await browser.ask(await browser.atProvider(away.location, 'piet'))
    expect([back.status, back.location]).toEqual([303, '/aanmelden/code?naar=%2Faccount%2Fsessies'])
    expect((await browser.ask('/account')).status).toBe(303)
    const { location } = await browser.ask(back.location, { code: codeOf(account) })
    expect(location).toBe('/account/sessies')
    expect((await browser.ask('/account')).status).toBe(200)
  })

  it('opens nothing for somebody whom nobody linked, in another browser, or a second time', async () => {
    setUp({})
    const [own, other] = [newBrowser(), newBrowser()]
    const stranger = await own.ask('/aanmelden/openid')
    const refused = await own.ask(await own.atProvider(stranger.location, 'onbekend'))
    expect([refused.status, refused.body.includes('Koppel eerst je account.')]).toEqual([400, true])
    await linked('kees')
    const away = await own.ask('/aanmelden/openid')
    const address = await own.atProvider(away.location, 'kees')
    expect((await other.ask(address)).status).toBe(400)
    expect((await own.ask(address)).status).toBe(303)
    expect((await own.ask(address)).status).toBe(400)
  })

  it('asks the level of assurance that the operator set, and refuses less', async () => {
    setUp({})
    await linked('anna')
    setUp({ acr: loa3 })
    const browser = newBrowser()
    const away = await browser.ask('/aanmelden/openid')
    expect(new URL(away.location).searchParams.get('acr_values')).toBe(loa3)
    expect((await browser.ask(await browser.atProvider(away.location, 'anna'))).status).toBe(400)
  })

  it('is not linked by a mere link: that takes a form of the person who is signed in', async () => {
    setUp({})
    const account = await makeAccount(site.services)
    const browser = newBrowser()
    await signIn(browser, account)
    const { body } = await browser.ask('/account/openid')
    expect(/href="http:\/\/127/.test(body)).toBe(false)
    const away = await browser.ask('/aanmelden/openid')
    const back = await browser.ask(await browser.atProvider(away.location, 'vreemde'))
    expect(back.status).toBe(400)
    const rows = await site.services.db
      .selectFrom('identities')
      .select('subject')
      .where('person_id', '=', account.personId)
      .execute()
    expect(rows).toEqual([])
  })
})
