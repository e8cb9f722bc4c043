import { scaleLinear } from 'd3-scale'
import type { Language } from '../texts/texts.ts'
import type { SeriesKey } from '../ui/types.ts'
import { Bar, DecorationSvg, Label, SeriesBox } from './chart-svg.tsx'
import { clamp, px } from './geometry.ts'
import { axisNumbers } from './texts.ts'

/** The values that all strips of one list share, low and high. */
export type StripDomain = readonly [low: number, high: number]

/** Room at both ends, so that a mark on the edge is whole. */
const edgePx = 6

/** A value of the shared axis to px; what lies outside is drawn on the edge. */
export function stripScale([low, high]: StripDomain, width: number): (value: number) => number {
  const scale = scaleLinear([low, high], [edgePx, width - edgePx])
  return value => scale(clamp(value, low, high))
}

interface IntervalStripProps {
  series: SeriesKey
  /** P10, P50 and P90. */
  low: number
  median: number
  high: number
  /** The value under a replayed downturn: a diamond. */
  replay?: number | undefined
  domain: StripDomain
  width?: number | undefined
}

/** From P10 to P90 with a tick at P50, on an axis shared with the strips around it. The figures stand beside it in words. */
export function IntervalStrip({
  series,
  low,
  median,
  high,
  replay,
  domain,
  width = 322,
}: IntervalStripProps) {
  const x = stripScale(domain, width)
  const zero = domain[0] <= 0 && domain[1] >= 0 ? x(0) : undefined
  return (
    <DecorationSvg width={width} height={24}>
      <path class="v-gridline" d={`M${edgePx} 12H${width - edgePx}`} />
      <SeriesBox
        series={series}
        isPale
        box={{ x: x(low), y: 7, width: Math.max(1, x(high) - x(low)), height: 10 }}
      />
      {zero !== undefined && <path class="v-zero" d={`M${px(zero)} 3V21`} />}
      <rect class={`f-${series}`} x={px(x(median) - 2)} y={3} width={4} height={18} rx={1} />
      {replay !== undefined && <path class="v-diamond" d={`M${px(x(replay))} 7l5 5-5 5-5-5z`} />}
    </DecorationSvg>
  )
}

interface StripAxisProps {
  language: Language
  domain: StripDomain
  width?: number | undefined
}

/** The shared axis above a list of strips. */
export function StripAxis({ language, domain, width = 322 }: StripAxisProps) {
  const x = stripScale(domain, width)
  const ticks = scaleLinear([...domain], [0, 1]).ticks(5)
  const write = axisNumbers(language, ticks)
  return (
    <DecorationSvg width={width} height={16}>
      {ticks.map(tick => (
        <Label key={tick} x={clamp(x(tick), 14, width - 14)} y={12} anchor="middle">
          {write(tick)}
        </Label>
      ))}
    </DecorationSvg>
  )
}

interface ChanceBarProps {
  /** 0-1. */
  chanceShare: number
  /** The mark that the chance is held against, 0-1. */
  targetShare: number
}

/** A chance against its target: full colour when it is met, caution when not. The percentage stands beside it. */
export function ChanceBar({ chanceShare, targetShare }: ChanceBarProps) {
  const width = 72
  const reached = chanceShare >= targetShare
  return (
    <DecorationSvg width={78} height={12}>
      <Bar class="v-track" box={{ x: 0, y: 3, width, height: 6 }} />
      <Bar
        class={reached ? 'v-bar-gain' : 'v-bar-caution'}
        box={{ x: 0, y: 3, width: width * clamp(chanceShare, 0, 1), height: 6 }}
      />
      <path class="v-rule" d={`M${px(width * targetShare)} 0V12`} />
    </DecorationSvg>
  )
}
