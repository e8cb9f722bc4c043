import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenIdSettings, Services } from '../../../kit/module/services.ts'
import { signInAt, startProvider, type TestProvider } from '../openid/testing.ts'
import { browserWith, codeOf, makeAccount, newBrowser, type TestAccount, testServices } from '../testing.ts'
import type { Browser } from './browser.ts'
import { beginOpenId, endOpenId, openIdAddress } from './openid.ts'
import { giveCode } from './second-step.ts'

const returnTo = 'http://localhost/aanmelden/openid/terug'
let base: Awaited<ReturnType<typeof testServices>>
let provider: TestProvider
let services: Services & { openId: OpenIdSettings }
beforeAll(async () => {
  base = await testServices()
  provider = await startProvider(returnTo)
  const { issuer, clientId, clientKey } = provider
  services = { ...base, openId: { issuer, clientId, clientKey } }
})
afterAll(async () => {
  await provider.close()
  await base.close()
})

const actorOf = (account: TestAccount) => ({ personId: account.personId, name: 'Tester', grants: [] })
const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'done' : outcome.problems?.map(problem => problem.code).join()

/** Begins in a browser. @returns the browser with its cookie */
async function begin(account?: TestAccount, browser: Browser = newBrowser()): Promise<Browser> {
  const links = account && actorOf(account)
  const begun = await beginOpenId(services, browser, { naar: '/projecten', links })
  if (!begun.ok) throw new Error('refused')
  return begun.value.cookies.length > 0 ? browserWith(services, begun.value, browser) : browser
}

async function atProvider(browser: Browser, login: string) {
  const address = await openIdAddress(services, browser)
  if (!address) throw new Error('no address')
  const query = await signInAt(address, login, returnTo)
  const value = (name: string) => query.get(name) ?? undefined
  return { code: value('code'), state: value('state'), iss: value('iss') }
}

async function linked(login: string, hasSecondFactor = true): Promise<TestAccount> {
  const account = await makeAccount(services, { hasSecondFactor, isInvited: hasSecondFactor })
  const browser = await begin(account)
  const back = await atProvider(browser, login)
  expect(await endOpenId(services, browser, { ...back, actor: actorOf(account) })).toEqual({
    ok: true,
    value: { kind: 'linked' },
  })
  return account
}

describe('signing in through a real provider', () => {
  it('leads a linked person to the second step, and with the code to where somebody wanted to be', async () => {
    const account = await linked('piet')
    const browser = await begin()
    const end = await endOpenId(services, browser, {
      ...(await atProvider(browser, 'piet')),
      actor: undefined,
    })
    if (!end.ok || end.value.kind !== 'entered') throw new Error('not entered')
    expect([end.value.opened.stage, end.value.naar]).toEqual(['code', '/projecten'])
    const waiting = await browserWith(services, end.value.opened, browser)
    expect(waiting.personId).toBeUndefined()
    expect(codesOf(await giveCode(services, waiting, codeOf(account)))).toBe('done')
  })

  it('opens nothing for an account of the provider that nobody linked', async () => {
    const browser = await begin()
    const back = await atProvider(browser, 'onbekend')
    expect(codesOf(await endOpenId(services, browser, { ...back, actor: undefined }))).toBe(
      'OPENID_NIET_GEKOPPELD',
    )
  })

  it('asks for a code with PKCE S256, a state and a nonce, and for no personal data', async () => {
    const address = new URL((await openIdAddress(services, await begin())) ?? '')
    const names = [...address.searchParams.keys()].sort()
    expect(names).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
    expect(
      ['response_type', 'scope', 'code_challenge_method'].map(name => address.searchParams.get(name)),
    ).toEqual(['code', 'openid', 'S256'])
  })
})

describe('what comes back from the provider', () => {
  it('is of no use in another browser, nor twice', async () => {
    await linked('kees', false)
    const [own, other] = [await begin(), await begin()]
    const back = await atProvider(own, 'kees')
    expect(codesOf(await endOpenId(services, other, { ...back, actor: undefined }))).toBe('OPENID_MISLUKT')
    expect(codesOf(await endOpenId(services, newBrowser(), { ...back, actor: undefined }))).toBe(
      'OPENID_MISLUKT',
    )
    expect(codesOf(await endOpenId(services, own, { ...back, actor: undefined }))).toBe('done')
    expect(codesOf(await endOpenId(services, own, { ...back, actor: undefined }))).toBe('OPENID_MISLUKT')
  })

  it.each(['code', 'state', 'iss'] as const)('is refused with another %s', async name => {
    const browser = await begin()
    const back = { ...(await atProvider(browser, 'piet')), [name]: 'http://elders.example' }
    expect(codesOf(await endOpenId(services, browser, { ...back, actor: undefined }))).toBe('OPENID_MISLUKT')
  })

  it('is refused when the provider did not reach the asked level of assurance', async () => {
    await linked('anna')
    const asking = {
      ...services,
      openId: { ...services.openId, acr: 'urn:etoegang:core:assurance-class:loa3' },
    }
    const browser = await begin()
    const back = await atProvider(browser, 'anna')
    expect(codesOf(await endOpenId(asking, browser, { ...back, actor: undefined }))).toBe('OPENID_MISLUKT')
  })

  it('is not linked to somebody else than who began', async () => {
    const [one, other] = [await makeAccount(services), await makeAccount(services)]
    const browser = await begin(one)
    const back = await atProvider(browser, 'willem')
    expect(codesOf(await endOpenId(services, browser, { ...back, actor: actorOf(other) }))).toBe(
      'OPENID_MISLUKT',
    )
  })

  it('is linked to one person only', async () => {
    await linked('els')
    const other = await makeAccount(services)
    const browser = await begin(other)
    const back = await atProvider(browser, 'els')
    expect(codesOf(await endOpenId(services, browser, { ...back, actor: actorOf(other) }))).toBe(
      'OPENID_AL_GEKOPPELD',
    )
  })
})

describe('a provider that cannot be trusted', () => {
  it('is not asked under another name than its own', async () => {
    const renamed = { ...services, openId: { ...services.openId, issuer: `${provider.issuer}/` } }
    expect(await openIdAddress(renamed, await begin())).toBeUndefined()
  })

  it('refuses the site when it signs with another key', async () => {
    const stranger = await startProvider(returnTo)
    const wrong = { ...services, openId: { ...services.openId, clientKey: stranger.clientKey } }
    const browser = await begin()
    const back = await atProvider(browser, 'piet')
    expect(codesOf(await endOpenId(wrong, browser, { ...back, actor: undefined }))).toBe('OPENID_MISLUKT')
    await stranger.close()
  })
})
