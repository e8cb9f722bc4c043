import type { Actor } from './actor.ts'

/** The key that every reader holds. */
export const everybody = 'everybody'

/** The key of everybody who is signed in. */
export const signedIn = 'signed-in'

/** The key of who holds a role, at any organisation or at this one. */
export function roleKey(role: string, organisationId?: string): string {
  return organisationId === undefined ? `role:${role}` : `role:${role}:${organisationId}`
}

/** All keys that a reader holds at this moment: what is found is found by one of them. */
export function audienceKeysOf(actor: Actor | undefined): string[] {
  if (!actor) return [everybody]
  const held = actor.grants.flatMap(({ role, organisationId }) => [
    roleKey(role),
    roleKey(role, organisationId),
  ])
  return [...new Set([everybody, signedIn, ...held])]
}
