import { href } from '../../kit/http/address.ts'
import { links } from './links.ts'
import type { SiteTextKey } from './texts.ts'

/** One page of words that can be found. */
interface FindablePage {
  path: string
  title: SiteTextKey
  purpose: SiteTextKey
  /** Keys of the other sentences on it. */
  words: RegExp
}

/** The pages of this module that can be found. */
export const findablePages: readonly FindablePage[] = [
  {
    path: href(links.programme),
    title: 'programme',
    purpose: 'programmePurpose',
    words: /^(problem|lines?\d?(Title|Text|Point)|organisationText)/,
  },
  {
    path: href(links.organisation),
    title: 'organisationPage',
    purpose: 'organisationPurpose',
    words: /^(organisation|platform|steering|director|rijk|founders|term)(Title|Text)$/,
  },
  { path: href(links.goals), title: 'goals', purpose: 'goalsPurpose', words: /^(goalsIntro|goal\d)/ },
  {
    path: href(links.openData),
    title: 'openData',
    purpose: 'openDataPurpose',
    words: /^(areasSet|licence|boundaries|columns)/,
  },
  { path: href(links.api), title: 'apiTitle', purpose: 'apiPurpose', words: /^apiBegin/ },
  {
    path: href(links.accessibility),
    title: 'accessibility',
    purpose: 'accessibilityPurpose',
    words: /^(statement(Title|Text)|tested|known|feedback)/,
  },
  {
    path: href(links.privacy),
    title: 'privacy',
    purpose: 'privacyPurpose',
    words: /^(privacyIntro|(visit|choice|account|session|audit)(Name|Purpose|Data|Kept)|rights|areasPrivacy)/,
  },
  { path: href(links.security), title: 'security', purpose: 'securityPurpose', words: /^security\d/ },
]
