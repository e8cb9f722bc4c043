import { Recent } from '../kit/database/recent.ts'
import type { Authenticate } from '../kit/http/server.tsx'
import type { Services } from '../kit/module/services.ts'
import { unreadCount } from '../kit/notifications/store.ts'
import { sessionDigest, sessionOf } from '../modules/accounts/index.ts'
import { actorOf, grantsOf } from '../modules/parties/index.ts'
import { freshTexts } from '../modules/programme/index.ts'

/** Whose a session was last time: what is asked of that person goes along with the question whose it is now. */
const lastSeen = new Recent<{ personId: string }>(2000)

/** Who is behind a request: the session of the browser, and the roles that its person holds at this instant. */
export async function authenticate(
  services: Services,
  request: Parameters<Authenticate>[0],
): ReturnType<Authenticate> {
  const { db } = services
  // Only a page shows it.
  const showsUnread = !request.routeOptions.config?.answersMachines
  const readOf = async (personId: string) => {
    const unread = showsUnread ? unreadCount(db, personId) : undefined
    const [grants, unreadNotices] = await Promise.all([grantsOf(services, personId), unread])
    return { personId, grants, unreadNotices }
  }
  const digest = sessionDigest(request.cookies) ?? ''
  const expected = lastSeen.get(digest)
  // At the same moment: together they are one way to the database.
  const [contentVersion, session, readAlong] = await Promise.all([
    freshTexts(db),
    sessionOf(services, request.cookies),
    expected && readOf(expected.personId),
  ])
  const known = { sessionId: session?.sessionId, language: session?.language, contentVersion }
  if (session?.personId === undefined) return { ...known, actor: undefined }
  const { personId } = lastSeen.keep(digest, { personId: session.personId })
  // What was read of somebody whose the session is not any more is not used.
  const { grants, unreadNotices } = readAlong?.personId === personId ? readAlong : await readOf(personId)
  const actor = await actorOf(services, session, grants)
  return { ...known, actor, unreadNotices: actor && unreadNotices }
}
