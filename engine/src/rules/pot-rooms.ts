import type { Case, Convention } from '../case/types.ts'
import { appraise } from '../ledger/appraise.ts'
import { buildLedger } from '../ledger/build-ledger.ts'
import { ruleScene } from './scene.ts'
import { isPaidBy, paidClaims } from './subsidy-rules.ts'

/** What a pot can pay in a period, beside what the case claims of it. */
export interface PotRoom {
  readonly id: string
  readonly owner: string
  readonly purposes: readonly string[]
  /** Most that it pays of what is paid for the same thing. */
  readonly maxShare: number
  /** Euro of its budget that the case does not claim; 0 where it has expired by then. */
  readonly roomEur: number
  readonly isExpired: boolean
}

/** The pots of a case, with what they can still pay in period t. */
export function potRooms(
  areaCase: Case,
  { convention, t }: { readonly convention: Convention; readonly t: number },
): PotRoom[] {
  const timing = { convention }
  const scene = ruleScene(buildLedger(areaCase, timing), appraise(areaCase, timing))
  const claims = paidClaims(scene)
  return (areaCase.pots ?? []).map(({ id, owner, purposes, maxShare, budgetEur, expiry }) => {
    const claimed = claims.reduce((sum, claim) => (claim.pot === id ? sum + claim.eur : sum), 0)
    const isExpired = !isPaidBy(scene.ledger, t, expiry)
    const roomEur = isExpired ? 0 : Math.max(0, budgetEur - claimed)
    return { id, owner, purposes, maxShare, roomEur, isExpired }
  })
}
