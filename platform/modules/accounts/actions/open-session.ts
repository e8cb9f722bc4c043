import type { Transaction } from '../../../kit/database/connect.ts'
import type { CookieChange } from '../../../kit/http/route.ts'
import { settingNumber } from '../../programme/index.ts'
import { newToken, tokenDigest } from '../credentials/token.ts'
import type { SessionStage } from '../model.ts'
import { endSession, insertSession } from '../store/sessions.ts'
import { type Browser, sessionCookie } from './browser.ts'

/** Time to give the code of the second step. */
const codeMinutes = 10
/** Time to set the second step up, which may mean finding an app first. */
const setupMinutes = 60

/** A session that was opened: where the person is with signing in, and the cookie that goes with it. */
export interface OpenedSession {
  stage: SessionStage
  cookies: CookieChange[]
}

interface Opening {
  personId: string
  stage: 'code' | 'setup' | 'full'
  /** The browser was fully signed in as this person before; becoming full makes it known. */
  knowsDevice: boolean
  browser: Browser
  now: Temporal.Instant
}

async function lifeMinutes(tx: Transaction, stage: Opening['stage']): Promise<number> {
  if (stage === 'full') return 60 * (await settingNumber(tx, 'sessionHours'))
  return stage === 'code' ? codeMinutes : setupMinutes
}

/** Opens a session with a new token; the one that the browser had is ended, so that nothing is carried over. */
export async function openSession(tx: Transaction, opening: Opening): Promise<OpenedSession> {
  const { personId, stage, browser, now } = opening
  if (browser.sessionId) await endSession(tx, browser.sessionId, now)
  const token = newToken()
  await insertSession(tx, {
    tokenDigest: tokenDigest(token),
    personId,
    stage,
    knowsDevice: opening.knowsDevice || stage === 'full',
    remoteAddress: browser.remoteAddress,
    userAgent: browser.userAgent,
    now,
    expiresAt: now.add({ minutes: await lifeMinutes(tx, stage) }),
  })
  return { stage, cookies: [sessionCookie(token)] }
}

/** Makes a browser known as the owner's without signing it in, after a proof that the mailbox is the owner's. */
export async function rememberDevice(
  tx: Transaction,
  personId: string,
  browser: Browser,
  now: Temporal.Instant,
): Promise<CookieChange> {
  const token = newToken()
  await insertSession(tx, {
    tokenDigest: tokenDigest(token),
    personId,
    stage: 'full',
    knowsDevice: true,
    remoteAddress: browser.remoteAddress,
    userAgent: browser.userAgent,
    now,
    expiresAt: now,
    endedAt: now,
  })
  return sessionCookie(token)
}
