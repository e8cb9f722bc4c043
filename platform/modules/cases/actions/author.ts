import type { Actor } from '../../../kit/access/actor.ts'
import { organisationsOf } from '../../../kit/access/actor.ts'
import type { CaseAccess } from '../model.ts'
import type { Author } from '../store/cases.ts'

/** As whom somebody writes in a case: the organisation through which the person takes part, and the role there. */
export function authorOf(actor: Actor, access: CaseAccess): Author {
  const organisations = organisationsOf(actor, 'G', 'M', 'R')
  const taking = [access.ownerOrganisationId, ...access.parties.map(party => party.organisationId)]
  const organisationId = taking.find(id => organisations.includes(id))
  const grant = actor.grants.find(
    one => one.organisationId === organisationId && ['G', 'M', 'R'].includes(one.role),
  )
  return { personId: actor.personId, role: grant?.role ?? actor.grants[0]?.role ?? '-', organisationId }
}
