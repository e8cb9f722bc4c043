import type { Actor } from '../../../kit/access/actor.ts'
import { write } from '../../../kit/access/write.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { verifyPassword } from '../credentials/password-hash.ts'
import { problem } from '../problems.ts'
import { mayEnter, stageAfterFirstProof } from '../rules/entrance.ts'
import { type AccountRow, accountByEmail } from '../store/accounts.ts'
import { endSession, knowsDevice } from '../store/sessions.ts'
import type { Browser } from './browser.ts'
import { guess, withinBudget } from './guessing.ts'
import { type OpenedSession, openSession } from './open-session.ts'

/** A person acting on the own account, before any role is known. */
export function ownerOf(account: { personId: string; name: string }): Actor {
  return { personId: account.personId, name: account.name, grants: [] }
}

/**
 * First step: address and password. Unknown address, wrong password, closed account and one that was never made
 * usable get the same answer, after the same work.
 */
export async function signIn(
  services: Services,
  browser: Browser,
  given: { email: string; password: string },
): Promise<Outcome<OpenedSession>> {
  const account = await accountByEmail(services.db, given.email)
  const guessing = { email: given.email, personId: account?.personId, browser }
  return withinBudget('email', async () => {
    const proof = await guess(services, guessing, async () => {
      const isRight = await verifyPassword(given.password, account?.passwordHash)
      return isRight && account && mayEnter(account, services) ? account : undefined
    })
    if (!proof) return refused(problem('AANMELDEN_MISLUKT', 'email'))
    return done(await enterWith(services, browser, proof))
  })
}

/** Opens the session that follows a first proof, of whatever kind: the second step is asked after each of them. */
export async function enterWith(
  services: Services,
  browser: Browser,
  account: AccountRow,
): Promise<OpenedSession> {
  const { db, clock } = services
  const stage = stageAfterFirstProof(account, services)
  return write({ db, clock, actor: ownerOf(account) }, 'signIn', async (tx, record, now) => {
    const isKnown =
      browser.sessionId !== undefined && (await knowsDevice(tx, browser.sessionId, account.personId))
    record({ objectKind: 'account', objectId: account.personId, after: { stage } })
    return openSession(tx, { personId: account.personId, stage, knowsDevice: isKnown, browser, now })
  })
}

/** Ends the session of this browser. */
export async function signOut(services: Services, actor: Actor, sessionId: string): Promise<void> {
  const { db, clock } = services
  await write({ db, clock, actor }, 'signOut', async (tx, record, now) => {
    await endSession(tx, sessionId, now)
    record({ objectKind: 'session', objectId: sessionId, after: { state: 'ended' } })
  })
}
