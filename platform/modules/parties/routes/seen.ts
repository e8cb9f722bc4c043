import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { systemClock } from '../../../kit/clock/clock.ts'
import type { Services } from '../../../kit/module/services.ts'
import { ofOrganisation } from '../rules/rights.ts'

/** Whose positions and details somebody administers: undefined is all, otherwise the own organisations. */
export function seenOrganisations(actor: Actor | undefined): string[] | undefined {
  if (!actor) return []
  return hasRole(actor, 'A', 'T', 'D') ? undefined : organisationsOf(actor, ...ofOrganisation)
}

/** The instant for a read: undefined leaves it to the clock of the database, which decides. */
export function readingInstant({ clock }: Pick<Services, 'clock'>): Temporal.Instant | undefined {
  return clock === systemClock ? undefined : clock.now()
}
