import type { ProposalLine, ReconsiderationState, SubmissionOutcome } from '../model.ts'

/** The words that go with a decision: those of people where they wrote some, otherwise what the calculation stands for. */
export function outcomeReason({ reason, proposed }: Pick<ProposalLine, 'reason' | 'proposed'>): string {
  return reason ?? `calculated:${proposed}`
}

/** The words of a decision; nothing where the calculation speaks. */
export function writtenReason(reason: string): string | undefined {
  return reason.startsWith('calculated:') ? undefined : reason
}

/** Whether the result may be made public: applicants had it to themselves until then. */
export function embargoIsOver(embargoUntil: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, embargoUntil) >= 0
}

/** The last instant at which a reconsideration can be asked: weeks after the letter. */
export function reconsiderationEnds(sentAt: Temporal.Instant, weeks: number): Temporal.Instant {
  return sentAt.toZonedDateTimeISO('Europe/Amsterdam').add({ weeks }).toInstant()
}

/** Whether a second look may still be asked: of a plan that was not admitted, within the weeks, once at a time. */
export function mayAskReconsideration(asked: {
  outcome: SubmissionOutcome
  sentAt: Temporal.Instant | undefined
  weeks: number
  now: Temporal.Instant
  states: readonly ReconsiderationState[]
}): boolean {
  const { outcome, sentAt, weeks, now, states } = asked
  if (outcome !== 'rejected' || !sentAt) return false
  if (states.some(state => state !== 'withdrawn')) return false
  return Temporal.Instant.compare(now, reconsiderationEnds(sentAt, weeks)) < 0
}

const moves: Readonly<Record<ReconsiderationState, readonly ReconsiderationState[]>> = {
  submitted: ['in-progress', 'withdrawn'],
  'in-progress': ['upheld', 'dismissed', 'withdrawn'],
  upheld: [],
  dismissed: [],
  withdrawn: [],
}

/** Whether a reconsideration can go from one state to another. */
export function canMoveReconsideration(from: ReconsiderationState, to: ReconsiderationState): boolean {
  return moves[from].includes(to)
}

/** A decided plan as it may be told to everybody. */
export interface PublicPlan {
  /** Undefined for a rejected plan of which the applicant did not agree to be named. */
  title: string | undefined
  municipality: string | undefined
  outcome: SubmissionOutcome
  /** Categories for which it is in. */
  reasons: readonly string[]
  homes: number | undefined
}

/**
 * What everybody may know of the decided plans: admitted and reserve by name; rejected by name only with consent. No
 * score, no order by score, and no amount of money.
 */
export function publicPlans(
  plans: readonly {
    id: string
    title: string
    municipality: string
    homes: number
    outcome: SubmissionOutcome
    hasNameConsent: boolean
    reasons: readonly string[]
  }[],
): PublicPlan[] {
  const places: readonly SubmissionOutcome[] = ['admitted', 'reserve', 'rejected']
  return plans
    .map(({ title, municipality, homes, outcome, hasNameConsent, reasons }): PublicPlan => {
      const isNamed = outcome !== 'rejected' || hasNameConsent
      return isNamed
        ? { title, municipality, outcome, homes, reasons: outcome === 'admitted' ? reasons : [] }
        : { title: undefined, municipality: undefined, outcome, homes: undefined, reasons: [] }
    })
    .toSorted(
      (a, b) =>
        places.indexOf(a.outcome) - places.indexOf(b.outcome) ||
        (a.title === undefined ? 1 : b.title === undefined ? -1 : a.title.localeCompare(b.title, 'nl')),
    )
}
