import type { Language } from '../texts/texts.ts'
import { ChartSvg } from './chart-svg.tsx'
import { px } from './geometry.ts'
import type { MapPoint } from './map-labels.ts'
import { groundOf, type Land } from './map-layout.ts'
import { chartTexts } from './texts.ts'

interface PlaceMapProps {
  language: Language
  id: string
  title: string
  land: Land
  place: Pick<MapPoint, 'name' | 'detail' | 'latitude' | 'longitude'>
  /** Drawn as dots without names: longitude and latitude in degrees. */
  others: readonly (readonly [longitude: number, latitude: number])[]
}

const size = { width: 280, height: 320 } as const
const dotPx = 3.5
/** A dot as two halves of a circle, from its left edge. */
const dot = `a${dotPx} ${dotPx} 0 1 0 ${dotPx * 2} 0a${dotPx} ${dotPx} 0 1 0 ${-dotPx * 2} 0`

/** Where one place lies on the land, among others. */
export function PlaceMap({ language, id, title, land, place, others }: PlaceMapProps) {
  const { landPath, toPx } = groundOf(land, size.width, size.height)
  const at = toPx(place.longitude, place.latitude)
  const dots = others.map(([longitude, latitude]) => {
    const { x, y } = toPx(longitude, latitude)
    return `M${px(x - dotPx)} ${px(y)}${dot}`
  })
  return (
    <ChartSvg
      class="v-map"
      id={id}
      title={title}
      finding={chartTexts(language)('placeFinding', { count: others.length })}
      {...size}
    >
      <path class="v-land" d={landPath} />
      <path class="v-bubble" d={dots.join('')} />
      <circle class="v-bubble v-bubble--current" cx={px(at.x)} cy={px(at.y)} r={6.5}>
        <title>{place.detail ? `${place.name}: ${place.detail}` : place.name}</title>
      </circle>
    </ChartSvg>
  )
}
