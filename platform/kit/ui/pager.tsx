import type { Language } from '../texts/texts.ts'
import { LinkButton } from './button.tsx'
import { uiTexts } from './texts.ts'

interface PagerProps {
  language: Language
  /** Counts from 1. */
  page: number
  pageSize: number
  total: number
  /** Address of a page of a size. */
  href: (page: number, pageSize: number) => string
  pageSizes?: readonly number[] | undefined
}

/** What a pager shows: pure, so that the edges can be tested. */
export function pageRange({ page, pageSize, total }: { page: number; pageSize: number; total: number }) {
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  const to = Math.min(page * pageSize, total)
  return { from, to, previous: page > 1, nextCount: Math.max(0, Math.min(pageSize, total - to)) }
}

/** Which rows these are, the way to the next, and how many on a page. */
export function Pager({ language, page, pageSize, total, href, pageSizes = [25, 50, 100] }: PagerProps) {
  const t = uiTexts(language)
  const { from, to, previous, nextCount } = pageRange({ page, pageSize, total })
  return (
    <nav class="utrecht-pagination" aria-label={t('pager')}>
      <span class="num">{total === 0 ? t('pagerNone') : t('pagerRange', { from, to, total })}</span>
      {previous && <LinkButton href={href(page - 1, pageSize)}>{t('pagerPrevious')}</LinkButton>}
      {nextCount > 0 && (
        <LinkButton href={href(page + 1, pageSize)}>{t('pagerNext', { count: nextCount })}</LinkButton>
      )}
      {total > Math.min(...pageSizes) && (
        <ul class="v-page-sizes" aria-label={t('perPage')}>
          <li aria-hidden="true" class="muted">
            {t('perPage')}
          </li>
          {pageSizes.map(size => (
            <li key={size}>
              {size === pageSize ? <b aria-current="true">{size}</b> : <a href={href(1, size)}>{size}</a>}
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}
