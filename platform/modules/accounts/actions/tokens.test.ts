import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { fixedClock } from '../../../kit/clock/clock.ts'
import type { Services } from '../../../kit/module/services.ts'
import { codeAt, stepOf } from '../credentials/one-time-code.ts'
import { tokenDigest } from '../credentials/token.ts'
import { removePassed } from '../store/housekeeping.ts'
import {
  browserWith,
  codeOf,
  goodPassword,
  mailsTo,
  makeAccount,
  newBrowser,
  type TestAccount,
  testServices,
  tokenMailedTo,
} from '../testing.ts'
import { administerAccount } from './administration.ts'
import { askPasswordReset, resetPassword } from './passwords.ts'
import { giveCode, proposeSecondFactor, setUpSecondFactor } from './second-step.ts'
import { signIn } from './sign-in.ts'
import { makeToken, revokeOwnToken, type WantedToken, workingToken } from './tokens.ts'

let services: Services & { close(): Promise<void> }
beforeAll(async () => {
  services = await testServices()
})
afterAll(() => services.close())

type Asking = Parameters<typeof makeToken>[1]

/** Signs an account in with both steps. */
async function signedIn(account: TestAccount): Promise<Asking & { actor: Actor }> {
  let browser = newBrowser()
  const first = await signIn(services, browser, { email: account.email, password: goodPassword })
  if (!first.ok) throw new Error('the password is right')
  browser = await browserWith(services, first.value, browser)
  const second = await giveCode(services, browser, codeOf(account))
  if (!second.ok) throw new Error('the code is right')
  const { personId, ...inside } = await browserWith(services, second.value, browser)
  return { ...inside, actor: { personId: personId ?? '', name: 'Tester', grants: [] } }
}

const wanted = (more: Partial<WantedToken> = {}): WantedToken => ({
  id: randomUUID(),
  name: 'Rapportage',
  scopes: ['read:cases'],
  days: 30,
  password: undefined,
  code: undefined,
  ...more,
})

