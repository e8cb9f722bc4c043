import type { Case, Convention } from '../case/types.ts'
import { appraiseLedger, caseUnder } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import { rulesOf } from '../rules/test-rules.ts'
import { welfareOf } from '../welfare/welfare-balance.ts'
import { workOut } from './formula/work-out.ts'
import type { SheetDraft } from './sheet-draft.ts'
import { amountsSheet } from './sheets/amounts-sheet.ts'
import { assumptionsSheet } from './sheets/assumptions-sheet.ts'
import { bookingsSheet } from './sheets/bookings-sheet.ts'
import { cashSheet } from './sheets/cash-sheet.ts'
import { clausesSheet } from './sheets/clauses-sheet.ts'
import { curvesSheet } from './sheets/curves-sheet.ts'
import { type Desk, told } from './sheets/desk.ts'
import { fileSheet } from './sheets/file-sheet.ts'
import { landExploitationSheet } from './sheets/land-exploitation-sheet.ts'
import { linesSheet } from './sheets/lines-sheet.ts'
import { notesSheet, sourcesSheet } from './sheets/notes-sheet.ts'
import { partiesSheet } from './sheets/parties-sheet.ts'
import { programmeSheet } from './sheets/programme-sheet.ts'
import { resultsSheet } from './sheets/results-sheet.ts'
import { returnsSheet } from './sheets/returns-sheet.ts'
import { timesSheet } from './sheets/times-sheet.ts'
import { welfareSheet } from './sheets/welfare-sheet.ts'
import { publicMoneySheet, riskSheet, rulesSheet } from './sheets/whole-model-sheets.ts'
import type { Workbook } from './workbook.ts'

/** How to make the workbook; absent = as the file says, without a variant. */
export interface CaseWorkbookOptions {
  readonly language: 'nl' | 'en'
  readonly convention?: Convention
  readonly variantId?: string
}

/**
 * The spreadsheet twin of a case: every result as live formulas on cells that may be changed. Give it the case that the
 * reader may see. Throws CaseProblem when the variant does not exist or does not fit.
 */
export function caseWorkbook(
  areaCase: Case,
  { language, convention, variantId }: CaseWorkbookOptions,
): Workbook {
  const ledger = buildLedger(caseUnder(areaCase, variantId), convention === undefined ? {} : { convention })
  const appraisal = appraiseLedger(ledger)
  const desk: Desk = { ledger, language, names: [] }
  const assumptions = assumptionsSheet(desk)
  const times = timesSheet(desk, assumptions)
  const programme = programmeSheet(desk)
  const lines = linesSheet(desk, assumptions, programme)
  const curves = curvesSheet(desk)
  const bookings = bookingsSheet(desk)
  const amounts = amountsSheet({ desk, lines, times, curves })
  const clauses = clausesSheet({ desk, assumptions, lines, times, programme })
  const cash = cashSheet({ desk, lines, times, bookings, clauses })
  const landExploitation = landExploitationSheet({ desk, assumptions, times, lines, amounts, cash })
  const parties = partiesSheet({ desk, lines, times, cash })
  const returns = returnsSheet({ desk, assumptions, times, parties, appraisal })
  const results = resultsSheet({
    desk,
    lines,
    times,
    amounts,
    cash,
    landExploitation,
    parties,
    returns,
    appraisal,
  })
  const welfare = welfareSheet({ desk, lines, times, amounts, cash, balance: welfareOf(ledger) })
  const drafts: readonly (SheetDraft | undefined)[] = [
    notesSheet(desk, appraisal, variantId),
    results,
    assumptions.draft,
    times.draft,
    programme.draft,
    lines.draft,
    curves.draft,
    amounts.draft,
    bookings.draft,
    clauses.draft,
    cash.draft,
    landExploitation?.draft,
    parties.draft,
    returns.draft,
    welfare,
    publicMoneySheet(desk),
    riskSheet(desk),
    rulesSheet(desk, rulesOf(ledger, appraisal)),
    sourcesSheet(desk),
  ]
  const inner = drafts.flatMap(draft => (draft ? [draft.sheet] : []))
  const sheets = [...inner, fileSheet(desk, inner).sheet]
  return {
    title: told(desk, ledger.case.name),
    language,
    names: desk.names,
    sheets: workOut({ sheets, names: desk.names }),
  }
}
