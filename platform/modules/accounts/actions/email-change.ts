import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { type Outcome, refused } from '../../../kit/http/problem.ts'
import { queueMail } from '../../../kit/mail/outbox.ts'
import type { Services } from '../../../kit/module/services.ts'
import { newToken, tokenDigest } from '../credentials/token.ts'
import { mailTo } from '../mails.ts'
import { problem } from '../problems.ts'
import { accountByEmail, accountOf, lockEmail, setEmail } from '../store/accounts.ts'
import { closeEmailChanges, confirmEmailSide, insertEmailChange } from '../store/email-changes.ts'
import { endSessionsOf } from '../store/sessions.ts'
import { atLeast } from './at-least.ts'
import type { Browser } from './browser.ts'
import { confirmPassword } from './passwords.ts'
import { ownerOf } from './sign-in.ts'

/** Time to confirm at both addresses. */
const confirmationHours = 24

/**
 * Asks to change the own address: both addresses get a link. For a new address that already has an account nothing is
 * sent there, and the answer is the same.
 */
export async function askEmailChange(
  services: Services,
  browser: Browser,
  given: { personId: string; password: string; newEmail: string },
): Promise<Outcome<undefined>> {
  return atLeast(async () => {
    const confirmed = await confirmPassword(services, browser, given)
    if (!confirmed.ok) return confirmed
    const account = confirmed.value
    if (given.newEmail === account.email) return refused(problem('EMAIL_GELIJK', 'email'))
    const { db, clock } = services
    return writeOrRefuse(
      { db, clock, actor: ownerOf(account) },
      'askEmailChange',
      async (tx, record, now) => {
        const tokens = { old: newToken(), new: newToken() }
        await insertEmailChange(tx, {
          personId: account.personId,
          newEmail: given.newEmail,
          oldTokenDigest: tokenDigest(tokens.old),
          newTokenDigest: tokenDigest(tokens.new),
          now,
          expiresAt: now.add({ hours: confirmationHours }),
        })
        const link = (token: string) => `${services.origin}/account/e-mail/bevestigen?code=${token}`
        await queueMail(
          tx,
          mailTo(account, 'emailOldMail', { link: link(tokens.old), hours: confirmationHours }),
        )
        if (!(await accountByEmail(tx, given.newEmail))) {
          const atNew = { ...account, email: given.newEmail }
          await queueMail(
            tx,
            mailTo(atNew, 'emailNewMail', { link: link(tokens.new), hours: confirmationHours }),
          )
        }
        record({ objectKind: 'account', objectId: account.personId, after: { address: 'change asked' } })
        return undefined
      },
    )
  })
}

/** Confirms one of the two addresses; with the second confirmation the address changes and all sessions end. */
export async function confirmEmail(services: Services, token: string): Promise<Outcome<'half' | 'changed'>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor: undefined }, 'confirmEmail', async (tx, record, now) => {
    const change = await confirmEmailSide(tx, tokenDigest(token), now)
    const account = change && (await accountOf(tx, change.personId))
    if (!account) throw new Refusal(problem('LINK_ONGELDIG'))
    record({
      objectKind: 'account',
      objectId: account.personId,
      after: { confirmed: change.side, isComplete: change.isOtherConfirmed },
    })
    if (!change.isOtherConfirmed) return 'half'
    // Somebody may have taken the address in the meantime.
    await lockEmail(tx, change.newEmail)
    if (await accountByEmail(tx, change.newEmail)) throw new Refusal(problem('LINK_ONGELDIG'))
    await setEmail(tx, account.personId, change.newEmail)
    await closeEmailChanges(tx, account.personId, now)
    await endSessionsOf(tx, account.personId, now)
    return 'changed'
  })
}
