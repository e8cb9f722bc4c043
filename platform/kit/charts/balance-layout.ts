import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import type { PlotBox, Point, Tick } from './geometry.ts'

/** A range around the median: widest first. */
export interface BalanceBand {
  /** Names of the two edges: "P10" and "P90". */
  lowLabel: string
  highLabel: string
  low: readonly number[]
  high: readonly number[]
}

/** What a balance chart shows, one value for each period. */
export interface BalanceData {
  median: readonly number[]
  bands?: readonly BalanceBand[] | undefined
  /** The same under a replayed downturn. */
  replay?: readonly number[] | undefined
  /** Level that may not be passed, such as a credit. */
  limit?: number | undefined
}

/** Lines, bands and marks of a balance chart, in px. */
export interface BalanceLayout {
  bandPaths: string[]
  medianPath: string
  replayPath: string | undefined
  limitY: number | undefined
  ticks: Tick[]
  xs: number[]
  /** Lowest point of the median. */
  peak: Point & { period: number; value: number }
  toY: (value: number) => number
}

/** Lays out a balance in time. The lowest point of the median is the peak of what has to be financed. */
export function balanceLayout(data: BalanceData, box: PlotBox): BalanceLayout {
  const bands = data.bands ?? []
  const all = [
    0,
    ...data.median,
    ...(data.replay ?? []),
    ...bands.flatMap(band => [...band.low, ...band.high]),
    ...(data.limit === undefined ? [] : [data.limit]),
  ]
  const high = Math.max(...all)
  // Room under the limit and the lowest point, so that their words do not lie on the axis.
  const lowest = Math.min(...all)
  const named = Math.min(data.limit ?? 0, ...data.median)
  const low = Math.min(lowest, named - (high - named) * 0.1)
  const y = scaleLinear([low, high], [box.height - box.bottom, box.top]).nice(5)
  const last = Math.max(1, data.median.length - 1)
  const x = scaleLinear([0, last], [box.left + 4, box.width - box.right])
  const pathOf = (values: readonly number[]): string =>
    line<number>(
      (_, period) => x(period),
      value => y(value),
    )
      .curve(curveMonotoneX)
      .digits(1)([...values]) ?? ''
  const bandPathOf = (band: BalanceBand): string =>
    area<number>(
      (_, period) => x(period),
      (_, period) => y(band.low[period]!),
      (_, period) => y(band.high[period]!),
    )
      .curve(curveMonotoneX)
      .digits(1)([...band.low]) ?? ''
  const value = Math.min(...data.median)
  const period = data.median.indexOf(value)
  return {
    bandPaths: bands.map(bandPathOf),
    medianPath: pathOf(data.median),
    replayPath: data.replay && pathOf(data.replay),
    limitY: data.limit === undefined ? undefined : y(data.limit),
    ticks: y.ticks(5).map(tick => ({ value: tick, at: y(tick) })),
    xs: data.median.map((_, index) => x(index)),
    peak: { x: x(period), y: y(value), period, value },
    toY: y,
  }
}
