export type { BalanceBand } from './balance-layout.ts'
export { BalanceLine } from './balance-line.tsx'
export { BarCell, type BarRow, BarRows } from './bar-rows.tsx'
export { BubbleMap } from './bubble-map.tsx'
export { CashFlowBars } from './cash-flow-bars.tsx'
export type { PeriodSeries } from './cash-flow-layout.ts'
export {
  ChartFigure,
  type ChartProps,
  type ChartSize,
  type ChartSpan,
  type ChartTable,
} from './chart-figure.tsx'
export { Bar, ChartSvg, DecorationSvg, Label, SeriesBox, ValueAxis } from './chart-svg.tsx'
export { Frontier, type FrontierPoint } from './frontier.tsx'
export { type CoverageCell, CoverageTable, HeatTable, type SeatState, Seats } from './heat-table.tsx'
export { Histogram } from './histogram.tsx'
export { type HistogramBin, type HistogramMark, histogramBins } from './histogram-layout.ts'
export { ChanceBar, IntervalStrip, StripAxis, type StripDomain } from './interval-strip.tsx'
export { SeriesChip, SeriesLegend, ShapeLegend } from './legend.tsx'
export type { MapPoint } from './map-labels.ts'
export type { Land } from './map-layout.ts'
export { PlaceMap } from './place-map.tsx'
export { Sparkline } from './sparkline.tsx'
export { type ColumnLayer, StackedColumns } from './stacked-columns.tsx'
export { Tornado } from './tornado.tsx'
export type { Swing } from './tornado-layout.ts'
