import type { FunctionComponent } from 'preact'
import type { Address } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { panelsAt } from '../../../kit/module/panels.ts'
import { openProjects, projectsInShort } from '../../projects/index.ts'
import { links } from '../links.ts'
import { GoalsPage } from '../pages/goals.tsx'
import { HomePage } from '../pages/home.tsx'
import { OpenDataPage } from '../pages/open-data.tsx'
import { OrganisationPage, ProgrammePage } from '../pages/programme.tsx'
import { AccessibilityPage, PrivacyPage, SecurityPage, type WordsData } from '../pages/statements.tsx'
import { seeSite } from '../rules.ts'
import { type SiteTextKey, siteTexts } from '../texts.ts'
import { searchRoute } from './search.ts'

const home = route.page({
  address: links.home,
  permission: seeSite,
  load: async ({ services, context }) => {
    // At the same moment: together they are fewer ways to the database.
    const [projects, panels, news] = await Promise.all([
      projectsInShort(services.db, context.language),
      panelsAt('site/home', { services, context, objectId: 'home' }),
      panelsAt('site/home-news', { services, context, objectId: 'home' }),
    ])
    return { projects, panels, news, isDemonstration: services.demo }
  },
  view: HomePage,
  title: (_, { language }) => siteTexts(language)('homeTitle'),
})

const openData = route.page({
  address: links.openData,
  permission: seeSite,
  load: async ({ services }) => {
    const { count, changedAt, columns } = await openProjects(services.db)
    const changedOn = changedAt?.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()
    return { origin: services.origin, count, changedOn, columns }
  },
  view: OpenDataPage,
  title: (_, { language }) => siteTexts(language)('openData'),
  crumbs: (_, { language }) => crumbsTo(siteTexts(language)('openData')),
})

const crumbsTo = (label: string, ...between: { label: string; href: string }[]) => [...between, { label }]

/** A page of words only. */
function wordsPage<Path extends string>(
  address: Address<Path>,
  view: FunctionComponent<PageView<WordsData>>,
  title: SiteTextKey,
) {
  return route.page({
    address,
    permission: seeSite,
    load: ({ services }) => ({ operator: services.operator }),
    view,
    title: (_, { language }) => siteTexts(language)(title),
    crumbs: (_, { language }) => crumbsTo(siteTexts(language)(title)),
  })
}

const programme = route.page({
  address: links.programme,
  permission: seeSite,
  load: async ({ services, context, query }) => ({
    panels: await panelsAt('site/programme', { services, context, objectId: query.programma ?? '' }),
  }),
  view: ProgrammePage,
  title: (_, { language }) => siteTexts(language)('programme'),
  crumbs: (_, { language }) => crumbsTo(siteTexts(language)('programme')),
})

const organisation = route.page({
  address: links.organisation,
  permission: seeSite,
  load: async ({ services, context }) => ({
    bodies: await panelsAt('site/organisation', { services, context, objectId: '' }),
  }),
  view: OrganisationPage,
  title: (_, { language }) => siteTexts(language)('organisationPage'),
  crumbs: (_, { language }) => {
    const t = siteTexts(language)
    return crumbsTo(t('organisationPage'), { label: t('programme'), href: links.programme.path })
  },
})

/** The public pages of this module. */
export const pageRoutes = [
  home,
  searchRoute,
  openData,
  programme,
  organisation,
  wordsPage(links.goals, GoalsPage, 'goals'),
  wordsPage(links.accessibility, AccessibilityPage, 'accessibility'),
  wordsPage(links.privacy, PrivacyPage, 'privacy'),
  wordsPage(links.security, SecurityPage, 'security'),
]
