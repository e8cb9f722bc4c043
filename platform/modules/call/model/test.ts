/** Does a plan fit the national frameworks; the last: only a rule stands in the way that may be exempted from. */
export const frameworkAnswers = ['fits', 'fails', 'fails-exemptible'] as const
/** Does a plan fit the national frameworks. */
export type FrameworkAnswer = (typeof frameworkAnswers)[number]

/** Whether a place lies in the existing built-up area. */
export type LocationAnswer = 'inside' | 'outside' | 'not-testable'

/** How a test ends. */
export const testOutcomes = ['admissible', 'completion-requested', 'inadmissible', 'referred'] as const
/** How a test ends. */
export type TestOutcome = (typeof testOutcomes)[number]

/** Does a plan fit the national frameworks, is it complete, is it in the built-up area. */
export interface AdmissibilityTest {
  submissionId: string
  round: 1 | 2
  frameworks: FrameworkAnswer
  frameworksReason: string
  isComplete: boolean
  location: LocationAnswer
  locationReason: string
  outcome: TestOutcome
  reason: string
  referTo: string | undefined
  referContact: string | undefined
  letter: string | undefined
  testedAt: Temporal.Instant
}

/** The one chance to complete a plan. */
export interface CompletionRound {
  submissionId: string
  /** Keys of fields: only these are open. */
  askedFields: readonly string[]
  request: string
  askedAt: Temporal.Instant
  dueAt: Temporal.Instant
  answeredAt: Temporal.Instant | undefined
}
