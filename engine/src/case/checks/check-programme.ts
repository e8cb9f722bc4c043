import { calculate } from '../../formulas/calculate.ts'
import { pointerTo } from '../../formulas/input-errors.ts'
import { landPriceOf } from '../../ledger/land-price.ts'
import { amountMaxEur } from '../basic-shapes.ts'
import type { Case, ProgrammeLine } from '../types.ts'
import { checkDifferent, checkId, checkIds, checkPartyOrOutside, type Salvaged, type Scope } from './scope.ts'

/** Checks every programme line: references, and that its appraisal has an answer, which a known line has. */
export function checkProgramme(scope: Scope, known: Case | undefined): void {
  const settled = scope.settled?.programme
  const knownRows = new Set<unknown>(known?.programme)
  scope.document.programme?.forEach((row, index) => {
    if (!row || row === settled?.[index]) return
    const pointer = pointerTo('/programme', index)
    checkPartyOrOutside(scope, row.payer, `${pointer}/payer`)
    checkPartyOrOutside(scope, row.payee, `${pointer}/payee`)
    checkDifferent(scope, row.payer, row.payee, `${pointer}/payee`)
    checkId(scope, 'areas', row.area, `${pointer}/area`)
    checkId(scope, 'phases', row.phase, `${pointer}/phase`)
    checkId(scope, 'indices', row.index, `${pointer}/index`)
    checkId(scope, 'sources', row.source, `${pointer}/source`)
    checkIds(scope, 'parties', row.visibleTo, `${pointer}/visibleTo`)
    if (!knownRows.has(row)) checkAppraisal(scope, row, pointer)
  })
}

const tooLarge = {
  nl: 'de grondwaarde van één stuk is groter dan 1.000 miljard euro.',
  en: 'the land value of one unit is more than 1,000 billion euro.',
}

function checkAppraisal(scope: Scope, row: Salvaged<ProgrammeLine>, pointer: string): void {
  const formula = row.appraisal?.formula
  if (formula === undefined || row.appraisal?.inputs === undefined) return
  const outcome = calculate(formula, { inputs: row.appraisal.inputs })
  const place = `${pointer}/appraisal`
  if (!outcome.ok) {
    scope.errors.push(...outcome.errors.map(error => ({ ...error, pointer: place + error.pointer })))
  } else if ('reason' in outcome.answer) {
    const { nl, en } = outcome.answer.reason
    scope.report(`${place}/inputs`, 'FORMULE_FOUT', { reason: { nl, en } })
  } else if (Math.abs(landPriceOf(row.appraisal as ProgrammeLine['appraisal'])) > amountMaxEur) {
    scope.report(`${place}/inputs`, 'FORMULE_FOUT', { reason: tooLarge })
  }
}
