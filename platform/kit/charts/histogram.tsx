import { formats } from '../texts/formats.ts'
import { ChartFigure, type ChartProps, type ChartSize } from './chart-figure.tsx'
import { Bar, ChartSvg, Label } from './chart-svg.tsx'
import { px, spreadLabels } from './geometry.ts'
import { type HistogramBin, type HistogramMark, histogramLayout, shareBelowZero } from './histogram-layout.ts'
import { axisNumbers, chartNumbers, chartTexts } from './texts.ts'

interface HistogramProps extends ChartProps {
  bins: readonly HistogramBin[]
  /** P10, P50 and P90 with their values. */
  marks: readonly HistogramMark[]
  decimals?: number | undefined
}

function Marks({
  marks,
  toX,
  top,
  baseY,
  write,
}: {
  marks: readonly HistogramMark[]
  toX: (value: number) => number
  top: number
  baseY: number
  write: (value: number) => string
}) {
  const wanted = marks.map(mark => toX(mark.value))
  const places = spreadLabels(wanted, 38, 16, Number.POSITIVE_INFINITY)
  return (
    <>
      {marks.map((mark, index) => (
        <g key={mark.label}>
          <path class={mark.isMain ? 'v-rule' : 'v-limit'} d={`M${px(wanted[index]!)} ${top - 4}V${baseY}`} />
          <Label
            x={places[index]!}
            y={top - 20}
            anchor="middle"
            class={mark.isMain ? 'v-axis-strong' : 'v-axis'}
          >
            {mark.label}
          </Label>
          <Label
            x={places[index]!}
            y={top - 7}
            anchor="middle"
            class={mark.isMain ? 'v-axis-strong' : 'v-axis'}
          >
            {write(mark.value)}
          </Label>
        </g>
      ))}
    </>
  )
}

function Drawing({ size, finding, ...props }: HistogramProps & { size: ChartSize; finding: string }) {
  const isWide = size.name === 'wide'
  const box = { width: size.width, height: isWide ? 224 : 180, top: 34, right: 10, bottom: 24, left: 10 }
  const { bars, ticks, toX, baseY, zeroX } = histogramLayout(props.bins, box, isWide ? 8 : 5)
  const write = axisNumbers(
    props.language,
    ticks.map(tick => tick.value),
  )
  return (
    <ChartSvg
      id={`${props.id}-${size.name}`}
      title={`${props.title}, ${props.unit}`}
      finding={finding}
      width={box.width}
      height={box.height}
    >
      {bars.map((bar, index) => (
        <Bar key={index} class={bar.isLoss ? 'v-hist-loss' : 'v-hist-gain'} box={bar} />
      ))}
      <path class="v-zero" d={`M${box.left} ${baseY}H${box.width - box.right}`} />
      {zeroX !== undefined && <path class="v-zero" d={`M${px(zeroX)} ${baseY}v5`} />}
      {ticks.map((tick, index) => (
        <Label key={index} x={tick.at} y={box.height - 7} anchor="middle">
          {write(tick.value)}
        </Label>
      ))}
      <Marks
        marks={props.marks}
        toX={toX}
        top={box.top}
        baseY={baseY}
        write={chartNumbers(props.language, props.decimals ?? 1).plain}
      />
    </ChartSvg>
  )
}

/** How the outcomes are spread, below zero in the colour of loss, with named values above. */
export function Histogram(props: HistogramProps) {
  const t = chartTexts(props.language)
  const { plain } = chartNumbers(props.language, props.decimals ?? 1)
  const marks = props.marks.map(mark => `${mark.label} ${plain(mark.value)}`).join(', ')
  const share = formats(props.language).percent(shareBelowZero(props.bins))
  const finding = props.finding ?? t('histogramFinding', { marks, share })
  return (
    <ChartFigure
      {...props}
      draw={size => <Drawing {...props} size={size} finding={finding} />}
      table={() => ({
        head: [t('from'), t('to'), t('count')],
        rows: props.bins.map(bin => [
          plain(bin.from),
          plain(bin.to),
          chartNumbers(props.language, 0).plain(bin.count),
        ]),
      })}
    />
  )
}
