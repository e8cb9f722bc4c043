import { inflateRawSync } from 'node:zlib'
import { cellsOf, Wardrobe, type Workbook, type WorkbookSheet } from './workbook.ts'
import { guardZip } from './zip-guard.ts'
import { type ZipPart, zipOf } from './zip-write.ts'

/** The media type of an ODS file. */
export const odsMediaType = 'application/vnd.oasis.opendocument.spreadsheet'

/** Width of a column of so many characters, in centimetres, at the size of the letters of a cell. */
const centimetresPerCharacter = 0.2

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Values by row: the writer takes the size of a sheet from them. */
function rowsOf({ rows }: WorkbookSheet): (string | number | null)[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1)
  return rows.map(row => Array.from({ length: width }, (_, across) => row[across]?.value ?? null))
}

/** In an ODS file a semicolon stands between arguments; commas inside a text stay. */
const withSemicolons = (formula: string) =>
  formula
    .split(/(&quot;.*?&quot;)/)
    .map((part, place) => (place % 2 === 0 ? part.replaceAll(',', ';') : part))
    .join('')

/** The widths of the columns of all sheets: a style for each width, and the columns by sheet. */
function columnsOf(sheets: readonly WorkbookSheet[]): { styles: string; bySheet: string[] } {
  const widths = [...new Set(sheets.flatMap(sheet => sheet.widths))]
  const styles = widths.map(
    (width, place) =>
      `<style:style style:name="co${place}" style:family="table-column"><style:table-column-properties style:column-width="${(width * centimetresPerCharacter).toFixed(2)}cm"/></style:style>`,
  )
  const bySheet = sheets.map(sheet =>
    sheet.widths.map(width => `<table:table-column table:style-name="co${widths.indexOf(width)}"/>`).join(''),
  )
  return { styles: styles.join(''), bySheet }
}

/** `Uitgangspunten!$B$5` as an address of an ODS file: `$Uitgangspunten.$B$5`. */
function addressOf(range: string): string {
  const [sheet = '', cells = ''] = range.split('!')
  return cells
    .split(':')
    .map(cell => `$${sheet}.${cell}`)
    .join(':')
}

function namesOf({ names }: Workbook): string {
  const named = names.map(({ name, range }) => {
    const address = escaped(addressOf(range))
    const base = address.split(':')[0]
    return `<table:named-range table:name="${escaped(name)}" table:base-cell-address="${base}" table:cell-range-address="${address}"/>`
  })
  return names.length === 0 ? '' : `<table:named-expressions>${named.join('')}</table:named-expressions>`
}

/** What the writer leaves out and our formulas and figures need: separators, widths and names. */
function completed(content: string, workbook: Workbook): string {
  const { styles, bySheet } = columnsOf(workbook.sheets)
  let sheet = 0
  return content
    .replace(/table:formula="([^"]*)"/g, (_, formula: string) => `table:formula="${withSemicolons(formula)}"`)
    .replace(/<table:table table:name="[^"]*">/g, head => `${head}${bySheet[sheet++] ?? ''}`)
    .replace(/<office:automatic-styles\/>/, '<office:automatic-styles></office:automatic-styles>')
    .replace('</office:automatic-styles>', `${styles}</office:automatic-styles>`)
    .replace('</office:spreadsheet>', `${namesOf(workbook)}</office:spreadsheet>`)
}

function partsOf(bytes: Uint8Array): ZipPart[] {
  return guardZip(bytes).parts.map(({ name, begin, isDeflated, deflatedBytes }) => {
    const packed = bytes.subarray(begin, begin + deflatedBytes)
    return { name, content: isDeflated ? inflateRawSync(packed) : packed, isStored: !isDeflated }
  })
}

/**
 * Writes a workbook as an ODS file with live formulas, each with its outcome beside it. Panes that stay in view, page
 * setup and lines around cells are not in it: the file format of the writer has no place for them.
 */
export async function workbookOds(workbook: Workbook): Promise<Uint8Array> {
  const wardrobe = new Wardrobe(workbook.language)
  const { writeOds } = await import('hucre/ods')
  const bytes = await writeOds({
    sheets: workbook.sheets.map(sheet => ({
      name: sheet.name,
      rows: rowsOf(sheet),
      cells: cellsOf(sheet, wardrobe),
    })),
    properties: { title: workbook.title, creator: 'Versneller' },
  })
  const parts = partsOf(bytes).map(part =>
    part.name === 'content.xml'
      ? { ...part, content: Buffer.from(completed(Buffer.from(part.content).toString(), workbook)) }
      : part,
  )
  return zipOf(parts)
}
