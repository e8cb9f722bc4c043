import { Fragment } from 'preact'
import { useMemo } from 'preact/hooks'
import { memo } from '../../../../kit/ui/memo.tsx'
import { readBlock, writeBlock } from '../../rules/workbench/clipboard.ts'
import { columnWidths } from '../../rules/workbench/column-widths.ts'
import { type ColumnBlock, columnBlocks } from '../../rules/workbench/columns-in-view.ts'
import { blockTexts, cellAt, editAt } from '../../rules/workbench/grid-edits.ts'
import {
  balanceKey,
  columnCount,
  groupKey,
  leadColumns,
  type Place,
  type Range,
  rowAt,
  rowKeys,
} from '../../rules/workbench/grid-place.ts'
import type { Grid, GridGroup, GridRow } from '../../rules/workbench/rows.ts'
import { type Block, blocksOf, type Span } from '../../rules/workbench/rows-in-view.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import type { WorkbenchProps } from '../../workbench-contract.ts'
import { Columns, columnHead, Head } from './grid-head.tsx'
import { GridLine } from './grid-row.tsx'
import { rowIndex, Sums } from './grid-sums.tsx'
import { useInView } from './in-view.ts'
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

/** The columns that are drawn. */
interface Drawn {
  /** In every row but that with the focus. */
  blocks: readonly ColumnBlock[]
  /** In the row with the focus, where its column is as well. */
  focused: readonly ColumnBlock[]
}

/** The columns that are drawn; the same blocks as long as they say the same, so that rows need not be drawn again. */
function useDrawn({ columns }: Grid, { from, end }: Span, { column }: Place): Drawn {
  const blocks = useMemo(() => columnBlocks(columns.length, { from, end }), [columns, from, end])
  const own = column - leadColumns
  const isThere =
    own < 0 ||
    own >= columns.length ||
    blocks.some(block => block.isDrawn && block.from <= own && own < block.end)
  const focused = useMemo(
    () => (isThere ? blocks : columnBlocks(columns.length, { from, end }, own)),
    [blocks, isThere, own],
  )
  return { blocks, focused }
}

interface GroupProps {
  group: GridGroup
  /** Number of the row with its subtotals. */
  number: number
  /** The rows that are drawn. */
  span: Span
  drawn: Drawn
  grid: Grid
  view: View
  state: GridState
}

/** A group: its subtotals and its lines. */
function Group({ group, number: first, span, drawn, grid, view, state }: GroupProps) {
  const { place } = state
  const key = groupKey(group.id)
  return (
    <tbody>
      <Sums
        rowKey={key}
        number={first}
        class="v-group"
        words={view.t(groupWords[group.id])}
        amounts={group.amounts}
        total={group.total}
        blocks={place.row === key ? drawn.focused : drawn.blocks}
        view={view}
      />
      {blocksOf(group.rows, first + 1, span, place.row).map(block => (
        <Fragment key={block.number}>
          {block.isDrawn ? (
            <Lines block={block} drawn={drawn} view={view} state={state} />
          ) : (
            <LeftOut count={block.rows.length} grid={grid} />
          )}
        </Fragment>
      ))}
    </tbody>
  )
}

interface LinesProps extends Pick<GroupProps, 'drawn' | 'view' | 'state'> {
  block: Block<GridRow>
}

const isOfBlock = ({ rows }: Block<GridRow>, { place, range, editing }: GridState): boolean =>
  rows.some(({ id }) => id === place.row || id === editing?.row) ||
  (isMany(range) && rows.some(({ id }) => range.rows.includes(id)))

const isMany = ({ rows, from, to }: Range): boolean => rows.length > 1 || from !== to

function LinesOfBlock({ block, drawn, view, state }: LinesProps) {
  const { place, range, editing } = state
  return (
    <>
      {block.rows.map((row, nth) => {
        const isIn = isMany(range) && range.rows.includes(row.id)
        const isFocused = place.row === row.id
        return (
          <GridLine
            key={row.id}
            row={row}
            rowIndex={rowIndex(block.number + nth)}
            view={view}
            state={state}
            focused={isFocused ? place.column : undefined}
            selectedFrom={isIn ? range.from : -1}
            selectedTo={isIn ? range.to : -1}
            editing={editing?.row === row.id ? editing : undefined}
            blocks={isFocused ? drawn.focused : drawn.blocks}
          />
        )
      })}
    </>
  )
}

/** The lines of a block; a block in which no row is another, and where nobody is or was, is not looked into again. */
const Lines = memo(
  LinesOfBlock,
  (before, after) =>
    before.view === after.view &&
    before.drawn.blocks === after.drawn.blocks &&
    before.block.number === after.block.number &&
    before.block.rows.length === after.block.rows.length &&
    before.block.rows.every((row, nth) => row === after.block.rows[nth]) &&
    !isOfBlock(before.block, before.state) &&
    !isOfBlock(after.block, after.state),
)

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
  const spans = useInView(table, grid, keys.length)
  const drawn = useDrawn(grid, spans.columns, state.place)
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
        aria-colcount={columnCount(grid)}
        aria-describedby="regels-uitleg"
        onKeyDown={event => onKey(event, props, state)}
        onClick={event => onPress(event, props, state)}
        onCopy={event => !state.editing && onCopy(event, props, state)}
        onPaste={event => !state.editing && onPaste(event, state)}
      >
        <Columns columns={grid.columns} widths={columnWidths(grid)} />
        <Head columns={grid.columns} blocks={drawn.blocks} bench={bench} view={view} />
        {grid.groups.map(group => (
          <Group
            key={group.id}
            group={group}
            number={keys.indexOf(groupKey(group.id))}
            span={spans.rows}
            drawn={drawn}
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
            blocks={state.place.row === balanceKey ? drawn.focused : drawn.blocks}
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
