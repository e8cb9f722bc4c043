import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { classNames } from './types.ts'

/** One column, declared once: head, cells, total and sorting. */
export interface Column<Row> {
  key: string
  head: string
  /** Under the head, once, instead of in every cell: "€ mln". */
  unit?: string | undefined
  /** Under the head: the scale of what the cells draw. */
  scale?: ComponentChildren
  /** Figures stand at the end. */
  align?: 'start' | 'end' | undefined
  cell: (row: Row) => ComponentChildren
  /** Address of this list sorted by this column. */
  sortHref?: string | undefined
  sorted?: 'ascending' | 'descending' | undefined
  /** Cell of the total row. */
  total?: ComponentChildren
}

interface DataTableProps<Row> {
  /** Unique on the page. */
  id: string
  caption: string
  /** The caption is read out only: a heading above the table says the same. */
  isCaptionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  isSelected?: ((row: Row) => boolean) | undefined
  /** Shown instead of the table when there are no rows. */
  empty?: ComponentChildren
  /** Many columns: the table scrolls in its own region, with head and first column in place. */
  isWide?: boolean | undefined
}

// The cascade takes the table roles away where a small screen shows rows as label and value; these keep them.
const kept = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHead: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

const endClass = (column: { align?: 'start' | 'end' | undefined }) =>
  column.align === 'end' ? 'n' : undefined

/** Head and unit as the label of a value on a small screen; a unit does not break. */
const labelOf = ({ head, unit }: { head: string; unit?: string | undefined }) =>
  unit ? `${head} (${unit.replaceAll(' ', '\u00a0')})` : head

function Head<Row>({ column }: { column: Column<Row> }) {
  const { head, unit, scale, sortHref, sorted } = column
  return (
    <th scope="col" class={endClass(column)} aria-sort={sorted} {...kept.columnHead}>
      {sortHref ? (
        <a href={sortHref}>
          {head}
          {sorted && <Icon name={sorted === 'ascending' ? 'up' : 'down'} />}
        </a>
      ) : (
        head
      )}
      {unit && <span class="unit">{unit}</span>}
      {scale}
    </th>
  )
}

/** One box, so that on a small screen a cell of several parts stays one value; nothing where there is nothing. */
function Content({ children }: { children: ComponentChildren }) {
  return children === undefined || children === null || children === '' ? null : <div>{children}</div>
}

function Cells<Row>({
  columns,
  content,
}: {
  columns: readonly Column<Row>[]
  content: (column: Column<Row>) => ComponentChildren
}) {
  return (
    <>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" {...kept.rowHead}>
            {content(column)}
          </th>
        ) : (
          <td key={column.key} class={endClass(column)} data-label={labelOf(column)} {...kept.cell}>
            <Content>{content(column)}</Content>
          </td>
        ),
      )}
    </>
  )
}

/** A table whose columns are declared; on a small screen each row becomes labels with values. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, id, isWide } = props
  if (rows.length === 0 && props.empty) return <>{props.empty}</>
  const hasTotal = columns.some(column => column.total !== undefined)
  return (
    <ScrollRegion labelledBy={`${id}-titel`} isOwn={isWide}>
      <table class={classNames('utrecht-table', !isWide && 'v-as-rows')} id={id} {...kept.table}>
        <caption id={`${id}-titel`}>
          <span class={props.isCaptionHidden ? 'vh' : undefined}>{props.caption}</span>
        </caption>
        <thead {...kept.group}>
          <tr {...kept.row}>
            {columns.map(column => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...kept.group}>
          {rows.map(row => (
            <tr
              key={props.rowKey(row)}
              class={props.isSelected?.(row) ? 'v-selected' : undefined}
              {...kept.row}
            >
              <Cells columns={columns} content={column => column.cell(row)} />
            </tr>
          ))}
        </tbody>
        {hasTotal && (
          <tfoot {...kept.group}>
            <tr {...kept.row}>
              <Cells columns={columns} content={column => column.total} />
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  )
}
