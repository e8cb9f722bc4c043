import { hasRole } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import { isOwn, ofOrganisation } from './rights.ts'

/** Publishes a version of the manifest or of the terms of accession. */
export const publishPartnerText = permission({ name: 'publishPartnerText', audience: ['T', 'D'] })

/**
 * Says that somebody may sign for an organisation, or no longer: an administrator, the programme team and colleagues.
 * Nobody of himself, and not on behalf of somebody else.
 */
export const authoriseSigner = permission<{ personId: string; organisationId: string }>({
  name: 'authoriseSigner',
  audience: ['A', 'T', 'D', ...ofOrganisation],
  allows: (actor, { personId, organisationId }) =>
    actor !== undefined &&
    !actor.onBehalfOfId &&
    actor.personId !== personId &&
    (hasRole(actor, 'A', 'T', 'D') || isOwn(actor, organisationId)),
})

/** Signs for an organisation: in person, with a position now that says so. */
export const signForOrganisation = permission<{ organisationId: string; signsForIds: readonly string[] }>({
  name: 'signForOrganisation',
  audience: 'signed-in',
  allows: (actor, { organisationId, signsForIds }) =>
    actor !== undefined && !actor.onBehalfOfId && signsForIds.includes(organisationId),
})
