import type { Actor } from '../../../kit/access/actor.ts'
import { hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { OrganisationKind, Role } from '../model.ts'
import { needsSecondAdministrator, ownRolesOf } from './roles.ts'

/** A position that is asked for. */
export interface AskedPosition {
  personId: string | undefined
  organisationId: string
  organisationKind: OrganisationKind
  role: Role
}

/** Roles that arrange things for their own organisation. */
export const ofOrganisation = ['G', 'M', 'R', 'U', 'E', 'K'] as const

/** Whether somebody arranges things for this organisation as its own. */
export const isOwn = (actor: Actor, organisationId: string): boolean =>
  organisationsOf(actor, ...ofOrganisation).includes(organisationId)

/** Sees the administration of organisations and positions. */
export const seePositions = permission({ name: 'seePositions', audience: ['A', 'T', 'D', ...ofOrganisation] })

/**
 * Asks for a position: an administrator any, the programme team and an organisation's own people a role that comes
 * with the organisation. Never for oneself, and not while acting on behalf of somebody else.
 */
export const proposePosition = permission<AskedPosition>({
  name: 'proposePosition',
  audience: ['A', 'T', 'D', ...ofOrganisation],
  allows: (actor, asked) => {
    if (!actor || actor.personId === asked.personId || actor.onBehalfOfId) return false
    if (hasRole(actor, 'A')) return true
    if (needsSecondAdministrator(asked.role)) return false
    if (hasRole(actor, 'T', 'D')) return true
    return isOwn(actor, asked.organisationId) && ownRolesOf(asked.organisationKind).includes(asked.role)
  },
})

/** Confirms or refuses a position of the programme: an administrator who neither asked for it nor gets it. */
export const confirmPosition = permission<{ personId: string; proposedById: string | undefined }>({
  name: 'confirmPosition',
  audience: ['A'],
  allows: (actor, position) =>
    actor !== undefined &&
    !actor.onBehalfOfId &&
    actor.personId !== position.personId &&
    actor.personId !== position.proposedById,
})

/** Ends a position: an administrator, the organisation itself for its own roles, and everybody the own one. */
export const endPosition = permission<{ personId: string; organisationId: string; role: Role }>({
  name: 'endPosition',
  audience: 'signed-in',
  allows: (actor, position) => {
    if (!actor) return false
    if (actor.personId === position.personId || hasRole(actor, 'A')) return true
    return !needsSecondAdministrator(position.role) && isOwn(actor, position.organisationId)
  },
})

/** Adds organisations, merges them and changes what decides about conflicts of interest. */
export const manageOrganisations = permission({ name: 'manageOrganisations', audience: ['A', 'T', 'D'] })

/** Changes the name and domains of an organisation. */
export const changeOrganisation = permission<{ organisationId: string }>({
  name: 'changeOrganisation',
  audience: ['A', 'T', 'D', ...ofOrganisation],
  allows: (actor, organisation) =>
    actor !== undefined && (hasRole(actor, 'A', 'T', 'D') || isOwn(actor, organisation.organisationId)),
})

/** Asks to accede for the own organisation, or invites another to. */
export const moveAccession = permission<{ organisationId: string; to: string }>({
  name: 'moveAccession',
  audience: ['T', 'D', ...ofOrganisation],
  allows: (actor, asked) => {
    if (!actor) return false
    if (asked.to === 'requested') return isOwn(actor, asked.organisationId)
    if (asked.to === 'ended') return hasRole(actor, 'D') || isOwn(actor, asked.organisationId)
    return asked.to === 'invited' ? hasRole(actor, 'T', 'D') : hasRole(actor, 'D')
  },
})

/** Has the own tasks done by a colleague for a time. */
export const delegate = permission({ name: 'delegate', audience: 'signed-in' })

/** Sees the own work. */
export const seeOwnWork = permission({ name: 'seeOwnWork', audience: 'signed-in' })

/** Sees who takes part. */
export const seePartners = permission({ name: 'seePartners', audience: 'everybody' })
