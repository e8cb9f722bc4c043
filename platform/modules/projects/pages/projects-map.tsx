import { BubbleMap, DecorationSvg, type Land, type MapPoint, PlaceMap } from '../../../kit/charts/index.ts'
import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { keptMarkup } from '../../../kit/ui/kept.tsx'
import provinces from '../data/provinces.json' with { type: 'json' }
import { links } from '../links.ts'
import type { ProjectRow, ProjectSurroundings } from '../model.ts'
import { oneNumberOf } from '../rules.ts'
import { projectTexts } from '../texts.ts'
import { homesPhrase } from './labels.ts'

// The file is GeoJSON; what is read from JSON has no literal types.
const land = provinces as unknown as Land

function pointOf(project: ProjectRow, language: Language): MapPoint {
  return {
    id: project.slug,
    name: project.name.replace(/ \(.*\)$/, ''),
    latitude: project.latitude,
    longitude: project.longitude,
    value: oneNumberOf(project.homes),
    detail: homesPhrase(project, language),
    href: href(links.project, { slug: project.slug }),
  }
}

/** Single areas with the most homes, at most one of each province: names spread over the country. */
function labelledOf(projects: readonly ProjectRow[]): string[] {
  const known = projects.filter(project => project.homes && !project.isZone)
  const first = [...Map.groupBy(known, project => project.province).values()].map(group => group[0]!)
  const rest = known.filter(project => !first.includes(project))
  return [...first, ...rest].slice(0, 9).map(project => project.slug)
}

interface ProjectsMapProps {
  projects: readonly ProjectRow[]
  language: Language
  id?: string
}

const kept = keptMarkup(20)

/** The areas as circles on the provinces, with the names of some. */
export function ProjectsMap(props: ProjectsMapProps) {
  const { projects, language, id = 'kaart' } = props
  const points = projects.map(project => pointOf(project, language))
  const labelled = labelledOf(projects)
  return kept(JSON.stringify([language, id, points, labelled]), () => (
    <MapFigure language={language} id={id} points={points} labelled={labelled} />
  ))
}

interface MapFigureProps {
  language: Language
  id: string
  points: readonly MapPoint[]
  /** Slugs of the areas that get a name. */
  labelled: readonly string[]
}

function MapFigure({ language, id, points, labelled }: MapFigureProps) {
  const t = projectTexts(language)
  return (
    <figure class="v-figure">
      <BubbleMap
        language={language}
        id={id}
        title={t('mapTitle')}
        land={land}
        points={points}
        labelled={labelled}
      />
      <ul class="v-legend">
        <li class="v-series-chip">
          <DecorationSvg width={46} height={18}>
            <circle class="v-bubble" cx="5" cy="12" r="4" />
            <circle class="v-bubble" cx="17" cy="10" r="6.5" />
            <circle class="v-bubble" cx="35" cy="9" r="8.6" />
          </DecorationSvg>
          {t('legendHomes')}
        </li>
        <li class="v-series-chip">
          <DecorationSvg width={12} height={12}>
            <circle class="v-bubble v-bubble--unknown" cx="6" cy="6" r="3.6" />
          </DecorationSvg>
          {t('legendUnknown')}
        </li>
      </ul>
    </figure>
  )
}

interface SmallProjectMapProps {
  project: ProjectRow
  /** Longitude and latitude of the areas around it. */
  places: ProjectSurroundings['places']
  language: Language
}

/** Where one area lies, among the others. */
export function SmallProjectMap({ project, places, language }: SmallProjectMapProps) {
  const t = projectTexts(language)
  return (
    <PlaceMap
      language={language}
      id="ligging-kaart"
      title={t('miniMapDescription', { name: project.name, province: project.province })}
      land={land}
      place={pointOf(project, language)}
      others={places}
    />
  )
}
