import { Fragment } from 'preact'
import { readBlock, writeBlock } from '../../rules/workbench/clipboard.ts'
import { blockTexts, cellAt, editAt } from '../../rules/workbench/grid-edits.ts'
import {
  balanceKey,
  columnCount,
  groupKey,
  leadColumns,
  type Place,
  rowAt,
  rowKeys,
} from '../../rules/workbench/grid-place.ts'
import type { Grid, GridGroup, GridRow } from '../../rules/workbench/rows.ts'
import { blocksOf, type Span } from '../../rules/workbench/rows-in-view.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import type { WorkbenchProps } from '../../workbench-contract.ts'
import { Tinted } from './figure.tsx'
import { Columns, columnHead, Head } from './grid-head.tsx'
import { GridLine } from './grid-row.tsx'
import { useRowsInView } from './rows-in-view.ts'
import { type GridState, useGrid } from './use-grid.ts'
import type { Bench } from './use-workbench.ts'
import type { View } from './view.ts'

interface Props {
  grid: Grid
  bench: Bench
  view: View
  ask: (question: Question) => void
  /** Whether an explanation is open: then it follows the cell. */
  isExplaining: boolean
  addresses: Pick<WorkbenchProps['addresses'], 'line' | 'row'>
  /** Whether this reader may add lines. */
  mayAdd: boolean
  /** Opens the remarks at a line. */
  openRemarks: (lineId: string) => void
}

/** What is read out as the number of a row, counted from 0 below the heads. */
const rowIndex = (number: number): number => number + 2

interface SumsProps {
  rowKey: string
  number: number
  words: string
  class?: string
  amounts: readonly number[]
  total: number
  view: View
}

/** A row of subtotals: its words cover the columns before the amounts. */
function Sums({ rowKey, number, words, class: name, amounts, total, view }: SumsProps) {
  return (
    <tr data-row={rowKey} class={name} aria-rowindex={rowIndex(number)}>
      <th scope="row" colSpan={leadColumns} data-column={0} tabIndex={-1}>
        {words}
      </th>
      {[...amounts, total].map((eur, index) => {
        const column = leadColumns + index
        return (
          <td
            key={column}
            data-column={column}
            tabIndex={-1}
            class={index === amounts.length ? 'n v-total' : 'n'}
          >
            <Tinted text={view.format.million(eur)} />
          </td>
        )
      })}
    </tr>
  )
}

function placeOf(event: Event): Place | undefined {
  const { target } = event
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : undefined
  const row = cell?.closest<HTMLElement>('[data-row]')?.dataset.row
  return cell && row !== undefined ? { row, column: Number(cell.dataset.column) } : undefined
}

/** What a place shows, as a question; undefined where there is no figure. */
function questionAt(props: Props, place: Place): Question | undefined {
  const { grid, bench, view } = props
  const row = rowAt(grid, place.row)
  if (!row) return undefined
  const here = cellAt(row, place.column)
  const isFigure = here !== undefined && here.pointers.length > 0
  const cell = isFigure ? here : row.total
  if (cell.pointers.length === 0) return undefined
  const column = isFigure ? grid.columns[place.column - leadColumns] : undefined
  const what = column
    ? columnHead(column, bench, view).text
    : isFigure && place.column === 2
      ? view.t('workbenchQuantity')
      : isFigure && place.column === 3
        ? view.t('workbenchPrice')
        : view.t('workbenchTotal')
  return { subject: `${view.name(row.name, row.id)}, ${what}`, pointers: cell.pointers, sign: cell.sign }
}

/** Keys while a cell is typed in; the rest is for the field itself. */
function onEditingKey(event: KeyboardEvent, state: GridState): void {
  if (event.key === 'Enter') state.commit('down')
  else if (event.key === 'Tab') state.commit(event.shiftKey ? 'left' : 'right')
  else if (event.key === 'Escape') state.cancel()
  else return
  event.preventDefault()
  event.stopPropagation()
}

function onKey(event: KeyboardEvent, props: Props, state: GridState): void {
  if (state.editing) {
    onEditingKey(event, state)
    return
  }
  const isControl = event.ctrlKey || event.metaKey
  const { place } = state
  const row = rowAt(props.grid, place.row)
  const target = row && editAt(row, place.column)
  const question = questionAt(props, place)
  const explain = () => question && props.ask(question)
  if (event.key === 'F2' && event.shiftKey && row) props.openRemarks(row.id)
  else if (event.key === 'F2') explain()
  else if (event.key === 'Enter') target ? state.startEditing(place) : explain()
  else if (event.key === 'Delete' || event.key === 'Backspace') state.empty()
  else if (isControl && event.key.toLowerCase() === 'z')
    event.shiftKey ? props.bench.redo() : props.bench.undo()
  else if (isControl && event.key.toLowerCase() === 'y') props.bench.redo()
  else if (state.move(event.key, { isControl, isExtending: event.shiftKey })) {
    // The place has moved.
  } else if (event.key.length === 1 && !isControl && !event.altKey && event.key !== ' ') {
    target ? state.startEditing(place, event.key) : explain()
  } else return
  event.preventDefault()
}

function onPress(event: MouseEvent, props: Props, state: GridState): void {
  const at = placeOf(event)
  if (!at || event.target instanceof HTMLInputElement) return
  const mark = (event.target as Element).closest<HTMLElement>('[data-remarks]')
  if (mark?.dataset.remarks) {
    event.preventDefault()
    props.openRemarks(mark.dataset.remarks)
    return
  }
  if (state.editing && !state.commit()) return
  const isAgain = at.row === state.place.row && at.column === state.place.column
  const row = rowAt(props.grid, at.row)
  state.focusOn(at, event.shiftKey)
  const question = questionAt(props, at)
  const target = row && editAt(row, at.column)
  if (isAgain && target) state.startEditing(at)
  else if (question && (props.isExplaining || (isAgain && !target))) props.ask(question)
}

