/** A role that a person holds at an organisation, valid at the instant of the request. */
export interface Grant {
  role: string
  organisationId: string
}

/** Who asks: a signed-in person with the roles that are valid now. */
export interface Actor {
  personId: string
  /** How the person is shown to others. */
  name: string
  grants: readonly Grant[]
  /** The person on whose behalf the actor acts (delegation), if any. */
  onBehalfOfId?: string | undefined
}

/** Whether the actor holds one of these roles. */
export function hasRole(actor: Actor, ...roles: readonly string[]): boolean {
  return actor.grants.some(grant => roles.includes(grant.role))
}

/** The organisations for which the actor holds one of these roles (any role when none is named). */
export function organisationsOf(actor: Actor, ...roles: readonly string[]): string[] {
  const held = actor.grants.filter(grant => roles.length === 0 || roles.includes(grant.role))
  return [...new Set(held.map(grant => grant.organisationId))]
}
