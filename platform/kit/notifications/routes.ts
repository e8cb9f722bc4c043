import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { permission } from '../access/permission.ts'
import { NotFound } from '../access/refusal.ts'
import { write } from '../access/write.ts'
import { address, href } from '../http/address.ts'
import { done } from '../http/problem.ts'
import { route } from '../module/module.ts'
import { noticeKinds, type Way, wayOf, ways } from './kinds.ts'
import { noticeTexts } from './notify.ts'
import { NoticesPage, PreferencesPage } from './pages.tsx'
import { markRead, noticesOf, preferencesOf, setPreferences } from './store.ts'

/** Addresses of the notices. */
export const noticeLinks = {
  centre: address(
    '/meldingen',
    z.object({
      pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
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

const centre = route.page({
  address: noticeLinks.centre,
  permission: ownNotices,
  frame: 'work',
  title: (_, { language }) => noticeTexts(language)('notices'),
  crumbs: (_, { language }) => [{ label: noticeTexts(language)('notices') }],
  load: async ({ services, context, query }) => {
    const { personId } = signedIn(context.actor)
    const { pagina: page, per: pageSize } = query
    const found = await noticesOf(services.db, { personId, page, pageSize })
    return {
      ...found,
      rows: found.rows.map(row => ({ ...row, createdAt: row.createdAt.toString() })),
      page,
      pageSize,
      hrefs: {
        page: (pagina: number, per: number) => href(noticeLinks.centre, {}, { pagina, per }),
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
    const { personId } = signedIn(context.actor)
    const leadsTo = await markRead(services.db, { personId, id: body.id })
    if (body.id !== undefined && leadsTo === undefined) throw new NotFound()
    return done({ goTo: leadsTo ?? href(noticeLinks.centre) })
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
