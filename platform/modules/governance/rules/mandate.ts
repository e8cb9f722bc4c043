import type { DecisionKind } from '../model.ts'

/** What somebody may decide alone, in eurocents. */
export interface MandateLimits {
  kinds: readonly DecisionKind[]
  perDecisionCents: number
  perYearCents: number
}

/** Why a decision is outside a mandate: its kind, its amount, or the amount of the year. */
export function outsideMandate(
  limits: MandateLimits,
  asked: { kind: DecisionKind; amountCents: number; spentCents: number },
): 'kind' | 'decision' | 'year' | undefined {
  if (!limits.kinds.includes(asked.kind)) return 'kind'
  if (asked.amountCents > limits.perDecisionCents) return 'decision'
  return asked.spentCents + asked.amountCents > limits.perYearCents ? 'year' : undefined
}
