import { readingInstant } from '../../../kit/clock/clock.ts'
import type { Services } from '../../../kit/module/services.ts'
import { tokenDigest } from '../credentials/token.ts'
import type { Session } from '../model.ts'
import { readSession, touchSession } from '../store/sessions.ts'
import { sessionCookieName } from './browser.ts'

/** How precise "last used" is: not every request writes. */
const touchMinutes = 5

type Cookies = Readonly<Record<string, string | undefined>>

/** What stands for the session of these cookies, if they may have one; it tells nothing of the secret in them. */
export function sessionDigest(cookies: Cookies): string | undefined {
  const token = cookies[sessionCookieName]
  return token && token.length <= 100 ? tokenDigest(token) : undefined
}

/** The session of the browser that sent these cookies, read in one statement. */
export async function sessionOf(
  services: Pick<Services, 'db' | 'clock'>,
  cookies: Cookies,
): Promise<Session | undefined> {
  const digest = sessionDigest(cookies)
  if (!digest) return undefined
  const now = readingInstant(services.clock)
  const found = await readSession(services.db, digest, now)
  if (!found) return undefined
  const { lastSeenAt, ...session } = found
  const isStale = lastSeenAt.until(services.clock.now()).total('minutes') > touchMinutes
  if (session.personId && isStale) await touchSession(services.db, session.sessionId)
  return session
}
