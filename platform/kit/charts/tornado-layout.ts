import { scaleLinear } from 'd3-scale'
import type { Box, PlotBox } from './geometry.ts'

/** One assumption: the result when it goes against us and when it goes our way, as differences with the median. */
export interface Swing {
  name: string
  low: number
  high: number
}

/** One row of a tornado, in px. */
export interface TornadoRow extends Swing {
  lowBox: Box
  highBox: Box
  middleY: number
}

/** A bar is no thicker than this, however many lines its name has. */
const barHeightMostPx = 18

/** Rows of a tornado, the widest first, all on one axis around zero. */
export function tornadoLayout(swings: readonly Swing[], box: PlotBox): { rows: TornadoRow[]; zeroX: number } {
  const widest = Math.max(
    Number.EPSILON,
    ...swings.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]),
  )
  const x = scaleLinear([-widest, widest], [box.left, box.width - box.right])
  const rowHeight = (box.height - box.top - box.bottom) / Math.max(1, swings.length)
  const barHeight = Math.min(rowHeight * 0.68, barHeightMostPx)
  const boxOf = (from: number, to: number, y: number): Box => ({
    x: x(Math.min(from, to)),
    y: y + (rowHeight - barHeight) / 2,
    width: Math.abs(x(to) - x(from)),
    height: barHeight,
  })
  const rows = swings
    .toSorted((a, b) => b.high - b.low - (a.high - a.low))
    .map((swing, index) => {
      const y = box.top + index * rowHeight
      return {
        ...swing,
        lowBox: boxOf(swing.low, 0, y),
        highBox: boxOf(0, swing.high, y),
        middleY: y + rowHeight / 2,
      }
    })
  return { rows, zeroX: x(0) }
}
