import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import type { RiskNotice } from '../plan/assumptions.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { type BearerShare, bearerShares } from './bearers.ts'
import { type Distribution, distributionOf, shareNonNegative } from './distribution.ts'
import { meanOf, percentile } from './percentiles.ts'
import { inertFactors, type Swing, tornadoOf } from './tornado.ts'

/** The lowest funding position over the trials; minus = need. */
export interface FundingRisk {
  readonly peakMean: number
  /** The need that is not exceeded in 90 % of the trials. */
  readonly peakP90: number
  /** Share of the trials that need more than the loans allow; null without loans. */
  readonly pAboveCredit: number | null
}

/** What a risk run finds, before it is signed with its hashes. */
export interface RiskFigures {
  readonly area: Distribution
  readonly parties: Readonly<Record<string, Distribution & { readonly pReturnMet: number }>>
  readonly bearers: Readonly<Record<string, BearerShare>>
  readonly tornado: readonly Swing[]
  readonly funding: FundingRisk
  /** Factors that move no flow and no balance. */
  readonly inert: readonly string[]
  readonly notices?: readonly RiskNotice[]
}

/** Sums the outcomes of all trials up, in the order of the trials; `bundle` neighbouring ones hang together. */
export function riskFigures(plan: RiskPlan, outcomes: Outcomes, bundle = 2): RiskFigures {
  const columns = outcomeColumns(plan)
  const own = plan.parties.map((_, place) => outcomes[columns.own + place]!)
  const shares = bearerShares(own)
  const byParty = <T>(of: (place: number) => T): Record<string, T> =>
    Object.fromEntries(plan.parties.map(({ id }, place) => [id, of(place)]))
  return {
    area: distributionOf(outcomes[columns.area]!, bundle),
    parties: byParty(place => ({
      ...distributionOf(own[place]!, bundle),
      pReturnMet: shareNonNegative(outcomes[columns.required + place]!),
    })),
    bearers: byParty(place => shares[place]!),
    tornado: tornadoOf(plan, outcomes, columns),
    funding: fundingRisk(plan, outcomes[columns.funding]!),
    inert: inertFactors(plan),
    ...(plan.notices.length > 0 ? { notices: plan.notices } : {}),
  }
}

/** What the lowest positions of all trials come to. */
export function fundingRisk({ funding }: RiskPlan, lowest: Float64Array): FundingRisk {
  const { creditEur } = funding
  const above = (limit: number): number => lowest.reduce((sum, eur) => sum + Number(-eur > limit), 0)
  return {
    peakMean: meanOf(lowest),
    peakP90: percentile(lowest.toSorted(), 0.1),
    pAboveCredit: creditEur === null ? null : above(creditEur) / lowest.length,
  }
}
