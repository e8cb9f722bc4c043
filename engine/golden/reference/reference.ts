/** The slow second calculation of `case appraise`, written from the specification alone. */
import { growth, lastClosed, periodsPerYear, positionOf, yearsTo } from './calendar.ts'
import { cashOf, presentValueEur, withClauses } from './clauses.ts'
import { flowsOf, zeros } from './lines.ts'
import { ratesOfReturn } from './rates-of-return.ts'
import type { Case, Convention, Flow, Party, Rate } from './shape.ts'
import { variantOf } from './variant.ts'

/** Figures of the land exploitation; the book value is in all of them. */
export type LandAnswer = {
  party: string
  atPriceLevelEur: number
  realEur: number
  /** One figure per t; null before the last closed period. */
  balanceEur: (number | null)[]
  terminalValueEur: number
  ncwInterestEur: number
  ncwBbvEur: number
  npvEur: number
  provisionEur: number
  peakFundingEur: number
  peakFundingT: number
  breakEvenT: number | null
}

export type PartyAnswer = {
  cashEur: number[]
  npvOwnEur: number
  npvCommonEur: number
  irr: { roots: number[]; preferred: number | null; reason?: string }
  peakFundingEur: number
  peakFundingT: number
  breakEvenT: number | null
}

/** The answer of `case appraise --json` as far as it is figures: without hash and checks. */
export type Answer = {
  case: string
  convention: Convention
  area: { atPriceLevelEur: number; realEur: number; cashEur: number[]; npvEur: number }
  landExploitation?: LandAnswer
  parties: Record<string, PartyAnswer>
  rateDifferenceEur: number
}

const halfCent = 0.005

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Two routes to one figure must meet. */
function mustAgree(what: string, one: number, other: number): void {
  const size = Math.max(1, Math.abs(one), Math.abs(other))
  if (Math.abs(one - other) > 1e-9 * size + 1e-6) throw new Error(`${what}: ${one} against ${other}`)
}

function lowest(positions: (number | null)[]): { peakFundingEur: number; peakFundingT: number } {
  const known = positions.filter(position => position !== null)
  const least = Math.min(...known)
  if (least >= -halfCent) return { peakFundingEur: 0, peakFundingT: 0 }
  const t = positions.findIndex(position => position !== null && position <= least + halfCent)
  return { peakFundingEur: least, peakFundingT: t }
}

function staysAboveZeroFrom(positions: (number | null)[]): number | null {
  let from: number | null = null
  for (let t = positions.length - 1; t >= 0; t -= 1) {
    const position = positions[t]!
    if (position === null || position < -halfCent) return from
    from = t
  }
  return from
}

function signed(flow: Flow, party: string, euros: number[]): number[] {
  if (flow.to === party) return euros
  if (flow.from === party) return euros.map(eur => -eur)
  return euros.map(() => 0)
}

type Setting = { file: Case; convention: Convention; flows: Flow[] }

/** Interest on a flow of period t up to the end of that period, as a share of the flow. */
function interestShare(t: number, setting: Setting): number {
  const { file, convention } = setting
  if (t === 0) return 0
  const start = positionOf(file.valuationDate)
  const perYear = periodsPerYear(file)
  const at = start + yearsTo(t, perYear, convention)
  const rate = file.rates.interest
  if (file.interestInPeriod !== 'simple') return growth(rate, at, start + t / perYear) - 1
  const ofPeriod = growth(rate, start + (t - 1) / perYear, start + t / perYear) - 1
  return ofPeriod * { begin: 1, mid: 0.5, end: 0 }[convention]
}

/** The balance at the end of every period; `first` is the period in which it opens. */
function balances(cash: number[], first: number, setting: Setting): (number | null)[] {
  const { file } = setting
  const start = positionOf(file.valuationDate)
  const perYear = periodsPerYear(file)
  const opening = -file.landExploitation!.bookValueEur
  const balance: (number | null)[] = zeros(file).map(() => null)
  let position = opening + (lastClosed(file) < 0 ? cash[0]! : 0)
  balance[first] = position
  for (let t = first + 1; t <= file.periods; t += 1) {
    const onBalance =
      position * (growth(file.rates.interest, start + (t - 1) / perYear, start + t / perYear) - 1)
    const onFlow = cash[t]! * interestShare(t, setting)
    position = position + onBalance + cash[t]! + onFlow
    balance[t] = position
  }
  return balance
}

/** Book value and every flow carried to the end at once, to check the balance. */
function closedTerminalValue(cash: number[], first: number, setting: Setting): number {
  const { file } = setting
  const start = positionOf(file.valuationDate)
  const perYear = periodsPerYear(file)
  const toEnd = (t: number) =>
    growth(file.rates.interest, start + t / perYear, start + file.periods / perYear)
  const flows = cash.map((eur, t) => eur * (1 + interestShare(t, setting)) * toEnd(t))
  return sum(flows) - file.landExploitation!.bookValueEur * toEnd(first)
}

