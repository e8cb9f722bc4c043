import type { ClauseOf, Payment, Scene } from './scene.ts'

interface LoanTerms {
  readonly drawAt: (t: number, needEur: number, roomEur: number) => number
  readonly repayAt: (t: number, spareEur: number) => number
}

function amountAt(payments: readonly { readonly t: number; readonly eur: number }[], t: number): number {
  return payments.reduce((sum, payment) => (payment.t === t ? sum + payment.eur : sum), 0)
}

function termsOf({ draw, repay }: ClauseOf<'loan'>['inputs']): LoanTerms {
  return {
    drawAt: (t, need, room) => Math.min(room, draw === 'as-needed' ? need : amountAt(draw, t)),
    repayAt: (t, spare) => (repay === 'sweep' ? spare : amountAt(repay, t)),
  }
}

/** A loan in one period; balances at its end. */
interface LoanPeriod {
  readonly interestEur: number
  readonly drawnEur: number
  readonly feeEur: number
  readonly repaidEur: number
  readonly balanceEur: number
}

/**
 * loan: `from` lends to `to`. Draws by plan or as needed (what the borrower is short), never above the limit; repayment
 * by plan or by sweep (what the borrower has to spare). Interest on the balance at the end of the period before; the
 * fee, a share of the limit, with the first draw. What is still open is paid back in the last period.
 */
function loanPeriods({ inputs, to }: ClauseOf<'loan'>, scene: Scene): LoanPeriod[] {
  const { periods, periodsPerYear } = scene.times
  const cash = scene.cashOf(to)!
  const terms = termsOf(inputs)
  const periodRate = (1 + inputs.rate) ** (1 / periodsPerYear) - 1
  let balance = 0
  let feeIsPaid = false
  return Array.from({ length: periods + 1 }, (_, t) => {
    const interestEur = balance * periodRate
    const position = cash[t]! - interestEur
    const drawnEur = terms.drawAt(t, Math.max(0, -position), Math.max(0, inputs.limitEur - balance))
    const feeEur = drawnEur > 0 && !feeIsPaid ? inputs.feeShare * inputs.limitEur : 0
    feeIsPaid ||= drawnEur > 0
    const owed = balance + drawnEur
    const repaidEur = t === periods ? owed : Math.min(owed, terms.repayAt(t, Math.max(0, position)))
    balance = owed - repaidEur
    return { interestEur, drawnEur, feeEur, repaidEur, balanceEur: balance }
  })
}

/** What a loan moves from lender to borrower, per period. */
export function payLoan(clause: ClauseOf<'loan'>, scene: Scene): Payment[] {
  return loanPeriods(clause, scene).map(({ drawnEur, interestEur, feeEur, repaidEur }, t) => ({
    t,
    eur: drawnEur - interestEur - feeEur - repaidEur,
  }))
}
