/** What a cell shows: money, a yearly rate, a factor, a plain number, a whole number, a day (as serial day) or text. */
export type CellFormat = 'text' | 'euro' | 'percent' | 'factor' | 'number' | 'whole' | 'date'

/** Why a cell is there; decides its look. An input may be changed by the reader. */
export type CellRole = 'title' | 'head' | 'label' | 'input' | 'result' | 'total' | 'note'

/** One cell. Text is always text, also when it begins with an equals sign; only `formula` is worked out. */
export interface Cell {
  /** Text, number, or the outcome of the formula. A day is the number of days since 30 December 1899. */
  readonly value: string | number
  /** In the common language of spreadsheets: English names, comma between arguments, no equals sign in front. */
  readonly formula?: string
  readonly format: CellFormat
  readonly role?: CellRole
  /** True for a long text that is broken over lines. */
  readonly wraps?: boolean
  /** JSON pointer of the case field that this input holds. */
  readonly pointer?: string
  /** JSON pointer into the answer of `case appraise` that this cell gives. */
  readonly answer?: string
}

/** One sheet; places are `rows[row - 1][column]`. */
export interface Sheet {
  readonly name: string
  /** Widths of the columns in characters. */
  readonly widths: readonly number[]
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  readonly rows: readonly (readonly (Cell | undefined)[])[]
}

/** A name for a cell or a range, such as `Peildatum` for `Uitgangspunten!$B$6`. */
export interface RangeName {
  readonly name: string
  readonly range: string
}

/** A spreadsheet as data, in no file format. */
export interface Workbook {
  readonly title: string
  readonly language: 'nl' | 'en'
  readonly sheets: readonly Sheet[]
  readonly names: readonly RangeName[]
}
