import type { Case, CaseWorkbookOptions } from '@versneller/engine'
import type { ReadSheet } from '../../../kit/documents/read-workbook.ts'
import type { ZipRefusal } from '../../../kit/documents/zip-guard.ts'
import { TooMuchWork, workThread } from '../../../kit/threads/work-thread.ts'

/** The kinds of files of a workbook. */
export type WorkbookKind = 'xlsx' | 'ods'

/** What the thread is asked: to make a workbook of a case, or to read one. */
export type WorkbookAsked =
  | { caseFile: Case; options: CaseWorkbookOptions; kind: WorkbookKind }
  | { bytes: Uint8Array }

/** The sheets of a file, or why it is not opened. */
export type ReadFile =
  | { sheets: ReadSheet[] }
  | { refusal: ZipRefusal | 'WERKMAP_TE_GROOT' | 'WERKMAP_ONLEESBAAR' }

// With hundreds of lines either takes a second, in which nobody else would get an answer.
const thread = workThread<WorkbookAsked, Uint8Array | ReadFile>(
  new URL('./workbook-worker.ts', import.meta.url),
)

/** The workbook of a case as a file, made on another thread. */
export async function caseWorkbookFile(
  caseFile: Case,
  kind: WorkbookKind,
  options: CaseWorkbookOptions,
): Promise<Buffer> {
  return Buffer.from((await thread.ask({ caseFile, options, kind })) as Uint8Array)
}

/** Reads a file on another thread: what is too much for it is too large. */
export async function readWorkbookFile(bytes: Uint8Array): Promise<ReadFile> {
  try {
    return (await thread.ask({ bytes })) as ReadFile
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error
    return { refusal: 'WERKMAP_TE_GROOT' }
  }
}
