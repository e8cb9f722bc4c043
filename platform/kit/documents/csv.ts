import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

/** How a CSV file is written. */
export interface CsvOptions {
  /** Between the cells; Dutch spreadsheet programs expect a semicolon. */
  delimiter?: ';' | ',' | '\t' | undefined
  /** A mark at the beginning by which spreadsheet programs see that it is UTF-8. Default yes. */
  byteOrderMark?: boolean | undefined
  /** Before the decimals of a number; a Dutch spreadsheet program reads "12.50" as a text or a day. Default a point. */
  decimalSign?: '.' | ',' | undefined
}

/** A cell of a CSV file: numbers are written with their decimal sign and without groups, days and texts as they are. */
export type CsvCell = string | number | boolean | null | undefined

/**
 * Writes rows, the head first, as CSV by RFC 4180. A text that a spreadsheet program would work out as a formula gets
 * an apostrophe before it.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[], options: CsvOptions = {}): string {
  const { delimiter = ';', byteOrderMark = true, decimalSign = '.' } = options
  // The package would take a negative number for a formula: what is a number goes in as it is, in a form of its own.
  const cells = rows.map(row => row.map(cell => (typeof cell === 'string' ? withoutFormula(cell) : cell)))
  return stringify(cells, {
    delimiter,
    bom: byteOrderMark,
    record_delimiter: '\r\n',
    // A line end alone is a line end to readers as well.
    quoted_match: /[\r\n]/,
    cast: {
      boolean: value => (value ? 'true' : 'false'),
      number: value => String(value).replace('.', decimalSign),
    },
  })
}

/** Signs with which a formula begins, also in their wide forms, and white space that programs skip before them. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u

const withoutFormula = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

/** A CSV file that cannot be read, with the line where it goes wrong. */
export class CsvNotRead extends Error {
  override name = 'CsvNotRead'
  readonly line: number
  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`)
    this.line = line
  }
}

/** What may be read at most. */
export interface CsvLimits {
  rowsMax: number
  columnsMax: number
}

const cellCharactersMax = 100_000

/**
 * Reads a CSV file: UTF-8, or Windows-1252 where it is not; the delimiter is the one that the first line uses most.
 * Every row has as many cells as the first; empty lines are skipped.
 * @returns rows of texts, the head first
 * @throws CsvNotRead
 */
export function readCsv(
  content: Uint8Array,
  { rowsMax, columnsMax }: CsvLimits = { rowsMax: 100_000, columnsMax: 500 },
): string[][] {
  const text = decode(content)
  const rows = parsed(text)
  const width = rows[0]?.length ?? 0
  if (width > columnsMax) throw new CsvNotRead(1, `more than ${columnsMax} columns`)
  if (rows.length > rowsMax) throw new CsvNotRead(rowsMax + 1, `more than ${rowsMax} rows`)
  return rows
}

function parsed(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      skip_empty_lines: true,
      max_record_size: cellCharactersMax,
    })
  } catch (error) {
    const { lines } = error as { lines?: number }
    throw new CsvNotRead(lines ?? 1, error instanceof Error ? error.message : String(error))
  }
}

function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

function delimiterOf(text: string): string {
  const unquoted = text.slice(0, cellCharactersMax).replace(/"[^"]*"/g, '')
  const first = unquoted.slice(0, unquoted.search(/[\r\n]|$/))
  const counts = [';', ',', '\t'].map(delimiter => ({ delimiter, count: first.split(delimiter).length }))
  return counts.toSorted((one, other) => other.count - one.count)[0]?.delimiter ?? ';'
}
