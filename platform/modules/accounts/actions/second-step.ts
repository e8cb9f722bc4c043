import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { acceptedStep } from '../credentials/one-time-code.ts'
import { proposedFactor } from '../credentials/proposed-factor.ts'
import { recoveryCodeDigest } from '../credentials/recovery-codes.ts'
import { seal, unseal } from '../credentials/sealed-secret.ts'
import { problem } from '../problems.ts'
import { accountOf } from '../store/accounts.ts'
import {
  lockSecondFactor,
  putSecondFactor,
  secondFactorSince,
  setLastUsedStep,
  useRecoveryCode,
} from '../store/second-factors.ts'
import { endSessionsOf, lockPendingSession, readPendingSession } from '../store/sessions.ts'
import { revokeTokensOf } from '../store/tokens.ts'
import type { Browser } from './browser.ts'
import { guess, withinBudget } from './guessing.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { ownerOf } from './sign-in.ts'

/**
 * Second step: a code of the authenticator app or a recovery code. Guesses count in the same budget as passwords.
 * Without a session that waits for the code there is nothing to guess at.
 */
export async function giveCode(
  services: Services,
  browser: Browser,
  code: string,
): Promise<Outcome<OpenedSession>> {
  const session = await waiting(services, browser, 'code')
  const account = session && (await accountOf(services.db, session.personId))
  if (!session || !account) return refused(problem('AANMELDING_VERLOPEN'))
  const guessing = {
    email: account.email,
    personId: account.personId,
    browser,
    isKnownDevice: session.knowsDevice,
  }
  return withinBudget('code', async () => {
    const opened = await guess(services, guessing, async () => {
      const outcome = await completeWithCode(services, browser, { account, code })
      return outcome.ok ? outcome.value : undefined
    })
    return opened ? done(opened) : refused(problem('CODE_ONJUIST', 'code'))
  })
}

/** The session of this browser if it waits for this part of signing in. */
export async function waiting(services: Services, browser: Browser, stage: 'code' | 'setup') {
  if (!browser.sessionId) return undefined
  const session = await readPendingSession(services.db, browser.sessionId, readingInstant(services.clock))
  return session?.stage === stage ? session : undefined
}

function completeWithCode(
  services: Services,
  browser: Browser,
  given: { account: { personId: string; name: string }; code: string },
): Promise<Outcome<OpenedSession>> {
  const { db, clock } = services
  const { personId } = given.account
  return writeOrRefuse({ db, clock, actor: ownerOf(given.account) }, 'signIn', async (tx, record, now) => {
    const session = await lockPendingSession(tx, browser.sessionId ?? '', 'code', now)
    const means = session && (await provedBy(services, tx, { personId, code: given.code, now }))
    if (!means) throw new Refusal(problem('CODE_ONJUIST', 'code'))
    record({ objectKind: 'account', objectId: personId, after: { stage: 'full', means } })
    return openSession(tx, { personId, stage: 'full', knowsDevice: true, browser, now })
  })
}

async function provedBy(
  services: Services,
  tx: Transaction,
  given: { personId: string; code: string; now: Temporal.Instant },
): Promise<'app' | 'recovery-code' | undefined> {
  const { personId, code, now } = given
  const factor = await lockSecondFactor(tx, personId)
  if (!factor) return undefined
  const secret = unseal(factor.sealedSecret, services.secret, personId)
  const step = acceptedStep(secret, code, now, factor.lastUsedStep)
  if (step !== undefined) {
    await setLastUsedStep(tx, personId, step)
    return 'app'
  }
  const digest = recoveryCodeDigest(code, services.secret, personId)
  return (await useRecoveryCode(tx, personId, { digest, now })) ? 'recovery-code' : undefined
}

/** Tests a code of the person who is signed in, before something that a stolen session must not do. */
export async function confirmCode(
  services: Services,
  browser: Browser,
  given: { account: { personId: string; name: string; email: string }; code: string },
): Promise<Outcome<undefined>> {
  const { account, code } = given
  const { email, personId } = account
  const { db, clock } = services
  return withinBudget('code', async () => {
    const isRight = await guess(services, { email, personId, browser }, async () => {
      const options = { db, clock, actor: ownerOf(account) }
      const outcome = await writeOrRefuse(options, 'confirmCode', async (tx, record, now) => {
        const means = await provedBy(services, tx, { personId, code, now })
        if (!means) throw new Refusal(problem('CODE_ONJUIST', 'code'))
        record({ objectKind: 'account', objectId: personId, after: { means } })
      })
      return outcome.ok ? true : undefined
    })
    return isRight ? done(undefined) : refused(problem('CODE_ONJUIST', 'code'))
  })
}

/** What a person needs to set the second step up in this session. */
export async function proposeSecondFactor(
  services: Services,
  session: { sessionId: string; personId: string },
): Promise<{ secret: Buffer; recoveryCodes: string[]; replaces: Temporal.Instant | undefined }> {
  const replaces = await secondFactorSince(services.db, session.personId)
  return { ...proposedFactor(services.secret, session.sessionId, replaces), replaces }
}

/**
 * Sets the second step up with a first code that proves it works. Completes a sign-in that waited for it; otherwise
 * replaces the old one, ends the other sessions and revokes the tokens that were made with it.
 */
export async function setUpSecondFactor(
  services: Services,
  browser: Browser,
  given: { personId: string; code: string; isSigningIn: boolean },
): Promise<Outcome<OpenedSession>> {
  const { db, clock } = services
  const { personId } = given
  const account = await accountOf(db, personId)
  const { sessionId } = browser
  if (!account || !sessionId) return refused(problem('AANMELDING_VERLOPEN'))
  const proposed = await proposeSecondFactor(services, { sessionId, personId })
  return writeOrRefuse(
    { db, clock, actor: ownerOf(account) },
    'setUpSecondFactor',
    async (tx, record, now) => {
      if (given.isSigningIn && !(await lockPendingSession(tx, sessionId, 'setup', now)))
        throw new Refusal(problem('AANMELDING_VERLOPEN'))
      const step = acceptedStep(proposed.secret, given.code, now, 0)
      if (step === undefined) throw new Refusal(problem('CODE_ONJUIST', 'code'))
      await putSecondFactor(tx, personId, {
        sealedSecret: seal(proposed.secret, services.secret, personId),
        lastUsedStep: step,
        now,
        recoveryDigests: proposed.recoveryCodes.map(code =>
          recoveryCodeDigest(code, services.secret, personId),
        ),
      })
      await endSessionsOf(tx, personId, now, sessionId)
      const tokensRevoked = await revokeTokensOf(tx, personId, now)
      record({ objectKind: 'account', objectId: personId, after: { secondFactor: 'set', tokensRevoked } })
      return openSession(tx, { personId, stage: 'full', knowsDevice: true, browser, now })
    },
  )
}
