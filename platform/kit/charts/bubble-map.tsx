import type { Language } from '../texts/texts.ts'
import { classNames } from '../ui/types.ts'
import { ChartSvg, Label } from './chart-svg.tsx'
import { px } from './geometry.ts'
import type { Bubble, LeaderLabel, MapPoint } from './map-labels.ts'
import { type Land, mapLayout } from './map-layout.ts'
import { chartTexts } from './texts.ts'

interface BubbleMapProps {
  language: Language
  id: string
  title: string
  land: Land
  points: readonly MapPoint[]
  /** Ids of six to nine places that get a name on a wide screen; fewer on a small one. */
  labelled?: readonly string[] | undefined
}

/** Links of the map are for the pointer: the list beside it holds the same ones for everybody. */
const pointerOnly = { tabIndex: -1, 'aria-hidden': true } as const

function BubbleShape({ bubble }: { bubble: Bubble }) {
  const { point } = bubble
  const circle = (
    <circle
      class={classNames(
        'v-bubble',
        point.value === undefined && 'v-bubble--unknown',
        point.isCurrent && 'v-bubble--current',
      )}
      cx={px(bubble.x)}
      cy={px(bubble.y)}
      r={px(bubble.radius)}
    >
      <title>{point.detail ? `${point.name}: ${point.detail}` : point.name}</title>
    </circle>
  )
  if (!point.href) return circle
  return (
    <a href={point.href} {...pointerOnly}>
      {circle}
    </a>
  )
}

function LeaderName({ label }: { label: LeaderLabel }) {
  const { bubble, lineEnd, anchor } = label
  return (
    <g>
      <path class="v-leader" d={`M${px(bubble.x)} ${px(bubble.y)}L${px(lineEnd.x)} ${px(lineEnd.y)}`} />
      <Label x={label.x} y={label.y} class="v-label-strong v-label-halo" anchor={anchor}>
        {bubble.point.name}
      </Label>
      {bubble.point.detail && (
        <Label x={label.x} y={label.y + 15} class="v-label-2 v-label-halo" anchor={anchor}>
          {bubble.point.detail}
        </Label>
      )}
    </g>
  )
}

const sizes = {
  wide: { width: 620, height: 640, largestPx: 34, names: 9 },
  narrow: { width: 326, height: 380, largestPx: 22, names: 4 },
} as const

function MapDrawing({ size, ...props }: BubbleMapProps & { size: keyof typeof sizes }) {
  const { width, height, largestPx, names } = sizes[size]
  const { points } = props
  const labelled = (props.labelled ?? []).slice(0, names)
  const { landPath, bubbles, labels } = mapLayout(props.land, points, { width, height, largestPx, labelled })
  const known = points.filter(point => point.value !== undefined).length
  const finding = chartTexts(props.language)('mapFinding', { known, unknown: points.length - known })
  return (
    <ChartSvg
      class="v-map"
      hasLinks={points.some(point => point.href !== undefined)}
      id={`${props.id}-${size}`}
      title={props.title}
      finding={finding}
      width={width}
      height={height}
    >
      <path class="v-land" d={landPath} />
      {bubbles.map(bubble => (
        <BubbleShape key={bubble.point.id} bubble={bubble} />
      ))}
      {labels.map(label => (
        <LeaderName key={label.bubble.point.id} label={label} />
      ))}
    </ChartSvg>
  )
}

/** Places on the land as circles. The list beside it holds the same data and is the accessible version. */
export function BubbleMap(props: BubbleMapProps) {
  return (
    <>
      <div class="only-wide">
        <MapDrawing {...props} size="wide" />
      </div>
      <div class="only-narrow">
        <MapDrawing {...props} size="narrow" />
      </div>
    </>
  )
}
