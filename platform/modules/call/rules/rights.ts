import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { Call } from '../model/index.ts'
import { isReadable } from './states.ts'

/** Roles that submit plans for their organisation. */
export const applicantRoles = ['G', 'M'] as const
/** Roles that run a call. */
export const teamRoles = ['T', 'D'] as const

/** Sees calls, criteria and answered questions. */
export const seeCalls = permission({ name: 'seeCalls', audience: 'everybody' })

/** Makes calls and forms, and moves them on. */
export const manageCalls = permission({
  name: 'manageCalls',
  audience: ['T', 'D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Organisations for which somebody submits. */
export const applicantsOf = (actor: Actor | undefined): string[] =>
  actor ? organisationsOf(actor, ...applicantRoles) : []

/** A plan, with those who take part in it and did not decline. */
export interface OwnedSubmission {
  leadOrganisationId: string
  partyIds: readonly string[]
}

/** Whether somebody acts for the lead of a plan. */
export const isLead = (actor: Actor | undefined, { leadOrganisationId }: OwnedSubmission): boolean =>
  applicantsOf(actor).includes(leadOrganisationId)

/** Whether somebody acts for one of those who submit a plan together. */
export const isParty = (actor: Actor | undefined, { partyIds }: OwnedSubmission): boolean =>
  applicantsOf(actor).some(id => partyIds.includes(id))

/**
 * Reads a plan: those who submit it always; the programme what was submitted, once the call is opened. Nobody else:
 * who assesses or decides reads it where that is arranged.
 */
export const readSubmissionContents = permission<
  OwnedSubmission & { call: Pick<Call, 'kind' | 'isSealed' | 'unsealedAt'>; isSubmitted: boolean }
>({
  name: 'readSubmissionContents',
  audience: [...applicantRoles, ...teamRoles],
  secret: true,
  allows: (actor, plan) =>
    isParty(actor, plan) ||
    (actor !== undefined && hasRole(actor, ...teamRoles) && plan.isSubmitted && isReadable(plan.call)),
})
