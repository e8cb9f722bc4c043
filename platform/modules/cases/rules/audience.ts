import { roleKey } from '../../../kit/access/audience-keys.ts'
import type { CaseAccess } from '../model.ts'
import { ownerRoles, partyRoles, readerRoles } from './access.ts'

/** The keys of exactly those who may open a case: one that is held, and the case is found. */
export function caseAudience({
  ownerOrganisationId,
  isShared,
  parties,
}: Omit<CaseAccess, 'state'>): string[] {
  const organisations = [...new Set(parties.map(party => party.organisationId))].sort()
  return [
    ...ownerRoles.map(role => roleKey(role, ownerOrganisationId)),
    ...organisations.flatMap(id => partyRoles.map(role => roleKey(role, id))),
    ...(isShared ? readerRoles.map(role => roleKey(role)) : []),
  ]
}
