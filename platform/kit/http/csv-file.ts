import { type CsvCell, writeCsv } from '../documents/csv.ts'
import type { Download } from './route.ts'

/**
 * A list as a CSV file to take home, in the language in which the site is read: in Dutch a number has a decimal comma. The
 * names of the fields are its heads. Without rows it is empty.
 */
export function csvFile(fileName: string, rows: readonly Readonly<Record<string, CsvCell>>[]): Download {
  const heads = Object.keys(rows[0] ?? {})
  const lines = rows.map(row => heads.map(head => row[head]))
  return {
    fileName,
    contentType: 'text/csv; charset=utf-8',
    content: language =>
      writeCsv(rows.length > 0 ? [heads, ...lines] : [], { decimalSign: language === 'nl' ? ',' : '.' }),
  }
}
