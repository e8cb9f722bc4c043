import type { Case } from '../../case/types.ts'
import { interestRates } from '../../ledger/land-exploitation.ts'
import { partyPlace } from '../../ledger/ledger.ts'
import type { Times } from '../../ledger/times.ts'
import type { RiskFactor } from '../factors/risk-factor.ts'

/** How the funding position runs: that of the land exploitation, or without one that of the area. */
export interface FundingPlan {
  /** Place of the party of the land exploitation; -1 is none. */
  readonly party: number
  readonly openingEur: number
  /** The t at which the balance starts, and the first t whose flows count. */
  readonly start: number
  readonly firstFlow: number
  /** Interest of a period on the balance before it, and on a flow inside it, at the interest of the case. */
  readonly periodRate: Float64Array
  readonly flowRate: Float64Array
  /** Place of the interest factor whose deviation is added; -1 is none. */
  readonly interest: number
  /** Limits of the loans of that party; null = it has none. */
  readonly creditEur: number | null
}

/** Prepares the funding position. */
export function planFunding(areaCase: Case, times: Times, factors: readonly RiskFactor[]): FundingPlan {
  const { landExploitation, loans } = areaCase
  const party = landExploitation ? partyPlace(areaCase.parties, landExploitation.party) : -1
  const own = (loans ?? []).filter(loan => landExploitation && loan.borrower === landExploitation.party)
  const places = times.periods + 1
  const none = { periodRate: new Float64Array(places), flowRate: new Float64Array(places) }
  return {
    party,
    openingEur: landExploitation ? -landExploitation.bookValueEur : 0,
    start: landExploitation ? Math.max(0, times.closedThrough) : 0,
    firstFlow: landExploitation ? times.closedThrough + 1 : 0,
    ...(landExploitation ? interestRates({ times, case: areaCase }) : none),
    interest: landExploitation
      ? factors.findIndex(factor => factor.id === 'interest' && factor.process === 'vasicek')
      : -1,
    creditEur: own.length > 0 ? own.reduce((sum, loan) => sum + loan.limitEur, 0) : null,
  }
}
