import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { AdmittedProject, AdmittedState } from './model.ts'

/** Roles that bind their organisation. */
const partyRoles = ['G', 'M'] as const
const teamRoles = ['T', 'D'] as const

/** What decides about rights to an admitted project. */
export interface ProjectInView {
  isPublished: boolean
  partyIds: readonly string[]
}

/** What decides about rights, of a project. */
export const inView = ({ publishedAt, parties }: AdmittedProject): ProjectInView => ({
  isPublished: publishedAt !== undefined,
  partyIds: parties.map(party => party.organisationId),
})

const isInside = (actor: Actor | undefined, partyIds: readonly string[]): boolean =>
  actor !== undefined &&
  (hasRole(actor, ...teamRoles) || organisationsOf(actor, ...partyRoles).some(id => partyIds.includes(id)))

/** Sees an admitted project: everybody once the result is public, before that its parties and the programme. */
export const seeAdmitted = permission<ProjectInView>({
  name: 'seeAdmitted',
  audience: 'everybody',
  secret: true,
  allows: (actor, project) => project.isPublished || isInside(actor, project.partyIds),
})

/** Reads the agreement of a project with who signs: its parties, the programme, and advisers who work for it now. */
export const seeAgreement = permission<Pick<ProjectInView, 'partyIds'> & { adviserIds: readonly string[] }>({
  name: 'seeAgreement',
  audience: 'signed-in',
  secret: true,
  allows: (actor, { partyIds, adviserIds }) =>
    isInside(actor, partyIds) || (actor !== undefined && adviserIds.includes(actor.personId)),
})

/** Signs for one organisation: somebody of that organisation, in person and not for a colleague. */
export const signAgreement = permission<Pick<ProjectInView, 'partyIds'> & { organisationId: string }>({
  name: 'signAgreement',
  audience: partyRoles,
  allows: (actor, { organisationId, partyIds }) =>
    actor !== undefined &&
    !actor.onBehalfOfId &&
    partyIds.includes(organisationId) &&
    organisationsOf(actor, ...partyRoles).includes(organisationId),
})

/** The state that follows from who signed: no title before every party did. */
export function stateBySignatures(parties: readonly { isSigned: boolean }[]): AdmittedState {
  return parties.length > 0 && parties.every(party => party.isSigned) ? 'agreement-signed' : 'admitted'
}
