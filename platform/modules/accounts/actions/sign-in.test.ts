import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf, setDisabled } from '../store/accounts.ts'
import { browserWith, codeOf, goodPassword, makeAccount, newBrowser, testServices } from '../testing.ts'
import { giveCode } from './second-step.ts'
import { enterWith, signIn } from './sign-in.ts'

let services: Awaited<ReturnType<typeof testServices>>
beforeAll(async () => {
  services = await testServices()
})
afterAll(() => services.close())

const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'in' : outcome.problems?.map(problem => problem.code).join()

async function stageOf(account: { email: string }, password = goodPassword, browser = newBrowser()) {
  const outcome = await signIn(services, browser, { email: account.email, password })
  return outcome.ok ? outcome.value.stage : codesOf(outcome)
}

describe('signing in', () => {
  it('with a password leads to the second step and to no person yet', async () => {
    const account = await makeAccount(services)
    const browser = newBrowser()
    const outcome = await signIn(services, browser, { email: account.email, password: goodPassword })
    if (!outcome.ok) throw new Error('refused')
    expect(outcome.value.stage).toBe('code')
    const after = await browserWith(services, outcome.value, browser)
    expect(after.personId).toBeUndefined()
    expect(after.sessionId).toBeTypeOf('string')
  })

  it('is complete after the code, once per code, with a new session', async () => {
    const account = await makeAccount(services)
    const browser = newBrowser()
    const first = await signIn(services, browser, { email: account.email, password: goodPassword })
    if (!first.ok) throw new Error('refused')
    const waiting = await browserWith(services, first.value, browser)
    const code = codeOf(account)
    const second = await giveCode(services, waiting, code)
    if (!second.ok) throw new Error('refused')
    const complete = await browserWith(services, second.value, waiting)
    expect(complete.personId).toBe(account.personId)
    expect(complete.sessionId).not.toBe(waiting.sessionId)
    const again = await signIn(services, newBrowser(), { email: account.email, password: goodPassword })
    if (!again.ok) throw new Error('refused')
    expect(
      codesOf(await giveCode(services, await browserWith(services, again.value, newBrowser()), code)),
    ).toBe('CODE_ONJUIST')
  })

  it('never skips the second step, whatever the first proof was', async () => {
    const account = await makeAccount(services)
    const row = await accountOf(services.db, account.personId)
    if (!row) throw new Error('no account')
    expect((await enterWith(services, newBrowser(), row)).stage).toBe('code')
  })

  it('asks who was invited to set the second step up, and not who signed up for the public part', async () => {
    expect(await stageOf(await makeAccount(services, { hasSecondFactor: false }))).toBe('setup')
    expect(await stageOf(await makeAccount(services, { hasSecondFactor: false, isInvited: false }))).toBe(
      'full',
    )
  })

  it('is shut for a demonstration account on a site that is no demonstration', async () => {
    const account = await makeAccount(services, { isDemo: true, hasSecondFactor: false })
    expect(await stageOf(account)).toBe('AANMELDEN_MISLUKT')
  })
})

describe('what signing in tells and leaves', () => {
  it('gives the same answer for a wrong password, an unknown address, a closed and an unfinished account', async () => {
    const account = await makeAccount(services)
    const closed = await makeAccount(services)
    await services.db.transaction().execute(tx => setDisabled(tx, closed.personId, Temporal.Now.instant()))
    const unfinished = await makeAccount(services, { password: null })
    const answers = [
      await signIn(services, newBrowser(), { email: account.email, password: 'fout fout fout' }),
      await signIn(services, newBrowser(), { email: 'niemand@example.org', password: 'fout fout fout' }),
      await signIn(services, newBrowser(), { email: closed.email, password: goodPassword }),
      await signIn(services, newBrowser(), { email: unfinished.email, password: '' }),
    ]
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(codesOf(answers[0]!)).toBe('AANMELDEN_MISLUKT')
  })

  it('keeps the password as argon2id', async () => {
    const account = await makeAccount(services)
    const row = await services.db
      .selectFrom('accounts')
      .select('password_hash')
      .where('person_id', '=', account.personId)
      .executeTakeFirstOrThrow()
    expect(row.password_hash?.slice(0, 31)).toBe('$argon2id$v=19$m=19456,t=2,p=1$')
  })

  it('leaves one entry in the audit trail for each step', async () => {
    const account = await makeAccount(services)
    const browser = newBrowser()
    const first = await signIn(services, browser, { email: account.email, password: goodPassword })
    if (!first.ok) throw new Error('refused')
    await giveCode(services, await browserWith(services, first.value, browser), codeOf(account))
    const entries = await services.db
      .selectFrom('audit_entries')
      .select(['action', 'actor_id', 'after'])
      .where('object_id', '=', account.personId)
      .orderBy('seq')
      .execute()
    expect(entries).toEqual([
      { action: 'signIn', actor_id: account.personId, after: { stage: 'code' } },
      { action: 'signIn', actor_id: account.personId, after: { means: 'app', stage: 'full' } },
    ])
  })
})

