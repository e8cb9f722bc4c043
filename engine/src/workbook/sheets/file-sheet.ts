import { canonicalJson } from '../../case/canonical-json.ts'
import { cellReference } from '../reference.ts'
import { formula, SheetDraft, text } from '../sheet-draft.ts'
import type { Sheet } from '../workbook.ts'
import { type Desk, FIRST_ROW, HEAD_ROW, heads, say, sheetNames } from './desk.ts'

/** In the first column of a row that holds a piece of the case file. */
export const FILE_MARK = 'versneller-case'

/** A cell holds at most 32,767 characters. */
const PIECE_LENGTH = 30_000

/** Pieces of a text; none begins or ends with a space, which some programs drop, and none cuts a character in two. */
function pieces(whole: string): string[] {
  const result: string[] = []
  for (let begin = 0; begin < whole.length; ) {
    let end = Math.min(whole.length, begin + PIECE_LENGTH)
    while (end < whole.length && end > begin + 1 && !/^[!-~]{2}$/.test(whole.slice(end - 1, end + 1)))
      end -= 1
    result.push(whole.slice(begin, end))
    begin = end
  }
  return result
}

/** Bestand: the case from which the workbook was made, and every input as it is now, so that it can be read back. */
export function fileSheet(desk: Desk, sheets: readonly Sheet[]): SheetDraft {
  const draft = new SheetDraft(sheetNames(desk).file, [60, 24, 24], { rows: HEAD_ROW, columns: 1 })
  draft.putHead(
    say(desk, 'Bestand', 'File'),
    say(
      desk,
      'Hiermee leest Versneller dit werkboek terug. Verander hier niets.',
      'With this Versneller reads the workbook back. Change nothing here.',
    ),
  )
  const labels = [say(desk, 'veld', 'field'), say(desk, 'nu', 'now'), say(desk, 'bij het maken', 'when made')]
  draft.putRow(HEAD_ROW, 0, heads(labels))
  const whole = canonicalJson({ ...desk.ledger.case, convention: desk.ledger.times.convention })
  let row = FIRST_ROW
  for (const piece of pieces(whole)) {
    draft.putRow(row, 0, [text(FILE_MARK), text(piece)])
    row += 1
  }
  for (const sheet of sheets) {
    sheet.rows.forEach((cells, down) => {
      cells.forEach((cell, column) => {
        if (cell?.pointer === undefined) return
        const now = formula(cellReference(sheet.name, column, down + 1), cell.format)
        draft.putRow(row, 0, [text(cell.pointer), now, { value: cell.value, format: cell.format }])
        row += 1
      })
    })
  }
  return draft
}
