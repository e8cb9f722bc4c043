import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { EmptyState, LinkButton, PageTitle, SearchBox } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { siteTexts } from '../texts.ts'

/** One thing that was found. */
export interface Found {
  title: string
  href: string
  detail: string
}

/** What the search page gets. */
export interface SearchData {
  text: string | undefined
  /** Groups with their name, only those with results. */
  groups: readonly { title: string; found: readonly Found[] }[]
  listHref: string
}

/** One box, all that this reader may see. */
export function SearchPage({ data, context: { language } }: PageView<SearchData>) {
  const t = siteTexts(language)
  const { text, groups } = data
  const count = groups.reduce((sum, group) => sum + group.found.length, 0)
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={t('search')} purpose={t('searchPurpose')} />
      <SearchBox language={language} action={href(links.search)} label={t('searchLabel')} value={text} />
      {text && (
        <div class="stack" role="status">
          <h2>{t('searchResults', { count, text })}</h2>
          {count === 0 && (
            <EmptyState
              title={text}
              action={<LinkButton href={data.listHref}>{t('seeProjects')}</LinkButton>}
            >
              {t('searchNothing')}
            </EmptyState>
          )}
        </div>
      )}
      {groups.map(group => (
        <section key={group.title} aria-label={group.title}>
          <h3>{group.title}</h3>
          <ul class="v-lines">
            {group.found.map(found => (
              <li key={found.href}>
                <a href={found.href}>{found.title}</a>
                <span class="sub">{found.detail}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
