import type { OrganisationKind, Role } from '../model.ts'

/** Roles that somebody holds because of the organisation, by kind. */
const ownRoles: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  gemeente: ['G'],
  provincie: ['G'],
  ministerie: ['R'],
  ontwikkelaar: ['M'],
  bouwbedrijf: ['M'],
  corporatie: ['M'],
  belegger: ['M'],
  afnemer: ['M'],
  financier: ['M'],
  koepel: [],
  kennisinstelling: ['U', 'E'],
  maatschappelijk: ['K'],
  adviseur: ['M'],
}

/** Roles in the programme itself: two administrators are needed to grant one. */
const programmeRoles: ReadonlySet<Role> = new Set(['B', 'T', 'D', 'S', 'L', 'A', 'V', 'N', 'C'])

/** Roles whose tasks can be handed to a colleague: none that scores, votes or counts for four eyes. */
const delegableRoles: ReadonlySet<string> = new Set(['G', 'M', 'R', 'U', 'E', 'K'])

/** Whether granting this role needs a second administrator. */
export function needsSecondAdministrator(role: Role): boolean {
  return programmeRoles.has(role)
}

/** Whether somebody of an organisation of this kind can hold this role. */
export function fitsOrganisation(role: Role, kind: OrganisationKind): boolean {
  return programmeRoles.has(role) || ownRoles[kind].includes(role)
}

/** The roles that an organisation of this kind gives to its own people. */
export function ownRolesOf(kind: OrganisationKind): readonly Role[] {
  return ownRoles[kind]
}

/** Whether the tasks of this role can be handed to a colleague. */
export function mayBeDelegated(role: string): boolean {
  return delegableRoles.has(role)
}
