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

/** What came of an exemption from the rule that stands in the way of a plan. */
export const exemptionAnswers = ['asked', 'granted', 'refused'] as const
/** What came of an exemption. */
export type ExemptionAnswer = (typeof exemptionAnswers)[number]

/** A second look at the national frameworks. */
export interface FrameworkCheck {
  answer: ExemptionAnswer
  /** The rule that stands in the way, with its article. */
  rule: string
  /** Who may exempt from it. */
  authority: string
  /** Year-month-day on which it was asked, granted or refused. */
  answeredOn: string
  /** Mark of the letter or decision. */
  reference: string
  reason: string
  checkedAt: Temporal.Instant
}

/** How plans stand against the national frameworks now; outside value = code. */
export const exemptionStandings = {
  loopt: 'exemption-open',
  verleend: 'exemption-granted',
  geweigerd: 'exemption-refused',
} as const
/** How a plan stands against the national frameworks: as tested, or by what came of an exemption. */
export type FrameworkStanding =
  | Exclude<FrameworkAnswer, 'fails-exemptible'>
  | (typeof exemptionStandings)[keyof typeof exemptionStandings]
