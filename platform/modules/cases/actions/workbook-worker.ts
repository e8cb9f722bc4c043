// The thread on which workbooks of cases are made and read: with hundreds of lines both take a second.
import { caseWorkbook } from '@versneller/engine'
import { readWorkbook } from '../../../kit/documents/read-workbook.ts'
import { workbookXlsx } from '../../../kit/documents/workbook.ts'
import { workbookOds } from '../../../kit/documents/workbook-ods.ts'
import { ZipRefused } from '../../../kit/documents/zip-guard.ts'
import { answerQuestions } from '../../../kit/threads/answer-questions.ts'
import type { ReadFile, WorkbookAsked } from './workbook-thread.ts'

const writers = { xlsx: workbookXlsx, ods: workbookOds } as const

/** Most cells that are kept of a workbook of somebody else: more is no land exploitation. */
const cellsMax = 300_000
const sheetsMax = 60

async function read(bytes: Uint8Array): Promise<ReadFile> {
  try {
    const sheets = await readWorkbook(bytes)
    const cells = sheets.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + row.length, 0), 0)
    return cells > cellsMax || sheets.length > sheetsMax ? { refusal: 'WERKMAP_TE_GROOT' } : { sheets }
  } catch (error) {
    // The reader throws of its own accord for what it cannot read; the person can only choose another file.
    return { refusal: error instanceof ZipRefused ? error.refusal : 'WERKMAP_ONLEESBAAR' }
  }
}

answerQuestions<WorkbookAsked, Uint8Array | ReadFile>(asked =>
  'bytes' in asked ? read(asked.bytes) : writers[asked.kind](caseWorkbook(asked.caseFile, asked.options)),
)
