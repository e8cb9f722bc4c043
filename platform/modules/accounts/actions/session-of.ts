import { readingInstant } from '../../../kit/clock/clock.ts'
import type { Services } from '../../../kit/module/services.ts'
import { tokenDigest } from '../credentials/token.ts'
import type { Session } from '../model.ts'
import { readSession, touchSession } from '../store/sessions.ts'
import { sessionCookieName } from './browser.ts'

/** How precise "last used" is: not every request writes. */
const touchMinutes = 5

/** The session of the browser that sent these cookies, read in one statement. */
export async function sessionOf(
  services: Pick<Services, 'db' | 'clock'>,
  cookies: Readonly<Record<string, string | undefined>>,
): Promise<Session | undefined> {
  const token = cookies[sessionCookieName]
  if (!token || token.length > 100) return undefined
  const now = readingInstant(services.clock)
  const found = await readSession(services.db, tokenDigest(token), now)
  if (!found) return undefined
  const { lastSeenAt, ...session } = found
  const isStale = lastSeenAt.until(services.clock.now()).total('minutes') > touchMinutes
  if (session.personId && isStale) await touchSession(services.db, session.sessionId)
  return session
}
