import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { EmptyState, FilterChips, LinkButton, PageTitle } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { AreaCounts, AreaRow, AreaSelection } from '../model.ts'
import { projectTexts } from '../texts.ts'
import { AreaFilters } from './area-filters.tsx'
import { AreaMap } from './area-map.tsx'
import { homesPhrase } from './labels.ts'
import { ViewSwitch } from './project-list.tsx'
import { chosenFilters, type SelectionQuery, selectionQuery } from './selection.ts'

/** What the map page gets. */
export interface ProjectMapData {
  query: AreaSelection
  rows: readonly AreaRow[]
  counts: AreaCounts
}

const mapHref = (query: SelectionQuery): string => href(links.map, {}, query)

/** The areas on the map of the Netherlands, with the same data as a list beside it. */
export function ProjectMapPage({ data, context }: PageView<ProjectMapData>) {
  const { query, rows, counts } = data
  const { language } = context
  const t = projectTexts(language)
  const filters = chosenFilters(query, language, mapHref)
  const clearHref = href(links.map)
  const isFromMemory = rows.some(area => area.fromMemory.includes('breedtegraad'))
  const zones = rows.filter(area => area.isZone)
  const single = rows.filter(area => !area.isZone)
  const view = <ViewSwitch language={language} selection={selectionQuery(query)} current="map" />
  return (
    <div class="wrap">
      <PageTitle title={t('map')} purpose={t('mapPurpose')} action={view} />
      <div class="v-list-layout">
        <AreaFilters
          language={language}
          selection={query}
          counts={counts}
          page="map"
          chosenCount={filters.length}
        />
        <div class="stack">
          <h2>{t('countOf', { selected: rows.length, total: counts.total })}</h2>
          <p class="small muted">
            {t('notAddedUp')} {isFromMemory && t('positionNote')}
          </p>
          <FilterChips language={language} filters={filters} clearHref={clearHref} />
          {rows.length === 0 ? (
            <EmptyState
              title={t('nothingTitle')}
              action={<LinkButton href={clearHref}>{t('clearFilters')}</LinkButton>}
            >
              {t('nothingText')}
            </EmptyState>
          ) : (
            <>
              <AreaMap areas={single} language={language} />
              <AreaLines areas={single} language={language} />
              {zones.length > 0 && (
                <>
                  <h2>{t('zonesTitle')}</h2>
                  <p class="muted">{t('zonesText')}</p>
                  <AreaLines areas={zones} language={language} />
                </>
              )}
            </>
          )}
        </div>
      </div>
    </div>
  )
}

function AreaLines({ areas, language }: { areas: readonly AreaRow[]; language: Language }) {
  return (
    <ul class="v-lines">
      {areas.map(area => (
        <li key={area.id}>
          <a href={href(links.project, { slug: area.slug })}>{area.name}</a>
          <span class="sub">{`${area.municipality}, ${homesPhrase(area, language)}`}</span>
        </li>
      ))}
    </ul>
  )
}
