import type { Context, CookieChange } from '../../../kit/http/route.ts'

/** What is known of the browser that asks. */
export type Browser = Pick<Context, 'sessionId' | 'remoteAddress' | 'userAgent'>

/** Name of the only cookie that tells who is there. */
export const sessionCookieName = 'sessie'
/** The cookie stays after the session has ended: it then only tells the owner's browser from a stranger's. */
const deviceDays = 180

/** The cookie of a new session. */
export function sessionCookie(token: string): CookieChange {
  return { name: sessionCookieName, value: token, maxAgeSeconds: deviceDays * 86_400 }
}
