import { BarRows } from '../../../kit/charts/index.ts'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { type Column, DataTable, LinkButton, Panel } from '../../../kit/ui/index.ts'
import type { AreaLine, AreasInShort } from '../../projects/index.ts'
import { links } from '../links.ts'
import { workstreams } from '../model.ts'
import { siteTexts } from '../texts.ts'
import { GoalCards } from './goals.tsx'

/** What the home page gets. */
export interface HomeData {
  areas: AreasInShort
  isDemonstration: boolean
}

/** The home page: the figures, then the sentence, then the way to check it. */
export function HomePage({ data, context: { language } }: PageView<HomeData>) {
  const t = siteTexts(language)
  return (
    <>
      <Hero data={data} language={language} />
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
      <section class="section" aria-labelledby="projecten">
        <div class="wrap v-split">
          <Largest areas={data.areas} language={language} />
          <MostReported areas={data.areas} language={language} />
        </div>
      </section>
      <Lines language={language} />
    </>
  )
}

function Hero({ data, language }: { data: HomeData; language: Language }) {
  const t = siteTexts(language)
  const { number } = formats(language)
  const { areas } = data
  const facts = [
    { label: t('areasInView'), value: areas.total },
    { label: t('municipalities'), value: areas.municipalities },
    { label: t('bottleneckTypes'), value: areas.bottlenecks.length },
  ]
  return (
    <div class="wrap v-hero">
      <div class="stack">
        <h1>{t('homeTitle')}</h1>
        <p class="lead">{t('homeLead')}</p>
        <p class="row">
          <LinkButton kind="primary" href={areas.listHref}>
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
        {areas.map}
        <p class="small muted">
          {t('mapCaption', { mapped: areas.mapped })} <a href={areas.mapHref}>{t('sameAsList')}</a>
        </p>
      </div>
    </div>
  )
}

function Largest({ areas, language }: { areas: AreasInShort; language: Language }) {
  const t = siteTexts(language)
  const columns: Column<AreaLine>[] = [
    {
      key: 'name',
      head: t('project'),
      cell: area => (
        <>
          <a href={area.href}>{area.name}</a>
          <span class="sub">{area.municipality}</span>
        </>
      ),
    },
    { key: 'kind', head: t('kind'), cell: area => area.kinds },
    { key: 'homes', head: t('homes'), align: 'end', cell: area => <span class="num">{area.homes}</span> },
    { key: 'source', head: t('source'), align: 'end', cell: area => area.sourceYear },
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
        rows={areas.largest}
        rowKey={area => area.href}
      />
      <p>
        <a href={areas.listHref}>{t('allAreas', { total: areas.total })}</a>
      </p>
    </div>
  )
}

function MostReported({ areas, language }: { areas: AreasInShort; language: Language }) {
  const t = siteTexts(language)
  return (
    <aside>
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
          rows={areas.bottlenecks.map(({ name, count }) => ({ name, value: count }))}
        />
        <details class="v-as-table">
          <summary>{t('howCounted')}</summary>
          <div class="stack-s">
            <p>{t('howCountedText')}</p>
            <DataTable
              id="knelpunten-telling"
              caption={t('mostReported')}
              isCaptionHidden
              rows={areas.bottlenecks}
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
    </aside>
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
