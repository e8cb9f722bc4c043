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

/**
 * loan: `from` lends to `to`. Draws by plan or as needed (what the borrower is short), never above the limit; repayment
 * by plan or by sweep (what the borrower has to spare). Interest on the balance at the end of the period before; the
 * fee, a share of the limit, with the first draw. What is still open is paid back in the last period.
 */
export function payLoan({ inputs, to }: ClauseOf<'loan'>, scene: Scene): Payment[] {
  const cash = scene.cashOf(to) ?? new Float64Array(scene.times.periods + 1)
  const terms = termsOf(inputs)
  const periodRate = (1 + inputs.rate) ** (1 / scene.times.periodsPerYear) - 1
  const payments: Payment[] = []
  let balance = 0
  let feeIsPaid = false
  for (let t = 0; t <= scene.times.periods; t += 1) {
    const interest = balance * periodRate
    const position = (cash[t] ?? 0) - interest
    const drawn = terms.drawAt(t, Math.max(0, -position), Math.max(0, inputs.limitEur - balance))
    const fee = drawn > 0 && !feeIsPaid ? inputs.feeShare * inputs.limitEur : 0
    feeIsPaid ||= drawn > 0
    const due = terms.repayAt(t, Math.max(0, position))
    const owed = balance + drawn
    const repaid = t === scene.times.periods ? owed : Math.min(owed, due)
    balance = owed - repaid
    payments.push({ t, eur: drawn - interest - fee - repaid })
  }
  return payments
}
