/** A cell of a workbook that somebody else made. */
export type ForeignCell = string | number | boolean | null

/** A sheet of such a workbook: rows of cells. */
export interface ForeignSheet {
  name: string
  rows: readonly (readonly ForeignCell[])[]
}

/** What stands in a column. */
export const columnFields = ['name', 'account', 'kind', 'total', 'year', 'amount'] as const
/** One kind of column. */
export type ColumnField = (typeof columnFields)[number]

/** How a sheet tells costs from revenues: all of one kind, by headings between the rows, or by the sign. */
export const sheetSides = ['costs', 'revenues', 'headings', 'minus-is-cost', 'minus-is-revenue'] as const
/** One way of telling them apart. */
export type SheetSide = (typeof sheetSides)[number]

/** Years beside each other, or a row for every amount with its year. */
export const sheetLayouts = ['years', 'list'] as const
/** One way of laying a sheet out. */
export type SheetLayout = (typeof sheetLayouts)[number]

/** How one sheet is read. Rows and columns count from 0. */
export interface SheetMapping {
  sheet: string
  layout: SheetLayout
  headRow: number
  side: SheetSide
  /** Euro of one unit: 1, 1,000 or 1,000,000. */
  unitEur: number
  /** Amounts are printed with the opposite sign. */
  isReversed: boolean
  /** What each column holds: a field, or a year. Columns that are not named are left out. */
  columns: readonly { column: number; field: ColumnField | number }[]
  /** Labels of the head row when it was mapped, to know the sheet again. */
  labels: readonly string[]
}

/** Where a label of the workbook goes: an account of the case, the book value, or nowhere. */
export type AccountTarget = string
/** Target of what is left out. */
export const SKIPPED = 'overslaan'
/** Target of the book value. */
export const BOOK_VALUE = 'boekwaarde'

/** How a whole workbook is read. */
export interface WorkbookMapping {
  sheets: readonly SheetMapping[]
  /** Target of each label, in lower case. */
  accounts: Readonly<Record<string, AccountTarget>>
}

/** The text of a cell, without space around it. */
export const textOf = (cell: ForeignCell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim()

/** A label as it is compared: lower case, one space between words. */
export const labelKey = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
