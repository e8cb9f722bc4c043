import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { Brand } from './brand.tsx'
import { LinkList } from './navigation.tsx'
import type { SiteIdentity } from './page-head.tsx'
import { uiTexts } from './texts.ts'
import type { LinkGroup } from './types.ts'

/** What stands in the foot. */
export interface FootContent {
  /** One sentence on what the site is for. */
  purpose: string
  groups: readonly LinkGroup[]
  /** Where the figures come from, or the date of the page. */
  sources?: ComponentChildren
  /** Such as the switch between light and dark. */
  settings?: ComponentChildren
}

interface PageFootProps {
  language: Language
  site: SiteIdentity
  foot: FootContent
}

/** The deep foot of the public site. */
export function PageFoot({ language, site, foot }: PageFootProps) {
  return (
    <footer class="utrecht-page-footer">
      <nav class="wrap g4" aria-label={uiTexts(language)('footMenu')}>
        <div class="stack-s">
          <Brand href={site.homeHref} name={site.name} />
          <p class="small">{foot.purpose}</p>
        </div>
        {foot.groups.map(group => (
          <div key={group.title}>
            {group.title && <h2>{group.title}</h2>}
            <LinkList links={group.links} />
          </div>
        ))}
      </nav>
      <div class="wrap v-foot-sources v-foot-end">
        <p class="small">{foot.sources}</p>
        {foot.settings}
      </div>
    </footer>
  )
}
