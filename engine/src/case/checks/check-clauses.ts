import { pointerTo } from '../../formulas/input-errors.ts'
import { isRecord } from '../check-shape.ts'
import { checkDifferent, checkId, checkPeriod, type Scope } from './scope.ts'

/** Checks every clause and loan: both are between parties of the case, never with the market. */
export function checkClauses(scope: Scope): void {
  scope.document.clauses?.forEach((clause, index) => {
    if (!clause) return
    const pointer = pointerTo('/clauses', index)
    checkId(scope, 'parties', clause.from, `${pointer}/from`)
    checkId(scope, 'parties', clause.to, `${pointer}/to`)
    checkDifferent(scope, clause.from, clause.to, `${pointer}/to`)
    if (isRecord(clause.inputs)) checkInputs(scope, clause.inputs, `${pointer}/inputs`)
    if (clause.kind === 'deferred-payment') checkDeferral(scope, clause.inputs ?? {}, `${pointer}/inputs`)
  })
  scope.document.loans?.forEach((loan, index) => {
    if (!loan) return
    const pointer = pointerTo('/loans', index)
    checkId(scope, 'parties', loan.lender, `${pointer}/lender`)
    checkId(scope, 'parties', loan.borrower, `${pointer}/borrower`)
    checkDifferent(scope, loan.lender, loan.borrower, `${pointer}/borrower`)
    checkInputs(scope, { draw: loan.draw, repay: loan.repay }, pointer)
  })
}

function checkDeferral(
  scope: Scope,
  inputs: { t?: number | undefined; until?: number | undefined },
  at: string,
): void {
  const { t, until } = inputs
  if (t !== undefined && until !== undefined && until < t) {
    scope.report(`${at}/until`, 'EIND_VOOR_BEGIN', { start: t, end: until })
  }
}

/** The fields of all kinds have one meaning per name, so that one walk checks them all. */
function checkInputs(scope: Scope, inputs: Readonly<Record<string, unknown>>, pointer: string): void {
  for (const [name, value] of Object.entries(inputs)) {
    const place = pointerTo(pointer, name)
    if (typeof value === 'number' && (name === 't' || name === 'until' || name === 'exerciseT')) {
      checkPeriod(scope, value, place)
    } else if (typeof value === 'string') checkName(scope, name, value, place)
    else if (isRecord(value) && name === 'rule') checkInputs(scope, value, place)
    else if (Array.isArray(value)) checkMembers(scope, name, value, place)
  }
}

function checkName(scope: Scope, name: string, id: string, place: string): void {
  if (name === 'programme') checkId(scope, 'rows', id, place)
  else if (name === 'phase') checkId(scope, 'phases', id, place)
  else if (name === 'index' && !scope.ids.factors.has(id)) checkId(scope, 'indices', id, place)
  else if (name === 'of' && !scope.ids.parties.has(id)) checkId(scope, 'lines', id, place)
}

function checkMembers(scope: Scope, name: string, members: readonly unknown[], pointer: string): void {
  members.forEach((member, index) => {
    const place = pointerTo(pointer, index)
    if (isRecord(member)) checkInputs(scope, member, place)
    else if (typeof member === 'string' && (name === 'of' || name === 'items')) {
      checkId(scope, 'lines', member, place)
    }
  })
}
