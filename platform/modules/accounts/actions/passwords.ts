import { write } from '../../../kit/access/write.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { CookieChange } from '../../../kit/http/route.ts'
import { queueMail } from '../../../kit/mail/outbox.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import { hashPassword, verifyPassword } from '../credentials/password-hash.ts'
import { newToken, tokenDigest } from '../credentials/token.ts'
import { mailTo } from '../mails.ts'
import { problem } from '../problems.ts'
import { mayEnter } from '../rules/entrance.ts'
import { isPredictable } from '../rules/predictable.ts'
import { type AccountRow, accountByEmail, accountOf, setPasswordHash } from '../store/accounts.ts'
import {
  closePasswordResets,
  insertPasswordReset,
  passwordResetsSince,
  takePasswordReset,
} from '../store/links.ts'
import { endSessionsOf, forgetDevicesOf } from '../store/sessions.ts'
import { revokeTokensOf } from '../store/tokens.ts'
import { atLeast } from './at-least.ts'
import type { Browser } from './browser.ts'
import { guess, withinBudget } from './guessing.ts'
import { rememberDevice } from './open-session.ts'
import { ownerOf } from './sign-in.ts'

/** Links that one person can be sent within a quarter of an hour. */
const resetsMax = 3
const resetWindow = { minutes: 15 }

/** Mails a link for a new password. The answer and the time it takes are the same for an unknown address. */
export async function askPasswordReset(services: Services, email: string): Promise<void> {
  await atLeast(async () => {
    const account = await accountByEmail(services.db, email)
    if (account?.passwordHash && mayEnter(account, services)) await mailReset(services, account)
  })
}

async function mailReset(services: Services, account: AccountRow): Promise<void> {
  const { db, clock } = services
  const token = newToken()
  await writeOrRefuse({ db, clock, actor: undefined }, 'askPasswordReset', async (tx, record, now) => {
    const earlier = await passwordResetsSince(tx, account.personId, now.subtract(resetWindow))
    if (earlier >= resetsMax) throw new Refusal()
    const minutes = await settingNumber(tx, 'passwordLinkMinutes')
    await insertPasswordReset(tx, {
      personId: account.personId,
      tokenDigest: tokenDigest(token),
      now,
      expiresAt: now.add({ minutes }),
    })
    await queueMail(tx, mailTo(account, 'resetMail', { link: services.origin + resetPath(token), minutes }))
    record({ objectKind: 'account', objectId: account.personId, after: { passwordReset: 'asked' } })
  })
}

const resetPath = (token: string): string => `/wachtwoord-instellen?code=${token}`

/**
 * Sets a new password with a mailed link, once. Every session ends and every token of a program is revoked: whoever
 * was in with the former password may have made one. The browser becomes known as the owner's, but is not signed in:
 * the second step is still to come.
 */
export async function resetPassword(
  services: Services,
  browser: Browser,
  given: { token: string; password: string },
): Promise<Outcome<CookieChange>> {
  const { db, clock } = services
  const hash = await hashPassword(given.password)
  return writeOrRefuse({ db, clock, actor: undefined }, 'resetPassword', async (tx, record, now) => {
    const personId = await takePasswordReset(tx, tokenDigest(given.token), now)
    const account = personId && (await accountOf(tx, personId))
    if (!account || !mayEnter(account, services)) throw new Refusal(problem('LINK_ONGELDIG'))
    if (isPredictable(given.password, account))
      throw new Refusal(problem('WACHTWOORD_VOORSPELBAAR', 'password'))
    await setPasswordHash(tx, account.personId, hash)
    await endSessionsOf(tx, account.personId, now)
    const tokensRevoked = await revokeTokensOf(tx, account.personId, now)
    await forgetDevicesOf(tx, account.personId)
    await queueMail(tx, mailTo(account, tokensRevoked ? 'passwordResetMail' : 'passwordChangedMail', {}))
    const after = { wayIn: 'password reset', tokensRevoked }
    record({ objectKind: 'account', objectId: account.personId, after })
    return rememberDevice(tx, account.personId, browser, now)
  })
}

/** Tests the password of the person who is signed in, before something that a stolen session must not do. */
export async function confirmPassword(
  services: Services,
  browser: Browser,
  given: { personId: string; password: string },
): Promise<Outcome<AccountRow>> {
  const account = await accountOf(services.db, given.personId)
  if (!account) return refused(problem('AANMELDING_VERLOPEN'))
  const guessing = { email: account.email, personId: account.personId, browser }
  return withinBudget('current', async () => {
    const isRight = await guess(services, guessing, async () =>
      (await verifyPassword(given.password, account.passwordHash)) ? true : undefined,
    )
    return isRight ? done(account) : refused(problem('WACHTWOORD_ONJUIST', 'current'))
  })
}

/** Changes the own password; all other sessions and open links end. */
export async function changePassword(
  services: Services,
  browser: Browser,
  given: { personId: string; current: string; password: string },
): Promise<Outcome<undefined>> {
  const confirmed = await confirmPassword(services, browser, {
    personId: given.personId,
    password: given.current,
  })
  if (!confirmed.ok) return confirmed
  const account = confirmed.value
  if (isPredictable(given.password, account)) return refused(problem('WACHTWOORD_VOORSPELBAAR', 'password'))
  const hash = await hashPassword(given.password)
  const { db, clock } = services
  await write({ db, clock, actor: ownerOf(account) }, 'changePassword', async (tx, record, now) => {
    await setPasswordHash(tx, account.personId, hash)
    await endSessionsOf(tx, account.personId, now, browser.sessionId)
    await closePasswordResets(tx, account.personId, now)
    await queueMail(tx, mailTo(account, 'passwordChangedMail', {}))
    record({ objectKind: 'account', objectId: account.personId, after: { wayIn: 'password changed' } })
  })
  return done(undefined)
}
