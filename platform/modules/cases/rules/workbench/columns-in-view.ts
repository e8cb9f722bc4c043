import { everyRow, type Span } from './rows-in-view.ts'

/** Grids with so many columns of amounts are always drawn as a whole. */
export const wholeColumnsMost = 10

/** Columns drawn beside those in view. */
const around = 1

/** Columns come and go in blocks of so many: what stays then keeps its place, and the focus with it. */
const blockColumns = 4

/** What can be seen of the columns of amounts, in pixels from where the first of them begins. */
export interface SeenColumns {
  left: number
  right: number
  /** Width of every column of amounts. */
  columnWidth: number
}

/** The columns of amounts in view and those beside them, in steps of a block. */
export function columnsInView({ left, right, columnWidth }: SeenColumns): Span {
  if (!(columnWidth > 0)) return everyRow
  const stepped = (column: number) => Math.max(0, Math.floor(column / blockColumns) * blockColumns)
  return {
    from: stepped(left / columnWidth - around),
    end: stepped(right / columnWidth + around) + blockColumns,
  }
}

/** Columns beside each other, from the first up to but not with the last; all of them are drawn, or none. */
export interface ColumnBlock extends Span {
  isDrawn: boolean
}

/** The columns of amounts in blocks; that of the column with the focus is drawn wherever it stands. */
export function columnBlocks(count: number, { from, end }: Span, focused?: number): ColumnBlock[] {
  return Array.from({ length: Math.ceil(count / blockColumns) }, (_, nth) => {
    const own = { from: nth * blockColumns, end: Math.min(count, (nth + 1) * blockColumns) }
    const isFocused = focused !== undefined && focused >= own.from && focused < own.end
    return { ...own, isDrawn: isFocused || (own.from < end && own.end > from) }
  })
}
