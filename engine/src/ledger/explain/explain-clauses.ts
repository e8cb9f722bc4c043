import type { Words } from '../../case/shape.ts'
import type { Clause } from '../../case/types.ts'
import { clauseById } from '../ledger.ts'
import type { ClauseDesk } from './clause-desk.ts'
import { atPeriod, type Desk, joined, lineName } from './desk.ts'
import { explainFixedClause, fixedClausePayment } from './explain-fixed-clause.ts'
import { explainLoan, loanPayment } from './explain-loan.ts'
import { explainResultClause, resultClausePayment } from './explain-result-clause.ts'
import { type Figure, plus, sumOf } from './figure.ts'

const cash: Words = { nl: 'betaling', en: 'payment' }
const total: Words = { nl: 'totaal van de betalingen', en: 'total of the payments' }

const RESULT_KINDS = [
  'overage',
  'clawback',
  'subsidy-clawback',
  'guarantee',
  'first-loss',
  'stop-loss',
] as const

function isResultClause(clause: Clause): clause is Extract<Clause, { kind: (typeof RESULT_KINDS)[number] }> {
  return RESULT_KINDS.some(kind => kind === clause.kind)
}

function clauseDeskOf(desk: Desk, id: string): ClauseDesk | undefined {
  const worked = clauseById(desk.ledger, id)
  if (!worked) return undefined
  const index = Number(worked.pointer.split('/')[2])
  return { desk, clause: desk.ledger.case.clauses![index]!, worked, index, own: `/clauses/${id}` }
}

function payment(clauseDesk: ClauseDesk, t: number): Figure {
  const { clause } = clauseDesk
  if (clause.kind === 'loan') return loanPayment({ ...clauseDesk, clause }, t)
  return isResultClause(clause)
    ? resultClausePayment({ ...clauseDesk, clause })
    : fixedClausePayment(clauseDesk, t)
}

/** Money of a clause in one period: nothing where it pays nothing, else as its kind says. */
function cashFigure(clauseDesk: ClauseDesk, t: number): Figure {
  const { desk, worked } = clauseDesk
  const value = worked.cashEur[t]!
  return {
    label: atPeriod(joined(lineName(desk, worked), cash), t),
    value,
    unit: 'eur',
    how: () => (value === 0 ? sumOf([]) : payment(clauseDesk, t).how()),
  }
}

/** A figure of a clause: `[id, cashEur or levelEur, t]`, `[id, realEur]`, or a step in between of its kind. */
export function explainClause(desk: Desk, steps: readonly string[]): Figure | undefined {
  const [id = '', name = '', place] = steps
  const clauseDesk = clauseDeskOf(desk, id)
  if (!clauseDesk || steps.length > 3) return undefined
  const { clause, worked, own } = clauseDesk
  const t = place === undefined ? undefined : Number(place)
  const isPeriod =
    place === undefined || (/^\d{1,3}$/.test(place) && Number(place) <= desk.ledger.times.periods)
  if (!isPeriod) return undefined
  if (t !== undefined && name === 'cashEur') return cashFigure(clauseDesk, t)
  if (t !== undefined && name === 'levelEur') {
    const figure = cashFigure(clauseDesk, t)
    return { ...figure, how: () => sumOf([plus(`${own}/cashEur/${t}`)]) }
  }
  if (t === undefined && (name === 'realEur' || name === 'atPriceLevelEur')) {
    const value = worked.cashEur.reduce((sum, eur) => sum + eur, 0)
    const inputs = [...worked.cashEur].flatMap((eur, at) => (eur === 0 ? [] : [plus(`${own}/cashEur/${at}`)]))
    return { label: joined(lineName(desk, worked), total), value, unit: 'eur', how: () => sumOf(inputs) }
  }
  if (clause.kind === 'loan') return explainLoan({ ...clauseDesk, clause }, name, t)
  if (isResultClause(clause)) return explainResultClause({ ...clauseDesk, clause }, name, t)
  return explainFixedClause(clauseDesk, name, t)
}
