/** Who may lead a plan, as a call asks for them: kinds of organisations by the word of the programme. */
export const applicantGroups = {
  gemeente: ['gemeente'],
  provincie: ['provincie'],
  markt: ['ontwikkelaar', 'bouwbedrijf', 'corporatie', 'belegger', 'afnemer', 'financier'],
} as const
/** A group that may lead a plan. */
export type ApplicantGroup = keyof typeof applicantGroups
/** All groups, in their order. */
export const allApplicantGroups = Object.keys(applicantGroups) as [ApplicantGroup, ...ApplicantGroup[]]

/** The group that an organisation of this kind is in; nothing for one that leads no plans. */
export function applicantGroupOf(kind: string): ApplicantGroup | undefined {
  return allApplicantGroups.find(group => (applicantGroups[group] as readonly string[]).includes(kind))
}

/** What somebody who was invited can answer; outside value = code. */
export const invitationAnswers = { ja: 'joins', nee: 'declines' } as const
/** Answer to an invitation. */
export type InvitationAnswer = (typeof invitationAnswers)[keyof typeof invitationAnswers]

/** What was sent, and published with a call. */
export interface InvitationRound {
  id: string
  text: { nl: string; en: string }
  sentAt: Temporal.Instant
  /** How many organisations it went to. */
  count: number
}

/** An organisation that was asked to submit a plan. */
export interface CallInvitation {
  organisationId: string
  organisationName: string
  group: ApplicantGroup | undefined
  /** With which round it was sent. */
  roundId: string
  sentAt: Temporal.Instant
  /** People of it who were told; none where nobody has an account. */
  toldCount: number
  remindedAt: Temporal.Instant | undefined
  answer: InvitationAnswer | undefined
  answerReason: string
  answeredAt: Temporal.Instant | undefined
}
