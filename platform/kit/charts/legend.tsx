import type { ComponentChildren } from 'preact'
import type { SeriesKey } from '../ui/types.ts'
import { Bar, DecorationSvg, SeriesBox } from './chart-svg.tsx'

/** The colour of a series as a small box, with its pattern, before a name. */
function SeriesChip({ series, children }: { series: SeriesKey; children: ComponentChildren }) {
  return (
    <span class="v-series-chip">
      <DecorationSvg width={16} height={12}>
        <SeriesBox series={series} box={{ x: 0, y: 0, width: 16, height: 12 }} />
      </DecorationSvg>
      {children}
    </span>
  )
}

/** What the colours are, where direct labels have no room. */
export function SeriesLegend({ series }: { series: readonly { key: SeriesKey; name: string }[] }) {
  return (
    <ul class="v-legend">
      {series.map(({ key, name }) => (
        <li key={name}>
          <SeriesChip series={key}>{name}</SeriesChip>
        </li>
      ))}
    </ul>
  )
}

/** The same for shapes that are not of a series. */
export function ShapeLegend({ shapes }: { shapes: readonly { class: string; name: string }[] }) {
  return (
    <ul class="v-legend">
      {shapes.map(shape => (
        <li key={shape.name} class="v-series-chip">
          <DecorationSvg width={16} height={12}>
            <Bar class={shape.class} box={{ x: 0.5, y: 0.5, width: 15, height: 11 }} />
          </DecorationSvg>
          {shape.name}
        </li>
      ))}
    </ul>
  )
}
