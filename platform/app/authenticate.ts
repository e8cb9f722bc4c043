import type { Authenticate } from '../kit/http/server.tsx'
import type { Services } from '../kit/module/services.ts'
import { unreadCount } from '../kit/notifications/store.ts'
import { sessionOf } from '../modules/accounts/index.ts'
import { actorOf } from '../modules/parties/index.ts'
import { freshTexts } from '../modules/programme/index.ts'

/** Who is behind a request: the session of the browser, and the roles that its person holds at this instant. */
export async function authenticate(
  services: Services,
  request: Parameters<Authenticate>[0],
): ReturnType<Authenticate> {
  // At the same moment: neither needs the other, and together they are one way to the database.
  const [contentVersion, session] = await Promise.all([
    freshTexts(services.db),
    sessionOf(services, request.cookies),
  ])
  const actor = await actorOf(services, session)
  return {
    actor,
    // Only a page shows it.
    unreadNotices:
      actor && !request.routeOptions.config?.answersMachines
        ? await unreadCount(services.db, actor.personId)
        : undefined,
    sessionId: session?.sessionId,
    language: session?.language,
    contentVersion,
  }
}
