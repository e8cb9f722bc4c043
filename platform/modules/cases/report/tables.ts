/** A cell of a table: words, with smaller words under them where there are any. */
export type Cell = string | { text: string; sub: string }

/** A table of the report; all of it is words already. */
export interface ReportTable {
  /** Heads of the columns. */
  heads: readonly string[]
  /** Columns whose cells stand to the right. */
  figures: readonly number[]
  /** Share of the width of each column; 0 is as wide as its words. */
  widths: readonly number[]
  rows: readonly { cells: readonly Cell[]; tone?: 'group' | 'total' }[]
}

/** A table of names with one figure each. */
export function pairs(
  heads: readonly [string, string],
  rows: readonly (readonly [string, Cell])[],
): ReportTable {
  return { heads, figures: [1], widths: [1, 0], rows: rows.map(cells => ({ cells })) }
}
