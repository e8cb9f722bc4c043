import type { Words } from '../case/shape.ts'
import type { Convention } from '../case/types.ts'
import type { ReturnRates } from './return-rates.ts'

/** Results of the area: external lines only, at the common rate. Arrays start at t = 0. */
export interface AreaResult {
  readonly atPriceLevelEur: number
  readonly realEur: number
  readonly cashEur: readonly number[]
  readonly npvEur: number
}

/** Results of the land exploitation; all include the book value. Balances before the last closed t are null. */
export interface LandExploitationResult {
  readonly party: string
  readonly atPriceLevelEur: number
  readonly realEur: number
  readonly balanceEur: readonly (number | null)[]
  readonly terminalValueEur: number
  readonly ncwInterestEur: number
  readonly ncwBbvEur: number
  readonly npvEur: number
  readonly provisionEur: number
  readonly peakFundingEur: number
  readonly peakFundingT: number
  readonly breakEvenT: number | null
  /** Why `breakEvenT` is null. */
  readonly reason?: Words
}

/** Results of one party, of all its flows. */
export interface PartyResult {
  readonly cashEur: readonly number[]
  readonly npvOwnEur: number
  readonly npvCommonEur: number
  readonly irr: ReturnRates
  readonly peakFundingEur: number
  readonly peakFundingT: number
  readonly breakEvenT: number | null
  /** Why `breakEvenT` is null. */
  readonly reason?: Words
}

/** How grave a check is: an error is ours, a warning asks for a decision, information tells. */
export type Severity = 'error' | 'warning' | 'information'

/** One check on the case: what was compared, and whether it holds. */
export interface Check {
  readonly id: string
  readonly ok: boolean
  readonly severity: Severity
  readonly text: Words
  readonly values: Readonly<Record<string, number>>
}

/** The answer of `case appraise`. A null has its reason beside it. */
export interface Appraisal {
  readonly case: string
  readonly format: 'versneller-case/1'
  readonly convention: Convention
  /** SHA-256 of the canonical JSON of the case as appraised (variant and convention in it). Computed when read. */
  readonly inputHash: string
  readonly area: AreaResult
  /** Null when the case has no land exploitation; the check `land-exploitation` says so. */
  readonly landExploitation: LandExploitationResult | null
  readonly parties: Readonly<Record<string, PartyResult>>
  readonly rateDifferenceEur: number
  readonly checks: readonly Check[]
}
