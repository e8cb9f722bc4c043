/** Letters of a column, A for 0. */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

/** Which part of a reference stays when it is copied: `$` stays, `.` moves along; first the column, then the row. */
export type Pins = '$$' | '$.' | '.$' | '..'

function place(column: number, row: number, pins: Pins): string {
  const [columnPin, rowPin] = [...pins].map(pin => (pin === '$' ? '$' : ''))
  return `${columnPin}${columnLetters(column)}${rowPin}${row}`
}

function onSheet(sheet: string): string {
  if (sheet === '') return ''
  return /^[A-Za-z_]+$/.test(sheet) ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`
}

/** Reference to a cell; an empty sheet is the sheet of the formula itself. Rows count from 1, columns from 0. */
export function cellReference(sheet: string, column: number, row: number, pins: Pins = '$$'): string {
  return onSheet(sheet) + place(column, row, pins)
}

/** A rectangle of cells, both ends included. */
export interface Rectangle {
  readonly column: number
  readonly row: number
  readonly toColumn: number
  readonly toRow: number
}

/** Reference to a rectangle of cells. */
export function rangeReference(sheet: string, range: Rectangle, pins: Pins = '$$'): string {
  return `${onSheet(sheet)}${place(range.column, range.row, pins)}:${place(range.toColumn, range.toRow, pins)}`
}

/** A text as it stands inside a formula. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** The serial number of an ISO day: days since 30 December 1899. */
export function serialDay(iso: string): number {
  return (
    Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / 86_400_000 +
    25_569
  )
}
