import { scaleLinear } from 'd3-scale'
import type { SeriesKey } from '../ui/types.ts'
import { ChartFigure, type ChartProps, type ChartSize } from './chart-figure.tsx'
import { Bar, ChartSvg, DecorationSvg, Label, NameLines, SeriesBox } from './chart-svg.tsx'
import { lineHeightPx, linesOf, widthOf } from './chart-words.ts'
import { px } from './geometry.ts'
import { chartNumbers, chartTexts } from './texts.ts'

/** One bar with its name. */
export interface BarRow {
  name: string
  /** Zero or more. */
  value: number
  /** Fill: of order by default. */
  tone?: 'plain' | 'strong' | 'soft' | 'step-1' | 'step-2' | 'step-3' | 'step-4' | undefined
}

interface BarRowsProps extends ChartProps {
  rows: readonly BarRow[]
  /** Right edge of the axis; the highest value unless given. */
  most?: number | undefined
  decimals?: number | undefined
  /** After each bar how many fewer than the one before: for a funnel. */
  showsLoss?: boolean | undefined
}

const fills = {
  plain: 'v-bar',
  strong: 'v-bar-strong',
  soft: 'v-bar-soft',
  'step-1': 'v-step-1',
  'step-2': 'v-step-2',
  'step-3': 'v-step-3',
  'step-4': 'v-step-4',
} as const

const rowHeightPx = 28

function Drawing({ size, finding, ...props }: BarRowsProps & { size: ChartSize; finding: string }) {
  const { rows, showsLoss } = props
  const { plain } = chartNumbers(props.language, props.decimals ?? 0)
  const longest = Math.max(0, ...rows.map(({ name }) => widthOf(name)))
  const left = Math.min(longest + 10, size.width * 0.42)
  const names = rows.map(({ name }) => linesOf(name, left - 10))
  const tops = [0]
  for (const lines of names) tops.push(tops.at(-1)! + rowHeightPx + (lines.length - 1) * lineHeightPx)
  const most = props.most ?? Math.max(Number.EPSILON, ...rows.map(row => row.value))
  const x = scaleLinear([0, most], [left, size.width - (showsLoss ? 84 : 52)])
  const height = Math.max(rowHeightPx, tops.at(-1)!)
  return (
    <ChartSvg
      id={`${props.id}-${size.name}`}
      title={`${props.title}, ${props.unit}`}
      finding={finding}
      width={size.width}
      height={height}
    >
      {rows.map((row, index) => {
        const lines = names[index]!
        const y = tops[index]! + ((lines.length - 1) * lineHeightPx) / 2
        const before = rows[index - 1]
        return (
          <g key={row.name}>
            <NameLines x={0} middleY={y + 14} lines={lines} />
            <Bar
              class={fills[row.tone ?? 'plain']}
              box={{ x: left, y: y + 6, width: x(row.value) - left, height: 16 }}
            />
            <Label x={x(row.value) + 6} y={y + 18.5} class="v-label-strong">
              {plain(row.value)}
            </Label>
            {showsLoss && before && before.value > row.value && (
              <Label x={x(row.value) + 34} y={y + 18.5} class="v-label-2">
                {plain(row.value - before.value)}
              </Label>
            )}
          </g>
        )
      })}
    </ChartSvg>
  )
}

/** Horizontal bars with their figures; with `showsLoss` a funnel. */
export function BarRows(props: BarRowsProps) {
  const t = chartTexts(props.language)
  const { plain } = chartNumbers(props.language, props.decimals ?? 0)
  const highest = props.rows.toSorted((a, b) => b.value - a.value)[0]
  const finding =
    props.finding ?? (highest ? t('barFinding', { name: highest.name, value: plain(highest.value) }) : '')
  return (
    <ChartFigure
      {...props}
      draw={size => <Drawing {...props} size={size} finding={finding} />}
      table={() => ({
        head: [t('name'), t('value')],
        rows: props.rows.map(row => [row.name, plain(row.value)]),
      })}
    />
  )
}

interface BarCellProps {
  value: number
  /** The value of a full bar; the same for the whole column. */
  most: number
  /** Given: an amount in the colour of a series. Absent: a gain or loss around the middle. */
  series?: SeriesKey | undefined
}

/** One bar for one cell of a table; the figure stands under it in words. */
export function BarCell({ value, most, series }: BarCellProps) {
  const width = 150
  if (series) {
    return (
      <DecorationSvg width={width} height={18}>
        <Bar class="v-track" box={{ x: 0, y: 3, width, height: 12 }} />
        <SeriesBox
          series={series}
          box={{ x: 0, y: 3, width: Math.max(1, (value / most) * width), height: 12 }}
        />
      </DecorationSvg>
    )
  }
  const half = width / 2
  const length = (Math.abs(value) / most) * (half - 5)
  return (
    <DecorationSvg width={width} height={18}>
      <path class="v-zero" d={`M${px(half)} 0V18`} />
      <Bar
        class={value < 0 ? 'v-bar-loss' : 'v-bar-gain'}
        box={{ x: value < 0 ? half - length : half, y: 3, width: length, height: 12 }}
      />
    </DecorationSvg>
  )
}
