import { placeById } from '../../case/place-by-id.ts'
import type { Case } from '../../case/types.ts'
import { partyPlace } from '../../ledger/ledger.ts'
import type { ThreePoints } from '../random/triangular.ts'
import type { LinePlan } from './lines.ts'

/** A risk event as it is simulated. */
export interface EventPlan {
  readonly id: string
  readonly probability: number
  readonly amountEur: ThreePoints
  readonly from: number
  /** Number of periods in which it may fall, each as likely. */
  readonly periods: number
  readonly onlyInDownturn: boolean
  readonly bearers: readonly { readonly party: number; readonly share: number }[]
  /** Place of the line that absorbs it; -1 is none. */
  readonly coveredBy: number
}

/** The events of a case, in the order of its list. */
export function planEvents(areaCase: Case, lines: readonly LinePlan[]): EventPlan[] {
  return (areaCase.risk?.events ?? []).map(event => ({
    id: event.id,
    probability: event.probability,
    amountEur: event.amountEur,
    from: event.t.from,
    periods: event.t.to - event.t.from + 1,
    onlyInDownturn: event.onlyInDownturn ?? false,
    bearers: event.bearer.map(({ party, share }) => ({ party: partyPlace(areaCase.parties, party), share })),
    coveredBy: placeById(lines, event.coveredBy) ?? -1,
  }))
}
