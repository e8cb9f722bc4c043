import { type Actor, hasRole } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { Seat, Visibility } from '../model.ts'

/** Roles that read along with every body. */
const readers = ['T', 'D', 'S', 'L', 'U'] as const

const isReader = (actor: Actor) => hasRole(actor, ...readers)

/** Whether somebody may sit in a seat: as its holder or deputy, with a position at its organisation now. */
export function maySit(personId: string, seat: Seat): 'holder' | 'deputy' | undefined {
  if (seat.holder?.personId === personId && seat.holder.hasPosition) return 'holder'
  return seat.deputy?.personId === personId && seat.deputy.hasPosition ? 'deputy' : undefined
}

/** The seat of a person among these; the own one before one that is filled for somebody else. */
export function seatOf(personId: string, seats: readonly Seat[]): Seat | undefined {
  return (
    seats.find(seat => maySit(personId, seat) === 'holder') ??
    seats.find(seat => maySit(personId, seat) === 'deputy')
  )
}

/** Whether an organisation of the actor has a seat: its ministry, or the own body of an assessor. */
const hasSeatThere = (actor: Actor, seats: readonly Seat[]) =>
  seats.some(seat =>
    actor.grants.some(
      ({ role, organisationId }) => organisationId === seat.organisationId && (role === 'R' || role === 'B'),
    ),
  )

/** Sees a body, its meetings and its agenda: the programme and its bodies, and who has a seat in this one. */
export const seeBody = permission<readonly Seat[]>({
  name: 'seeBody',
  audience: 'signed-in',
  allows: (actor, seats) =>
    actor !== undefined &&
    (isReader(actor) || seatOf(actor.personId, seats) !== undefined || hasSeatThere(actor, seats)),
})

/** Plans, convenes and leads meetings, keeps presence and minutes, counts votes. */
export const prepareMeeting = permission({
  name: 'prepareMeeting',
  audience: ['T', 'D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Sees how programmes are set up: the programme, its bodies and the administrators. */
export const seeProgrammes = permission({ name: 'seeProgrammes', audience: ['T', 'D', 'S', 'L', 'A'] })

/** Sets a programme and its bodies up, and takes its steps. */
export const runProgramme = permission({
  name: 'runProgramme',
  audience: ['D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Fills seats. */
export const fillSeats = permission({
  name: 'fillSeats',
  audience: ['T', 'D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Sets what holds for a body, and gives mandates. */
export const setBodyRules = permission({
  name: 'setBodyRules',
  audience: ['D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Sees mandates and gives them, each of the two for the other: the team records that of the director. */
export const seeMandates = permission({ name: 'seeMandates', audience: ['T', 'D'] })

/** Records an appointment with its mandate; nobody the own: of the director the team, of the team the director. */
export const recordMandate = permission<{ holder: 'director' | 'secretary' | 'manager' }>({
  name: 'recordMandate',
  audience: ['T', 'D'],
  allows: (actor, { holder }) =>
    actor !== undefined && !actor.onBehalfOfId && hasRole(actor, holder === 'director' ? 'T' : 'D'),
})

/** Votes, stands aside or tells the own organisations: who sits in the seat, never somebody on behalf of another. */
export const actForSeat = permission<Seat>({
  name: 'actForSeat',
  audience: 'signed-in',
  allows: (actor, seat) =>
    actor !== undefined && !actor.onBehalfOfId && maySit(actor.personId, seat) !== undefined,
})

/**
 * Adopts minutes: who chairs the body, or the director where nobody does; never who wrote them, since nobody adopts
 * the own work.
 */
export const adoptMinutes = permission<{ minutesById: string | undefined; seats: readonly Seat[] }>({
  name: 'adoptMinutes',
  audience: 'signed-in',
  allows: (actor, { minutesById, seats }) => {
    if (!actor || actor.onBehalfOfId || actor.personId === minutesById) return false
    if (hasRole(actor, 'D')) return true
    return seats.some(seat => seat.function === 'chair' && maySit(actor.personId, seat) !== undefined)
  },
})

/** Decides alone: who holds a mandate; which one decides of what is a rule of the mandate itself. */
export const decideAlone = permission({
  name: 'decideAlone',
  audience: ['T', 'D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Says that the own action point is done; the programme says so of all. */
export const finishAction = permission<{ holderId: string }>({
  name: 'finishAction',
  audience: 'signed-in',
  allows: (actor, { holderId }) =>
    actor !== undefined && (actor.personId === holderId || hasRole(actor, 'T', 'D')),
})

/** Reads the register: everybody what is public. */
export const seeDecisions = permission({ name: 'seeDecisions', audience: 'everybody' })

/** Keeps what is still to be decided about what belongs in the programme. */
export const keepScopeQuestions = permission({
  name: 'keepScopeQuestions',
  audience: ['T', 'D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Sees who does what in the programme team. */
export const seeTeam = permission({ name: 'seeTeam', audience: ['T', 'D', 'S', 'L'] })

/** Gives and ends roles in the programme team. */
export const fillTeamRoles = permission({
  name: 'fillTeamRoles',
  audience: ['D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** What somebody is to a body, for what is kept for some only. */
export interface Standpoint {
  isReader: boolean
  /** Prepares the meetings. */
  isTeam: boolean
  /** Programme and bodies. */
  isProgramme: boolean
  hasSeat: boolean
}

/** What an actor is to a body with these seats. */
export function standpointOf(actor: Actor | undefined, seats: readonly Seat[]): Standpoint {
  if (!actor) return { isReader: false, isTeam: false, isProgramme: false, hasSeat: false }
  return {
    isReader: isReader(actor) || hasSeatThere(actor, seats),
    isTeam: hasRole(actor, 'T', 'D'),
    isProgramme: hasRole(actor, 'T', 'D', 'S', 'L'),
    hasSeat: seatOf(actor.personId, seats) !== undefined,
  }
}

/** Whether an agenda item or a paper is for this reader. A sealed one opens for the body when its meeting does. */
export function maySee(visibility: Visibility, from: Standpoint, isOpened: boolean): boolean {
  switch (visibility) {
    case 'public':
      return true
    case 'participants':
      return from.isReader || from.hasSeat
    case 'programme':
      return from.isProgramme || from.hasSeat
    case 'confidential':
      return from.isTeam || from.hasSeat
    case 'sealed':
      return from.hasSeat && isOpened
  }
}
