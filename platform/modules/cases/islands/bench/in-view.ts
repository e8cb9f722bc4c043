import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { columnsInView, wholeColumnsMost } from '../../rules/workbench/columns-in-view.ts'
import type { Grid } from '../../rules/workbench/rows.ts'
import { everyRow, type Span, spanInView, wholeMost } from '../../rules/workbench/rows-in-view.ts'

/** The rows and the columns of amounts that are drawn. */
export interface Spans {
  rows: Span
  columns: Span
}

const everything: Spans = { rows: everyRow, columns: everyRow }

/** How large a grid is. */
interface Size {
  isLong: boolean
  columnCount: number
}

/** What can be seen of a grid now; undefined while there is no table. */
function spansOf(table: HTMLTableElement | null, { isLong, columnCount }: Size): Spans | undefined {
  const [body] = table?.tBodies ?? []
  // The first subtotals are always drawn: every row is as high, and before and behind their amounts all else is as wide.
  const sums = body?.rows[0]
  const frame = table?.parentElement?.getBoundingClientRect()
  if (!table || !body || !sums || !frame) return undefined
  const { top } = body.getBoundingClientRect()
  const rows = spanInView({
    top: Math.max(0, frame.top) - top,
    bottom: Math.min(window.innerHeight, frame.bottom) - top,
    rowHeight: sums.getBoundingClientRect().height,
  })
  return {
    rows: isLong ? rows : everyRow,
    columns: columnCount > wholeColumnsMost ? columnSpan(table, sums, frame, columnCount) : everyRow,
  }
}

function columnSpan(table: HTMLTableElement, sums: HTMLTableRowElement, frame: DOMRect, count: number): Span {
  const widthOf = (cell: Element | undefined) => cell?.getBoundingClientRect().width ?? 0
  const { left, width } = table.getBoundingClientRect()
  const cells = [...sums.cells]
  const lead = widthOf(cells[0]) + widthOf(cells[1])
  return columnsInView({
    left: Math.max(0, frame.left) - left - lead,
    right: Math.min(window.innerWidth, frame.right) - left - lead,
    columnWidth: (width - lead - widthOf(cells.at(-1))) / count,
  })
}

const isSameSpan = (a: Span, b: Span) => a.from === b.from && a.end === b.end
const isSame = (a: Spans, b: Spans) => isSameSpan(a.rows, b.rows) && isSameSpan(a.columns, b.columns)

const seeks = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  key === 'F3' || ((ctrlKey || metaKey) && key.toLowerCase() === 'f')

/**
 * Which rows and columns are drawn: what is not there costs nothing at a keystroke. A small grid is drawn as a whole, and
 * so is a large one on the server, on paper, and while the browser seeks a word in the page.
 */
export function useInView(
  table: RefObject<HTMLTableElement | null>,
  { columns }: Pick<Grid, 'columns'>,
  rowCount: number,
): Spans {
  const [spans, setSpans] = useState(everything)
  const isLong = rowCount > wholeMost
  useEffect(() => {
    const size: Size = { isLong, columnCount: columns.length }
    if (!isLong && columns.length <= wholeColumnsMost) return
    let isWhole = false
    const set = (next: Spans) => setSpans(now => (isSame(now, next) ? now : next))
    const look = () => set((isWhole ? undefined : spansOf(table.current, size)) ?? everything)
    const showAll = () => {
      isWhole = true
      look()
    }
    const onKey = (event: KeyboardEvent) => {
      if (seeks(event)) showAll()
      else if (isWhole && table.current?.contains(event.target as Node)) {
        isWhole = false
        look()
      }
    }
    look()
    // Scrolling is told to what scrolls only: the pane, or on a small screen the page.
    const scrolled = { capture: true, passive: true }
    document.addEventListener('scroll', look, scrolled)
    // The pane is as wide as what stands beside it leaves.
    const resized = new ResizeObserver(look)
    if (table.current?.parentElement) resized.observe(table.current.parentElement)
    window.addEventListener('resize', look)
    window.addEventListener('beforeprint', showAll)
    window.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('scroll', look, scrolled)
      resized.disconnect()
      window.removeEventListener('resize', look)
      window.removeEventListener('beforeprint', showAll)
      window.removeEventListener('keydown', onKey)
      setSpans(everything)
    }
  }, [table, isLong, columns])
  return spans
}
