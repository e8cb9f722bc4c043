import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
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
 * Reads the values of an XLSX file that somebody sent: the outcomes of its formulas as they were kept in it, never the
 * formulas themselves. Nothing in it is run or fetched.
 * @throws ZipRefused for what could hurt; Error for what cannot be read
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  await guardContents(bytes, guardZip(bytes))
  const { sheets } = await readXlsx(bytes, { maxRows: 200_000 })
  const cells = sheets.reduce((sum, sheet) => sum + sheet.rows.reduce((all, row) => all + row.length, 0), 0)
  if (cells > cellsMax) throw new ZipRefused('DOCUMENT_PAKT_TE_VER_UIT')
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map(row => row.map(plain)) }))
}

const millisecondsPerDay = 86_400_000
const firstDay = Date.UTC(1899, 11, 30)

function plain(value: string | number | boolean | Date | null | undefined): ReadCell {
  if (value instanceof Date) return (value.getTime() - firstDay) / millisecondsPerDay
  return value ?? null
}

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
