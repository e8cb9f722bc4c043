import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import type { Services } from '../../../kit/module/services.ts'
import { type Visibility, visibilities } from '../model.ts'
import { maySee, maySit } from '../rules/rights.ts'
import { type DecisionSight, readDecisions } from '../store/decisions.ts'
import { readSeats } from '../store/seats.ts'

/** Classes of items that somebody sees who reads along with a body without a seat in it. */
function classesFor(actor: Actor | undefined): Visibility[] {
  const from = {
    isReader: true,
    hasSeat: false,
    isTeam: actor !== undefined && hasRole(actor, 'T', 'D'),
    isProgramme: actor !== undefined && hasRole(actor, 'T', 'D', 'S', 'L'),
  }
  return visibilities.filter(visibility => maySee(visibility, from, false))
}

/** What of the register somebody sees: what is public, and of bodies that are read along with what their items allow. */
export async function sightOf(services: Services, actor: Actor | undefined): Promise<DecisionSight> {
  const nothing = { isInside: false, bodyIds: [], seatBodyIds: [], organisationIds: [] }
  if (!actor) return { ...nothing, visibilities: [] }
  const seats = await readSeats(services.db, {}, services.clock.now())
  const ministries = organisationsOf(actor, 'R', 'B')
  const own = seats.filter(seat => maySit(actor.personId, seat) !== undefined).map(seat => seat.bodyId)
  const along = seats.filter(seat => ministries.includes(seat.organisationId)).map(seat => seat.bodyId)
  return {
    isInside: hasRole(actor, 'T', 'D', 'S', 'L', 'U'),
    bodyIds: [...new Set([...own, ...along])],
    seatBodyIds: [...new Set(own)],
    organisationIds: actor.grants.map(grant => grant.organisationId),
    visibilities: classesFor(actor),
  }
}

/** Of what names decisions of a body, only what this person may read of. */
export async function aboutSeenDecisions<Line extends { decisionId: string }>(
  services: Services,
  actor: Actor | undefined,
  { bodyId, lines }: { bodyId: string; lines: readonly Line[] },
): Promise<Line[]> {
  if (lines.length === 0) return []
  const filter = { bodyId, sight: await sightOf(services, actor) }
  const { rows } = await readDecisions(services.db, { filter, limit: 100_000 })
  const seen = new Set(rows.map(row => row.id))
  return lines.filter(line => seen.has(line.decisionId))
}
