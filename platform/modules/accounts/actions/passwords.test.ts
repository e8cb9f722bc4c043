import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  browserWith,
  codeOf,
  goodPassword,
  mailsTo,
  makeAccount,
  newBrowser,
  testServices,
  tokenMailedTo,
} from '../testing.ts'
import { askPasswordReset, changePassword, resetPassword } from './passwords.ts'
import { giveCode } from './second-step.ts'
import { sessionOf } from './session-of.ts'
import { signIn } from './sign-in.ts'

let services: Awaited<ReturnType<typeof testServices>>
beforeAll(async () => {
  services = await testServices()
})
afterAll(() => services.close())

const newPassword = 'andere lange zin hier'
const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'done' : outcome.problems?.map(problem => problem.code).join()

async function signedIn(account: Awaited<ReturnType<typeof makeAccount>>, steps = 0) {
  const browser = newBrowser()
  const first = await signIn(services, browser, { email: account.email, password: goodPassword })
  if (!first.ok) throw new Error('refused')
  const second = await giveCode(
    services,
    await browserWith(services, first.value, browser),
    codeOf(account, steps),
  )
  if (!second.ok) throw new Error('refused')
  const cookies = Object.fromEntries(second.value.cookies.map(cookie => [cookie.name, cookie.value]))
  return { browser: await browserWith(services, second.value, browser), cookies }
}

describe('a link for a new password', () => {
  it('sets the password once, ends every session and does not sign in', async () => {
    const account = await makeAccount(services)
    const { cookies } = await signedIn(account)
    await askPasswordReset(services, account.email)
    const token = await tokenMailedTo(services, account.email)
    const outcome = await resetPassword(services, newBrowser(), { token, password: newPassword })
    if (!outcome.ok) throw new Error('refused')
    expect((await sessionOf(services, cookies))?.personId).toBeUndefined()
    const fresh = await sessionOf(services, { [outcome.value.name]: outcome.value.value })
    expect(fresh?.sessionId).toBeTypeOf('string')
    expect(fresh?.personId).toBeUndefined()
    expect(codesOf(await resetPassword(services, newBrowser(), { token, password: newPassword }))).toBe(
      'LINK_ONGELDIG',
    )
    const entered = await signIn(services, newBrowser(), { email: account.email, password: newPassword })
    expect(entered.ok && entered.value.stage).toBe('code')
  })

  it('makes this browser the owner’s and every earlier one a stranger’s', async () => {
    const account = await makeAccount(services)
    const { browser: before } = await signedIn(account)
    await askPasswordReset(services, account.email)
    const token = await tokenMailedTo(services, account.email)
    const outcome = await resetPassword(services, newBrowser(), { token, password: newPassword })
    if (!outcome.ok) throw new Error('refused')
    const here = await browserWith(services, { cookies: [outcome.value] }, newBrowser())
    for (let turn = 0; turn < 10; turn++)
      await signIn(services, newBrowser(), { email: account.email, password: 'fout fout fout' })
    const given = { email: account.email, password: newPassword }
    expect(codesOf(await signIn(services, before, given))).toBe('TE_VAAK_GEPROBEERD')
    expect(codesOf(await signIn(services, here, given))).toBe('done')
  })

  it('is used up by a newer link that was used', async () => {
    const account = await makeAccount(services)
    await askPasswordReset(services, account.email)
    const older = await tokenMailedTo(services, account.email)
    await askPasswordReset(services, account.email)
    const newer = await tokenMailedTo(services, account.email)
    expect(older).not.toBe(newer)
    expect(
      codesOf(await resetPassword(services, newBrowser(), { token: newer, password: newPassword })),
    ).toBe('done')
    expect(
      codesOf(await resetPassword(services, newBrowser(), { token: older, password: newPassword })),
    ).toBe('LINK_ONGELDIG')
  })

  it('works for fifteen minutes', async () => {
    const account = await makeAccount(services)
    await askPasswordReset(services, account.email)
    const token = await tokenMailedTo(services, account.email)
    const row = await services.db
      .selectFrom('password_resets')
      .selectAll()
      .where('person_id', '=', account.personId)
      .executeTakeFirstOrThrow()
    expect(row.created_at.until(row.expires_at).total('minutes')).toBe(15)
    await services.db
      .updateTable('password_resets')
      .set({ expires_at: Temporal.Now.instant() })
      .where('id', '=', row.id)
      .execute()
    expect(codesOf(await resetPassword(services, newBrowser(), { token, password: newPassword }))).toBe(
      'LINK_ONGELDIG',
    )
  })
})

describe('asking for a link for a new password', () => {
  it('is mailed three times a quarter of an hour at most, and never to an unfinished account', async () => {
    const account = await makeAccount(services)
    for (let turn = 0; turn < 5; turn++) await askPasswordReset(services, account.email)
    expect(await mailsTo(services, account.email)).toHaveLength(3)
    const unfinished = await makeAccount(services, { password: null })
    await askPasswordReset(services, unfinished.email)
    expect(await mailsTo(services, unfinished.email)).toEqual([])
  })

  it('takes as long to ask for an unknown address as for a known one', async () => {
    const account = await makeAccount(services)
    const time = async (email: string) => {
      const start = performance.now()
      await askPasswordReset(services, email)
      return performance.now() - start
    }
    await time(account.email)
    const [known, unknown] = [await time(account.email), await time('niemand@example.org')]
    expect(Math.abs(known - unknown)).toBeLessThan(40)
  })

  it('refuses a password that follows from the address and stays usable', async () => {
    const account = await makeAccount(services)
    await askPasswordReset(services, account.email)
    const token = await tokenMailedTo(services, account.email)
    const predictable = await resetPassword(services, newBrowser(), { token, password: account.email })
    expect(codesOf(predictable)).toBe('WACHTWOORD_VOORSPELBAAR')
    expect(codesOf(await resetPassword(services, newBrowser(), { token, password: newPassword }))).toBe(
      'done',
    )
  })
})

describe('changing the own password', () => {
  it('needs the present one, ends the other sessions and keeps this one', async () => {
    const account = await makeAccount(services)
    const here = await signedIn(account)
    const elsewhere = await signedIn(account, 1)
    const asked = { personId: account.personId, password: newPassword }
    expect(
      codesOf(await changePassword(services, here.browser, { ...asked, current: 'fout fout fout' })),
    ).toBe('WACHTWOORD_ONJUIST')
    expect(codesOf(await changePassword(services, here.browser, { ...asked, current: goodPassword }))).toBe(
      'done',
    )
    expect((await sessionOf(services, here.cookies))?.personId).toBe(account.personId)
    expect((await sessionOf(services, elsewhere.cookies))?.personId).toBeUndefined()
  })

  it('is a way of guessing with a budget too', async () => {
    const account = await makeAccount(services)
    const { browser } = await signedIn(account)
    const attempt = () =>
      changePassword(services, browser, {
        personId: account.personId,
        password: newPassword,
        current: 'fout fout fout',
      })
    for (let turn = 0; turn < 10; turn++) expect(codesOf(await attempt())).toBe('WACHTWOORD_ONJUIST')
    expect(codesOf(await attempt())).toBe('TE_VAAK_GEPROBEERD')
  })
})
