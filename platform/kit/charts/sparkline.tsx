import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { ChartSvg, Label } from './chart-svg.tsx'
import { type Point, px } from './geometry.ts'

interface SparklineProps {
  id: string
  title: string
  finding: string
  values: readonly number[]
  /** Words at the last point. */
  endLabel?: string | undefined
  /** Drawn as a replayed downturn, with a mark at its lowest point. */
  isReplay?: boolean | undefined
  width?: number | undefined
  height?: number | undefined
}

/** Points of a small line, in px, between two edges. */
export function sparklinePoints(values: readonly number[], width: number, height: number): Point[] {
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [3, width - 3])
  const low = Math.min(...values)
  const high = Math.max(...values)
  const y = scaleLinear([low, high === low ? low + 1 : high], [height - 5, 5])
  return values.map((value, index) => ({ x: x(index), y: y(value) }))
}

/** A line without axes, for the course of one figure. */
export function Sparkline(props: SparklineProps) {
  const { values, endLabel, isReplay, width = 180, height = 52 } = props
  const room = endLabel ? endLabel.length * 7 + 12 : 0
  const points = sparklinePoints(values, width - room, height)
  const marked = isReplay ? points[values.indexOf(Math.min(...values))] : points.at(-1)
  const path =
    line<Point>(
      point => point.x,
      point => point.y,
    ).digits(1)(points) ?? ''
  return (
    <ChartSvg id={props.id} title={props.title} finding={props.finding} width={width} height={height}>
      <path class={isReplay ? 'v-replay v-replay--solid' : 'v-spark'} d={path} />
      {marked && (
        <circle
          class={isReplay ? 'v-bubble--current' : 'v-spark-end'}
          cx={px(marked.x)}
          cy={px(marked.y)}
          r={isReplay ? 3 : 4}
        />
      )}
      {endLabel && marked && (
        <Label x={width - room + 4} y={marked.y + 4} class="v-label-strong">
          {endLabel}
        </Label>
      )}
    </ChartSvg>
  )
}
