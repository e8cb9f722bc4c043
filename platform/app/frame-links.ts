import { type Actor, hasRole } from '../kit/access/actor.ts'
import type { Context } from '../kit/http/route.ts'
import type { NavigationItem } from '../kit/module/module.ts'
import { texts } from '../kit/texts/texts.ts'
import type { LinkGroup, LinkItem } from '../kit/ui/index.ts'
import { modules } from './modules.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences around every page. */
export const frameTexts = texts(nl, en)

const paths = new Set(modules.flatMap(module => module.routes.map(route => route.address.path)))
const items = modules
  .flatMap(module => module.navigation ?? [])
  .toSorted((one, other) => one.order - other.order)

/** The path that is shown now, without its query. */
const pathOf = (context: Context): string => context.url.split('?')[0] ?? '/'

const isWithin = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`)

const maySee = (item: NavigationItem, actor: Actor | undefined): boolean =>
  item.roles === undefined || (actor !== undefined && hasRole(actor, ...item.roles))

const seenBy = ({ actor }: Context, area: NavigationItem['area']): readonly NavigationItem[] =>
  items.filter(item => item.area === area && maySee(item, actor))

/** The longest address that holds the page is the current one. */
function currentOf(seen: readonly NavigationItem[], context: Context): string | undefined {
  const path = pathOf(context)
  let current: string | undefined
  for (const { href } of seen)
    if (isWithin(path, href) && href.length > (current?.length ?? -1)) current = href
  return current
}

const publicItems = items.filter(item => item.area === 'public' && item.roles === undefined)

/** The current item of the public menu, for a reader who is not signed in. */
export const currentPublicItem = (context: Context): string | undefined => currentOf(publicItems, context)

/** Items of the menu for this reader. */
export function menuLinks(area: NavigationItem['area'], context: Context): LinkItem[] {
  const seen = seenBy(context, area)
  const current = currentOf(seen, context)
  return seen.map(item => ({
    href: item.href,
    label: item.label[context.language],
    isCurrent: item.href === current,
  }))
}

/** Links of the foot, in groups; what no module shows is left out. */
export function footGroups(context: Context): LinkGroup[] {
  const t = frameTexts(context.language)
  const known = (links: readonly LinkItem[]) => links.filter(link => paths.has(link.href))
  const groups = [
    {
      title: t('programmeGroup'),
      links: known([
        { href: '/programma', label: t('aboutProgramme') },
        { href: '/programma/organisatie', label: t('organisation') },
        { href: '/partners', label: t('partners') },
        { href: '/doelen', label: t('goals') },
      ]),
    },
    {
      title: t('dataGroup'),
      links: known([
        { href: '/open-data', label: t('openData') },
        { href: '/api', label: t('api') },
        { href: '/rekenen', label: t('calculators') },
        { href: '/zoeken', label: t('search') },
      ]),
    },
    {
      title: t('siteGroup'),
      links: known([
        { href: '/toegankelijkheid', label: t('accessibility') },
        { href: '/privacy', label: t('privacy') },
        { href: '/beveiliging-melden', label: t('security') },
      ]),
    },
  ]
  return groups.filter(group => group.links.length > 0)
}

/** Menu beside a work screen: work first, then what only administrators and the like see. */
export function sideGroups(context: Context): LinkGroup[] | undefined {
  const t = frameTexts(context.language)
  const links = menuLinks('work', context)
  const isManagement = (link: LinkItem) => isWithin(link.href, '/beheer')
  const groups = [
    { title: t('workGroup'), links: links.filter(link => !isManagement(link)) },
    { title: t('managementGroup'), links: links.filter(isManagement) },
  ].filter(group => group.links.length > 0)
  return groups.length > 0 ? groups : undefined
}

/** The first page of a signed-in person. */
export const workStart = paths.has('/werk') ? '/werk' : '/account'

/** Where the reader signs in, or the signed-in person's own page. */
export function accountLink(context: Context): LinkItem {
  const t = frameTexts(context.language)
  if (context.actor) return { href: workStart, label: t('myWork') }
  return { href: `/aanmelden?naar=${encodeURIComponent(context.url)}`, label: t('signIn') }
}
