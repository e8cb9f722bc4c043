import type { Actor, Grant } from '../../../kit/access/actor.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Session } from '../../accounts/index.ts'
import { mayBeDelegated } from '../rules/roles.ts'
import { readActiveDelegation, readGrants } from '../store/grants.ts'

type Place = Pick<Services, 'db' | 'clock'>

/** The roles that a person holds now, with the organisation of each. */
export function grantsOf(services: Place, personId: string): Promise<Grant[]> {
  return readGrants(services.db, personId, readingInstant(services.clock))
}

/**
 * Who asks, with the roles that are valid now. In a session that acts on behalf of a colleague these are the
 * colleague's roles at the one organisation, without those that score, vote or count for four eyes, and only as long
 * as both still work there and the delegation holds; otherwise the person's own.
 * @param own the person's own roles, for who read them at this moment
 */
export async function actorOf(
  services: Place,
  session: Session | undefined,
  own?: readonly Grant[],
): Promise<Actor | undefined> {
  if (!session?.personId || session.name === undefined) return undefined
  const { personId, name, onBehalfOfId } = session
  const grants = own ?? (await grantsOf(services, personId))
  const borrowed = onBehalfOfId && (await delegatedGrants(services, { personId, onBehalfOfId, grants }))
  return borrowed && onBehalfOfId
    ? { personId, name, grants: borrowed, onBehalfOfId }
    : { personId, name, grants }
}

async function delegatedGrants(
  services: Place,
  asked: { personId: string; onBehalfOfId: string; grants: readonly Grant[] },
): Promise<Grant[] | undefined> {
  const now = readingInstant(services.clock)
  const parties = { fromPersonId: asked.onBehalfOfId, toPersonId: asked.personId, now }
  const delegation = await readActiveDelegation(services.db, parties)
  if (!delegation) return undefined
  const { organisationId } = delegation
  const isColleague = asked.grants.some(grant => grant.organisationId === organisationId)
  if (!isColleague) return undefined
  const theirs = await readGrants(services.db, asked.onBehalfOfId, now)
  return theirs.filter(grant => grant.organisationId === organisationId && mayBeDelegated(grant.role))
}
