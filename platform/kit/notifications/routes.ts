import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { permission } from '../access/permission.ts'
import { NotFound } from '../access/refusal.ts'
import { write } from '../access/write.ts'
import { address, href } from '../http/address.ts'
import { done } from '../http/problem.ts'
import { route } from '../module/module.ts'
import { type About, aboutNotices } from './about.ts'
import { noticeKinds, type Way, wayOf, ways } from './kinds.ts'
import { noticeTexts } from './notify.ts'
import { NoticesPage, PreferencesPage } from './pages.tsx'
import { markRead, type Notice, noticeOf, noticesOf, preferencesOf, setPreferences } from './store.ts'

/** Addresses of the notices. */
export const noticeLinks = {
  centre: address(
    '/meldingen',
    z.object({
      pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
      stand: z.enum(['ongelezen']).optional().catch(undefined),
      per: z.coerce.number().int().min(1).max(100).catch(25),
    }),
  ),
  read: address('/meldingen/gelezen'),
  preferences: address('/meldingen/voorkeuren', z.object({ gelukt: z.string().max(10).optional() })),
} as const

const ownNotices = permission({ name: 'notices.own', audience: 'signed-in' })

function signedIn(actor: Actor | undefined): Actor {
  if (!actor) throw new NotFound()
  return actor
}

/** A notice as it is shown: of what is lost only that there was something, and when. */
function lineOf({ id, text, isRead, createdAt }: Notice, about: About | undefined) {
  const line = { id, isRead, createdAt: createdAt.toString() }
  return about?.isLost ? { ...line, isLost: true } : { ...line, text, name: about?.name, isLost: false }
}

const centre = route.page({
  address: noticeLinks.centre,
  permission: ownNotices,
  frame: 'work',
  title: (_, { language }) => noticeTexts(language)('notices'),
  crumbs: (_, { language }) => [{ label: noticeTexts(language)('notices') }],
  load: async ({ services, context, query }) => {
    const actor = signedIn(context.actor)
    const { personId } = actor
    const { pagina: page, per: pageSize, stand } = query
    const unreadOnly = stand === 'ongelezen'
    const found = await noticesOf(services.db, { personId, unreadOnly, page, pageSize })
    const about = await aboutNotices(services, actor, found.rows)
    return {
      rows: found.rows.map(row => lineOf(row, about.get(row.id))),
      all: found.total,
      total: unreadOnly ? found.unread : found.total,
      unread: found.unread,
      unreadOnly,
      page,
      pageSize,
      hrefs: {
        page: (pagina: number, per: number) => href(noticeLinks.centre, {}, { pagina, per, stand }),
        all: href(noticeLinks.centre),
        onlyUnread: href(noticeLinks.centre, {}, { stand: 'ongelezen' }),
        read: href(noticeLinks.read),
        preferences: href(noticeLinks.preferences),
      },
    }
  },
  view: NoticesPage,
})

const read = route.action({
  address: noticeLinks.read,
  permission: ownNotices,
  body: z.object({ id: z.uuid().optional() }),
  act: async ({ services, context, body }) => {
    const actor = signedIn(context.actor)
    const { personId } = actor
    const { id } = body
    const notice = id === undefined ? undefined : await noticeOf(services.db, { personId, id })
    if (id !== undefined && !notice) throw new NotFound()
    await markRead(services.db, { personId, id })
    const about = notice && (await aboutNotices(services, actor, [notice])).get(notice.id)
    return done({ goTo: notice && !about?.isLost ? notice.href : href(noticeLinks.centre) })
  },
})

const preferences = route.form({
  address: noticeLinks.preferences,
  permission: ownNotices,
  frame: 'work',
  title: (_, { language }) => noticeTexts(language)('preferences'),
  crumbs: (_, { language }) => [
    { label: noticeTexts(language)('notices'), href: href(noticeLinks.centre) },
    { label: noticeTexts(language)('preferences') },
  ],
  load: async ({ services, context, query }) => {
    const chosen = await preferencesOf(services.db, signedIn(context.actor).personId)
    return {
      kinds: noticeKinds().map(kind => ({
        name: kind.name,
        label: kind.label,
        isDuty: kind.isDuty === true,
        way: wayOf(kind, chosen.get(kind.name)),
      })),
      isSaved: query.gelukt === 'ja',
    }
  },
  view: PreferencesPage,
  body: z.record(z.string(), z.enum(ways)),
  act: async ({ services, context, body }) => {
    const actor = signedIn(context.actor)
    // Duties and kinds that are not there are left out, whatever the form says.
    const free = noticeKinds().filter(kind => !kind.isDuty && body[kind.name] !== undefined)
    const chosen = new Map<string, Way>(free.map(kind => [kind.name, body[kind.name]!]))
    await write({ ...services, actor }, 'setNoticePreferences', async (tx, record) => {
      await setPreferences(tx, actor.personId, chosen)
      const after = Object.fromEntries(chosen)
      record({ objectKind: 'noticePreferences', objectId: actor.personId, after })
    })
    return done({ goTo: href(noticeLinks.preferences, {}, { gelukt: 'ja' }) })
  },
})

/** The centre of notices and the choice of how to hear of them. */
export const noticeRoutes = [centre, read, preferences]
