import { appraise, type Case, lineCash, parseCase } from '@versneller/engine'

/** A cost or revenue that one party reckons for itself, spread evenly over periods. */
export interface PrivateLine {
  id: string
  name: string
  direction: 'cost' | 'revenue'
  /** Euro at the price level of the case, all periods together. */
  eur: number
  /** Periods of the case, both ends included. */
  from: number
  to: number
  /** One of the indices of the case. */
  index?: string | undefined
}

/** What one party assumes for itself. Rates are fractions a year, shares 0 to 1. */
export interface PrivateTerms {
  /** Instead of the rate that the case has for this party. */
  ratePerYear?: number | undefined
  /** Result before tax and finance that the party wants, as a share of its revenues. */
  marginShare?: number | undefined
  /** Of the result, once it is above all that it was before. */
  taxShare?: number | undefined
  loan?:
    | { limitEur?: number | undefined; ratePerYear?: number | undefined; feeShare?: number | undefined }
    | undefined
}

/** What a party keeps for itself beside a shared case. */
export interface PrivateContent {
  terms: PrivateTerms
  lines: readonly PrivateLine[]
  /** How the shared case stood when this was saved: its revision, and the npv of the party at the rate of the case. */
  shared: { revision: number; npvEur: number }
}

/** The return on a row of amounts. */
export interface PrivateResult {
  npvEur: number
  irr: number | null
  peakFundingEur: number
  peakFundingT: number
  totalEur: number
}

/** The own return in a shared case; arrays start at t = 0. */
export interface PrivateOutcome {
  /** The own rate, or that of the case; undefined where the case has another one for each year. */
  ratePerYear: number | undefined
  /** The shared ledger alone: at the rate of the case, and at the own one. */
  shared: PrivateResult & { npvCaseEur: number }
  /** With the own lines. */
  own: PrivateResult
  /** After own finance and tax. */
  final: PrivateResult
  cash: {
    sharedEur: readonly number[]
    ownLinesEur: readonly number[]
    loanEur: readonly number[]
    interestEur: readonly number[]
    taxEur: readonly number[]
    finalEur: readonly number[]
  }
  /** Result before finance and tax as a share of revenues; undefined without revenues. */
  marginShare: number | undefined
  /** Own lines that the case has no place for any more: their periods or index are gone. */
  lostIds: readonly string[]
}

type Party = Case['parties'][number]

/** A case with only this party and these lines, on the calendar of the shared one. */
function caseOf(caseFile: Case, party: Party, lines: readonly object[]): Case {
  const { format, valuationDate, priceLevelDate, period, periods, convention, interestInPeriod } = caseFile
  const shell = { format, valuationDate, priceLevelDate, period, periods, convention, interestInPeriod }
  const given = Object.fromEntries(Object.entries(shell).filter(([, value]) => value !== undefined))
  const outcome = parseCase({
    ...given,
    id: 'eigen',
    name: { nl: 'Eigen' },
    rates: caseFile.rates,
    ...(caseFile.indices ? { indices: caseFile.indices } : {}),
    parties: [party],
    lines,
  })
  if (!outcome.ok) throw new Error(`own lines make no case: ${JSON.stringify(outcome.errors)}`)
  return outcome.case
}

const sideOf = (direction: PrivateLine['direction'], party: string) =>
  direction === 'cost'
    ? { account: '16', from: party, to: 'outside' }
    : { account: 'opbrengst-overig', from: 'outside', to: party }

/** Whether the case still has the periods and the index of an own line. */
const hasPlace = ({ periods, indices }: Case, { to, index }: PrivateLine) =>
  to <= periods && (index === undefined || Object.hasOwn(indices ?? {}, index))

const bare = ({ id, kind }: Party, rate: Party['rate']): Party => ({ id, kind, rate }) as Party

/** What own lines are in each period, with the index of the case. */
function cashOfLines(caseFile: Case, party: Party, lines: readonly PrivateLine[]): readonly number[] {
  const asLines = lines.map(({ direction, eur, from, to, index }, place) => ({
    id: `eigen-${place}`,
    ...sideOf(direction, party.id),
    totalEur: eur,
    spread: { from, to },
    ...(index === undefined ? {} : { index }),
  }))
  return appraise(caseOf(caseFile, bare(party, 0), asLines)).parties[party.id]?.cashEur ?? []
}

const seriesOf = (cash: readonly number[], sign: 1 | -1): Record<string, number> =>
  Object.fromEntries(cash.flatMap((eur, t) => (eur * sign > 0 ? [[String(t), eur * sign]] : [])))

