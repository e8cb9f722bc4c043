import { BubbleMap, DecorationSvg, type Land, type MapPoint } from '../../../kit/charts/index.ts'
import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import provinces from '../data/provinces.json' with { type: 'json' }
import { links } from '../links.ts'
import type { AreaRow } from '../model.ts'
import { oneNumberOf } from '../rules.ts'
import { projectTexts } from '../texts.ts'
import { homesPhrase } from './labels.ts'

// The file is GeoJSON; what is read from JSON has no literal types.
const land = provinces as unknown as Land

function pointOf(area: AreaRow, language: Language): MapPoint {
  return {
    id: area.slug,
    name: area.name.replace(/ \(.*\)$/, ''),
    latitude: area.latitude,
    longitude: area.longitude,
    value: oneNumberOf(area.homes),
    detail: homesPhrase(area, language),
    href: href(links.project, { slug: area.slug }),
  }
}

/** Single areas with the most homes, at most one of each province: names spread over the country. */
function labelledOf(areas: readonly AreaRow[]): string[] {
  const known = areas.filter(area => area.homes && !area.isZone)
  const first = [...Map.groupBy(known, area => area.province).values()].map(group => group[0]!)
  const rest = known.filter(area => !first.includes(area))
  return [...first, ...rest].slice(0, 9).map(area => area.slug)
}

interface AreaMapProps {
  areas: readonly AreaRow[]
  language: Language
  id?: string
}

/** The areas as circles on the provinces, with the names of some. */
export function AreaMap({ areas, language, id = 'kaart' }: AreaMapProps) {
  const t = projectTexts(language)
  return (
    <figure class="v-figure">
      <BubbleMap
        language={language}
        id={id}
        title={t('mapTitle')}
        land={land}
        points={areas.map(area => pointOf(area, language))}
        labelled={labelledOf(areas)}
      />
      <ul class="v-legend">
        <li>
          <DecorationSvg width={46} height={18}>
            <circle class="v-bubble" cx="5" cy="12" r="4" />
            <circle class="v-bubble" cx="17" cy="10" r="6.5" />
            <circle class="v-bubble" cx="35" cy="9" r="8.6" />
          </DecorationSvg>{' '}
          {t('legendHomes')}
        </li>
        <li>
          <DecorationSvg width={12} height={12}>
            <circle class="v-bubble v-bubble--unknown" cx="6" cy="6" r="3.6" />
          </DecorationSvg>{' '}
          {t('legendUnknown')}
        </li>
      </ul>
    </figure>
  )
}

/** Where one area lies, among the others. */
export function SmallAreaMap({
  area,
  others,
  language,
}: {
  area: AreaRow
  others: readonly AreaRow[]
  language: Language
}) {
  const t = projectTexts(language)
  const title = t('miniMapDescription', { name: area.name, province: area.province })
  return (
    <BubbleMap
      language={language}
      id="ligging-kaart"
      title={title}
      land={land}
      isSmall
      points={[
        ...others.map(other => ({ ...pointOf(other, language), value: 1 })),
        { ...pointOf(area, language), isCurrent: true },
      ]}
    />
  )
}
