import { z } from 'zod'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { keptAsDraft } from '../../../kit/drafts/form-keeper.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { askAboutOwnData } from '../actions/data-requests.ts'
import { endOne, endOthers } from '../actions/sessions.ts'
import { links } from '../links.ts'
import { dataRequestKinds, explanationShape, idShape } from '../model.ts'
import { OwnDataRequestPage } from '../pages/data-requests.tsx'
import { say } from '../pages/say.ts'
import { SessionsPage } from '../pages/sessions.tsx'
import { deviceName } from '../rules/device-name.ts'
import { manageOwnAccount } from '../rules/rights.ts'
import { readDataRequestsOf } from '../store/data-requests.ts'
import { openSessionsOf } from '../store/sessions.ts'
import { ownerIn } from './owner.ts'
import { requestLine } from './request-line.ts'

const ended = { een: 'sessionEnded', andere: 'sessionsEnded' } as const

const sessions = route.page({
  address: links.sessions,
  permission: manageOwnAccount,
  frame: 'work',
  title: (_, { language }) => say(language)('sessionsTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('accountTitle'), href: href(links.account) },
    { label: say(language)('sessionsTitle') },
  ],
  load: async ({ services, context, query }) => {
    const { personId, sessionId } = ownerIn(context)
    const open = await openSessionsOf(services.db, personId, readingInstant(services.clock))
    return {
      sessions: open.map(session => ({
        id: session.id,
        device: deviceName(session.userAgent),
        address: session.remoteAddress,
        startedAt: session.startedAt.toString(),
        lastSeenAt: session.lastSeenAt.toString(),
        isCurrent: session.id === sessionId,
      })),
      justDone: ended[query.gelukt as keyof typeof ended],
    }
  },
  view: SessionsPage,
})

const endSession = route.action({
  address: links.endSession,
  permission: manageOwnAccount,
  body: z.object({ sessie: z.union([z.literal('andere'), idShape]) }),
  act: async ({ services, context, body }) => {
    const owner = ownerIn(context)
    if (body.sessie === 'andere') {
      await endOthers(services, owner, owner.sessionId)
      return done({ goTo: href(links.sessions, {}, { gelukt: 'andere' }) })
    }
    await endOne(services, owner, body.sessie)
    const isHere = body.sessie === owner.sessionId
    return done({ goTo: isHere ? href(links.signIn) : href(links.sessions, {}, { gelukt: 'een' }) })
  },
})

const dataRequest = route.form({
  address: links.dataRequest,
  permission: manageOwnAccount,
  frame: 'work',
  title: (_, { language }) => say(language)('dataRequestTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('accountTitle'), href: href(links.account) },
    { label: say(language)('dataRequestTitle') },
  ],
  load: async ({ services, context, query }) => {
    const requests = await readDataRequestsOf(services.db, ownerIn(context).personId)
    return {
      requests: requests.map(one => requestLine(one, services.clock.now())),
      sentUntil: query.gelukt === undefined ? undefined : requests[0]?.dueOn,
    }
  },
  view: OwnDataRequestPage,
  keep: keptAsDraft,
  body: z.object({ kind: z.enum(dataRequestKinds), request: explanationShape }),
  act: async ({ services, context, body }) => {
    await askAboutOwnData(services, ownerIn(context), body)
    return done({ goTo: href(links.dataRequest, {}, { gelukt: 'verstuurd' }) })
  },
})

/** Where somebody is signed in, and what they ask about their data. */
export const ownSessionRoutes = [sessions, endSession, dataRequest]
