import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import type { Services } from '../../../kit/module/services.ts'
import { allProgrammes } from '../../programme/index.ts'
import type { GoverningBody, Seat } from '../model.ts'
import { type Standpoint, seatOf, seeBody, standpointOf } from '../rules/rights.ts'
import { readBody, readBodyBySlug } from '../store/bodies.ts'
import { type MeetingRow, readMeeting } from '../store/meetings.ts'
import { readSeats } from '../store/seats.ts'

/** A value that must be there. @throws NotFound */
export function there<Value>(found: Value | undefined): Value {
  if (found === undefined) throw new NotFound()
  return found
}

/** An id in an address: anything else is not there. */
export function idIn(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new NotFound()
  return text
}

/** A body as this reader sees it. */
export interface SeenBody {
  body: GoverningBody
  seats: Seat[]
  from: Standpoint
  /** The seat of the reader, if there is one. */
  own: Seat | undefined
}

async function seen(services: Services, actor: Actor | undefined, body: GoverningBody): Promise<SeenBody> {
  const seats = await readSeats(services.db, { bodyIds: [body.id] }, readingInstant(services.clock))
  permit(actor, seeBody, seats)
  const own = actor && !actor.onBehalfOfId ? seatOf(actor.personId, seats) : undefined
  return { body, seats, from: standpointOf(actor, seats), own }
}

/** The body with this slug, for who may see it. @throws NotFound, NotAllowed */
export async function seenBody(
  services: Services,
  actor: Actor | undefined,
  slug: string,
): Promise<SeenBody> {
  // Of the programme that runs; otherwise of one that is made ready or was.
  for (const { id } of await allProgrammes(services.db)) {
    const body = await readBodyBySlug(services.db, id, slug)
    if (body) return seen(services, actor, body)
  }
  throw new NotFound()
}

/** A meeting with its body, for who may see it. @throws NotFound, NotAllowed */
export async function seenMeeting(
  services: Services,
  actor: Actor | undefined,
  id: string,
): Promise<SeenBody & { meeting: MeetingRow }> {
  const meeting = there(await readMeeting(services.db, idIn(id)))
  return { meeting, ...(await seen(services, actor, there(await readBody(services.db, meeting.bodyId)))) }
}
