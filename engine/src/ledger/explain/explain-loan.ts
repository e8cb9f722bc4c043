import type { Words } from '../../case/shape.ts'
import type { Clause } from '../../case/types.ts'
import { type ClauseDesk, derived, linesBefore, of, written } from './clause-desk.ts'
import { atPeriod, linePointer } from './desk.ts'
import {
  by,
  constant,
  type Figure,
  type How,
  minus,
  plus,
  productOf,
  type Reference,
  signed,
  sumOf,
} from './figure.ts'

type LoanDesk = ClauseDesk<Extract<Clause, { kind: 'loan' }>>

const texts: Readonly<Record<string, Words>> = {
  interestEur: { nl: 'rente', en: 'interest' },
  periodRate: { nl: 'rente per periode', en: 'rate of the period' },
  balanceEur: { nl: 'stand van de lening', en: 'balance of the loan' },
  owedEur: { nl: 'schuld na opname', en: 'debt after the draw' },
  cashBeforeEur: {
    nl: 'kasstroom van de lener tot deze afspraak',
    en: 'cash of the borrower up to this clause',
  },
  positionEur: { nl: 'kasstroom van de lener na rente', en: 'cash of the borrower after interest' },
  needEur: { nl: 'wat de lener tekortkomt', en: 'what the borrower is short' },
  shortEur: { nl: 'kasstroom na rente, omgekeerd', en: 'cash after interest, turned round' },
  spareEur: { nl: 'wat de lener overhoudt', en: 'what the borrower has to spare' },
  leftEur: { nl: 'maximum min stand', en: 'limit less balance' },
  roomEur: { nl: 'ruimte onder het maximum', en: 'room under the limit' },
  wantedEur: { nl: 'opname volgens plan', en: 'planned draw' },
  drawnEur: { nl: 'opname', en: 'draw' },
  dueEur: { nl: 'aflossing volgens plan', en: 'planned repayment' },
  repaidEur: { nl: 'aflossing', en: 'repayment' },
  feeEur: { nl: 'provisie', en: 'fee' },
}

const PAYMENT: Words = {
  nl: 'opname min rente, provisie en aflossing',
  en: 'draw less interest, fee and repayment',
}
const ZERO = constant('of', 0, 'eur', { nl: 'nul', en: 'zero' })

function planned(desk: LoanDesk, field: 'draw' | 'repay', t: number): How {
  const plan = desk.clause.inputs[field]
  if (typeof plan === 'string')
    return sumOf([plus(`${desk.own}/${field === 'draw' ? 'needEur' : 'spareEur'}/${t}`)])
  return sumOf(plan.flatMap((one, place) => (one.t === t ? [plus(written(desk, field, place, 'eur'))] : [])))
}

function firstDraw(desk: LoanDesk, t: number): boolean {
  const drawn = (at: number): number => desk.desk.find(`${desk.own}/drawnEur/${at}`)!.value!
  if (drawn(t) <= 0) return false
  for (let earlier = 0; earlier < t; earlier += 1) if (drawn(earlier) > 0) return false
  return true
}

function cashBefore(desk: LoanDesk, t: number): How {
  const borrower = desk.desk.ledger.parties.findIndex(party => party.id === desk.clause.to)
  const inputs = linesBefore(desk, borrower).flatMap(({ line, sign }) =>
    line.cashEur[t] === 0 ? [] : [signed(sign, `${linePointer(line)}/cashEur/${t}`)],
  )
  return sumOf(inputs)
}

function howOf(desk: LoanDesk, name: string, t: number): How | undefined {
  const at = (other: string, period = t): string => `${desk.own}/${other}/${period}`
  const before: Reference[] = t === 0 ? [] : [plus(at('balanceEur', t - 1))]
  switch (name) {
    case 'interestEur':
      return t === 0 ? sumOf([]) : productOf([by(at('balanceEur', t - 1)), by(`${desk.own}/periodRate`)])
    case 'balanceEur':
      return sumOf([plus(at('owedEur')), minus(at('repaidEur'))])
    case 'owedEur':
      return sumOf([...before, plus(at('drawnEur'))])
    case 'cashBeforeEur':
      return cashBefore(desk, t)
    case 'positionEur':
      return sumOf([plus(at('cashBeforeEur')), minus(at('interestEur'))])
    case 'shortEur':
      return sumOf([minus(at('positionEur'))])
    case 'needEur':
      return { operation: 'highest', inputs: [ZERO, of(at('shortEur'))] }
    case 'spareEur':
      return { operation: 'highest', inputs: [ZERO, of(at('positionEur'))] }
    case 'leftEur':
      return sumOf([plus(written(desk, 'limitEur')), ...(t === 0 ? [] : [minus(at('balanceEur', t - 1))])])
    case 'roomEur':
      return { operation: 'highest', inputs: [ZERO, of(at('leftEur'))] }
    case 'wantedEur':
      return planned(desk, 'draw', t)
    case 'drawnEur':
      return { operation: 'lowest', inputs: [of(at('roomEur')), of(at('wantedEur'))] }
    case 'dueEur':
      return planned(desk, 'repay', t)
    case 'repaidEur': {
      const isLast = t === desk.desk.ledger.times.periods
      return { operation: 'lowest', inputs: [of(at('owedEur')), ...(isLast ? [] : [of(at('dueEur'))])] }
    }
    case 'feeEur':
      return firstDraw(desk, t)
        ? productOf([by(written(desk, 'feeShare')), by(written(desk, 'limitEur'))])
        : sumOf([])
    default:
      return undefined
  }
}

/** What a loan moves from lender to borrower in period t. */
export function loanPayment(desk: LoanDesk, t: number): Figure {
  const names = ['interestEur', 'feeEur', 'repaidEur']
  const inputs = [plus(`${desk.own}/drawnEur/${t}`), ...names.map(name => minus(`${desk.own}/${name}/${t}`))]
  return derived(desk, atPeriod(PAYMENT, t), 'eur', sumOf(inputs))
}

/** The steps in between of a loan. */
export function explainLoan(desk: LoanDesk, name: string, t: number | undefined): Figure | undefined {
  const text = texts[name]!
  if (t === undefined) {
    if (name !== 'periodRate') return undefined
    const years = 1 / desk.desk.ledger.times.periodsPerYear
    const inputs = [of(written(desk, 'rate')), constant('of', years, 'years', { nl: 'jaren', en: 'years' })]
    return derived(desk, text, 'rate', { operation: 'interest', inputs })
  }
  const how = howOf(desk, name, t)
  return how && derived(desk, atPeriod(text, t), 'eur', how)
}
