import { Icon, SeriesCode } from '../../../../kit/ui/index.ts'
import { memo } from '../../../../kit/ui/memo.tsx'
import { classNames } from '../../../../kit/ui/types.ts'
import type { ColumnBlock } from '../../rules/workbench/columns-in-view.ts'
import { leadColumns } from '../../rules/workbench/grid-place.ts'
import type { Cell, GridRow } from '../../rules/workbench/rows.ts'
import { Tinted } from './figure.tsx'
import { AmountCells } from './grid-columns.tsx'
import type { Editing, GridState } from './use-grid.ts'
import type { View } from './view.ts'

interface RowProps {
  row: GridRow
  /** Its number among all rows, also those that are not drawn. */
  rowIndex: number
  view: View
  state: GridState
  /** Column with the focus, when it is in this row. */
  focused: number | undefined
  /** First and last selected column, when this row is in the selection and that is more than one cell. */
  selectedFrom: number
  selectedTo: number
  editing: Editing | undefined
  blocks: readonly ColumnBlock[]
}

/** Payer and payee as codes; whoever is outside has none. */
function Route({ row, view }: { row: GridRow; view: View }) {
  const code = (id: string) => {
    const party = view.party(id)
    if (party) return <SeriesCode series={party.series} code={party.code} name={party.name} />
    return <SeriesCode code="–" name={view.t('workbenchOutside')} />
  }
  return (
    <span class="v-route">
      {code(row.from)}
      <span aria-hidden="true">→</span>
      <span class="vh"> {view.t('workbenchPays')} </span>
      {code(row.to)}
    </span>
  )
}

function Editor({
  editing,
  state,
  label,
  isText,
}: {
  editing: Editing
  state: GridState
  label: string
  isText: boolean
}) {
  return (
    <input
      class={classNames('v-cell-input', isText && 'v-cell-input--text')}
      aria-label={label}
      aria-invalid={editing.isWrong ? 'true' : undefined}
      inputMode={isText ? 'text' : 'decimal'}
      autocomplete="off"
      value={editing.text}
      ref={field => {
        if (!field || field === document.activeElement) return
        field.focus()
        if (editing.isWhole) field.select()
      }}
      onInput={event => state.type(event.currentTarget.value)}
      onBlur={() => {
        if (!state.commit()) state.cancel()
      }}
    />
  )
}

const unitWords = { units: 'workbenchHomes' } as const

function quantityText(row: GridRow, { format }: View): string {
  const { value } = row.quantity
  if (value === undefined) return ''
  return format.number(value, { decimals: value < 20 && value % 1 !== 0 ? 1 : 0 })
}

function priceText(cell: Cell, { format }: View): string {
  if (cell.value === undefined) return ''
  if (cell.value >= 1e6) return format.moneyMillion(cell.value, { decimals: 2 }).replace(/^€\u00a0/, '')
  return format.number(cell.value, { decimals: cell.value < 100 && cell.value % 1 !== 0 ? 2 : 0 })
}

function unitText(row: GridRow, { t }: View): string {
  return row.quantity.unit in unitWords ? t('workbenchHomes') : row.quantity.unit
}

/** How many open remarks a line has, and the way to them; in the selected line also where there are none yet. */
function RemarkMark({ row, view, isSelected }: { row: GridRow; view: View; isSelected: boolean }) {
  const count = view.remarkCount(row.id)
  if (row.kind === 'vat' || row.kind === 'clause' || (count === 0 && !isSelected)) return null
  const name = view.name(row.name, row.id)
  return (
    <a class="v-remark-mark" href={view.remarksPage(row.id)} tabIndex={-1} data-remarks={row.id}>
      <Icon name="remark" />
      <span class="vh">{view.t('workbenchRemarkCount', { count, name })}</span>
      {count > 0 && <span aria-hidden="true">{count}</span>}
    </a>
  )
}

function LineRow(props: RowProps) {
  const { row, view, state, focused, editing } = props
  const { t, format } = view
  const name = view.name(row.name, row.id)
  const cellProps = (column: number, canEdit: boolean, ...names: (string | false | undefined)[]) => ({
    'data-column': column,
    'aria-colindex': column + 1,
    tabIndex: -1,
    'aria-readonly': canEdit ? undefined : ('true' as const),
    'aria-selected':
      column >= props.selectedFrom && column <= props.selectedTo ? ('true' as const) : undefined,
    class: classNames(
      ...names,
      canEdit && 'v-open',
      editing?.column === column && 'v-editing',
      column >= props.selectedFrom && column <= props.selectedTo && 'v-in-selection',
    ),
  })
  const inside = (column: number, label: string, text: string, isText = false) =>
    editing?.column === column ? (
      <Editor editing={editing} state={state} label={`${name}: ${label}`} isText={isText} />
    ) : (
      <Tinted text={text} />
    )
  const amount = (cell: Cell, column: number, label: string, ...names: string[]) => (
    <td
      key={column}
      {...cellProps(column, cell.edit !== undefined, 'n', ...names, cell.value ? undefined : 'v-none')}
    >
      {inside(column, label, cell.value === undefined ? '' : format.million(cell.value))}
    </td>
  )
  return (
    <tr
      data-row={row.id}
      aria-rowindex={props.rowIndex}
      class={focused === undefined ? undefined : 'v-selected'}
    >
      <th {...cellProps(0, row.nameEdit !== undefined)} scope="row">
        {editing?.column === 0 ? (
          inside(0, t('workbenchLine'), name, true)
        ) : (
          <span class="v-line-name" title={name}>
            {name}
          </span>
        )}
        <RemarkMark row={row} view={view} isSelected={focused !== undefined} />
      </th>
      <td {...cellProps(1, false)}>
        <Route row={row} view={view} />
      </td>
      <td {...cellProps(2, row.quantity.edit !== undefined, 'n')}>
        {inside(2, t('workbenchQuantity'), quantityText(row, view))}
        {row.quantity.unit && editing?.column !== 2 && <span class="unit"> {unitText(row, view)}</span>}
      </td>
      <td {...cellProps(3, row.price.edit !== undefined, 'n')}>
        {inside(3, t('workbenchPrice'), priceText(row.price, view))}
      </td>
      <AmountCells
        blocks={props.blocks}
        draw={place => amount(row.amounts[place]!, leadColumns + place, t('workbenchAmount'))}
      />
      {amount(row.total, leadColumns + row.amounts.length, t('workbenchTotal'), 'v-total')}
    </tr>
  )
}

const sameCell = (a: Cell, b: Cell) =>
  a.value === b.value &&
  (a.edit === undefined) === (b.edit === undefined) &&
  a.pointers.length === b.pointers.length

function sameRow(a: GridRow, b: GridRow): boolean {
  return (
    a.name?.nl === b.name?.nl &&
    a.name?.en === b.name?.en &&
    a.from === b.from &&
    a.to === b.to &&
    a.amounts.length === b.amounts.length &&
    sameCell(a.quantity, b.quantity) &&
    sameCell(a.price, b.price) &&
    sameCell(a.total, b.total) &&
    a.amounts.every((cell, index) => sameCell(cell, b.amounts[index]!))
  )
}

/** A line of the grid; drawn again only when something in it changed. */
export const GridLine = memo(
  LineRow,
  (before, after) =>
    before.focused === after.focused &&
    before.selectedFrom === after.selectedFrom &&
    before.selectedTo === after.selectedTo &&
    before.editing === after.editing &&
    after.editing === undefined &&
    before.rowIndex === after.rowIndex &&
    before.blocks === after.blocks &&
    before.view === after.view &&
    (before.row === after.row || sameRow(before.row, after.row)),
)
