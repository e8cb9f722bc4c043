import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import {
  browserWith,
  codeOf,
  goodPassword,
  mailsTo,
  makeAccount,
  newBrowser,
  type TestAccount,
  testServices,
} from '../testing.ts'
import { administerAccount } from './administration.ts'
import { answerDataRequest, askAboutOwnData } from './data-requests.ts'
import { askEmailChange, confirmEmail } from './email-change.ts'
import { giveCode } from './second-step.ts'
import { sessionOf } from './session-of.ts'
import { signIn } from './sign-in.ts'

let services: Awaited<ReturnType<typeof testServices>>
beforeAll(async () => {
  services = await testServices()
})
afterAll(() => services.close())

const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'done' : outcome.problems?.map(problem => problem.code).join()
const actorOf = (account: TestAccount, ...roles: string[]) => ({
  personId: account.personId,
  name: 'Tester',
  grants: roles.map(role => ({ role, organisationId: 'x' })),
})
const because = { reason: 'Telefoon kwijt, gebeld en herkend', siteName: 'Versneller' }

async function signedIn(account: TestAccount) {
  const browser = newBrowser()
  const first = await signIn(services, browser, { email: account.email, password: goodPassword })
  if (!first.ok) throw new Error('refused')
  const second = await giveCode(services, await browserWith(services, first.value, browser), codeOf(account))
  if (!second.ok) throw new Error('refused')
  const cookies = Object.fromEntries(second.value.cookies.map(cookie => [cookie.name, cookie.value]))
  return { browser: await browserWith(services, second.value, browser), cookies }
}

describe('an administrator', () => {
  it('closes an account, which ends its sessions at once, and opens it again', async () => {
    const administrator = actorOf(await makeAccount(services), 'A')
    const account = await makeAccount(services)
    const { cookies } = await signedIn(account)
    const asked = { personId: account.personId, ...because }
    expect(codesOf(await administerAccount(services, administrator, { ...asked, act: 'close' }))).toBe('done')
    expect((await sessionOf(services, cookies))?.personId).toBeUndefined()
    const shut = await signIn(services, newBrowser(), { email: account.email, password: goodPassword })
    expect(codesOf(shut)).toBe('AANMELDEN_MISLUKT')
    expect(codesOf(await administerAccount(services, administrator, { ...asked, act: 'open' }))).toBe('done')
    const open = await signIn(services, newBrowser(), { email: account.email, password: goodPassword })
    expect(codesOf(open)).toBe('done')
    expect(await mailsTo(services, account.email)).toHaveLength(2)
  })

  it('takes a lost second step away, after which a new one is compulsory', async () => {
    const administrator = actorOf(await makeAccount(services), 'A')
    const account = await makeAccount(services)
    const asked = { personId: account.personId, ...because, act: 'resetSecondFactor' as const }
    expect(codesOf(await administerAccount(services, administrator, asked))).toBe('done')
    const entered = await signIn(services, newBrowser(), { email: account.email, password: goodPassword })
    expect(entered.ok && entered.value.stage).toBe('setup')
  })

  it('does nothing about the own account, and nobody else does anything', async () => {
    const account = await makeAccount(services)
    const own = { personId: account.personId, ...because }
    for (const act of ['close', 'open', 'resetSecondFactor', 'invite'] as const)
      expect(codesOf(await administerAccount(services, actorOf(account, 'A'), { ...own, act }))).toBe(
        'EIGEN_ACCOUNT',
      )
    const other = await makeAccount(services)
    for (const role of ['T', 'D', 'G', 'C'])
      await expect(
        administerAccount(services, actorOf(other, role), { ...own, act: 'close' }),
      ).rejects.toThrow(NotAllowed)
  })
})

describe('a request about own data', () => {
  it('is due in a month and answered once, by somebody else', async () => {
    const [person, helper] = [await makeAccount(services), await makeAccount(services)]
    const asked = { kind: 'erase' as const, request: 'Haal mijn aanmeldingen weg' }
    const dueOn = await askAboutOwnData(services, actorOf(person), asked)
    expect(dueOn).toBe(Temporal.Now.plainDateISO('Europe/Amsterdam').add({ months: 1 }).toString())
    const { id } = await services.db
      .selectFrom('data_requests')
      .select('id')
      .where('person_id', '=', person.personId)
      .executeTakeFirstOrThrow()
    const answer = { id, outcome: 'done' as const, answer: 'Alles is weggehaald' }
    expect(codesOf(await answerDataRequest(services, actorOf(person, 'A'), answer))).toBe('EIGEN_ACCOUNT')
    await expect(answerDataRequest(services, actorOf(helper, 'T'), answer)).rejects.toThrow(NotAllowed)
    expect(codesOf(await answerDataRequest(services, actorOf(helper, 'A'), answer))).toBe('done')
    expect(codesOf(await answerDataRequest(services, actorOf(helper, 'A'), answer))).toBe(
      'VERZOEK_AL_BEANTWOORD',
    )
    const [mail] = await mailsTo(services, person.email)
    expect(mail?.body.includes('weggehaald')).toBe(false)
    const nowhere = { ...answer, id: '00000000-0000-0000-0000-000000000000' }
    await expect(answerDataRequest(services, actorOf(helper, 'A'), nowhere)).rejects.toThrow(NotFound)
  })
})

describe('a change of address', () => {
  const linkIn = async (email: string) =>
    /code=([\w-]{43})/.exec((await mailsTo(services, email))[0]?.body ?? '')?.[1] ?? ''
  let count = 0

  it('is made when both addresses have confirmed, and ends every session', async () => {
    const account = await makeAccount(services)
    const { browser, cookies } = await signedIn(account)
    const newEmail = `nieuw-${++count}@example.org`
    const asked = { personId: account.personId, newEmail }
    expect(codesOf(await askEmailChange(services, browser, { ...asked, password: 'fout fout fout' }))).toBe(
      'WACHTWOORD_ONJUIST',
    )
    expect(codesOf(await askEmailChange(services, browser, { ...asked, password: goodPassword }))).toBe(
      'done',
    )
    expect(await confirmEmail(services, await linkIn(newEmail))).toEqual({ ok: true, value: 'half' })
    expect((await sessionOf(services, cookies))?.personId).toBe(account.personId)
    expect(await confirmEmail(services, await linkIn(newEmail))).toEqual({ ok: true, value: 'half' })
    expect(await confirmEmail(services, await linkIn(account.email))).toEqual({ ok: true, value: 'changed' })
    expect((await sessionOf(services, cookies))?.personId).toBeUndefined()
    expect(
      codesOf(await signIn(services, newBrowser(), { email: account.email, password: goodPassword })),
    ).toBe('AANMELDEN_MISLUKT')
    expect(codesOf(await signIn(services, newBrowser(), { email: newEmail, password: goodPassword }))).toBe(
      'done',
    )
    expect(codesOf(await confirmEmail(services, await linkIn(account.email)))).toBe('LINK_ONGELDIG')
  })

  it('to an address that has an account gets the same answer and goes nowhere', async () => {
    const [account, other] = [await makeAccount(services), await makeAccount(services)]
    const { browser } = await signedIn(account)
    const asked = { personId: account.personId, newEmail: other.email, password: goodPassword }
    expect(codesOf(await askEmailChange(services, browser, asked))).toBe('done')
    expect(await mailsTo(services, other.email)).toEqual([])
  })
})
