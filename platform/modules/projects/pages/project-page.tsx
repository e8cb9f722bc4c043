import type { VNode } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DescriptionList, KeyFigures, Panel, RecordHead, StatusBadge } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Area, AreaRow, FigureKind } from '../model.ts'
import { sourceParts } from '../rules.ts'
import { projectTexts } from '../texts.ts'
import { SmallAreaMap } from './area-map.tsx'
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

/** What the page of one area gets. */
export interface ProjectPageData {
  area: Area
  nearby: readonly AreaRow[]
  /** Parts that other modules show of this project, in their order. */
  panels: readonly VNode[]
}

const headline: readonly FigureKind[] = ['homes', 'area', 'affordable-share', 'rijk-contribution']

/** The page of one area: what is known, where from, and what is not. */
export function ProjectPage({ data, context }: PageView<ProjectPageData>) {
  const { area, panels } = data
  const { language } = context
  const t = projectTexts(language)
  return (
    <>
      <RecordHead
        title={area.name}
        detail={`${area.municipality} · ${kindsLabel(area.areaKinds, language)} · ${area.province}`}
        badges={
          <>
            <StatusBadge tone={area.state ? 'brand' : 'neutral'}>
              {stateLabel(area.state, language)}
            </StatusBadge>
            {area.isZone && <StatusBadge tone="info">{t('zone')}</StatusBadge>}
          </>
        }
      >
        <KeyFigures figures={headline.map(kind => keyFigure(area, kind, language))} />
      </RecordHead>
      <div class="wrap v-main-rail">
        <div class="stack-l">
          {area.description && <p class="lead">{area.description[language]}.</p>}
          {panels}
          <Panel id="feiten" title={t('facts')} aside={t('factsAside')} foot={t('factsFoot')}>
            <FactTable area={area} language={language} />
          </Panel>
          <BottleneckPanel area={area} language={language} />
          <SourcePanel area={area} language={language} />
        </div>
        <Rail data={data} language={language} />
      </div>
    </>
  )
}

function keyFigure(area: Area, kind: FigureKind, language: Language) {
  const t = projectTexts(language)
  const figure = area.figures.find(one => one.kind === kind)
  const label = figureLabel(kind, language)
  if (!figure) return { label, value: <span class="muted">{t('unknown')}</span> }
  const origin = figure.provenance === 'derived' ? `, ${t('derived')}` : ''
  return {
    label,
    value: figureValue(figure, language),
    detail: t('sourceYear', { year: String(figure.sourceYear) }) + origin,
  }
}

function BottleneckPanel({ area, language }: { area: Area; language: Language }) {
  const t = projectTexts(language)
  const isEstimate = area.bottleneckProvenance === 'estimate'
  if (area.bottleneckTypes.length === 0)
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
          {area.bottleneckTypes.map(type => (
            <li key={type}>
              <a href={href(links.list, {}, { knelpunt: type })}>{bottleneckLabel(type, language)}</a>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}

function SourcePanel({ area, language }: { area: Area; language: Language }) {
  const t = projectTexts(language)
  return (
    <Panel id="bronnen" title={t('sources')} aside={t('sourceYear', { year: String(area.sourceYear) })}>
      <ul class="stack-s">
        {area.sources.map(source => {
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

function Rail({ data, language }: { data: ProjectPageData; language: Language }) {
  const t = projectTexts(language)
  const { area, nearby } = data
  const { number } = formats(language)
  const unverified = (field: string) =>
    area.fromMemory.includes(field) ? <StatusBadge tone="warn">{t('notVerified')}</StatusBadge> : undefined
  return (
    <aside class="stack-l">
      <Panel id="plaats" title={t('place')}>
        <DescriptionList
          pairs={[
            {
              label: t('municipality'),
              value: (
                <>
                  {area.municipality} {unverified('gemeente')}
                </>
              ),
            },
            { label: t('province'), value: area.province },
            {
              label: t('coordinates'),
              value: (
                <>
                  <span class="num">{`${number(area.latitude, { decimals: 3 })} · ${number(area.longitude, { decimals: 3 })}`}</span>{' '}
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
        foot={area.fromMemory.includes('breedtegraad') && t('positionNote')}
      >
        <SmallAreaMap area={area} others={nearby} language={language} />
      </Panel>
      {area.programmes.length > 0 && (
        <Panel id="genoemd" title={t('partOf')}>
          <ul class="stack-s">
            {area.programmes.map(link => (
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
            <li key={other.id}>
              <a href={href(links.project, { slug: other.slug })}>{other.name}</a>
              <span class="sub">{`${homesPhrase(other, language)}, ${other.municipality}`}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </aside>
  )
}
