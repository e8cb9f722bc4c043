import type { Actor } from '../../../kit/access/actor.ts'
import { may, permission } from '../../../kit/access/permission.ts'
import type { InvitationPurpose, OrganisationKind, Role } from '../model.ts'
import { isOwn, ofOrganisation, proposePosition } from './rights.ts'
import { needsSecondAdministrator, ownRolesOf } from './roles.ts'

/** An invitation that is asked for. */
export interface AskedInvitation {
  purpose: InvitationPurpose
  personId: string | undefined
  organisationId: string
  organisationKind: OrganisationKind
  role: Role
}

/**
 * Invites somebody to act for an organisation. Who may give the position may invite to it; the programme team invites
 * an organisation to accede; and the parties of a case invite whoever they need, in the role that comes with the
 * organisation. Never oneself, and not on behalf of somebody else.
 */
export const inviteParty = permission<AskedInvitation>({
  name: 'inviteParty',
  audience: ['A', 'T', 'D', ...ofOrganisation],
  allows: (actor, asked) => {
    if (!actor || actor.onBehalfOfId || actor.personId === asked.personId) return false
    if (asked.purpose === 'position') return may(actor, proposePosition, asked)
    if (!ownRolesOf(asked.organisationKind).includes(asked.role)) return false
    return asked.purpose === 'case' || may(actor, inviteToAccede)
  },
})

/** Invites an organisation to accede. */
export const inviteToAccede = permission({ name: 'inviteToAccede', audience: ['T', 'D'] })

/** Withdraws an invitation or sends it again: the programme, and the organisations on both sides of it. */
export const manageInvitation = permission<{ organisationId: string; invitedForId: string | undefined }>({
  name: 'manageInvitation',
  audience: ['A', 'T', 'D', ...ofOrganisation],
  allows: (actor, invitation) =>
    actor !== undefined &&
    !actor.onBehalfOfId &&
    (may(actor, seeAllInvitations) ||
      isOwn(actor, invitation.organisationId) ||
      (invitation.invitedForId !== undefined && isOwn(actor, invitation.invitedForId))),
})

/** Sees the invitations of all organisations. */
const seeAllInvitations = permission({ name: 'seeAllInvitations', audience: ['A', 'T', 'D'] })

/** Reads an invitation and answers it: the link is the key. */
export const answerInvitation = permission({ name: 'answerInvitation', audience: 'everybody' })

/**
 * Whether the answer gives the position at once. A role of the programme, and a position at an organisation that the
 * one who invites does not speak for, wait for an administrator.
 */
export function holdsAtOnce(inviter: Actor, asked: AskedInvitation): boolean {
  return !needsSecondAdministrator(asked.role) && may(inviter, proposePosition, asked)
}
