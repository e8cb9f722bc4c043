import type { Language } from '../texts/texts.ts'
import { cashFlowLayout, netOf, type PeriodSeries } from './cash-flow-layout.ts'
import { ChartFigure, type ChartProps, type ChartSize, type ChartTable } from './chart-figure.tsx'
import { axisRoom, Bar, ChartSvg, Label, SeriesBox, ValueAxis } from './chart-svg.tsx'
import { px, shownPeriods } from './geometry.ts'
import { SeriesLegend } from './legend.tsx'
import { axisNumbers, chartNumbers, chartTexts, shortPeriod } from './texts.ts'

interface CashFlowProps extends ChartProps {
  periods: readonly string[]
  series: readonly PeriodSeries[]
  decimals?: number | undefined
  /** From this period on the figures are expectations: a sunken ground shows it. */
  expectedFrom?: number | undefined
}

type DrawingProps = CashFlowProps & { size: ChartSize; finding: string }

function Drawing({ size, ...props }: DrawingProps) {
  const { periods, series, language, expectedFrom } = props
  const isWide = size.name === 'wide'
  const plot = {
    width: size.width,
    height: isWide ? Math.round(size.width * 0.2 + 170) : 220,
    top: 10,
    right: 8,
    bottom: 22,
    left: axisRoom([]),
  }
  const usual = cashFlowLayout(series, periods.length, plot)
  const values = usual.ticks.map(tick => tick.value)
  const write = axisNumbers(language, values)
  const box = { ...plot, left: axisRoom(values.map(write)) }
  const { bars, ticks, centres, net, netPath } =
    box.left === plot.left ? usual : cashFlowLayout(series, periods.length, box)
  const bottom = box.height - box.bottom
  const step = (centres[1] ?? box.width) - (centres[0] ?? 0)
  const expectedX = expectedFrom === undefined ? undefined : centres[expectedFrom]
  return (
    <ChartSvg
      id={`${props.id}-${size.name}`}
      title={`${props.title}, ${props.unit}`}
      finding={props.finding}
      width={box.width}
      height={box.height}
    >
      {expectedX !== undefined && (
        <Bar
          class="v-expected"
          box={{
            x: expectedX - step / 2,
            y: box.top,
            width: box.width - box.right - expectedX + step / 2,
            height: bottom - box.top,
          }}
        />
      )}
      <ValueAxis ticks={ticks} left={box.left} right={box.width - box.right} write={write} />
      {bars.map((bar, index) => (
        <SeriesBox key={index} series={bar.key} box={{ ...bar, height: Math.max(0.8, bar.height - 1) }} />
      ))}
      {ticks
        .filter(tick => tick.value === 0)
        .map(tick => (
          <path key="zero" class="v-zero" d={`M${box.left} ${px(tick.at)}H${box.width - box.right}`} />
        ))}
      <path class="v-net" d={netPath} />
      {net.map((point, period) => (
        <circle key={periods[period]} class="v-dot" cx={px(point.x)} cy={px(point.y)} r={2.6} />
      ))}
      {shownPeriods(periods.length, isWide ? 15 : 8).map(period => (
        <Label key={periods[period]} x={centres[period]!} y={box.height - 6} anchor="middle">
          {shortPeriod(periods[period]!)}
        </Label>
      ))}
    </ChartSvg>
  )
}

function tableOf(props: CashFlowProps, net: readonly number[]): ChartTable {
  const t = chartTexts(props.language)
  const { plain } = chartNumbers(props.language, props.decimals ?? 1)
  return {
    head: [t('period'), ...props.series.map(({ name }) => name), t('net')],
    rows: props.periods.map((name, period) => [
      name,
      ...props.series.map(({ values }) => plain(values[period] ?? 0)),
      plain(net[period]!),
    ]),
  }
}

function findingOf(
  language: Language,
  periods: readonly string[],
  net: readonly number[],
  decimals: number,
): string {
  const { plain } = chartNumbers(language, decimals)
  const low = Math.min(...net)
  const high = Math.max(...net)
  return chartTexts(language)('cashFlowFinding', {
    low: plain(low),
    lowPeriod: periods[net.indexOf(low)] ?? '',
    high: plain(high),
    highPeriod: periods[net.indexOf(high)] ?? '',
  })
}

/** Cash flow of all series per period: stacked up and down, the net as a line with dots. */
export function CashFlowBars(props: CashFlowProps) {
  const net = netOf(props.series, props.periods.length)
  const finding = props.finding ?? findingOf(props.language, props.periods, net, props.decimals ?? 1)
  return (
    <ChartFigure
      {...props}
      draw={size => <Drawing {...props} size={size} finding={finding} />}
      table={() => tableOf(props, net)}
      legend={<SeriesLegend series={props.series} />}
    />
  )
}
