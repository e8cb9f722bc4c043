import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { Button } from './button.tsx'
import { HiddenFields } from './form/hidden-fields.tsx'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

/** A filter that is on, with the address of the list without it. */
export interface ChosenFilter {
  label: string
  removeHref: string
}

interface FilterPanelProps {
  language: Language
  action: string
  /** How many filters are on: shown on a small screen where the panel folds. */
  chosenCount: number
  hidden?: Readonly<Record<string, string>> | undefined
  /** Fields: a search box, checkboxes, selects. */
  children: ComponentChildren
}

/** Filters of a list: a plain GET form with a button, so the selection stands in the address. */
export function FilterPanel(props: FilterPanelProps) {
  const t = uiTexts(props.language)
  const title = props.chosenCount > 0 ? t('filtersChosen', { count: props.chosenCount }) : t('filters')
  return (
    <search aria-label={t('filters')}>
      <form class="v-filter-form" method="get" action={props.action}>
        <HiddenFields values={props.hidden} />
        <details class="v-filter-fold utrecht-accordion">
          <summary>{title}</summary>
        </details>
        <div class="v-filters">
          {props.children}
          <p>
            <Button>{t('showResults')}</Button>
          </p>
        </div>
      </form>
    </search>
  )
}

interface FilterChipsProps {
  language: Language
  filters: readonly ChosenFilter[]
  clearHref: string
}

/** The filters that are on; each can be taken away. */
export function FilterChips({ language, filters, clearHref }: FilterChipsProps) {
  const t = uiTexts(language)
  if (filters.length === 0) return null
  return (
    <nav class="v-filter-chips" aria-label={t('chosenFilters')}>
      {filters.map(filter => (
        <a key={filter.removeHref} href={filter.removeHref}>
          <span class="vh">{t('removeFilter')}</span>
          {filter.label}
          <Icon name="close" />
        </a>
      ))}
      <a class="v-clear" href={clearHref}>
        {t('clearFilters')}
      </a>
    </nav>
  )
}
