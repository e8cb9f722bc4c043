import { href } from '../../kit/http/address.ts'
import type { Language } from '../../kit/texts/texts.ts'
import { links } from './links.ts'
import { type SiteTextKey, siteTexts } from './texts.ts'

/** The pages of this module that can be found, with the keys of their title and purpose. */
export const findablePages = [
  { path: href(links.programme), title: 'programme', purpose: 'programmePurpose' },
  { path: href(links.organisation), title: 'organisationPage', purpose: 'organisationPurpose' },
  { path: href(links.goals), title: 'goals', purpose: 'goalsPurpose' },
  { path: href(links.openData), title: 'openData', purpose: 'openDataPurpose' },
  { path: href(links.accessibility), title: 'accessibility', purpose: 'accessibilityPurpose' },
  { path: href(links.privacy), title: 'privacy', purpose: 'privacyPurpose' },
  { path: href(links.security), title: 'security', purpose: 'securityPurpose' },
] as const satisfies readonly { path: string; title: SiteTextKey; purpose: SiteTextKey }[]

/** Lower case without accents, as a reader types. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The pages whose title or purpose holds every word of the text. */
export function searchPages(
  language: Language,
  text: string,
): { title: string; href: string; detail: string }[] {
  const t = siteTexts(language)
  const words = folded(text).split(/\s+/).filter(Boolean)
  return findablePages
    .map(({ path, title, purpose }) => ({ title: t(title), href: path, detail: t(purpose) }))
    .filter(page => words.every(word => folded(`${page.title} ${page.detail}`).includes(word)))
}
