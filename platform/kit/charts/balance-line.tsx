import type { SeriesKey } from '../ui/types.ts'
import { type BalanceBand, type BalanceLayout, balanceLayout } from './balance-layout.ts'
import { ChartFigure, type ChartProps, type ChartSize, type ChartTable } from './chart-figure.tsx'
import { axisRoom, ChartSvg, Label, ValueAxis } from './chart-svg.tsx'
import { clamp, type PlotBox, px, shownPeriods, spreadLabels } from './geometry.ts'
import { axisNumbers, chartNumbers, chartTexts, shortPeriod } from './texts.ts'

interface BalanceProps extends ChartProps {
  periods: readonly string[]
  /** Whose balance: gives the colour. */
  series: SeriesKey
  median: readonly number[]
  /** Name of the line; "P50" unless there is no spread. */
  medianLabel?: string | undefined
  /** Widest first. */
  bands?: readonly BalanceBand[] | undefined
  replay?: readonly number[] | undefined
  limit?: { value: number; label: string } | undefined
  decimals?: number | undefined
}

interface EndLabel {
  value: number
  text: string
  class: string
}

function endLabelsOf(props: BalanceProps): EndLabel[] {
  const t = chartTexts(props.language)
  const { signed } = chartNumbers(props.language, props.decimals ?? 1)
  const last = props.median.length - 1
  const [widest] = props.bands ?? []
  const label = (name: string, value: number, className: string): EndLabel => ({
    value,
    text: `${name} ${signed(value)}`,
    class: className,
  })
  const labels = [label(props.medianLabel ?? t('median'), props.median[last]!, 'v-axis-strong')]
  if (widest) {
    labels.push(label(widest.highLabel, widest.high[last]!, 'v-label-2'))
    labels.push(label(widest.lowLabel, widest.low[last]!, 'v-label-2'))
  }
  if (props.replay) labels.push(label(t('replay'), props.replay[last]!, 'v-label-replay'))
  return labels
}

function EndLabels({ props, layout, box }: { props: BalanceProps; layout: BalanceLayout; box: PlotBox }) {
  const labels = endLabelsOf(props)
  const wanted = labels.map(label => layout.toY(label.value))
  const places = spreadLabels(wanted, 14, box.top, box.height - box.bottom)
  return (
    <>
      {labels.map((label, index) => (
        <Label key={label.text} x={box.width - box.right + 6} y={places[index]! + 4} class={label.class}>
          {label.text}
        </Label>
      ))}
    </>
  )
}

function Lines({ layout, series }: { layout: BalanceLayout; series: SeriesKey }) {
  return (
    <g class={`c-${series}`}>
      {layout.bandPaths.map((path, index) => (
        <path key={path} class={index === 0 ? 'v-band-outer' : 'v-band-inner'} d={path} />
      ))}
      <path class="v-median" d={layout.medianPath} />
      {layout.replayPath && <path class="v-replay" d={layout.replayPath} />}
    </g>
  )
}

function Drawing({ size, finding, ...props }: BalanceProps & { size: ChartSize; finding: string }) {
  const { periods, language, limit } = props
  const isWide = size.name === 'wide'
  const longest = Math.max(...endLabelsOf(props).map(label => label.text.length))
  const right = 14 + longest * 6.2
  const plot = {
    width: size.width,
    height: isWide ? 280 : 230,
    top: 14,
    right,
    bottom: 22,
    left: axisRoom([]),
  }
  const usual = balanceLayout({ ...props, limit: limit?.value }, plot)
  const values = usual.ticks.map(tick => tick.value)
  const write = axisNumbers(language, values)
  const box = { ...plot, left: axisRoom(values.map(write)) }
  const layout = box.left === plot.left ? usual : balanceLayout({ ...props, limit: limit?.value }, box)
  const { peak } = layout
  const peakText = chartTexts(language)('peak', {
    value: chartNumbers(language, props.decimals ?? 1).plain(peak.value),
    period: periods[peak.period] ?? '',
  })
  const half = peakText.length * 3.1
  return (
    <ChartSvg
      id={`${props.id}-${size.name}`}
      title={`${props.title}, ${props.unit}`}
      finding={finding}
      width={box.width}
      height={box.height}
    >
      <ValueAxis ticks={layout.ticks} left={box.left} right={box.width - right} write={write} />
      <Lines layout={layout} series={props.series} />
      {limit && layout.limitY !== undefined && (
        <>
          <path class="v-limit" d={`M${box.left} ${px(layout.limitY)}H${px(box.width - right)}`} />
          <Label x={box.left + 6} y={layout.limitY + 14} class="v-label-2 v-label-halo">
            {limit.label}
          </Label>
        </>
      )}
      <circle class="v-dot" cx={px(peak.x)} cy={px(peak.y)} r={3.5} />
      {/* At the end the label of the end says the same. */}
      {peak.period < periods.length - 1 && (
        <Label
          x={clamp(peak.x, box.left + half, box.width - right - half)}
          y={peak.y + 17}
          class="v-axis-strong v-label-halo"
          anchor="middle"
        >
          {peakText}
        </Label>
      )}
      <EndLabels props={props} layout={layout} box={box} />
      {shownPeriods(periods.length, isWide ? 8 : 5).map(period => (
        <Label key={periods[period]} x={layout.xs[period]!} y={box.height - 6} anchor="middle">
          {shortPeriod(periods[period]!)}
        </Label>
      ))}
    </ChartSvg>
  )
}

function tableOf(props: BalanceProps): ChartTable {
  const t = chartTexts(props.language)
  const { plain } = chartNumbers(props.language, props.decimals ?? 1)
  const columns = [
    { name: props.medianLabel ?? t('median'), values: props.median },
    ...(props.bands ?? []).flatMap(band => [
      { name: band.lowLabel, values: band.low },
      { name: band.highLabel, values: band.high },
    ]),
    ...(props.replay ? [{ name: t('replay'), values: props.replay }] : []),
  ]
  return {
    head: [t('period'), ...columns.map(column => column.name)],
    rows: props.periods.map((name, period) => [name, ...columns.map(({ values }) => plain(values[period]!))]),
  }
}

/** A balance in time with its spread, its lowest point, its limit and a replayed downturn. */
export function BalanceLine(props: BalanceProps) {
  const { plain } = chartNumbers(props.language, props.decimals ?? 1)
  const low = Math.min(...props.median)
  const finding =
    props.finding ??
    chartTexts(props.language)('balanceFinding', {
      value: plain(low),
      period: props.periods[props.median.indexOf(low)] ?? '',
      end: plain(props.median.at(-1) ?? 0),
    })
  return (
    <ChartFigure
      {...props}
      draw={size => <Drawing {...props} size={size} finding={finding} />}
      table={() => tableOf(props)}
    />
  )
}
