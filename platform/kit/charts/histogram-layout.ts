import { scaleLinear } from 'd3-scale'
import type { Box, PlotBox, Tick } from './geometry.ts'

/** Outcomes from `from` up to `to`. */
export interface HistogramBin {
  from: number
  to: number
  count: number
}

/** A named value on the horizontal axis, such as P50. */
export interface HistogramMark {
  label: string
  value: number
  isMain?: boolean | undefined
}

/**
 * Counts outcomes in bins of equal width between two values; what lies outside is left out.
 * @param values in any order
 */
export function histogramBins(
  values: readonly number[],
  { low, high, count = 44 }: { low: number; high: number; count?: number },
): HistogramBin[] {
  const width = (high - low) / count
  const counts = new Array<number>(count).fill(0)
  for (const value of values) {
    if (value < low || value > high) continue
    const index = Math.min(count - 1, Math.floor((value - low) / width))
    counts[index]! += 1
  }
  return counts.map((binCount, index) => ({
    from: low + index * width,
    to: low + (index + 1) * width,
    count: binCount,
  }))
}

/** Share of the outcomes below zero, 0-1; a bin over zero counts in proportion. */
export function shareBelowZero(bins: readonly HistogramBin[]): number {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  if (total === 0) return 0
  const below = bins.reduce((sum, { from, to, count }) => {
    const part = Math.max(0, Math.min(1, -from / (to - from)))
    return sum + count * part
  }, 0)
  return below / total
}

/** Bars and axis of a histogram, in px. */
export interface HistogramLayout {
  bars: (Box & { isLoss: boolean })[]
  ticks: Tick[]
  toX: (value: number) => number
  baseY: number
  /** Place of zero when it lies inside. */
  zeroX: number | undefined
}

/** Lays out a histogram; a bin whose middle is below zero is a loss. */
export function histogramLayout(
  bins: readonly HistogramBin[],
  box: PlotBox,
  mostTicks: number,
): HistogramLayout {
  const low = bins[0]?.from ?? 0
  const high = bins.at(-1)?.to ?? 1
  const x = scaleLinear([low, high], [box.left, box.width - box.right])
  const baseY = box.height - box.bottom
  const y = scaleLinear([0, Math.max(1, ...bins.map(bin => bin.count))], [baseY, box.top])
  return {
    bars: bins.map(bin => ({
      x: x(bin.from) + 0.5,
      y: y(bin.count),
      width: x(bin.to) - x(bin.from) - 1,
      height: baseY - y(bin.count),
      isLoss: bin.from + bin.to < 0,
    })),
    ticks: x.ticks(mostTicks).map(value => ({ value, at: x(value) })),
    toX: x,
    baseY,
    zeroX: low < 0 && high > 0 ? x(0) : undefined,
  }
}
