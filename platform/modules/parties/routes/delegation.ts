import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { beginOf, endOf, lastDayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput, optionalDayInput } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { namesOf } from '../../accounts/index.ts'
import { grantsOf } from '../actions/actor-of.ts'
import { actOnBehalf, delegableOrganisations, endDelegation, handOver } from '../actions/delegations.ts'
import { links } from '../links.ts'
import type { Delegation } from '../model.ts'
import { type DelegationLine, DelegationPage } from '../pages/delegation.tsx'
import { say } from '../pages/say.ts'
import { delegate } from '../rules/rights.ts'
import { readColleagues, readDelegations } from '../store/delegations.ts'

/** The person of the session with the own roles, also while acting on behalf of somebody else. */
async function ownerIn(services: Services, context: Context): Promise<Actor & { sessionId: string }> {
  const { actor, sessionId } = context
  if (!actor || !sessionId) throw new NotAllowed('delegate')
  const { personId, name } = actor
  return { personId, name, sessionId, grants: await grantsOf(services, personId) }
}

const firstDay = (begin: Temporal.Instant) =>
  begin.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()

function line(delegation: Delegation, isGiven: boolean): DelegationLine {
  return {
    id: delegation.id,
    otherPersonId: isGiven ? delegation.toPersonId : delegation.fromPersonId,
    otherName: isGiven ? delegation.toName : delegation.fromName,
    organisationName: delegation.organisationName,
    firstDay: firstDay(delegation.validFrom),
    lastDay: lastDayOf(delegation.validTo),
    isActive: delegation.isActive,
  }
}

const page = route.form({
  address: links.delegation,
  permission: delegate,
  frame: 'work',
  title: (_, { language }) => say(language)('delegationTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('delegationTitle') }],
  load: async ({ services, context, query }) => {
    const owner = await ownerIn(services, context)
    const now = readingInstant(services.clock)
    const delegations = await readDelegations(services.db, owner.personId, now)
    const organisationIds = delegableOrganisations(owner)
    const colleagues = await readColleagues(services.db, { personId: owner.personId, organisationIds, now })
    const actingForId = context.actor?.onBehalfOfId
    const names = await namesOf(services.db, actingForId ? [actingForId] : [])
    return {
      given: delegations.filter(one => one.fromPersonId === owner.personId).map(one => line(one, true)),
      taken: delegations.filter(one => one.toPersonId === owner.personId).map(one => line(one, false)),
      colleagues: colleagues.map(one => ({
        value: `${one.personId} ${one.organisationId}`,
        label: `${one.personName} (${one.organisationName})`,
      })),
      actingForName: actingForId && names.get(actingForId),
      isDone: query.gelukt !== undefined,
    }
  },
  view: DelegationPage,
  body: z.object({
    colleague: z
      .string()
      .transform(value => value.split(' '))
      .pipe(z.tuple([z.uuid(), z.uuid()])),
    validFrom: optionalDayInput,
    validTo: dayInput,
  }),
  act: async ({ services, context, body }) => {
    const { sessionId: _, ...owner } = await ownerIn(services, context)
    const [toPersonId, organisationId] = body.colleague
    const outcome = await handOver(services, owner, {
      toPersonId,
      organisationId,
      validFrom: body.validFrom ? beginOf(body.validFrom) : undefined,
      validTo: endOf(body.validTo),
    })
    return outcome.ok ? done({ goTo: href(links.delegation, {}, { gelukt: 'ja' }) }) : outcome
  },
})

const ending = route.action({
  address: links.endDelegation,
  permission: delegate,
  body: z.object({ vervanging: z.uuid() }),
  act: async ({ services, context, body }) => {
    await endDelegation(services, await ownerIn(services, context), body.vervanging)
    return done({ goTo: href(links.delegation) })
  },
})

const onBehalf = route.action({
  address: links.actOnBehalf,
  permission: delegate,
  body: z.object({ persoon: z.uuid().optional() }),
  act: async ({ services, context, body }) => {
    await actOnBehalf(services, await ownerIn(services, context), body.persoon)
    return done({ goTo: body.persoon ? href(links.work) : href(links.delegation) })
  },
})

/** Delegation: seeing, handing over, ending, and acting on behalf. */
export const delegationRoutes = [page, ending, onBehalf]
