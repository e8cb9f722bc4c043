import { memo } from '../../../../kit/ui/memo.tsx'
import { classNames } from '../../../../kit/ui/types.ts'
import type { ColumnWidths } from '../../rules/workbench/column-widths.ts'
import type { AmountColumn } from '../../rules/workbench/columns.ts'
import type { ColumnBlock } from '../../rules/workbench/columns-in-view.ts'
import { leadColumns } from '../../rules/workbench/grid-place.ts'
import type { Grid } from '../../rules/workbench/rows.ts'
import { AmountCells } from './grid-columns.tsx'
import type { Bench } from './use-workbench.ts'
import { periodName, type View } from './view.ts'

/** Head of a column of amounts, and more about it for who points at it. */
export function columnHead(column: AmountColumn, bench: Bench, view: View): { text: string; more?: string } {
  const { caseFile } = bench.workedOut
  switch (column.kind) {
    case 'phase': {
      const words = column.phaseId.replaceAll('-', ' ')
      const period = (t: number) => periodName(caseFile, t, view)
      return {
        text: words.charAt(0).toUpperCase() + words.slice(1),
        more: `${period(column.from)} – ${period(column.to)}`,
      }
    }
    case 'rest':
      return { text: view.t('workbenchNoPhase') }
    case 'start':
      return { text: view.t('workbenchStart') }
    case 'year':
      return { text: String(column.year) }
    case 'party': {
      const party = view.party(column.partyId)
      return party ? { text: party.code, more: party.name } : { text: column.partyId }
    }
  }
}

interface ColumnsProps extends Pick<Grid, 'columns'> {
  widths: ColumnWidths
}

function ColumnGroup({ columns, widths: { amounts, quantities, prices } }: ColumnsProps) {
  const ofSize = (name: string, size: string) => classNames(name, size !== 'usual' && `${name}--${size}`)
  return (
    <colgroup class={amounts === 'usual' ? undefined : `v-cols--${amounts}`}>
      <col class="v-col-name" />
      <col class="v-col-route" />
      <col class={ofSize('v-col-quantity', quantities)} />
      <col class={ofSize('v-col-price', prices)} />
      {columns.map(column => (
        <col key={column.id} class={column.kind === 'phase' ? 'v-col-phase' : 'v-col-amount'} />
      ))}
      <col class="v-col-total" />
    </colgroup>
  )
}

/** Widths that do not hang on what stands in the cells: a new figure then moves nothing. */
export const Columns = memo(
  ColumnGroup,
  (before, after) =>
    before.columns === after.columns &&
    before.widths.amounts === after.widths.amounts &&
    before.widths.quantities === after.widths.quantities &&
    before.widths.prices === after.widths.prices,
)

interface HeadProps extends Pick<Grid, 'columns'> {
  blocks: readonly ColumnBlock[]
  bench: Bench
  view: View
}

function HeadRow({ columns, blocks, bench, view }: HeadProps) {
  const { t } = view
  const head = (place: number) => {
    const column = columns[place]!
    const { text, more } = columnHead(column, bench, view)
    return (
      <th key={column.id} scope="col" aria-colindex={leadColumns + place + 1} class="n" title={more}>
        {text} <span class="unit">{t('workbenchMillion')}</span>
      </th>
    )
  }
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{t('workbenchLine')}</th>
        <th scope="col">{t('workbenchRoute')}</th>
        <th scope="col" class="n">
          {t('workbenchQuantity')}
        </th>
        <th scope="col" class="n">
          {t('workbenchPrice')} <span class="unit">€</span>
        </th>
        <AmountCells blocks={blocks} draw={head} />
        <th scope="col" aria-colindex={leadColumns + columns.length + 1} class="n v-total">
          {t('workbenchTotal')} <span class="unit">{t('workbenchMillion')}</span>
        </th>
      </tr>
    </thead>
  )
}

/** The heads; drawn again when the columns are others, or their periods have other names. */
export const Head = memo(HeadRow, (before, after) => {
  const [was, is] = [before.bench.workedOut.caseFile, after.bench.workedOut.caseFile]
  return (
    before.columns === after.columns &&
    before.blocks === after.blocks &&
    before.view === after.view &&
    was.valuationDate === is.valuationDate &&
    was.period === is.period
  )
})
