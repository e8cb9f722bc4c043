import { amountEur, payments, periodNumber, share, signedEur } from './basic-shapes.ts'
import { choice, date, either, id, kinds, list, number, object, optional } from './shape.ts'

const clauseRate = number(-0.5, 1)
const drawn = either(payments, choice(['as-needed']))
const repaid = either(payments, choice(['sweep']))
const lineIds = list(id(), 500, 1)

const profitShare = {
  share,
  thresholdEur: signedEur,
  capEur: optional(amountEur),
  t: optional(periodNumber),
}

const lossLayer = { attachEur: amountEur, limitEur: amountEur, t: optional(periodNumber) }

/**
 * The inputs of every kind of clause. `t` is the period of payment; absent it is the last one.
 * What is paid stands beside the functions that compute it, in ledger/clauses.
 */
const clauseInputs = {
  'fixed-price': { amountEur, t: periodNumber },
  'residual-price': {
    programme: id(),
    peildatum: date(),
    index: optional(id()),
    minEur: optional(amountEur),
  },
  'index-band': {
    baseEur: amountEur,
    index: id(),
    band: share,
    cap: number(0, 10),
    sided: choice(['one', 'two']),
    t: optional(periodNumber),
  },
  overage: profitShare,
  clawback: profitShare,
  'min-price-share': { minEur: amountEur, share, of: lineIds, t: optional(periodNumber) },
  option: {
    feeEur: amountEur,
    t: periodNumber,
    exerciseT: periodNumber,
    rule: object({
      index: id(),
      atLeast: optional(number(0, 100)),
      atMost: optional(number(0, 100)),
      amountEur,
    }),
  },
  'deferred-payment': { amountEur, t: periodNumber, until: periodNumber, rate: clauseRate },
  'take-down': {
    schedule: list(object({ t: periodNumber, units: number(0, 1e9) }), 241),
    priceEur: amountEur,
  },
  'presale-start': { phase: id(), minShare: share, maxWait: periodNumber },
  guarantee: {
    of: id(),
    limitEur: amountEur,
    capPerYear: optional(amountEur),
    t: optional(periodNumber),
  },
  'guarantee-fee': { of: optional(id()), limitEur: amountEur, feeShare: share },
  'first-loss': lossLayer,
  'stop-loss': lossLayer,
  loan: {
    limitEur: amountEur,
    rate: clauseRate,
    feeShare: share,
    draw: drawn,
    repay: repaid,
    seniority: number(0, 100),
  },
  'cost-recovery-settlement': { items: lineIds, t: periodNumber },
  'subsidy-clawback': { share, capEur: signedEur, t: optional(periodNumber) },
}

/** One clause: what `from` pays to `to`. */
export const clause = kinds({ id: id(), from: id(), to: id() }, clauseInputs)

/** A loan of the case; outside `appraise` (before finance). */
export const loan = object({
  id: id(),
  lender: id(),
  borrower: id(),
  limitEur: amountEur,
  rate: clauseRate,
  feeShare: share,
  draw: drawn,
  repay: repaid,
  seniority: number(0, 100),
})
