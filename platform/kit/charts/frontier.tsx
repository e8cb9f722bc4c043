import { scaleLinear } from 'd3-scale'
import { curveMonotoneX, line } from 'd3-shape'
import { ChartFigure, type ChartProps, type ChartSize } from './chart-figure.tsx'
import { ChartSvg, Label, ValueAxis } from './chart-svg.tsx'
import { placeNames } from './chart-words.ts'
import { type Box, px } from './geometry.ts'
import { axisNumbers, chartNumbers, chartTexts } from './texts.ts'

/** A choice that cannot be bettered on both axes at once. */
export interface FrontierPoint {
  name: string
  x: number
  y: number
  role?: 'chosen' | 'alternative' | undefined
}

interface FrontierProps extends ChartProps {
  /** In order of `x`. */
  points: readonly FrontierPoint[]
  /** Choices to compare with, each by its name; not on the line. */
  beside?: readonly FrontierPoint[] | undefined
  /** Other choices, as a faint cloud. */
  cloud?: readonly { x: number; y: number }[] | undefined
  xLabel: string
  yLabel: string
  decimals: { x: number; y: number }
}

const extent = (values: readonly number[], room: number): [number, number] => {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const edge = (high - low || 1) * room
  return [low - edge, high + edge]
}

const radii = { chosen: 8, alternative: 6.5, other: 5 } as const

interface NamesProps {
  points: readonly FrontierPoint[]
  /** What the names stay within. */
  plot: Box
  x: (value: number) => number
  y: (value: number) => number
}

const order = { chosen: 0, alternative: 1, other: 2 } as const

/** Names of the chosen point and its alternatives, none on another name or on a mark. */
function Names({ points, plot, x, y }: NamesProps) {
  const roleOf = ({ role }: FrontierPoint) => role ?? 'other'
  const named = points
    .toSorted((one, other) => order[roleOf(one)] - order[roleOf(other)])
    .map(point => ({
      ...{ name: point.role ? point.name : '', x: x(point.x), y: y(point.y) },
      ...{ radius: radii[roleOf(point)], isChosen: point.role === 'chosen' },
    }))
  return (
    <>
      {placeNames(named, plot).map(place => (
        <Label
          key={place.name}
          x={place.x}
          y={place.y}
          class={
            named.some(({ name, isChosen }) => isChosen && name === place.name)
              ? 'v-label-strong v-label-halo'
              : 'v-label-2 v-label-halo'
          }
          anchor="middle"
        >
          {place.name}
        </Label>
      ))}
    </>
  )
}

interface MarksProps {
  points: readonly FrontierPoint[]
  beside: readonly FrontierPoint[]
  cloud: NonNullable<FrontierProps['cloud']>
  x: (value: number) => number
  y: (value: number) => number
}

/** The cloud, the line of the best choices, and its points. */
function Marks({ points, beside, cloud, x, y }: MarksProps) {
  const path = line<FrontierPoint>(
    point => x(point.x),
    point => y(point.y),
  )
    .curve(curveMonotoneX)
    .digits(1)([...points])
  return (
    <>
      {cloud.map((point, index) => (
        <circle key={`${index}`} class="v-cloud" cx={px(x(point.x))} cy={px(y(point.y))} r={2.4} />
      ))}
      <path class="v-frontier" d={path ?? ''} />
      {[...points, ...beside].map(point => (
        <circle
          key={point.name}
          class={point.role ? `v-point v-point--${point.role}` : 'v-point'}
          cx={px(x(point.x))}
          cy={px(y(point.y))}
          r={radii[point.role ?? 'other']}
        />
      ))}
    </>
  )
}

function Drawing({ size, finding, ...props }: FrontierProps & { size: ChartSize; finding: string }) {
  const { points, beside = [], cloud = [], language } = props
  const isWide = size.name === 'wide'
  const box = { width: size.width, height: isWide ? 330 : 280, top: 24, right: 18, bottom: 42, left: 46 }
  const all = [...points, ...beside, ...cloud]
  const x = scaleLinear(
    extent(
      all.map(point => point.x),
      0.06,
    ),
    [box.left, box.width - box.right],
  )
  const y = scaleLinear(
    extent(
      all.map(point => point.y),
      0.12,
    ),
    [box.height - box.bottom, box.top],
  )
  const yTicks = y.ticks(5).map(value => ({ value, at: y(value) }))
  const xTicks = x.ticks(isWide ? 6 : 4)
  const writeX = axisNumbers(language, xTicks)
  return (
    <ChartSvg
      id={`${props.id}-${size.name}`}
      title={`${props.title}, ${props.unit}`}
      finding={finding}
      width={box.width}
      height={box.height}
    >
      <ValueAxis
        ticks={yTicks}
        left={box.left}
        right={box.width - box.right}
        write={axisNumbers(
          language,
          yTicks.map(tick => tick.value),
        )}
      />
      <path class="v-zero" d={`M${box.left} ${box.height - box.bottom}H${box.width - box.right}`} />
      {xTicks.map(tick => (
        <Label key={tick} x={x(tick)} y={box.height - box.bottom + 18} anchor="middle">
          {writeX(tick)}
        </Label>
      ))}
      <Label x={2} y={12} class="v-label-2">
        {props.yLabel}
      </Label>
      <Label x={box.width - box.right} y={box.height - 6} class="v-label-2" anchor="end">
        {`${props.xLabel} →`}
      </Label>
      <Marks points={points} beside={beside} cloud={cloud} x={x} y={y} />
      <Names
        points={[...points, ...beside]}
        plot={{
          ...{ x: box.left, y: box.top - 8 },
          ...{ width: box.width - box.right - box.left, height: box.height - box.bottom - box.top + 8 },
        }}
        x={x}
        y={y}
      />
    </ChartSvg>
  )
}

/** Two goods against each other: the best choices as a line, the chosen one large, the alternatives open. */
export function Frontier(props: FrontierProps) {
  const t = chartTexts(props.language)
  const writeX = chartNumbers(props.language, props.decimals.x).plain
  const writeY = chartNumbers(props.language, props.decimals.y).plain
  const chosen = props.points.find(point => point.role === 'chosen')
  const finding =
    props.finding ??
    (chosen
      ? t('frontierFinding', {
          name: chosen.name,
          x: `${props.xLabel} ${writeX(chosen.x)}`,
          y: `${props.yLabel} ${writeY(chosen.y)}`,
        })
      : '')
  return (
    <ChartFigure
      {...props}
      draw={size => <Drawing {...props} size={size} finding={finding} />}
      table={() => ({
        head: [t('name'), props.xLabel, props.yLabel],
        rows: [...props.points, ...(props.beside ?? [])].map(point => [
          point.name,
          writeX(point.x),
          writeY(point.y),
        ]),
      })}
    />
  )
}
