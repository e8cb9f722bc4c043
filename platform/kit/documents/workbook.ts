import type { CellStyle, writeXlsx } from 'hucre/xlsx'

/** What a cell shows: money, a yearly rate, a factor, a plain number, a whole number, a day (as serial day) or text. */
export type WorkbookFormat = 'text' | 'euro' | 'percent' | 'factor' | 'number' | 'whole' | 'date'

/** Why a cell is there; decides its look. */
export type WorkbookRole = 'title' | 'head' | 'label' | 'input' | 'result' | 'total' | 'note'

/** One cell. Text is always text; only `formula` is worked out, and `value` is then its outcome. */
export interface WorkbookCell {
  readonly value: string | number
  readonly formula?: string
  readonly format: WorkbookFormat
  readonly role?: WorkbookRole
  readonly wraps?: boolean
}

/** One sheet; places are `rows[row - 1][column]`. */
export interface WorkbookSheet {
  readonly name: string
  /** Widths of the columns in characters. */
  readonly widths: readonly number[]
  /** Rows and columns that stay in view and are repeated on every printed page. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  readonly rows: readonly (readonly (WorkbookCell | undefined)[])[]
}

/** A spreadsheet as data. */
export interface Workbook {
  readonly title: string
  readonly language: 'nl' | 'en'
  readonly sheets: readonly WorkbookSheet[]
  readonly names: readonly { readonly name: string; readonly range: string }[]
}

/** The media type of an XLSX file. */
export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const euroFormats = {
  nl: '[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00',
  en: '[$€-809]#,##0.00;[Red]-[$€-809]#,##0.00',
} as const

const plainFormats = {
  percent: '0.00%',
  factor: '0.000000',
  number: '#,##0.00',
  whole: '0',
  date: 'dd-mm-yyyy',
} as const

const solid = (rgb: string): NonNullable<CellStyle['fill']> => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb },
})

/** The look of each role; colours of the house style, light, as paper. */
const looks: Readonly<Record<WorkbookRole, CellStyle>> = {
  title: { font: { name: 'Calibri', bold: true, size: 16, color: { rgb: '0D5747' } } },
  head: {
    font: { name: 'Calibri', bold: true, size: 11, color: { rgb: 'FFFFFF' } },
    fill: solid('0D5747'),
    alignment: { wrapText: true, vertical: 'top' },
  },
  label: { font: { name: 'Calibri', bold: true, size: 11 }, fill: solid('EFEEE8') },
  input: { font: { name: 'Calibri', size: 11, color: { rgb: '1F5B94' } }, fill: solid('E2EEE9') },
  result: { font: { name: 'Calibri', bold: true, size: 11 } },
  total: {
    font: { name: 'Calibri', bold: true, size: 11 },
    border: { top: { style: 'thin', color: { rgb: '4A5751' } } },
  },
  note: { font: { name: 'Calibri', italic: true, size: 11, color: { rgb: '4A5751' } } },
}

/** A reader who edits a text that begins with one of these would make a formula of it; as a text cell it stays text. */
const looksLikeFormula = /^[=+\-@\t\r]/

function numberFormat(cell: WorkbookCell, language: 'nl' | 'en'): string | undefined {
  if (cell.format === 'euro') return euroFormats[language]
  if (cell.format !== 'text') return plainFormats[cell.format]
  const isRisky = cell.formula === undefined && looksLikeFormula.test(String(cell.value))
  return isRisky ? '@' : undefined
}

/** Styles are shared: a workbook of fifty thousand cells has a few dozen of them. */
export class Wardrobe {
  readonly #language: 'nl' | 'en'
  readonly #styles = new Map<string, CellStyle>()

  constructor(language: 'nl' | 'en') {
    this.#language = language
  }

  styleOf(cell: WorkbookCell): CellStyle {
    const format = numberFormat(cell, this.#language)
    const key = `${cell.role ?? ''} ${cell.wraps === true} ${format ?? ''}`
    const before = this.#styles.get(key)
    if (before) return before
    const style: CellStyle = {
      ...(cell.role ? looks[cell.role] : {}),
      ...(format === undefined ? {} : { numFmt: format }),
      ...(cell.wraps ? { alignment: { wrapText: true, vertical: 'top' } } : {}),
    }
    this.#styles.set(key, style)
    return style
  }
}

type WrittenCells = NonNullable<Parameters<typeof writeXlsx>[0]['sheets'][number]['cells']>

/** The cells of a sheet by their place, each with its look. */
export function cellsOf(sheet: WorkbookSheet, wardrobe: Wardrobe): WrittenCells {
  const cells: WrittenCells = new Map()
  sheet.rows.forEach((row, down) => {
    row.forEach((cell, across) => {
      if (!cell) return
      const style = wardrobe.styleOf(cell)
      const { value, formula } = cell
      cells.set(
        `${down},${across}`,
        formula === undefined
          ? { value, type: typeof value === 'number' ? 'number' : 'string', style }
          : { value, type: 'formula', formula, formulaResult: value, style },
      )
    })
  })
  return cells
}

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

/** Characters that fit on one printed page on its side, at a size that can be read. */
const charactersPerPage = 240

function written(sheet: WorkbookSheet, title: string, wardrobe: Wardrobe) {
  const columnCount = sheet.rows.reduce((most, row) => Math.max(most, row.length), 1)
  const widths = sheet.widths.slice(0, columnCount)
  const { rows, columns } = sheet.frozen
  const pages = Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / charactersPerPage))
  return {
    name: sheet.name,
    columns: widths.map(width => ({ width })),
    cells: cellsOf(sheet, wardrobe),
    freezePane: sheet.frozen,
    pageSetup: {
      paperSize: 'a4' as const,
      orientation: 'landscape' as const,
      fitToPage: true,
      fitToWidth: pages,
      fitToHeight: 0,
      ...(rows > 0 ? { printTitlesRow: `$1:$${rows}` } : {}),
      ...(columns > 0 ? { printTitlesColumn: `$A:$${letters(columns - 1)}` } : {}),
    },
    headerFooter: { oddHeader: `&L${title.replaceAll('&', '&&')}&R&A`, oddFooter: '&R&P / &N' },
  }
}

/**
 * Writes a workbook as an XLSX file. Formulas keep their outcomes beside them for readers that do not recalculate, and
 * the file asks those that can to recalculate on opening.
 */
export async function workbookXlsx(workbook: Workbook): Promise<Uint8Array> {
  const wardrobe = new Wardrobe(workbook.language)
  // Loaded for the first workbook: most processes never make one.
  const xlsx = await import('hucre/xlsx')
  return xlsx.writeXlsx({
    sheets: workbook.sheets.map(sheet => written(sheet, workbook.title, wardrobe)),
    namedRanges: workbook.names.map(({ name, range }) => ({ name, range })),
    properties: { title: workbook.title, creator: 'Versneller' },
  })
}
