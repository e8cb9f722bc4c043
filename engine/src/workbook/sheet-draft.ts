import { cellReference, type Pins } from './reference.ts'
import type { Cell, CellFormat, CellRole, Sheet } from './workbook.ts'

type Marks = Pick<Cell, 'pointer' | 'answer'> & { readonly role?: CellRole }

/** A text cell. */
export function text(value: string, role?: CellRole): Cell {
  return { value, format: 'text', ...(role ? { role } : {}) }
}

/** A long text, broken over lines. */
export function longText(value: string): Cell {
  return { value, format: 'text', wraps: true }
}

/** A number that is no input: a fact of the lay-out or of the file. */
export function fixed(value: number, format: CellFormat, role?: CellRole): Cell {
  return { value, format, ...(role ? { role } : {}) }
}

/** A figure of the case that may be changed. */
export function input(value: number | string, format: CellFormat, pointer: string): Cell {
  return { value, format, role: 'input', pointer }
}

/** A formula; its value follows when the workbook is worked out. */
export function formula(source: string, format: CellFormat, marks: Marks = {}): Cell {
  return { value: 0, formula: source, format, ...marks }
}

/** A sheet while it is being filled. Rows count from 1, columns from 0. */
export class SheetDraft {
  readonly name: string
  readonly widths: readonly number[]
  readonly frozen: Sheet['frozen']
  readonly #rows: (Cell | undefined)[][] = []

  constructor(name: string, widths: readonly number[], frozen: Sheet['frozen']) {
    this.name = name
    this.widths = widths
    this.frozen = frozen
  }

  /** Puts a cell and gives its reference from another sheet. */
  put(row: number, column: number, cell: Cell): string {
    while (this.#rows.length < row) this.#rows.push([])
    const cells = this.#rows[row - 1]!
    while (cells.length <= column) cells.push(undefined)
    cells[column] = cell
    return this.at(column, row)
  }

  /** Puts cells side by side from a column on. */
  putRow(row: number, column: number, cells: readonly (Cell | undefined)[]): void {
    cells.forEach((cell, place) => {
      if (cell) this.put(row, column + place, cell)
    })
  }

  /** Puts what the sheet is above its table, and below that what a reader has to know. */
  putHead(title: string, note: string): void {
    this.put(1, 0, text(title, 'title'))
    this.put(2, 0, text(note, 'note'))
  }

  /** Reference to a cell of this sheet from another sheet. */
  at(column: number, row: number, pins: Pins = '$$'): string {
    return cellReference(this.name, column, row, pins)
  }

  /** The first row below all cells. */
  get nextRow(): number {
    return this.#rows.length + 1
  }

  /** The sheet as data. */
  get sheet(): Sheet {
    return { name: this.name, widths: this.widths, frozen: this.frozen, rows: this.#rows }
  }
}
