import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { guardZip, type ZipIndex, ZipRefused, zipLimits } from './zip-guard.ts'

/** A cell as it was read; a day is the number of days since 30 December 1899. */
export type ReadCell = string | number | boolean | null

/** A sheet as it was read: rows of cells, all of one length. */
export interface ReadSheet {
  name: string
  rows: ReadCell[][]
}

const inflate = promisify(inflateRaw)
const cellsMax = 2_000_000

/**
 * Reads the values of an XLSX or ODS file that somebody sent: the outcomes of its formulas as they were kept in it, never
 * the formulas themselves. Nothing in it is run or fetched.
 * @throws ZipRefused for what could hurt; Error for what cannot be read
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  const index = guardZip(bytes)
  await guardContents(bytes, index)
  const content = index.parts.find(part => part.name === 'content.xml')
  if (content) await guardRepeats(bytes, content)
  const { sheets } = content
    ? await (await import('hucre/ods')).readOds(bytes)
    : await (await import('hucre/xlsx')).readXlsx(bytes, { maxRows: 200_000 })
  const cells = sheets.reduce((sum, sheet) => sum + sheet.rows.reduce((all, row) => all + row.length, 0), 0)
  if (cells > cellsMax) throw new ZipRefused('DOCUMENT_PAKT_TE_VER_UIT')
  return sheets.map(({ name, rows }) => ({ name: keepable(name), rows: rows.map(row => row.map(plain)) }))
}

type Part = ZipIndex['parts'][number]

async function contentsOf(bytes: Uint8Array, { isDeflated, begin, deflatedBytes }: Part): Promise<string> {
  const packed = bytes.subarray(begin, begin + deflatedBytes)
  const whole = isDeflated ? await inflate(packed, { maxOutputLength: zipLimits.onePartBytes }) : packed
  return new TextDecoder().decode(whole)
}

/** An ODS file says of a cell or row how often it is repeated: a few bytes may stand for more cells than memory holds. */
async function guardRepeats(bytes: Uint8Array, part: Part): Promise<void> {
  const xml = await contentsOf(bytes, part)
  const repeatOf = (attributes: string, what: 'rows' | 'columns') =>
    Number(new RegExp(`table:number-${what}-repeated="(\\d{1,9})"`).exec(attributes)?.[1] ?? 1)
  let [cells, rowRepeat, width] = [0, 1, 0]
  for (const [, kind, attributes = '', isClosed] of xml.matchAll(
    /<table:(table-row|table-cell|covered-table-cell)\b([^>]*?)(\/?)>/g,
  )) {
    if (kind === 'table-row') {
      rowRepeat = repeatOf(attributes, 'rows')
      width = 0
      continue
    }
    width += repeatOf(attributes, 'columns')
    // Empty cells at the end of a row are not kept; a filled one keeps all before it, in every repeat of the row.
    if (!isClosed || /office:value|office:string|table:style-name/.test(attributes)) {
      cells += isClosed && !/office:/.test(attributes) ? width : width * rowRepeat
      width = 0
    }
    if (cells > cellsMax) throw new ZipRefused('DOCUMENT_PAKT_TE_VER_UIT')
  }
}

const millisecondsPerDay = 86_400_000
const firstDay = Date.UTC(1899, 11, 30)

function plain(value: string | number | boolean | Date | null | undefined): ReadCell {
  const read = value instanceof Date ? (value.getTime() - firstDay) / millisecondsPerDay : value
  if (typeof read === 'string') return keepable(read)
  // A file may hold 1e999, or a day that is none: there is nothing to read then.
  return typeof read === 'number' && !Number.isFinite(read) ? null : (read ?? null)
}

/** The text without what no text of a database can hold. */
const keepable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** Inflates each part by itself, up to the size that the index tells and not a byte further: the index may lie. */
async function guardContents(bytes: Uint8Array, { parts }: ZipIndex): Promise<void> {
  for (const { isDeflated, begin, deflatedBytes, inflatedBytes } of parts) {
    if (!isDeflated) continue
    const maxOutputLength = Math.min(inflatedBytes, zipLimits.onePartBytes) || 1
    try {
      await inflate(bytes.subarray(begin, begin + deflatedBytes), { maxOutputLength })
    } catch (error) {
      // A RangeError is what zlib throws beyond the length that it may write.
      const isTooLong = error instanceof RangeError
      throw new ZipRefused(isTooLong ? 'DOCUMENT_PAKT_TE_VER_UIT' : 'DOCUMENT_KAPOT')
    }
  }
}
