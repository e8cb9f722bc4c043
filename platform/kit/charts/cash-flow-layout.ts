import { scaleBand, scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { SeriesKey } from '../ui/types.ts'
import type { Box, PlotBox, Point, Tick } from './geometry.ts'

/** One series with a value for each period. */
export interface PeriodSeries {
  key: SeriesKey
  name: string
  values: readonly number[]
}

/** A bar of one series in one period. */
export interface PeriodBar extends Box {
  key: SeriesKey
  period: number
}

/** Bars, axis and net line of a cash flow chart, in px. */
export interface CashFlowLayout {
  bars: PeriodBar[]
  ticks: Tick[]
  centres: number[]
  net: (Point & { value: number })[]
  netPath: string
}

/** Bars lower than this are not seen and only make the markup longer. */
const leastHeightPx = 0.4

/** Sum over all series, per period. */
export function netOf(series: readonly PeriodSeries[], periodCount: number): number[] {
  return Array.from({ length: periodCount }, (_, period) =>
    series.reduce((sum, { values }) => sum + (values[period] ?? 0), 0),
  )
}

function extentOf(
  series: readonly PeriodSeries[],
  periodCount: number,
  net: readonly number[],
): [number, number] {
  let low = Math.min(0, ...net)
  let high = Math.max(0, ...net)
  for (let period = 0; period < periodCount; period++) {
    let up = 0
    let down = 0
    for (const { values } of series) {
      const value = values[period] ?? 0
      if (value > 0) up += value
      else down += value
    }
    low = Math.min(low, down)
    high = Math.max(high, up)
  }
  return low === high ? [0, 1] : [low, high]
}

/**
 * Stacks what comes in above zero and what goes out below it, per period, with the net of all series as a line.
 * The bars of one period above zero add up to its inflow, below zero to its outflow.
 */
export function cashFlowLayout(
  series: readonly PeriodSeries[],
  periodCount: number,
  box: PlotBox,
): CashFlowLayout {
  const net = netOf(series, periodCount)
  const y = scaleLinear(extentOf(series, periodCount, net), [box.height - box.bottom, box.top]).nice(5)
  const x = scaleBand<number>([box.left, box.width - box.right])
    .domain(Array.from({ length: periodCount }, (_, period) => period))
    .paddingInner(0.28)
    .paddingOuter(0.1)
  const bars: PeriodBar[] = []
  for (let period = 0; period < periodCount; period++) {
    let up = 0
    let down = 0
    for (const { key, values } of series) {
      const value = values[period] ?? 0
      const start = value > 0 ? up : down
      const top = Math.min(y(start), y(start + value))
      const height = Math.abs(y(start + value) - y(start))
      if (value > 0) up += value
      else down += value
      if (height >= leastHeightPx)
        bars.push({ key, period, x: x(period)!, y: top, width: x.bandwidth(), height })
    }
  }
  const centres = Array.from({ length: periodCount }, (_, period) => x(period)! + x.bandwidth() / 2)
  const points = net.map((value, period) => ({ x: centres[period]!, y: y(value), value }))
  return {
    bars,
    ticks: y.ticks(5).map(value => ({ value, at: y(value) })),
    centres,
    net: points,
    netPath:
      line<Point>(
        point => point.x,
        point => point.y,
      ).digits(1)(points) ?? '',
  }
}
