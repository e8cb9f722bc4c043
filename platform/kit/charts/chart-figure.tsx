import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Language } from '../texts/texts.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { classNames } from '../ui/types.ts'
import { chartTexts } from './texts.ts'
import { useSeenSize, WhileSeen } from './while-seen.tsx'

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
  /** Asked for when it is shown. */
  table: () => ChartTable
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

/** The data of the chart, folded up: on a page that is live it is made when somebody opens it. */
function FoldedTable({ language, title, table }: Pick<ChartFigureProps, 'language' | 'title' | 'table'>) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details class="v-as-table" onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>
        {chartTexts(language)('showAsTable')}
        <span class="vh">: {title}</span>
      </summary>
      <ScrollRegion label={title} isOwn>
        <WhileSeen isSeen={isOpen} draw={() => <DataTableOfChart title={title} table={table()} />} />
      </ScrollRegion>
    </details>
  )
}

/** Title with unit, the drawing at two widths of which one is shown, and the same data as a table. */
export function ChartFigure(props: ChartFigureProps) {
  const { id, title, draw } = props
  const span = props.span ?? 'half'
  const seen = useSeenSize()
  return (
    <figure class="v-figure" aria-labelledby={`${id}-titel`}>
      <figcaption class={classNames(props.isTitleHidden && 'vh')}>
        <strong id={`${id}-titel`}>{title}</strong>
        <span class="sub">{props.unit}</span>
      </figcaption>
      <div class="only-wide">
        <WhileSeen isSeen={seen !== 'narrow'} draw={() => draw({ name: 'wide', width: wideWidths[span] })} />
      </div>
      <div class="only-narrow">
        <WhileSeen isSeen={seen !== 'wide'} draw={() => draw({ name: 'narrow', width: narrowWidth })} />
      </div>
      {props.legend}
      <FoldedTable {...props} />
    </figure>
  )
}
