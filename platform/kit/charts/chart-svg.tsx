import type { ComponentChildren } from 'preact'
import { patternId } from '../ui/patterns.tsx'
import { classNames, type SeriesKey } from '../ui/types.ts'
import { lineHeightPx } from './chart-words.ts'
import { type Box, px, type Tick } from './geometry.ts'

interface ChartSvgProps {
  id: string
  title: string
  /** The main finding, in a sentence. */
  finding: string
  width: number
  height: number
  class?: string | undefined
  /** Holds links, so it is a group and not one picture. */
  hasLinks?: boolean | undefined
  children: ComponentChildren
}

/** The drawing with its name and finding for those who do not see it. */
export function ChartSvg(props: ChartSvgProps) {
  const { id, width, height } = props
  return (
    <svg
      class={props.class}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={props.hasLinks ? 'group' : 'img'}
      aria-labelledby={`${id}-naam ${id}-kern`}
    >
      <title id={`${id}-naam`}>{props.title}</title>
      <desc id={`${id}-kern`}>{props.finding}</desc>
      {props.children}
    </svg>
  )
}

interface DecorationProps {
  width: number
  height: number
  children: ComponentChildren
}

/** A drawing whose content stands in words beside it. */
export function DecorationSvg({ width, height, children }: DecorationProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

/** A rectangle in the colour of a series, with its pattern over it. Every coloured shape goes through here. */
export function SeriesBox({ series, box, isPale }: { series: SeriesKey; box: Box; isPale?: boolean }) {
  const pattern = patternId(series)
  const place = { x: px(box.x), y: px(box.y), width: px(box.width), height: px(Math.max(0, box.height)) }
  return (
    <>
      <rect class={classNames(`f-${series}`, isPale && 'v-interval')} {...place} />
      {pattern && <rect class="v-pattern" fill={`url(#${pattern})`} {...place} />}
    </>
  )
}

/** A rectangle of any other meaning. */
export function Bar({ class: className, box }: { class: string; box: Box }) {
  return (
    <rect
      class={className}
      x={px(box.x)}
      y={px(box.y)}
      width={px(Math.max(0, box.width))}
      height={px(Math.max(0, box.height))}
    />
  )
}

interface LabelProps {
  x: number
  y: number
  class?: string | undefined
  anchor?: 'start' | 'middle' | 'end' | undefined
  children: ComponentChildren
}

/** Words in a chart. */
export function Label({ x, y, class: className = 'v-axis', anchor = 'start', children }: LabelProps) {
  return (
    <text x={px(x)} y={px(y)} class={className} text-anchor={anchor}>
      {children}
    </text>
  )
}

interface NameLinesProps {
  x: number
  /** Of the row that they name. */
  middleY: number
  lines: readonly string[]
  anchor?: 'start' | 'end' | undefined
}

/** The name of a row, in as many lines as it needs, around the middle of the row. */
export function NameLines({ x, middleY, lines, anchor }: NameLinesProps) {
  const first = middleY + 4.5 - ((lines.length - 1) * lineHeightPx) / 2
  return (
    <>
      {lines.map((line, index) => (
        <Label key={index} x={x} y={first + index * lineHeightPx} class="v-label" anchor={anchor}>
          {line}
        </Label>
      ))}
    </>
  )
}

interface ValueAxisProps {
  ticks: readonly Tick[]
  left: number
  right: number
  write: (value: number) => string
}

/** Px left of a plot for the words of its axis: enough for four signs, and more where one is longer. */
export function axisRoom(words: readonly string[]): number {
  const longest = Math.max(0, ...words.map(word => word.length))
  return Math.max(34, 10 + 6 * longest)
}

/** Horizontal grid lines with their values; the zero line is darker. */
export function ValueAxis({ ticks, left, right, write }: ValueAxisProps) {
  return (
    <>
      {ticks.map(({ value, at }) => (
        <g key={value}>
          <path class={value === 0 ? 'v-zero' : 'v-gridline'} d={`M${left} ${px(at)}H${px(right)}`} />
          <Label x={left - 6} y={at + 4} anchor="end">
            {write(value)}
          </Label>
        </g>
      ))}
    </>
  )
}
