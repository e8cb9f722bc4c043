import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { EmptyState, FilterChips, LinkButton, PageTitle } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { ProjectCounts, ProjectRow, ProjectSelection } from '../model.ts'
import { projectTexts } from '../texts.ts'
import { homesPhrase } from './labels.ts'
import { ProjectFilters } from './project-filters.tsx'
import { ViewSwitch } from './project-list.tsx'
import { ProjectsMap } from './projects-map.tsx'
import { chosenFilters, type SelectionQuery, selectionQuery } from './selection.ts'

/** What the map page gets. */
export interface ProjectMapData {
  query: ProjectSelection
  rows: readonly ProjectRow[]
  counts: ProjectCounts
}

const mapHref = (query: SelectionQuery): string => href(links.map, {}, query)

/** The areas on the map of the Netherlands, with the same data as a list beside it. */
export function ProjectMapPage({ data, context }: PageView<ProjectMapData>) {
  const { query, rows, counts } = data
  const { language } = context
  const t = projectTexts(language)
  const filters = chosenFilters(query, language, mapHref)
  const clearHref = href(links.map)
  const isFromMemory = rows.some(project => project.fromMemory.includes('breedtegraad'))
  const zones = rows.filter(project => project.isZone)
  const single = rows.filter(project => !project.isZone)
  const view = <ViewSwitch language={language} selection={selectionQuery(query)} current="map" />
  return (
    <div class="wrap tight">
      <PageTitle title={t('map')} purpose={t('mapPurpose')} action={view} />
      <div class="v-list-layout">
        <ProjectFilters
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
              <ProjectsMap projects={single} language={language} />
              <ProjectLines projects={single} language={language} />
              {zones.length > 0 && (
                <>
                  <h2>{t('zonesTitle')}</h2>
                  <p class="muted">{t('zonesText')}</p>
                  <ProjectLines projects={zones} language={language} />
                </>
              )}
            </>
          )}
        </div>
      </div>
    </div>
  )
}

function ProjectLines({ projects, language }: { projects: readonly ProjectRow[]; language: Language }) {
  return (
    <ul class="v-lines">
      {projects.map(project => (
        <li key={project.id}>
          <a href={href(links.project, { slug: project.slug })}>{project.name}</a>
          <span class="sub">{`${project.municipality}, ${homesPhrase(project, language)}`}</span>
        </li>
      ))}
    </ul>
  )
}
