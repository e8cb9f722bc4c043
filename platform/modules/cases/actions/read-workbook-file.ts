import { canonicalJson, documentFromWorkbook, sha256 } from '@versneller/engine'
import { ZipRefused } from '../../../kit/documents/zip-guard.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import { problem } from '../problems.ts'
import type { ForeignSheet, WorkbookMapping } from '../rules/foreign/mapping.ts'
import { readWorkbookFile } from './workbook-thread.ts'

/** The sheets of a file that somebody sent, or why it is not opened. */
export async function sheetsOfFile(bytes: Uint8Array, field: string): Promise<Outcome<ForeignSheet[]>> {
  const read = await readWorkbookFile(bytes)
  if ('sheets' in read) return done(read.sheets)
  const { refusal } = read
  if (refusal === 'WERKMAP_TE_GROOT' || refusal === 'WERKMAP_ONLEESBAAR')
    return refused(problem(refusal, field))
  return refused(new ZipRefused(refusal).problem(field))
}

/** The case document of a workbook of our own, with what was changed in it; undefined for any other. */
export const ownDocument = (sheets: readonly ForeignSheet[]) => documentFromWorkbook(sheets)

/** What a workbook is known again by: the sheets that are read and the labels of their heads. */
export function signatureOf({ sheets }: WorkbookMapping): string {
  return sha256(canonicalJson(sheets.map(({ sheet, labels }) => [sheet, labels])))
}
