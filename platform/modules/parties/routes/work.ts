import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { lastDayOf } from '../../../kit/clock/dutch-days.ts'
import { route } from '../../../kit/module/module.ts'
import { panelsAt } from '../../../kit/module/panels.ts'
import type { Services } from '../../../kit/module/services.ts'
import { namesOf, previousVisit } from '../../accounts/index.ts'
import { links } from '../links.ts'
import type { Position } from '../model.ts'
import { say } from '../pages/say.ts'
import { type Task, WorkOverviewPage } from '../pages/work.tsx'
import { confirmPosition, ofOrganisation, seeOwnWork } from '../rules/rights.ts'
import { readPositions } from '../store/positions.ts'
import { accessionsInState, positionChangesSince } from '../store/work.ts'
import { positionLine } from './position-line.ts'

/** A position that ends within this time is worth a word. */
const endingSoon = { hours: 24 * 30 }

async function tasksOf(services: Services, actor: Actor, positions: readonly Position[]): Promise<Task[]> {
  const { db, clock } = services
  const now = readingInstant(services.clock)
  const waiting = hasRole(actor, 'A')
    ? (await readPositions(db, { filter: { state: 'proposed' }, now })).rows.filter(one =>
        may(actor, confirmPosition, one),
      )
    : []
  const requested = hasRole(actor, 'D')
    ? await accessionsInState(db, { state: 'requested', organisationIds: undefined })
    : []
  const own = organisationsOf(actor, ...ofOrganisation)
  const invited = await accessionsInState(db, { state: 'invited', organisationIds: own })
  const soon = clock.now().add(endingSoon)
  return [
    ...waiting.map(({ id, title, organisationName }) => ({
      kind: 'taskConfirm' as const,
      id,
      title,
      organisation: organisationName,
    })),
    ...requested.map(one => ({
      kind: 'taskAccession' as const,
      id: one.organisationId,
      organisation: one.name,
    })),
    ...invited.map(one => ({ kind: 'taskInvited' as const, id: one.organisationId, organisation: one.name })),
    ...positions.flatMap(({ id, title, validTo }) =>
      validTo && Temporal.Instant.compare(validTo, soon) < 0
        ? [{ kind: 'taskEnding' as const, id, title, day: lastDayOf(validTo) }]
        : [],
    ),
  ]
}

/** My tasks, my files, my positions, and what has changed since the last visit. */
export const workRoute = route.page({
  address: links.work,
  permission: seeOwnWork,
  frame: 'work',
  title: (_, { language }) => say(language)('workTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('workTitle') }],
  load: async ({ services, context }) => {
    const { actor, sessionId } = context
    if (!actor || !sessionId) throw new NotAllowed('seeOwnWork')
    const { db } = services
    const now = readingInstant(services.clock)
    const personId = actor.onBehalfOfId ?? actor.personId
    const found = await readPositions(db, { filter: { personId, state: 'active' }, now })
    const names = await namesOf(db, actor.onBehalfOfId ? [actor.onBehalfOfId] : [])
    const since = await previousVisit(db, actor.personId, sessionId)
    const organisationIds = organisationsOf(actor)
    const changes = since ? await positionChangesSince(db, { organisationIds, since, now }) : []
    const place = { services, context, objectId: personId }
    return {
      tasks: await tasksOf(services, actor, found.rows),
      positions: found.rows.map(positionLine),
      changes: changes.map(change => ({ ...change, at: change.at.toString() })),
      actingForName: actor.onBehalfOfId && names.get(actor.onBehalfOfId),
      otherTasks: await panelsAt('parties/work-tasks', place),
      files: await panelsAt('parties/work-files', place),
      otherChanges: await panelsAt('parties/work-changes', place),
    }
  },
  view: WorkOverviewPage,
})
