import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountByEmail } from '../store/accounts.ts'
import {
  browserWith,
  goodPassword,
  mailsTo,
  makeAccount,
  newBrowser,
  testServices,
  tokenMailedTo,
} from '../testing.ts'
import { acceptInvitation, findOrAddPerson, inviteAgain, mailPosition, signUp } from './invitations.ts'
import { askPasswordReset } from './passwords.ts'
import { signIn } from './sign-in.ts'

let services: Awaited<ReturnType<typeof testServices>>
beforeAll(async () => {
  services = await testServices()
})
afterAll(() => services.close())

let count = 0
const codesOf = (outcome: { ok: boolean; problems?: { code: string }[] }) =>
  outcome.ok ? 'done' : outcome.problems?.map(problem => problem.code).join()

async function invite(): Promise<{ email: string; token: string; personId: string }> {
  const email = `genodigde-${++count}@example.org`
  const personId = await services.db.transaction().execute(async tx => {
    const id = await findOrAddPerson(tx, { name: 'Genodigde', email, language: 'nl' })
    const now = Temporal.Now.instant()
    await mailPosition(tx, services, { personId: id, invitedById: null, organisationName: 'Gemeente A', now })
    return id
  })
  return { email, personId, token: await tokenMailedTo(services, email) }
}

const accept = (token: string, password = goodPassword) =>
  acceptInvitation(services, newBrowser(), { token, name: 'Jurist', language: 'en', password })

describe('an invitation', () => {
  it('makes the account usable once, and the second step comes next', async () => {
    const { email, token } = await invite()
    const outcome = await accept(token)
    if (!outcome.ok) throw new Error('refused')
    expect(outcome.value.stage).toBe('setup')
    expect((await browserWith(services, outcome.value, newBrowser())).personId).toBeUndefined()
    expect(codesOf(await accept(token))).toBe('UITNODIGING_ONGELDIG')
    const { name, language } = (await accountByEmail(services.db, email))!
    expect({ name, language }).toEqual({ name: 'Jurist', language: 'en' })
  })

  it('is used by one of two who use it at the same time', async () => {
    const { token } = await invite()
    const outcomes = await Promise.all([accept(token), accept(token)])
    expect(outcomes.map(codesOf).sort()).toEqual(['UITNODIGING_ONGELDIG', 'done'])
  })

  it('works for seven days', async () => {
    const { token, personId } = await invite()
    const row = await services.db
      .selectFrom('invitations')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    expect(row.created_at.until(row.expires_at).total('hours')).toBe(7 * 24)
    await services.db
      .updateTable('invitations')
      .set({ expires_at: Temporal.Now.instant() })
      .where('id', '=', row.id)
      .execute()
    expect(codesOf(await accept(token))).toBe('UITNODIGING_ONGELDIG')
  })

  it('that is sent again ends the one before', async () => {
    const { token, email, personId } = await invite()
    const administrator = { personId: (await makeAccount(services)).personId, name: 'Beheerder', grants: [] }
    expect(
      codesOf(await inviteAgain(services, administrator, { personId, organisationName: 'Versneller' })),
    ).toBe('done')
    const newer = await tokenMailedTo(services, email)
    expect(codesOf(await accept(token))).toBe('UITNODIGING_ONGELDIG')
    expect(codesOf(await accept(newer))).toBe('done')
    expect(
      codesOf(await inviteAgain(services, administrator, { personId, organisationName: 'Versneller' })),
    ).toBe('ACCOUNT_AL_BRUIKBAAR')
  })

  it('cannot be gone round by a new password or an own sign-up', async () => {
    const { email } = await invite()
    await askPasswordReset(services, email)
    await signUp(services, newBrowser(), { name: 'Iemand', email, language: 'nl' })
    const mails = await mailsTo(services, email)
    expect(mails.map(mail => /uitnodiging\/|code=/.test(mail.body))).toEqual([false, true])
  })
})

describe('own sign-up', () => {
  it('makes an account without a second step, that a position makes compulsory', async () => {
    const email = `burger-${++count}@example.org`
    await signUp(services, newBrowser(), { name: 'Burger', email, language: 'nl' })
    const outcome = await accept(await tokenMailedTo(services, email))
    expect(outcome.ok && outcome.value.stage).toBe('full')
    const personId = (await accountByEmail(services.db, email))?.personId ?? ''
    await services.db.transaction().execute(tx =>
      mailPosition(tx, services, {
        personId,
        invitedById: null,
        organisationName: 'Gemeente A',
        now: Temporal.Now.instant(),
      }),
    )
    const entered = await signIn(services, newBrowser(), { email, password: goodPassword })
    expect(entered.ok && entered.value.stage).toBe('setup')
  })

  it('answers a known address in the same time, and tells only its owner', async () => {
    const { email } = await makeAccount(services)
    const time = async (address: string) => {
      const start = performance.now()
      await signUp(services, newBrowser(), { name: 'Iemand', email: address, language: 'nl' })
      return performance.now() - start
    }
    await time(`warm-${++count}@example.org`)
    const [known, unknown] = [await time(email), await time(`nieuw-${++count}@example.org`)]
    expect(Math.abs(known - unknown)).toBeLessThan(40)
    expect((await mailsTo(services, email)).map(mail => mail.subject)).toEqual([
      'Je hebt al een account bij Versneller',
    ])
  })

  it('does not fill a mailbox: ten mails a quarter of an hour at most', async () => {
    const email = `vol-${++count}@example.org`
    const asked = await Promise.all(
      Array.from({ length: 14 }, () =>
        signUp(services, newBrowser(), { name: 'Iemand', email, language: 'nl' }),
      ),
    )
    expect(asked.filter(outcome => !outcome.ok)).toHaveLength(4)
    expect(await mailsTo(services, email)).toHaveLength(10)
  })
})