describe('guessing', () => {
  const wrong = (email: string, browser = newBrowser()) =>
    signIn(services, browser, { email, password: 'fout fout fout' })

  it('stops at ten for strangers from ever other addresses, also in parallel, also for an unknown address', async () => {
    const account = await makeAccount(services)
    for (const email of [account.email, 'onbekend@example.org']) {
      const tries = await Promise.all(Array.from({ length: 16 }, () => wrong(email)))
      expect(tries.map(codesOf).sort()).toEqual([
        ...Array(10).fill('AANMELDEN_MISLUKT'),
        ...Array(6).fill('TE_VAAK_GEPROBEERD'),
      ])
    }
    expect(
      codesOf(await signIn(services, newBrowser(), { email: account.email, password: goodPassword })),
    ).toBe('TE_VAAK_GEPROBEERD')
  })

  it('by strangers does not keep the owner out of a browser that was signed in before', async () => {
    const account = await makeAccount(services, { hasSecondFactor: false, isInvited: false })
    const own = newBrowser()
    const before = await signIn(services, own, { email: account.email, password: goodPassword })
    if (!before.ok) throw new Error('refused')
    const known = await browserWith(services, before.value, own)
    for (let turn = 0; turn < 10; turn++) await wrong(account.email)
    expect(codesOf(await wrong(account.email))).toBe('TE_VAAK_GEPROBEERD')
    const again = await signIn(services, known, { email: account.email, password: goodPassword })
    expect(codesOf(again)).toBe('in')
  })

  it('at the code counts in the same budget as guessing at the password', async () => {
    const account = await makeAccount(services)
    for (let turn = 0; turn < 6; turn++) await wrong(account.email)
    const browser = newBrowser()
    const first = await signIn(services, browser, { email: account.email, password: goodPassword })
    if (!first.ok) throw new Error('refused')
    const waiting = await browserWith(services, first.value, browser)
    const answers: (string | undefined)[] = []
    for (let turn = 0; turn < 4; turn++)
      answers.push(
        codesOf(await giveCode(services, { ...waiting, remoteAddress: `198.51.100.${turn}` }, '000000')),
      )
    expect(answers).toEqual(Array(4).fill('CODE_ONJUIST'))
    expect(codesOf(await giveCode(services, waiting, codeOf(account)))).toBe('TE_VAAK_GEPROBEERD')
  })

  it('from one address has to wait between guesses after three', async () => {
    const account = await makeAccount(services)
    const browser = newBrowser()
    for (let turn = 0; turn < 3; turn++)
      expect(codesOf(await wrong(account.email, browser))).toBe('AANMELDEN_MISLUKT')
    expect(codesOf(await wrong(account.email, browser))).toBe('TE_VAAK_GEPROBEERD')
    expect(codesOf(await wrong(account.email, newBrowser()))).toBe('AANMELDEN_MISLUKT')
  })

  it('at the code without a sign-in that waits for it is nothing at all', async () => {
    expect(codesOf(await giveCode(services, newBrowser(), '123456'))).toBe('AANMELDING_VERLOPEN')
  })
})
