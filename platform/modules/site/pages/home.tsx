import type { VNode } from 'preact'
import { BarRows } from '../../../kit/charts/index.ts'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { type Column, DataTable, LinkButton, Panel } from '../../../kit/ui/index.ts'
import { keptMarkup, numberOfValue } from '../../../kit/ui/kept.tsx'
import type { ProjectLine, ProjectsInShort } from '../../projects/index.ts'
import { links } from '../links.ts'
import { workstreams } from '../model.ts'
import { siteTexts } from '../texts.ts'
import { GoalCards } from './goals.tsx'

/** What the home page gets. */
export interface HomeData {
  projects: ProjectsInShort
  /** What other modules show beside the areas: the call that is open. */
  panels: readonly VNode[]
  /** What other modules tell last: what was decided, and what comes. */
  news: readonly VNode[]
  isDemonstration: boolean
}

// What is told of the areas is another value as soon as anything of them is different.
const kept = keptMarkup(20)

/** The home page: the figures, then the sentence, then the way to check it. */
export function HomePage({ data, context: { language } }: PageView<HomeData>) {
  const { projects, isDemonstration } = data
  const ofAreas = `${language} ${numberOfValue(projects)}`
  return (
    <>
      {kept(`${ofAreas} ${isDemonstration} hero`, () => (
        <Hero data={data} language={language} />
      ))}
      {kept(`${language} goals`, () => (
        <Goals language={language} />
      ))}
      <section class="section" aria-labelledby="projecten">
        <div class="wrap v-split">
          {kept(`${ofAreas} largest`, () => (
            <Largest projects={projects} language={language} />
          ))}
          <aside class="stack">
            {data.panels}
            {kept(`${ofAreas} reported`, () => (
              <MostReported projects={projects} language={language} />
            ))}
          </aside>
        </div>
      </section>
      {kept(`${language} lines`, () => (
        <Lines language={language} />
      ))}
      {data.news.length > 0 && (
        <div class="section">
          <div class="wrap g2">{data.news}</div>
        </div>
      )}
    </>
  )
}

function Goals({ language }: { language: Language }) {
  const t = siteTexts(language)
  return (
    <section class="section band" aria-labelledby="doelen">
      <div class="wrap">
        <div class="section-head">
          <h2 class="big" id="doelen">
            {t('fourGoals')}
          </h2>
          <p class="muted">
            {t('goalsState')} <a href={href(links.goals)}>{t('allGoals')}</a>
          </p>
        </div>
        <GoalCards language={language} />
      </div>
    </section>
  )
}

function Hero({ data, language }: { data: HomeData; language: Language }) {
  const t = siteTexts(language)
  const { number } = formats(language)
  const { projects } = data
  const facts = [
    { label: t('areasInView'), value: projects.total },
    { label: t('municipalities'), value: projects.municipalities },
    { label: t('bottleneckTypes'), value: projects.bottlenecks.length },
  ]
  return (
    <div class="wrap v-hero">
      <div class="stack">
        <h1>{t('homeTitle')}</h1>
        <p class="lead">{t('homeLead')}</p>
        <p class="row">
          <LinkButton kind="primary" href={projects.listHref}>
            {t('seeProjects')}
          </LinkButton>
          <LinkButton href={href(links.programme)}>{t('aboutProgramme')}</LinkButton>
        </p>
        <dl class="v-facts">
          {facts.map(fact => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd class="num">{number(fact.value)}</dd>
            </div>
          ))}
        </dl>
        {data.isDemonstration && <p class="small muted">{t('demonstration')}</p>}
      </div>
      <div>
        {projects.map}
        <p class="small muted">
          {t('mapCaption', { mapped: projects.mapped })} <a href={projects.mapHref}>{t('sameAsList')}</a>
        </p>
      </div>
    </div>
  )
}

function Largest({ projects, language }: { projects: ProjectsInShort; language: Language }) {
  const t = siteTexts(language)
  const columns: Column<ProjectLine>[] = [
    {
      key: 'name',
      head: t('project'),
      cell: project => (
        <>
          <a href={project.href}>{project.name}</a>
          <span class="sub">{project.municipality}</span>
        </>
      ),
    },
    { key: 'kind', head: t('kind'), cell: project => project.kinds },
    {
      key: 'homes',
      head: t('homes'),
      align: 'end',
      cell: project => <span class="num">{project.homes}</span>,
    },
    { key: 'source', head: t('source'), align: 'end', cell: project => project.sourceYear },
  ]
  return (
    <div class="stack">
      <h2 class="big" id="projecten">
        {t('projects')}
      </h2>
      <p class="muted measure">{t('largestText')}</p>
      <DataTable
        id="grootste-gebieden"
        caption={t('largestCaption')}
        isCaptionHidden
        columns={columns}
        rows={projects.largest}
        rowKey={project => project.href}
      />
      <p>
        <a href={projects.listHref}>{t('allAreas', { total: projects.total })}</a>
      </p>
    </div>
  )
}

function MostReported({ projects, language }: { projects: ProjectsInShort; language: Language }) {
  const t = siteTexts(language)
  return (
    <Panel
      id="vaakst-genoemd"
      title={t('mostReported')}
      aside={t('mostReportedUnit')}
      foot={t('estimatedFoot')}
    >
      <BarRows
        language={language}
        id="knelpunten-balken"
        title={t('mostReported')}
        unit={t('mostReportedUnit')}
        isTitleHidden
        span="pane"
        rows={projects.bottlenecks.map(({ name, count }) => ({ name, value: count }))}
      />
      <details class="v-as-table">
        <summary>{t('howCounted')}</summary>
        <div class="stack-s">
          <p>{t('howCountedText')}</p>
          <DataTable
            id="knelpunten-telling"
            caption={t('mostReported')}
            isCaptionHidden
            rows={projects.bottlenecks}
            rowKey={row => row.href}
            columns={[
              { key: 'name', head: t('bottleneck'), cell: row => <a href={row.href}>{row.name}</a> },
              { key: 'count', head: t('areas'), align: 'end', cell: row => row.count },
              { key: 'estimated', head: t('ofWhichEstimated'), align: 'end', cell: row => row.estimated },
            ]}
          />
        </div>
      </details>
    </Panel>
  )
}

function Lines({ language }: { language: Language }) {
  const t = siteTexts(language)
  return (
    <section class="section band" aria-labelledby="lijnen">
      <div class="wrap">
        <div class="section-head">
          <h2 class="big" id="lijnen">
            {t('threeLines')}
          </h2>
          <p>
            <a href={href(links.programme)}>{t('aboutProgramme')}</a>
          </p>
        </div>
        <div class="g3">
          {workstreams.map(({ number }) => (
            <article class="v-card" key={number}>
              <h3>{t(`line${number}Title`)}</h3>
              <p>{t(`line${number}Text`)}</p>
            </article>
          ))}
        </div>
      </div>
    </section>
  )
}
