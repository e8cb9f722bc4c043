import { isRecord } from '../case/check-shape.ts'
import { walkTo, writeAt } from '../case/document-path.ts'
import { FILE_MARK } from './sheets/file-sheet.ts'

/** A sheet as it was read: its rows of values, formulas already worked out. */
export interface ReadRows {
  readonly name: string
  readonly rows: readonly (readonly (string | number | boolean | null)[])[]
}

/** A case document from a workbook, still to be checked by `parseCase`. */
export interface WorkbookDocument {
  readonly document: unknown
  /** The case from which the workbook was made. */
  readonly original: unknown
  /** JSON pointers of the fields that were changed in the workbook. */
  readonly changed: readonly string[]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/**
 * Reads the case back from a workbook that `caseWorkbook` made: the case as it was, with every input that was changed
 * since. Undefined when it is no such workbook.
 */
export function documentFromWorkbook(sheets: readonly ReadRows[]): WorkbookDocument | undefined {
  const own = sheets.find(sheet => sheet.rows.some(row => row[0] === FILE_MARK))
  if (!own) return undefined
  const json = own.rows.flatMap(row => (row[0] === FILE_MARK ? [String(row[1] ?? '')] : [])).join('')
  const document = parsed(json)
  if (!isRecord(document)) return undefined
  const changed: string[] = []
  for (const [pointer, now, made] of own.rows) {
    if (typeof pointer !== 'string' || !pointer.startsWith('/') || now === made || now === undefined) continue
    const place = walkTo(document, pointer)
    if (place.found && writeAt(place, now)) changed.push(pointer)
  }
  return { document, original: parsed(json), changed }
}
