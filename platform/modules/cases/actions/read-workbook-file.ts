import { canonicalJson, documentFromWorkbook, sha256 } from '@versneller/engine'
import { readWorkbook } from '../../../kit/documents/read-workbook.ts'
import { ZipRefused } from '../../../kit/documents/zip-guard.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import { problem } from '../problems.ts'
import type { ForeignSheet, WorkbookMapping } from '../rules/foreign/mapping.ts'

/** Most cells that are kept of a workbook of somebody else: more is no land exploitation. */
const cellsMax = 300_000
const sheetsMax = 60

/** The sheets of a file that somebody sent, or why it is not opened. */
export async function sheetsOfFile(bytes: Uint8Array, field: string): Promise<Outcome<ForeignSheet[]>> {
  try {
    const sheets = await readWorkbook(bytes)
    const cells = sheets.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + row.length, 0), 0)
    if (cells > cellsMax || sheets.length > sheetsMax) return refused(problem('WERKMAP_TE_GROOT', field))
    return done(sheets)
  } catch (error) {
    if (error instanceof ZipRefused) return refused(error.problem(field))
    // The reader throws of its own accord for what it cannot read; the person can only choose another file.
    return refused(problem('WERKMAP_ONLEESBAAR', field))
  }
}

/** The case document of a workbook of our own, with what was changed in it; undefined for any other. */
export const ownDocument = (sheets: readonly ForeignSheet[]) => documentFromWorkbook(sheets)

/** What a workbook is known again by: the sheets that are read and the labels of their heads. */
export function signatureOf({ sheets }: WorkbookMapping): string {
  return sha256(canonicalJson(sheets.map(({ sheet, labels }) => [sheet, labels])))
}
