/** Rows of a grid by number from top to bottom: the first that is drawn, and the first after those that are. */
export interface Span {
  from: number
  end: number
}

/** All rows, however many there are. */
export const everyRow: Span = { from: 0, end: Number.POSITIVE_INFINITY }

/** Grids up to so many rows are always drawn as a whole. */
export const wholeMost = 80

/** Rows drawn above and below those in view. */
const around = 8

/** Rows come and go in blocks of so many: what stays then keeps its place, and the focus with it. */
const blockRows = 8

/** What can be seen of a grid, in pixels from the top of its first row. */
export interface Seen {
  top: number
  bottom: number
  /** Height of every row. */
  rowHeight: number
}

/** The rows in view and some around them, in steps of a block. */
export function spanInView({ top, bottom, rowHeight }: Seen): Span {
  if (!(rowHeight > 0)) return everyRow
  const stepped = (row: number) => Math.max(0, Math.floor(row / blockRows) * blockRows)
  return { from: stepped(top / rowHeight - around), end: stepped(bottom / rowHeight + around) + blockRows }
}

/** Rows below each other, of which the first has this number; all of them are drawn, or none. */
export interface Block<Row> {
  number: number
  rows: readonly Row[]
  isDrawn: boolean
}

/**
 * The rows of a group in blocks; the block with the row that has the focus is drawn wherever it stands. Rows below each
 * other that are not drawn are one block.
 */
export function blocksOf<Row extends { id: string }>(
  rows: readonly Row[],
  firstNumber: number,
  { from, end }: Span,
  focused: string,
): Block<Row>[] {
  const blocks: Block<Row>[] = []
  for (let place = 0; place < rows.length; place += blockRows) {
    const own = rows.slice(place, place + blockRows)
    const number = firstNumber + place
    const isInView = number < end && number + own.length > from
    const isDrawn = isInView || own.some(({ id }) => id === focused)
    const last = blocks.at(-1)
    if (last && !last.isDrawn && !isDrawn) last.rows = [...last.rows, ...own]
    else blocks.push({ number, rows: own, isDrawn })
  }
  return blocks
}
