import type { Bilingual } from '../../case/types.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { rangeReference } from '../reference.ts'
import { text } from '../sheet-draft.ts'
import type { Cell, RangeName } from '../workbook.ts'

/** The column of t = 0, the same on every sheet that runs through time. */
export const TIME_COLUMN = 5
/** The row with the heads of the columns, and of t. */
export const HEAD_ROW = 4
/** The first row of figures. */
export const FIRST_ROW = 5

/** What every sheet is made with. */
export interface Desk {
  readonly ledger: Ledger
  readonly language: 'nl' | 'en'
  /** The names given so far; sheets add theirs. */
  readonly names: RangeName[]
}

/** A text in the language of the workbook. */
export function say(desk: Desk, nl: string, en: string): string {
  return desk.language === 'en' ? en : nl
}

/** A text of the case in the language of the workbook; Dutch where there is no other. */
export function told(desk: Desk, words: Bilingual | undefined): string {
  if (!words) return ''
  return desk.language === 'en' ? (words.en ?? words.nl) : words.nl
}

/** Gives a reference a name and returns that name, to be used in formulas. */
export function nameIt(desk: Desk, nl: string, en: string, range: string): string {
  const name = say(desk, nl, en)
  desk.names.push({ name, range })
  return name
}

/** Names of the sheets. */
export function sheetNames(desk: Desk) {
  return {
    notes: say(desk, 'Toelichting', 'Notes'),
    assumptions: say(desk, 'Uitgangspunten', 'Assumptions'),
    times: say(desk, 'Tijd', 'Time'),
    programme: say(desk, 'Programma', 'Programme'),
    lines: say(desk, 'Regels', 'Lines'),
    curves: say(desk, 'Spreiding', 'Spread'),
    amounts: say(desk, 'Prijspeil', 'Price level'),
    bookings: say(desk, 'Boekingen', 'Bookings'),
    clauses: say(desk, 'Clausules', 'Clauses'),
    cash: say(desk, 'Kasstroom', 'Cash flow'),
    landExploitation: say(desk, 'Grondexploitatie', 'Land exploitation'),
    parties: say(desk, 'Partijen', 'Parties'),
    returns: say(desk, 'Rendement', 'Return'),
    results: say(desk, 'Resultaat', 'Results'),
    welfare: say(desk, 'Baten', 'Benefits'),
    publicMoney: say(desk, 'Publiek geld', 'Public money'),
    risk: say(desk, 'Risico', 'Risk'),
    rules: say(desk, 'Toetsen', 'Tests'),
    sources: say(desk, 'Bronnen', 'Sources'),
    file: say(desk, 'Bestand', 'File'),
  }
}

/** The column of t. */
export function timeColumn(t: number): number {
  return TIME_COLUMN + t
}

/** A row of a sheet from one t to another, such as `Tijd!$F$8:$L$8`. */
export function timeRange(sheet: string, row: number, from: number, to: number): string {
  return rangeReference(sheet, { column: timeColumn(from), row, toColumn: timeColumn(to), toRow: row })
}

/** Every t from 0 to the last period. */
export function everyT(desk: Desk): number[] {
  return Array.from({ length: desk.ledger.times.periods + 1 }, (_, t) => t)
}

/** Widths of a sheet that runs through time: its leading columns, then one width for every t. */
export function timeWidths(desk: Desk, leading: readonly number[]): number[] {
  return [...leading, ...everyT(desk).map(() => 15)]
}

/** Heads of columns. */
export function heads(labels: readonly string[]): Cell[] {
  return labels.map(label => text(label, 'head'))
}

/** The heads of a sheet that runs through time: its leading columns, then the number of every t. */
export function timeHeads(desk: Desk, labels: readonly string[]): Cell[] {
  const leading = Array.from({ length: TIME_COLUMN }, (_, column) => text(labels[column]!, 'head'))
  return [...leading, ...everyT(desk).map((t): Cell => ({ value: t, format: 'whole', role: 'head' }))]
}
