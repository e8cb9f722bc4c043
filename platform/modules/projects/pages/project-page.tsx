import type { VNode } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DescriptionList, KeyFigures, Panel, RecordHead, StatusBadge } from '../../../kit/ui/index.ts'
import { keptWithValue } from '../../../kit/ui/kept.tsx'
import { links } from '../links.ts'
import type { FigureKind, Project, ProjectSurroundings } from '../model.ts'
import { sourceParts } from '../rules.ts'
import { projectTexts } from '../texts.ts'
import { FactTable } from './fact-table.tsx'
import {
  bottleneckLabel,
  figureLabel,
  figureValue,
  homesPhrase,
  kindsLabel,
  programmeLabel,
  stateLabel,
} from './labels.ts'
import { SmallProjectMap } from './projects-map.tsx'

/** What the page of one area gets. */
export interface ProjectPageData extends ProjectSurroundings {
  /** Projects of the programme about this area. */
  admitted: readonly { slug: string; name: string }[]
  /** Parts that other modules show of this project, in their order. */
  panels: readonly VNode[]
}

const headline: readonly FigureKind[] = ['homes', 'area', 'affordable-share', 'rijk-contribution']

// The project comes with its surroundings, and is another object as soon as anything of them is different.
const kept = keptWithValue()

/** The page of one area: what is known, where from, and what is not. */
export function ProjectPage({ data, context }: PageView<ProjectPageData>) {
  const { project, panels } = data
  const { language } = context
  const t = projectTexts(language)
  return (
    <>
      {kept(project, `${language} head`, () => (
        <Head project={project} language={language} />
      ))}
      <div class="wrap v-main-rail">
        <div class="stack-l">
          {project.description && <p class="lead">{project.description[language]}.</p>}
          {data.admitted.map(({ slug, name }) => (
            <p key={slug}>
              <a href={href(links.admittedProject, { slug })}>{t('admittedOfArea', { name })}</a>
            </p>
          ))}
          {panels}
          {kept(project, `${language} known`, () => (
            <>
              <Panel id="feiten" title={t('facts')} aside={t('factsAside')} foot={t('factsFoot')}>
                <FactTable project={project} language={language} />
              </Panel>
              <BottleneckPanel project={project} language={language} />
              <SourcePanel project={project} language={language} />
            </>
          ))}
        </div>
        {kept(project, `${language} rail`, () => (
          <Rail data={data} language={language} />
        ))}
      </div>
    </>
  )
}

function Head({ project, language }: { project: Project; language: Language }) {
  const t = projectTexts(language)
  return (
    <RecordHead
      title={project.name}
      detail={`${project.municipality} · ${kindsLabel(project.areaKinds, language)} · ${project.province}`}
      badges={
        <>
          <StatusBadge tone={project.state ? 'brand' : 'neutral'}>
            {stateLabel(project.state, language)}
          </StatusBadge>
          {project.isZone && <StatusBadge tone="info">{t('zone')}</StatusBadge>}
        </>
      }
    >
      <KeyFigures figures={headline.map(kind => keyFigure(project, kind, language))} />
    </RecordHead>
  )
}

function keyFigure(project: Project, kind: FigureKind, language: Language) {
  const t = projectTexts(language)
  const figure = project.figures.find(one => one.kind === kind)
  const label = figureLabel(kind, language)
  if (!figure) return { label, value: <span class="muted">{t('unknown')}</span> }
  const origin = figure.provenance === 'derived' ? `, ${t('derived')}` : ''
  return {
    label,
    value: figureValue(figure, language),
    detail: t('sourceYear', { year: String(figure.sourceYear) }) + origin,
  }
}

function BottleneckPanel({ project, language }: { project: Project; language: Language }) {
  const t = projectTexts(language)
  const isEstimate = project.bottleneckProvenance === 'estimate'
  if (project.bottleneckTypes.length === 0)
    return (
      <Panel id="knelpunten" title={t('bottlenecks')}>
        <p>{t('bottlenecksNone')}</p>
      </Panel>
    )
  return (
    <Panel
      id="knelpunten"
      title={t('bottlenecks')}
      aside={isEstimate && <StatusBadge tone="warn">{t('estimated')}</StatusBadge>}
      foot={t('bottlenecksFoot')}
    >
      <div class="stack">
        <p>{t(isEstimate ? 'bottlenecksEstimate' : 'bottlenecksSource')}</p>
        <ul class="row">
          {project.bottleneckTypes.map(type => (
            <li key={type}>
              <a href={href(links.list, {}, { knelpunt: type })}>{bottleneckLabel(type, language)}</a>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}

function SourcePanel({ project, language }: { project: Project; language: Language }) {
  const t = projectTexts(language)
  return (
    <Panel id="bronnen" title={t('sources')} aside={t('sourceYear', { year: String(project.sourceYear) })}>
      <ul class="stack-s">
        {project.sources.map(source => {
          const { url, label } = sourceParts(source)
          return (
            <li key={source}>
              {url ? (
                <a href={url} rel="noreferrer">
                  {label}
                  <span class="vh"> ({t('openSource')})</span>
                </a>
              ) : (
                label
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function Rail({ data, language }: { data: ProjectSurroundings; language: Language }) {
  const t = projectTexts(language)
  const { project, nearby } = data
  const { number } = formats(language)
  const unverified = (field: string) =>
    project.fromMemory.includes(field) ? <StatusBadge tone="warn">{t('notVerified')}</StatusBadge> : undefined
  return (
    <aside class="stack-l">
      <Panel id="plaats" title={t('place')}>
        <DescriptionList
          pairs={[
            {
              label: t('municipality'),
              value: (
                <>
                  {project.municipality} {unverified('gemeente')}
                </>
              ),
            },
            { label: t('province'), value: project.province },
            {
              label: t('coordinates'),
              value: (
                <>
                  <span class="num">{`${number(project.latitude, { decimals: 3 })} · ${number(project.longitude, { decimals: 3 })}`}</span>{' '}
                  {unverified('breedtegraad')}
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Panel
        id="ligging"
        title={t('location')}
        foot={project.fromMemory.includes('breedtegraad') && t('positionNote')}
      >
        <SmallProjectMap project={project} places={data.places} language={language} />
      </Panel>
      {project.programmes.length > 0 && (
        <Panel id="genoemd" title={t('partOf')}>
          <ul class="stack-s">
            {project.programmes.map(link => (
              <li key={link.code}>
                <a href={href(links.list, {}, { programma: link.code })}>{programmeLabel(link, language)}</a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel id="in-de-buurt" title={t('nearby')} foot={t('nearbyFoot')}>
        <ul class="stack-s">
          {nearby.map(other => (
            <li key={other.slug}>
              <a href={href(links.project, { slug: other.slug })}>{other.name}</a>
              <span class="sub">{`${homesPhrase(other, language)}, ${other.municipality}`}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </aside>
  )
}
