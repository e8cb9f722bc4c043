import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { classNames } from '../ui/types.ts'
import { chartTexts } from './texts.ts'

/** The data of a chart as words, first column the row heads. */
export interface ChartTable {
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

/** A width at which a chart is drawn; text stays 12-13 px in both. */
export interface ChartSize {
  name: 'wide' | 'narrow'
  width: number
}

/** How much room a chart gets on a wide screen: a pane, half a page, or the main column. */
export type ChartSpan = 'pane' | 'half' | 'full'

const wideWidths: Record<ChartSpan, number> = { pane: 424, half: 540, full: 770 }
const narrowWidth = 326

/** What every chart takes. */
export interface ChartProps {
  language: Language
  /** Unique on the page. */
  id: string
  title: string
  /** Unit and what the lines are: "€ mln per party". */
  unit: string
  span?: ChartSpan | undefined
  /** Where the heading of a panel says the same, the title is only read out. */
  isTitleHidden?: boolean | undefined
  /** Instead of the finding that the chart works out itself. */
  finding?: string | undefined
}

interface ChartFigureProps extends ChartProps {
  draw: (size: ChartSize) => ComponentChildren
  table: ChartTable
  legend?: ComponentChildren
}

function DataTableOfChart({ title, table }: { title: string; table: ChartTable }) {
  return (
    <table class="utrecht-table">
      <caption class="vh">{title}</caption>
      <thead>
        <tr>
          {table.head.map((name, index) => (
            <th key={name} scope="col" class={index > 0 ? 'n' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((text, column) =>
              column === 0 ? (
                <th key={table.head[column]} scope="row">
                  {text}
                </th>
              ) : (
                <td key={table.head[column]} class="n">
                  {text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Title with unit, the drawing at two widths of which one is shown, and the same data as a table. */
export function ChartFigure(props: ChartFigureProps) {
  const { id, title, draw } = props
  const span = props.span ?? 'half'
  return (
    <figure class="v-figure" aria-labelledby={`${id}-titel`}>
      <figcaption class={classNames(props.isTitleHidden && 'vh')}>
        <strong id={`${id}-titel`}>{title}</strong>
        <span class="sub">{props.unit}</span>
      </figcaption>
      <div class="only-wide">{draw({ name: 'wide', width: wideWidths[span] })}</div>
      <div class="only-narrow">{draw({ name: 'narrow', width: narrowWidth })}</div>
      {props.legend}
      <details class="v-as-table">
        <summary>
          {chartTexts(props.language)('showAsTable')}
          <span class="vh">: {title}</span>
        </summary>
        <ScrollRegion label={title} isOwn>
          <DataTableOfChart title={title} table={props.table} />
        </ScrollRegion>
      </details>
    </figure>
  )
}
