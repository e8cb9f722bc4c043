import { scaleBand, scaleLinear } from 'd3-scale'
import { ChartFigure, type ChartProps, type ChartSize, type ChartTable } from './chart-figure.tsx'
import { Bar, ChartSvg, Label, ValueAxis } from './chart-svg.tsx'
import type { Box, PlotBox, Tick } from './geometry.ts'
import { px, shownPeriods } from './geometry.ts'
import { ShapeLegend } from './legend.tsx'
import { axisNumbers, chartNumbers, chartTexts, shortPeriod } from './texts.ts'

/** One layer of the columns. Layers are stacked from the last (bottom, full colour) to the first. */
export interface ColumnLayer {
  name: string
  /** Step of the order, pale to full. */
  step: 1 | 2 | 3 | 4
  values: readonly number[]
}

interface StackedColumnsProps extends ChartProps {
  periods: readonly string[]
  layers: readonly ColumnLayer[]
  decimals?: number | undefined
  /** From this period on the figures are expectations. */
  expectedFrom?: number | undefined
}

/** Boxes of all layers, in px; per period they add up to the total. */
export function stackedColumnsLayout(
  layers: readonly ColumnLayer[],
  periodCount: number,
  box: PlotBox,
): { boxes: (Box & { step: number; period: number })[]; ticks: Tick[]; centres: number[]; band: number } {
  const totals = totalsOf(layers, periodCount)
  const y = scaleLinear([0, Math.max(Number.EPSILON, ...totals)], [box.height - box.bottom, box.top]).nice(5)
  const x = scaleBand<number>([box.left, box.width - box.right])
    .domain(totals.map((_, period) => period))
    .paddingInner(0.22)
    .paddingOuter(0.1)
  const boxes = totals.flatMap((_, period) => {
    let base = 0
    return layers.toReversed().map(({ step, values }) => {
      const value = values[period] ?? 0
      const top = y(base + value)
      const height = y(base) - top
      base += value
      return { step, period, x: x(period)!, y: top, width: x.bandwidth(), height }
    })
  })
  return {
    boxes,
    ticks: y.ticks(5).map(value => ({ value, at: y(value) })),
    centres: totals.map((_, period) => x(period)! + x.bandwidth() / 2),
    band: x.step(),
  }
}

function totalsOf(layers: readonly ColumnLayer[], periodCount: number): number[] {
  return Array.from({ length: periodCount }, (_, period) =>
    layers.reduce((sum, { values }) => sum + (values[period] ?? 0), 0),
  )
}

function Drawing({ size, finding, ...props }: StackedColumnsProps & { size: ChartSize; finding: string }) {
  const { periods, layers, language, expectedFrom } = props
  const isWide = size.name === 'wide'
  const box = { width: size.width, height: isWide ? 270 : 220, top: 12, right: 8, bottom: 22, left: 46 }
  const { boxes, ticks, centres, band } = stackedColumnsLayout(layers, periods.length, box)
  const bottom = box.height - box.bottom
  const expectedX = expectedFrom === undefined ? undefined : centres[expectedFrom]! - band / 2
  return (
    <ChartSvg
      id={`${props.id}-${size.name}`}
      title={`${props.title}, ${props.unit}`}
      finding={finding}
      width={box.width}
      height={box.height}
    >
      {expectedX !== undefined && (
        <>
          <Bar
            class="v-expected"
            box={{
              x: expectedX,
              y: box.top,
              width: box.width - box.right - expectedX,
              height: bottom - box.top,
            }}
          />
          <Label x={expectedX + 5} y={box.top + 13} class="v-label-2">
            {chartTexts(language)('expected')}
          </Label>
        </>
      )}
      <ValueAxis
        ticks={ticks}
        left={box.left}
        right={box.width - box.right}
        write={axisNumbers(
          language,
          ticks.map(tick => tick.value),
        )}
      />
      {boxes.map(layer => (
        <Bar key={`${layer.period}-${layer.step}`} class={`v-step-${layer.step}`} box={layer} />
      ))}
      <path class="v-zero" d={`M${box.left} ${px(bottom)}H${box.width - box.right}`} />
      {shownPeriods(periods.length, isWide ? 14 : 8).map(period => (
        <Label key={periods[period]} x={centres[period]!} y={box.height - 6} anchor="middle">
          {isWide ? periods[period] : shortPeriod(periods[period]!)}
        </Label>
      ))}
    </ChartSvg>
  )
}

function tableOf(props: StackedColumnsProps, totals: readonly number[]): ChartTable {
  const t = chartTexts(props.language)
  const { plain } = chartNumbers(props.language, props.decimals ?? 0)
  return {
    head: [t('period'), ...props.layers.map(({ name }) => name), t('total')],
    rows: props.periods.map((name, period) => [
      name,
      ...props.layers.map(({ values }) => plain(values[period] ?? 0)),
      plain(totals[period]!),
    ]),
  }
}

/** Columns per period in ordered layers, such as states from plan to built. */
export function StackedColumns(props: StackedColumnsProps) {
  const totals = totalsOf(props.layers, props.periods.length)
  const { plain } = chartNumbers(props.language, props.decimals ?? 0)
  const finding =
    props.finding ??
    chartTexts(props.language)('columnsFinding', {
      period: props.periods.at(-1) ?? '',
      value: plain(totals.at(-1) ?? 0),
    })
  return (
    <ChartFigure
      {...props}
      draw={size => <Drawing {...props} size={size} finding={finding} />}
      table={() => tableOf(props, totals)}
      legend={
        <ShapeLegend shapes={props.layers.map(({ name, step }) => ({ name, class: `v-step-${step}` }))} />
      }
    />
  )
}
