import type { Clause } from '../../case/types.ts'
import type { ClauseBlock } from './clause-block.ts'

type Loan = Extract<Clause, { kind: 'loan' }>
type Row = ReturnType<ClauseBlock['laterRow']>

interface Terms {
  readonly drawn: (t: number) => string
  readonly repaid: (t: number) => string
}

/** What is drawn and repaid before the limits: by plan, or what the borrower is short and has to spare. */
function termsOf(block: ClauseBlock, { inputs, to }: Loan, interest: Row): Terms {
  const { draw, repay } = inputs
  const needsCash = draw === 'as-needed' || repay === 'sweep'
  const cash = needsCash ? block.partyCash(to) : undefined
  const position = (t: number): string => `${cash!(t)}-${interest.at(t)}`
  const planned = (nl: string, en: string, field: string, payments: readonly { t: number; eur: number }[]) =>
    block.schedule(
      nl,
      en,
      field,
      payments.map(({ t, eur }) => ({ t, amount: eur })),
      'eur',
      'euro',
    )
  return {
    drawn:
      draw === 'as-needed'
        ? t => `MAX(0,-(${position(t)}))`
        : planned('opname in t', 'drawn in t', 'draw', draw),
    repaid:
      repay === 'sweep'
        ? t => `MAX(0,${position(t)})`
        : planned('aflossing in t', 'repaid in t', 'repay', repay),
  }
}

/** Writes a loan: interest on the balance before, draws below the limit, fee with the first draw, repayment. */
export function putLoan(block: ClauseBlock, clause: Loan): (t: number) => string {
  const { inputs } = clause
  const limit = block.input('maximum', 'limit', 'limitEur', inputs.limitEur, 'euro')
  const rate = block.input('rente per jaar', 'rate a year', 'rate', inputs.rate, 'percent')
  const feeShare = block.input(
    'afsluitkosten, deel van het maximum',
    'fee, share of the limit',
    'feeShare',
    inputs.feeShare,
    'percent',
  )
  const { periodsPerYear } = block.materials.assumptions
  const periodRate = block.step(
    'rente per periode',
    'rate a period',
    `(1+${rate})^(1/${periodsPerYear})-1`,
    'factor',
  )
  const interest = block.laterRow('rente', 'interest')
  const terms = termsOf(block, clause, interest)
  const drawn = block.laterRow('opname', 'drawn')
  const fee = block.laterRow('afsluitkosten', 'fee')
  const repaid = block.laterRow('aflossing', 'repaid')
  const balance = block.laterRow('openstaand', 'outstanding')
  const before = (t: number): string => (t === 0 ? '0' : balance.at(t - 1))
  interest.fill(t => (t === 0 ? '0' : `${before(t)}*${periodRate}`))
  drawn.fill(t => `MIN(MAX(0,${limit}-${before(t)}),${terms.drawn(t)})`)
  fee.fill(t => {
    const isFirst = t === 0 ? `${drawn.at(t)}>0` : `AND(${drawn.at(t)}>0,SUM(${drawn.upTo(t - 1)})=0)`
    return `IF(${isFirst},${feeShare}*${limit},0)`
  })
  repaid.fill(t => {
    const owed = `${before(t)}+${drawn.at(t)}`
    return t === block.periods ? owed : `MIN(${owed},${terms.repaid(t)})`
  })
  balance.fill(t => `${before(t)}+${drawn.at(t)}-${repaid.at(t)}`)
  return block.row('betaalt', 'pays', t => `${drawn.at(t)}-${interest.at(t)}-${fee.at(t)}-${repaid.at(t)}`)
}
