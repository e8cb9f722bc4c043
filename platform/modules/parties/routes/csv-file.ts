import { stringify } from 'csv-stringify/sync'
import type { Download } from '../../../kit/http/route.ts'

/** A list as a CSV file with Dutch heads; a value that a spreadsheet would take for a formula is made harmless. */
export function csvFile(
  fileName: string,
  rows: readonly Record<string, string | number | undefined>[],
): Download {
  return {
    fileName,
    contentType: 'text/csv; charset=utf-8',
    content: stringify([...rows], { header: rows.length > 0, escape_formulas: true, bom: true }),
  }
}