const codesOf = (outcome: Awaited<ReturnType<typeof makeToken>>) =>
  outcome.ok ? 'made' : outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`.trim())

async function rowsOf(personId: string) {
  return services.db.selectFrom('api_tokens').selectAll().where('person_id', '=', personId).execute()
}

/** A token made with the next code of the app: a code works once. */
async function madeBy(
  asking: Asking,
  account: TestAccount,
  more: Partial<WantedToken> = {},
): Promise<string> {
  await services.db.updateTable('second_factors').set({ last_used_step: 0 }).execute()
  const outcome = await makeToken(services, asking, wanted({ code: codeOf(account), ...more }))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome.value
}

describe('a token', () => {
  it('is made with a code of the second step, even right after signing in', async () => {
    const account = await makeAccount(services)
    const asking = await signedIn(account)
    expect(codesOf(await makeToken(services, asking, wanted()))).toEqual(['CODE_ONJUIST code'])
    expect(codesOf(await makeToken(services, asking, wanted({ code: '000000' })))).toEqual([
      'CODE_ONJUIST code',
    ])
    expect(await rowsOf(account.personId)).toEqual([])
    await madeBy(asking, account)
    expect((await rowsOf(account.personId)).length).toBe(1)
  })

  it('asks the password too when the last proof is old', async () => {
    const account = await makeAccount(services)
    const asking = await signedIn(account)
    await services.db
      .updateTable('sessions')
      .set({ proved_at: Temporal.Now.instant().subtract({ hours: 5 }) })
      .where('person_id', '=', account.personId)
      .execute()
    await services.db.updateTable('second_factors').set({ last_used_step: 0 }).execute()
    const code = codeOf(account)
    expect(codesOf(await makeToken(services, asking, wanted({ code })))).toEqual([
      'WACHTWOORD_OPNIEUW current',
    ])
    expect(codesOf(await makeToken(services, asking, wanted({ code, password: goodPassword })))).toBe('made')
  })

  it('is not for who has no second step, nor for who is not signed in', async () => {
    const account = await makeAccount(services, { hasSecondFactor: false, isInvited: false })
    const browser = newBrowser()
    const opened = await signIn(services, browser, {
      email: account.email,
      password: goodPassword,
    })
    if (!opened.ok) throw new Error('the password is right')
    const inside = await browserWith(services, opened.value, browser)
    const actor = { personId: account.personId, name: 'Tester', grants: [] }
    expect(codesOf(await makeToken(services, { ...inside, actor }, wanted()))).toEqual(['TWEEDE_STAP_NODIG'])
    const stranger = { ...newBrowser(), actor: undefined }
    expect(codesOf(await makeToken(services, stranger, wanted()))).toEqual(['AANMELDING_VERLOPEN'])
  })

  it('is kept as a digest alone, with an entry in the audit trail that does not hold it', async () => {
    const account = await makeAccount(services)
    const token = await madeBy(await signedIn(account), account)
    expect(token).toMatch(/^versneller_[\w-]{43}$/)
    const [row] = await rowsOf(account.personId)
    expect([row?.token_digest, JSON.stringify(row).includes(token)]).toEqual([tokenDigest(token), false])
    const entries = await services.db
      .selectFrom('audit_entries')
      .select(['action', 'object_id', 'after'])
      .where('actor_id', '=', account.personId)
      .where('object_kind', '=', 'token')
      .execute()
    expect(entries.map(({ action, object_id }) => [action, object_id])).toEqual([['makeToken', row?.id]])
    expect(JSON.stringify(entries).includes(token)).toBe(false)
  })

  it('is made once by a form that is sent twice, and there is an end to how many', async () => {
    const account = await makeAccount(services)
    const asking = await signedIn(account)
    const id = randomUUID()
    await madeBy(asking, account, { id })
    await services.db.updateTable('second_factors').set({ last_used_step: 0 }).execute()
    const again = await makeToken(services, asking, wanted({ id, code: codeOf(account) }))
    expect([codesOf(again), (await rowsOf(account.personId)).length]).toEqual([['TOKEN_AL_GEMAAKT'], 1])
    for (let nth = 1; nth < 20; nth += 1) await madeBy(asking, account)
    await services.db.updateTable('second_factors').set({ last_used_step: 0 }).execute()
    const oneMore = await makeToken(services, asking, wanted({ code: codeOf(account) }))
    expect(codesOf(oneMore)).toEqual(['TE_VEEL_TOKENS'])
  })
})

describe('a password that is set anew', () => {
  it('with a mailed link takes all tokens along, of that person alone', async () => {
    const [account, other] = [await makeAccount(services), await makeAccount(services)]
    const token = await madeBy(await signedIn(account), account)
    const elsewhere = await madeBy(await signedIn(other), other)
    await askPasswordReset(services, account.email)
    const link = await tokenMailedTo(services, account.email)
    const password = 'andere lange zin hier'
    expect((await resetPassword(services, newBrowser(), { token: link, password })).ok).toBe(true)
    expect(await workingToken(services, token)).toBeUndefined()
    expect((await workingToken(services, elsewhere))?.personId).toBe(other.personId)
    const [mail] = await mailsTo(services, account.email)
    expect(mail?.body.includes('alle tokens voor programma’s zijn ingetrokken')).toBe(true)
  })
})

const administrator = async () => ({
  personId: (await makeAccount(services)).personId,
  name: 'Beheerder',
  grants: [{ role: 'A', organisationId: 'x' }],
})
const because = { reason: 'Telefoon kwijt, gebeld en herkend', siteName: 'Versneller' }
const told = async (personId: string, action: string) => {
  const { after } = await services.db
    .selectFrom('audit_entries')
    .select('after')
    .where('object_id', '=', personId)
    .where('action', '=', action)
    .executeTakeFirstOrThrow()
  const { sessionsEnded, tokensRevoked } = after as Record<string, number>
  return { sessionsEnded, tokensRevoked }
}

describe('the account of a token', () => {
  it.each([
    ['close', 'closeAccount'],
    ['resetSecondFactor', 'resetSecondFactor'],
  ] as const)(
    'takes it along at %s, told in the trail, also when it is opened again',
    async (act, action) => {
      const [account, other] = [await makeAccount(services), await makeAccount(services)]
      const asking = await signedIn(account)
      const token = await madeBy(asking, account)
      const second = await madeBy(asking, account)
      const elsewhere = await madeBy(await signedIn(other), other)
      const by = await administrator()
      const asked = { personId: account.personId, ...because }
      expect((await administerAccount(services, by, { ...asked, act })).ok).toBe(true)
      expect((await administerAccount(services, by, { ...asked, act: 'open' })).ok).toBe(true)
      expect([await workingToken(services, token), await workingToken(services, second)]).toEqual([
        undefined,
        undefined,
      ])
      expect((await workingToken(services, elsewhere))?.personId).toBe(other.personId)
      expect(await told(account.personId, action)).toEqual({ sessionsEnded: 1, tokensRevoked: 2 })
    },
  )

  it('lets go of one that was made while it was being closed, when it is opened again', async () => {
    const account = await makeAccount(services)
    const token = await madeBy(await signedIn(account), account)
    await services.db
      .updateTable('accounts')
      .set({ disabled_at: Temporal.Now.instant() })
      .where('person_id', '=', account.personId)
      .execute()
    const asked = { personId: account.personId, ...because, act: 'open' } as const
    expect((await administerAccount(services, await administrator(), asked)).ok).toBe(true)
    expect(await workingToken(services, token)).toBeUndefined()
    expect(await told(account.personId, 'openAccount')).toEqual({ sessionsEnded: 1, tokensRevoked: 1 })
  })

  it('gets none when it is closed between the proof and the making', async () => {
    const account = await makeAccount(services)
    const asking = await signedIn(account)
    await services.db.updateTable('second_factors').set({ last_used_step: 0 }).execute()
    const holding = await services.db.startTransaction().execute()
    await holding
      .updateTable('accounts')
      .set({ disabled_at: Temporal.Now.instant() })
      .where('person_id', '=', account.personId)
      .execute()
    const making = makeToken(services, asking, wanted({ code: codeOf(account) }))
    const waits = sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    await vi.waitUntil(async () => (await waits.execute(services.db)).rows[0]?.count === 1, { timeout: 5000 })
    await holding.commit().execute()
    expect(codesOf(await making)).toEqual(['AANMELDING_VERLOPEN'])
    expect(await rowsOf(account.personId)).toEqual([])
  })

  it('takes it along when its owner sets up another second step', async () => {
    const account = await makeAccount(services)
    const asking = await signedIn(account)
    const token = await madeBy(asking, account)
    const { personId } = account
    const sessionId = asking.sessionId ?? ''
    const { secret } = await proposeSecondFactor(services, { sessionId, personId })
    const code = codeAt(secret, stepOf(Temporal.Now.instant()))
    const outcome = await setUpSecondFactor(services, asking, { personId, code, isSigningIn: false })
    expect([outcome.ok, await workingToken(services, token)]).toEqual([true, undefined])
  })
})

describe('a token that is shown', () => {
  it('works until it expires, is revoked or its account is closed, and notes that it was used', async () => {
    const account = await makeAccount(services)
    const asking = await signedIn(account)
    const token = await madeBy(asking, account)
    const works = async (at = services) => (await workingToken(at, token))?.personId
    expect(await works()).toBe(account.personId)
    const [row] = await rowsOf(account.personId)
    expect(row?.last_used_at).not.toBeNull()
    const later = { ...services, clock: fixedClock(Temporal.Now.instant().add({ hours: 30 * 24 + 1 })) }
    expect(await works(later)).toBeUndefined()
    const disabled = (at: Temporal.Instant | null) =>
      services.db
        .updateTable('accounts')
        .set({ disabled_at: at })
        .where('person_id', '=', account.personId)
        .execute()
    await disabled(Temporal.Now.instant())
    expect(await works()).toBeUndefined()
    await disabled(null)
    expect(await works()).toBe(account.personId)
    await revokeOwnToken(services, asking.actor, row?.id ?? '')
    expect(await works()).toBeUndefined()
  })

  it('is none of ours when it is another by one sign', async () => {
    const account = await makeAccount(services)
    const token = await madeBy(await signedIn(account), account)
    const other = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    expect([(await workingToken(services, token))?.personId, await workingToken(services, other)]).toEqual([
      account.personId,
      undefined,
    ])
  })

  it('of the demonstration works in the demonstration only', async () => {
    const account = await makeAccount(services)
    const token = await madeBy(await signedIn(account), account)
    await services.db
      .updateTable('people')
      .set({ is_demo: true })
      .where('id', '=', account.personId)
      .execute()
    expect(await workingToken(services, token)).toBeUndefined()
    expect((await workingToken({ ...services, demo: true }, token))?.personId).toBe(account.personId)
  })

  it('of somebody else cannot be revoked, nor told from one that is not there', async () => {
    const [account, other] = [await makeAccount(services), await makeAccount(services)]
    const token = await madeBy(await signedIn(account), account)
    const stranger = (await signedIn(other)).actor
    const [row] = await rowsOf(account.personId)
    for (const id of [row?.id ?? '', randomUUID()])
      await expect(revokeOwnToken(services, stranger, id)).rejects.toThrow(NotFound)
    expect((await workingToken(services, token))?.personId).toBe(account.personId)
  })

  it('is forgotten a month after its end', async () => {
    const account = await makeAccount(services)
    const asking = await signedIn(account)
    await madeBy(asking, account)
    await madeBy(asking, account)
    const [first] = await rowsOf(account.personId)
    const long = Temporal.Now.instant().subtract({ hours: 31 * 24 })
    await services.db
      .updateTable('api_tokens')
      .set({ revoked_at: long, made_at: long.subtract({ hours: 1 }) })
      .where('id', '=', first?.id ?? '')
      .execute()
    await removePassed(services.db)
    expect((await rowsOf(account.personId)).length).toBe(1)
  })
})