function landAnswer(setting: Setting): LandAnswer {
  const { file, convention } = setting
  const { party, bookValueEur } = file.landExploitation!
  const closed = lastClosed(file)
  const first = Math.max(0, closed)
  const cash = zeros(file)
  const priceLevel = zeros(file)
  for (const flow of setting.flows.filter(one => one.grex)) {
    for (let t = closed + 1; t <= file.periods; t += 1) {
      cash[t]! += signed(flow, party, flow.cashEur)[t]!
      priceLevel[t]! += signed(flow, party, flow.priceLevelEur)[t]!
    }
  }
  const balanceEur = balances(cash, first, setting)
  const terminalValueEur = balanceEur[file.periods]!
  mustAgree('terminal value', terminalValueEur, closedTerminalValue(cash, first, setting))
  const start = positionOf(file.valuationDate)
  const years = periodsPerYear(file)
  const over = (rate: Rate, t: number) => growth(rate, start, start + t / years)
  const { interest, bbv = 0.02 } = file.rates
  const ncwBbvEur = terminalValueEur / over(bbv, file.periods)
  const ncwInterestEur = terminalValueEur / over(interest, file.periods)
  if (file.interestInPeriod !== 'simple') {
    const direct = presentValueEur(cash, interest, file, convention) - bookValueEur / over(interest, first)
    mustAgree('ncw at interest', ncwInterestEur, direct)
  }
  return {
    party,
    atPriceLevelEur: sum(priceLevel) - bookValueEur,
    realEur: sum(cash) - bookValueEur,
    balanceEur,
    terminalValueEur,
    ncwInterestEur,
    ncwBbvEur,
    npvEur: presentValueEur(cash, bbv, file, convention) - bookValueEur,
    provisionEur: Math.max(0, -ncwBbvEur),
    ...lowest(balanceEur),
    breakEvenT: staysAboveZeroFrom(balanceEur),
  }
}

function irrOf(party: Party, cash: number[], setting: Setting): PartyAnswer['irr'] {
  const perYear = periodsPerYear(setting.file)
  const roots = ratesOfReturn(
    cash,
    cash.map((_, t) => yearsTo(t, perYear, setting.convention)),
  )
  if (roots.length === 0) return { roots, preferred: null, reason: 'no rate makes these flows zero' }
  const required = party.requiredReturn ?? (typeof party.rate === 'number' ? party.rate : 0)
  const preferred = roots.toSorted((a, b) => Math.abs(a - required) - Math.abs(b - required))[0]!
  return { roots, preferred }
}

function partyAnswer(party: Party, common: Rate, setting: Setting): PartyAnswer {
  const { file, convention, flows } = setting
  const cashEur = cashOf(party.id, flows, file)
  const cumulative = cashEur.map((_, t) => sum(cashEur.slice(0, t + 1)))
  return {
    cashEur,
    npvOwnEur: presentValueEur(cashEur, party.rate, file, convention),
    npvCommonEur: presentValueEur(cashEur, common, file, convention),
    irr: irrOf(party, cashEur, setting),
    ...lowest(cumulative),
    breakEvenT: staysAboveZeroFrom(cumulative),
  }
}

/** External lines only: a line from outside is received by the area, a line to outside is paid by it. */
function areaAnswer(common: Rate, setting: Setting): Answer['area'] {
  const { file, convention, flows } = setting
  const cashEur = zeros(file)
  const priceLevel = zeros(file)
  for (const flow of flows) {
    const direction = Number(flow.from === 'outside') - Number(flow.to === 'outside')
    for (let t = 0; t <= file.periods; t += 1) {
      cashEur[t]! += direction * flow.cashEur[t]!
      priceLevel[t]! += direction * flow.priceLevelEur[t]!
    }
  }
  const npvEur = presentValueEur(cashEur, common, file, convention)
  return { atPriceLevelEur: sum(priceLevel), realEur: sum(cashEur), cashEur, npvEur }
}

/** Appraises a valid case file; `convention` overrides that of the file. Throws when two routes disagree. */
export function appraiseByReference(
  original: Case,
  options: { convention?: Convention; variantId?: string } = {},
): Answer {
  const file = options.variantId === undefined ? original : variantOf(original, options.variantId)
  const convention = options.convention ?? file.convention ?? 'mid'
  const flows = withClauses(flowsOf(file, convention), file, convention)
  const setting = { file, convention, flows }
  const common = file.rates.common ?? file.rates.social ?? 0.0225
  const area = areaAnswer(common, setting)
  const parties: Answer['parties'] = {}
  for (const party of file.parties ?? []) parties[party.id] = partyAnswer(party, common, setting)
  const answers = Object.values(parties)
  mustAgree('parties against area', sum(answers.map(one => one.npvCommonEur)), area.npvEur)
  const rateDifferenceEur = sum(answers.map(one => one.npvOwnEur - one.npvCommonEur))
  const answer: Answer = { case: file.id, convention, area, parties, rateDifferenceEur }
  if (file.landExploitation !== undefined) answer.landExploitation = landAnswer(setting)
  return answer
}