function routeText(row: GridRow, view: View): string {
  const code = (id: string) => view.party(id)?.code ?? '–'
  return `${code(row.from)} → ${code(row.to)}`
}

/** In the place of rows that are not drawn. */
function LeftOut({ count, grid }: { count: number; grid: Grid }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
    <tr aria-hidden="true">
      <td colSpan={columnCount(grid)} class="v-left-out" style={{ '--rows': count }} />
    </tr>
  )
}

interface GroupProps {
  group: GridGroup
  /** Number of the row with its subtotals. */
  number: number
  /** The rows that are drawn. */
  span: Span
  grid: Grid
  view: View
  state: GridState
}

/** A group: its subtotals and its lines. */
function Group({ group, number: first, span, grid, view, state }: GroupProps) {
  const { place, range, editing } = state
  const isBlock = range.rows.length > 1 || range.from !== range.to
  const columnIds = grid.columns.map(column => column.id).join(' ')
  return (
    <tbody>
      <Sums
        rowKey={groupKey(group.id)}
        number={first}
        class="v-group"
        words={view.t(groupWords[group.id])}
        amounts={group.amounts}
        total={group.total}
        view={view}
      />
      {blocksOf(group.rows, first + 1, span, place.row).map(block => (
        <Fragment key={block.number}>
          {block.isDrawn ? (
            block.rows.map((row, nth) => {
              const isIn = isBlock && range.rows.includes(row.id)
              return (
                <GridLine
                  key={row.id}
                  row={row}
                  rowIndex={rowIndex(block.number + nth)}
                  view={view}
                  state={state}
                  focused={place.row === row.id ? place.column : undefined}
                  selectedFrom={isIn ? range.from : -1}
                  selectedTo={isIn ? range.to : -1}
                  editing={editing?.row === row.id ? editing : undefined}
                  columnIds={columnIds}
                />
              )
            })
          ) : (
            <LeftOut count={block.rows.length} grid={grid} />
          )}
        </Fragment>
      ))}
    </tbody>
  )
}

/** What the last act left undone, or why it was refused. */
function Told({ bench, view, told }: { bench: Bench; view: View; told: string }) {
  const reasons = bench.refusal.map(error => error.message[view.language])
  return (
    <p class="v-grid-told small" role="status">
      {reasons.length > 0 ? reasons.join(' ') : told}
    </p>
  )
}

function onCopy(event: ClipboardEvent, { grid, view }: Props, { range }: GridState): void {
  const rows = blockTexts(grid, range, {
    language: view.language,
    name: row => view.name(row.name, row.id),
    route: row => routeText(row, view),
  })
  event.clipboardData?.setData('text/plain', writeBlock(rows))
  event.preventDefault()
}

function onPaste(event: ClipboardEvent, state: GridState): void {
  state.paste(readBlock(event.clipboardData?.getData('text/plain') ?? ''))
  event.preventDefault()
}

/** The lines as a grid: one tab stop, keys as in a spreadsheet, and nothing that was worked out can be typed over. */
export function LinesGrid(props: Props) {
  const { grid, bench, view, addresses, mayAdd } = props
  const { state, table } = useGrid(grid, bench, view)
  const keys = rowKeys(grid)
  const span = useRowsInView(table, keys.length)
  const { t } = view
  return (
    <>
      <table
        ref={table}
        class="v-grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: this table can be typed in
        role="grid"
        aria-label={t('workbenchGrid')}
        aria-multiselectable="true"
        aria-rowcount={rowIndex(keys.length - 1)}
        aria-describedby="regels-uitleg"
        onKeyDown={event => onKey(event, props, state)}
        onClick={event => onPress(event, props, state)}
        onCopy={event => !state.editing && onCopy(event, props, state)}
        onPaste={event => !state.editing && onPaste(event, state)}
      >
        <Columns grid={grid} />
        <Head columns={grid.columns} bench={bench} view={view} />
        {grid.groups.map(group => (
          <Group
            key={group.id}
            group={group}
            number={keys.indexOf(groupKey(group.id))}
            span={span}
            grid={grid}
            view={view}
            state={state}
          />
        ))}
        <tfoot>
          <Sums
            rowKey={balanceKey}
            number={keys.length - 1}
            words={t(balanceWords(grid, view))}
            amounts={grid.amounts}
            total={grid.total}
            view={view}
          />
        </tfoot>
      </table>
      {grid.groups.length === 0 && (
        <div class="v-grid-empty">
          <p>{t('workbenchNoLines')}</p>
          {mayAdd && (
            <p class="row">
              <a href={`${addresses.line}/nieuw`}>{t('workbenchAddLine')}</a>
              <a href={`${addresses.row}/nieuw`}>{t('workbenchAddRow')}</a>
            </p>
          )}
        </div>
      )}
      <p id="regels-uitleg" class="vh">
        {t('workbenchKeys')}
      </p>
      <Told bench={bench} view={view} told={state.told} />
    </>
  )
}

function balanceWords(grid: Grid, { withheld }: View) {
  if (withheld.lineCount > 0) return 'workbenchBalanceVisible'
  return grid.columns[0]?.kind === 'party' ? 'workbenchBalanceParties' : 'workbenchBalanceArea'
}

const groupWords = {
  costs: 'workbenchCosts',
  revenues: 'workbenchRevenues',
  internal: 'workbenchInternal',
} as const
