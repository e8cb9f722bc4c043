import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { ofOrganisation } from '../rules/rights.ts'

/** Whose positions and details somebody administers: undefined is all, otherwise the own organisations. */
export function seenOrganisations(actor: Actor | undefined): string[] | undefined {
  if (!actor) return []
  return hasRole(actor, 'A', 'T', 'D') ? undefined : organisationsOf(actor, ...ofOrganisation)
}
