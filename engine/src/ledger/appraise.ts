import { canonicalJson } from '../case/canonical-json.ts'
import type { CaseError } from '../case/errors.ts'
import { applyVariant } from '../case/parse-case.ts'
import { sha256 } from '../case/sha-256.ts'
import type { Words } from '../case/shape.ts'
import type { Case, Convention, Party, Rate } from '../case/types.ts'
import type { Appraisal, AreaResult, LandExploitationResult, PartyResult } from './appraisal.ts'
import { buildLedger } from './build-ledger.ts'
import { checksOf } from './checks.ts'
import { growth } from './growth.ts'
import { KnownResults } from './known-results.ts'
import {
  type LandExploitationBook,
  landExploitationBook,
  landExploitationPositions,
} from './land-exploitation.ts'
import { areaSign, commonRate, type Ledger } from './ledger.ts'
import { breakEvenOf, cumulative, numbersOf, peakOf, total } from './position.ts'
import { discountFactors, presentValue } from './present-value.ts'
import { returnRates } from './return-rates.ts'

/** How to appraise; absent = as the file says, without a variant. */
export interface AppraiseOptions {
  readonly convention?: Convention
  readonly variantId?: string
}

/** A case that cannot be appraised as asked; holds every mistake. */
export class CaseProblem extends Error {
  readonly errors: readonly CaseError[]

  constructor(errors: readonly CaseError[]) {
    super(errors.map(error => `${error.pointer} ${error.code}`).join('; '))
    this.errors = errors
  }
}

const NO_BREAK_EVEN: Words = {
  nl: 'De stand eindigt onder nul, dus er is geen omslagpunt.',
  en: 'The position ends below zero, so there is no break-even.',
}

/** The case under a variant. Throws CaseProblem when there is no such variant or it does not fit. */
export function caseUnder(areaCase: Case, variantId: string | undefined): Case {
  if (variantId === undefined) return areaCase
  const outcome = applyVariant(areaCase, variantId)
  if (!outcome.ok) throw new CaseProblem(outcome.errors)
  return outcome.case
}

function areaResult(ledger: Ledger): AreaResult {
  const factors = discountFactors(ledger.times, commonRate(ledger.case))
  let atPriceLevelEur = 0
  for (const line of ledger.lines) {
    const sign = areaSign(line)
    if (sign !== 0) atPriceLevelEur += sign * line.atPriceLevelEur
  }
  return {
    atPriceLevelEur,
    realEur: total(ledger.areaCashEur),
    cashEur: numbersOf(ledger.areaCashEur),
    npvEur: presentValue(ledger.areaCashEur, factors),
  }
}

function landExploitationResult(book: LandExploitationBook, party: string): LandExploitationResult {
  const positions = landExploitationPositions(book)
  const result = {
    party,
    atPriceLevelEur: book.atPriceLevelEur,
    realEur: book.realEur,
    balanceEur: numbersOf(book.balanceEur).map((eur, t) => (t < book.start ? null : eur)),
    terminalValueEur: book.terminalValueEur,
    ncwInterestEur: book.ncwInterestEur,
    ncwBbvEur: book.ncwBbvEur,
    npvEur: book.npvEur,
    provisionEur: Math.max(0, -book.ncwBbvEur),
    ...positions,
  }
  return positions.breakEvenT === null ? { ...result, reason: NO_BREAK_EVEN } : result
}

/** The rate of one year from the valuation date on, when a rate has rows. */
export function firstYearRate(ledger: Pick<Ledger, 'times'>, rate: Rate): number {
  if (typeof rate === 'number') return rate
  return growth(rate, ledger.times.valuationYear, ledger.times.valuationYear + 1) - 1
}

const knownParties = new KnownResults<PartyResult>()

function partyResult({ times, case: areaCase }: Ledger, party: Party, cash: Float64Array): PartyResult {
  const positions = cumulative(cash)
  const peak = peakOf(positions)
  const breakEvenT = breakEvenOf(positions)
  const result = {
    cashEur: numbersOf(cash),
    npvOwnEur: presentValue(cash, discountFactors(times, party.rate)),
    npvCommonEur: presentValue(cash, discountFactors(times, commonRate(areaCase))),
    irr: returnRates(times, cash, firstYearRate({ times }, party.requiredReturn ?? party.rate)),
    peakFundingEur: peak.eur,
    peakFundingT: peak.t,
    breakEvenT,
  }
  return breakEvenT === null ? { ...result, reason: NO_BREAK_EVEN } : result
}

function partyResults(ledger: Ledger): Record<string, PartyResult> {
  const common = commonRate(ledger.case)
  const entries = ledger.parties.map((party, place): [string, PartyResult] => {
    const cash = ledger.partyCashEur[place]!
    const on = [ledger.times, party.rate, party.requiredReturn, common]
    return [party.id, knownParties.of(cash, on, () => partyResult(ledger, party, cash))]
  })
  return Object.fromEntries(entries)
}

/** Results from a ledger that was worked out before. */
export function appraiseLedger(ledger: Ledger): Appraisal {
  const { case: areaCase, times } = ledger
  const area = areaResult(ledger)
  const parties = partyResults(ledger)
  const book = landExploitationBook(ledger)
  const all = Object.values(parties)
  const partiesNpvCommonEur = all.reduce((sum, party) => sum + party.npvCommonEur, 0)
  let hash: string | undefined
  return {
    case: areaCase.id,
    format: areaCase.format,
    convention: times.convention,
    get inputHash() {
      hash ??= sha256(canonicalJson({ ...areaCase, convention: times.convention }))
      return hash
    },
    area,
    landExploitation: book && landExploitationResult(book, areaCase.landExploitation!.party),
    parties,
    rateDifferenceEur: all.reduce((sum, party) => sum + party.npvOwnEur, 0) - area.npvEur,
    checks: checksOf(ledger, { areaNpvEur: area.npvEur, partiesNpvCommonEur, book }),
  }
}

/**
 * Works a case out: area, land exploitation, parties, checks. The case comes from `parseCase`.
 * Throws CaseProblem when the variant does not exist or does not fit.
 */
export function appraise(areaCase: Case, options: AppraiseOptions = {}): Appraisal {
  const under = caseUnder(areaCase, options.variantId)
  const convention = options.convention
  return appraiseLedger(buildLedger(under, convention === undefined ? {} : { convention }))
}
