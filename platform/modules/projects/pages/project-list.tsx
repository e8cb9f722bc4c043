import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  FilterChips,
  LinkButton,
  Pager,
  PageTitle,
  Segments,
  TableBar,
} from '../../../kit/ui/index.ts'
import { keptMarkup, numberOfValue } from '../../../kit/ui/kept.tsx'
import { links } from '../links.ts'
import type { ProjectList, ProjectListQuery, ProjectRow, Sorting } from '../model.ts'
import { projectTexts } from '../texts.ts'
import { bottleneckLabel, homesLabel, kindsLabel } from './labels.ts'
import { ProjectFilters } from './project-filters.tsx'
import { chosenFilters, type SelectionQuery, selectionQuery } from './selection.ts'

/** What the list page gets. */
export interface ProjectListData {
  query: ProjectListQuery
  list: ProjectList
}

const listHref = (query: SelectionQuery): string => href(links.list, {}, query)

/** Types of bottlenecks in words, with the mark of what was only guessed. */
function BottleneckWords({ project, language }: { project: ProjectRow; language: Language }) {
  const words = project.bottleneckTypes.map(type => bottleneckLabel(type, language)).join(', ')
  const t = projectTexts(language)
  return (
    <span>
      {words || t('unknown')}
      {project.bottleneckProvenance === 'estimate' && <span class="sub">{t('estimated')}</span>}
    </span>
  )
}

/** The name as a link, with the municipality beneath. */
function ProjectName({ project }: { project: ProjectRow }) {
  return (
    <>
      <a href={href(links.project, { slug: project.slug })}>{project.name}</a>
      <span class="sub">{project.municipality}</span>
    </>
  )
}

function columns(language: Language, query: ProjectListQuery): Column<ProjectRow>[] {
  const t = projectTexts(language)
  const sortable = (sorting: Sorting, direction: 'ascending' | 'descending') => ({
    sortHref: listHref(selectionQuery({ ...query, sorteer: sorting })),
    sorted: query.sorteer === sorting ? direction : undefined,
  })
  return [
    {
      key: 'name',
      head: t('project'),
      ...sortable('naam', 'ascending'),
      cell: project => <ProjectName project={project} />,
    },
    { key: 'kind', head: t('kind'), cell: project => kindsLabel(project.areaKinds, language) },
    {
      key: 'bottlenecks',
      head: t('bottlenecks'),
      cell: project => <BottleneckWords project={project} language={language} />,
    },
    {
      key: 'homes',
      head: t('homes'),
      align: 'end',
      ...sortable('woningen', 'descending'),
      cell: project => (
        <span class={project.homes ? 'num' : 'muted'}>
          {homesLabel(project.homes, language)}
          {project.homes?.provenance === 'derived' && <span class="sub">{t('derived')}</span>}
        </span>
      ),
    },
    {
      key: 'source',
      head: t('source'),
      align: 'end',
      ...sortable('bronjaar', 'descending'),
      cell: project => project.sourceYear,
    },
  ]
}

const kept = keptMarkup(20)

/** The table; of the same areas in the same selection it is the same. */
function ProjectTable({ data, language }: { data: ProjectListData; language: Language }) {
  const { query, list } = data
  return kept(JSON.stringify([language, query, numberOfValue(list.rows)]), () => (
    <DrawnTable data={data} language={language} />
  ))
}

function DrawnTable({ data, language }: { data: ProjectListData; language: Language }) {
  const t = projectTexts(language)
  const clear = <LinkButton href={href(links.list)}>{t('clearFilters')}</LinkButton>
  return (
    <DataTable
      id="gebieden"
      caption={t('projects')}
      isCaptionHidden
      columns={columns(language, data.query)}
      rows={data.list.rows}
      rowKey={project => project.id}
      empty={
        <EmptyState title={t('nothingTitle')} action={clear}>
          {t('nothingText')}
        </EmptyState>
      }
    />
  )
}

/** The list of areas, with filters in the address. */
export function ProjectListPage({ data, context }: PageView<ProjectListData>) {
  const { query, list } = data
  const { language } = context
  const t = projectTexts(language)
  const selection = selectionQuery(query)
  const filters = chosenFilters(query, language, listHref)
  const clearHref = href(links.list)
  return (
    <div class="wrap tight">
      <PageTitle
        title={t('projects')}
        purpose={
          <>
            {t('purpose')} <a href={href(links.admitted)}>{t('admittedTitle')}</a>
          </>
        }
        action={<ViewSwitch language={language} selection={selection} current="list" />}
      />
      <div class="v-list-layout">
        <ProjectFilters
          language={language}
          selection={query}
          counts={list.counts}
          page="list"
          chosenCount={filters.length}
        />
        <div>
          <TableBar title={t('countOf', { selected: list.selected, total: list.counts.total })}>
            <ExportLinks
              language={language}
              links={[
                { format: 'csv', href: href(links.csv, {}, selection) },
                { format: 'xlsx', href: href(links.xlsx, {}, selection) },
                { format: 'json', href: href(links.json, {}, selection) },
              ]}
            />
          </TableBar>
          <p class="small muted">{t('notAddedUp')}</p>
          <FilterChips language={language} filters={filters} clearHref={clearHref} />
          <ProjectTable data={data} language={language} />
          {list.selected > 0 && (
            <Pager
              language={language}
              page={list.page}
              pageSize={query.per}
              total={list.selected}
              href={(page, size) =>
                href(
                  links.list,
                  {},
                  {
                    ...selection,
                    ...(page > 1 ? { pagina: page } : {}),
                    ...(size === 25 ? {} : { per: size }),
                  },
                )
              }
            />
          )}
        </div>
      </div>
    </div>
  )
}

/** The same areas as a list or on the map. */
export function ViewSwitch(props: {
  language: Language
  selection: SelectionQuery
  current: 'list' | 'map'
}) {
  const t = projectTexts(props.language)
  return (
    <Segments
      label={t('view')}
      tabs={[
        { href: listHref(props.selection), label: t('list'), isCurrent: props.current === 'list' },
        { href: href(links.map, {}, props.selection), label: t('map'), isCurrent: props.current === 'map' },
      ]}
    />
  )
}
