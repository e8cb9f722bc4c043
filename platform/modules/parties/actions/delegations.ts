import type { Actor } from '../../../kit/access/actor.ts'
import { organisationsOf } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { write } from '../../../kit/access/write.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { setOnBehalfOf } from '../../accounts/index.ts'
import { tellDelegationEnded, tellHandedOver } from '../notices.ts'
import { problem } from '../problems.ts'
import { delegate } from '../rules/rights.ts'
import { mayBeDelegated } from '../rules/roles.ts'
import { endDelegationRow, insertDelegation, readColleagues } from '../store/delegations.ts'
import { readActiveDelegation } from '../store/grants.ts'

/** Longest time for which tasks are handed over: afterwards somebody should simply hold the position. */
const delegationDaysMax = 190

/** The organisations at which a person has tasks that can be handed over. */
export function delegableOrganisations(actor: Actor): string[] {
  const held = { ...actor, grants: actor.grants.filter(grant => mayBeDelegated(grant.role)) }
  return organisationsOf(held)
}

/**
 * Hands the own tasks at one organisation to a colleague there for a period. Scoring, voting and four eyes stay
 * behind, and so does handing over itself: what is borrowed cannot be lent on.
 */
export async function handOver(
  services: Services,
  actor: Actor,
  asked: {
    toPersonId: string
    organisationId: string
    validFrom: Temporal.Instant | undefined
    validTo: Temporal.Instant
  },
): Promise<Outcome<string>> {
  permit(actor, delegate)
  const { db, clock } = services
  const { toPersonId, organisationId, validTo } = asked
  return writeOrRefuse({ db, clock, actor, organisationId }, 'delegate', async (tx, record, now) => {
    const validFrom = asked.validFrom ?? now
    const own = delegableOrganisations(actor).filter(id => id === organisationId)
    const colleagues = await readColleagues(tx, { personId: actor.personId, organisationIds: own, now })
    if (!colleagues.some(colleague => colleague.personId === toPersonId))
      throw new Refusal(problem('GEEN_COLLEGA', 'colleague'))
    if (Temporal.Instant.compare(validTo, validFrom) <= 0 || Temporal.Instant.compare(validTo, now) <= 0)
      throw new Refusal(problem('EINDE_VOOR_BEGIN', 'validTo'))
    if (validFrom.until(validTo).total('hours') > 24 * delegationDaysMax)
      throw new Refusal(problem('VERVANGING_TE_LANG', 'validTo'))
    const fresh = { fromPersonId: actor.personId, toPersonId, organisationId, validFrom, validTo }
    const id = await insertDelegation(tx, fresh)
    await tellHandedOver(tx, services, { id, toPersonId })
    const after = { toPersonId, organisationId, validFrom: validFrom.toString(), validTo: validTo.toString() }
    record({ objectKind: 'delegation', objectId: id, after })
    return id
  })
}

/**
 * Ends a delegation that the person gave or got.
 * @throws NotFound for one between others
 */
export async function endDelegation(services: Services, actor: Actor, id: string): Promise<void> {
  const { db, clock } = services
  await write({ db, clock, actor }, 'endDelegation', async (tx, record, now) => {
    if (!(await endDelegationRow(tx, { id, personId: actor.personId, now }))) throw new NotFound()
    await tellDelegationEnded(tx, services, { id, byPersonId: actor.personId })
    record({ objectKind: 'delegation', objectId: id, after: { state: 'ended' } })
  })
}

/**
 * From now on this session acts on behalf of a colleague, or for the person again.
 * @throws NotFound when nobody handed anything over
 */
export async function actOnBehalf(
  services: Services,
  owner: Actor & { sessionId: string },
  colleagueId: string | undefined,
): Promise<void> {
  const { db, clock } = services
  const { sessionId, ...actor } = owner
  await write(
    { db, clock, actor },
    colleagueId ? 'actOnBehalf' : 'actForOneself',
    async (tx, record, now) => {
      const parties = { fromPersonId: colleagueId ?? '', toPersonId: actor.personId, now }
      if (colleagueId && !(await readActiveDelegation(tx, parties))) throw new NotFound()
      await setOnBehalfOf(tx, sessionId, colleagueId ?? null)
      record({ objectKind: 'session', objectId: sessionId, after: { onBehalfOfId: colleagueId ?? null } })
    },
  )
}