/** The return on amounts per period, discounted as the case does. */
function resultOf(caseFile: Case, party: Party, cash: readonly number[], rate: Party['rate']): PrivateResult {
  const lines = (['revenue', 'cost'] as const).flatMap(direction => {
    const series = seriesOf(cash, direction === 'revenue' ? 1 : -1)
    return Object.keys(series).length > 0 ? [{ id: direction, ...sideOf(direction, party.id), series }] : []
  })
  const found = appraise(caseOf(caseFile, bare(party, rate), lines)).parties[party.id]
  if (!found) throw new Error('the party is in its own case')
  return {
    npvEur: found.npvOwnEur,
    irr: found.irr.preferred,
    peakFundingEur: found.peakFundingEur,
    peakFundingT: found.peakFundingT,
    totalEur: cash.reduce((sum, eur) => sum + eur, 0),
  }
}

const stepsPerYear = { year: 1, 'half-year': 2, quarter: 4 } as const

/** What finance and tax do to a row of amounts. */
interface AfterFinance {
  loan: number[]
  interest: number[]
  tax: number[]
  final: number[]
}

/**
 * Own finance and tax: the loan is drawn as needed up to its limit and repaid from what is left, interest is paid over
 * what was owed at the beginning of the period, the fee over the limit when it is drawn first. Tax is paid on the result
 * after interest as far as the total until then is above the highest of before, so that losses count first.
 */
export function financed(
  cash: readonly number[],
  { loan, taxShare = 0 }: PrivateTerms,
  stepsInYear: number,
): AfterFinance {
  const { limitEur = 0, ratePerYear = 0, feeShare = 0 } = loan ?? {}
  const rate = (1 + ratePerYear) ** (1 / stepsInYear) - 1
  const after: AfterFinance = { loan: [], interest: [], tax: [], final: [] }
  let [owed, total, highest, isDrawn] = [0, 0, 0, false]
  cash.forEach((eur, t) => {
    const isLast = t === cash.length - 1
    const interest = t === 0 ? 0 : owed * rate
    const needs = eur - interest < 0 && limitEur > 0
    const fee = needs && !isDrawn ? limitEur * feeShare : 0
    isDrawn ||= needs
    const result = eur - interest - fee
    total += result
    const tax = taxShare * Math.max(0, total - highest)
    highest = Math.max(highest, total)
    const net = result - tax
    const moved = isLast ? -owed : net < 0 ? Math.min(-net, limitEur - owed) : -Math.min(net, owed)
    owed += moved
    after.loan.push(moved)
    after.interest.push(-interest - fee)
    after.tax.push(-tax)
    after.final.push(net + moved)
  })
  return after
}

/** Revenues of the party: what it gets from others in the shared case, and its own. */
function revenuesOf(caseFile: Case, partyId: string, lines: readonly PrivateLine[]): number {
  const shared = lineCash(caseFile).filter(line => line.to === partyId)
  const own = lines.filter(line => line.direction === 'revenue')
  return shared.reduce((sum, line) => sum + line.realEur, 0) + own.reduce((sum, line) => sum + line.eur, 0)
}

/** The return of a party in a shared case with what it reckons for itself. Give it the case as that party sees it. */
export function privateOutcome(
  caseFile: Case,
  partyId: string,
  { terms, lines }: Pick<PrivateContent, 'terms' | 'lines'>,
): PrivateOutcome {
  const party = caseFile.parties.find(one => one.id === partyId)
  const found = appraise(caseFile).parties[partyId]
  if (!party || !found) throw new Error('the party is in the case')
  const kept = lines.filter(line => hasPlace(caseFile, line))
  const sharedEur = found.cashEur
  const ownLinesEur = cashOfLines(caseFile, party, kept)
  const withOwn = sharedEur.map((eur, t) => eur + (ownLinesEur[t] ?? 0))
  const after = financed(withOwn, terms, stepsPerYear[caseFile.period ?? 'year'])
  const rate = terms.ratePerYear ?? party.rate
  const revenues = revenuesOf(caseFile, partyId, kept)
  const own = resultOf(caseFile, party, withOwn, rate)
  return {
    ratePerYear: terms.ratePerYear ?? (typeof party.rate === 'number' ? party.rate : undefined),
    shared: { ...resultOf(caseFile, party, sharedEur, rate), npvCaseEur: found.npvOwnEur },
    own,
    final: resultOf(caseFile, party, after.final, rate),
    cash: {
      ...{ sharedEur, ownLinesEur, loanEur: after.loan, interestEur: after.interest },
      ...{ taxEur: after.tax, finalEur: after.final },
    },
    marginShare: revenues > 0 ? own.totalEur / revenues : undefined,
    lostIds: lines.filter(line => !kept.includes(line)).map(line => line.id),
  }
}
