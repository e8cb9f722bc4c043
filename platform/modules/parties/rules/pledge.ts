import { type Actor, hasRole } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { Lateness, Pledge, PledgeState } from '../model.ts'
import { isOwn, ofOrganisation } from './rights.ts'

const transitions: Readonly<Record<PledgeState, readonly PledgeState[]>> = {
  conditional: ['in-force', 'lapsed'],
  'in-force': ['kept', 'lapsed', 'broken'],
  reserved: ['in-force', 'lapsed'],
  kept: [],
  lapsed: [],
  broken: [],
}

/** Whether a pledge can go from one state to another. */
export function canMovePledge(from: PledgeState, to: PledgeState): boolean {
  return transitions[from].includes(to)
}

/**
 * What becomes of the pledge in return when a pledge moves: two conditional ones come into force together; when one
 * lapses or is broken, the other is under reserve.
 */
export function returnMoves(to: PledgeState, other: PledgeState): PledgeState | undefined {
  if (to === 'in-force') return other === 'conditional' ? 'in-force' : undefined
  const fails = to === 'lapsed' || to === 'broken'
  return fails && (other === 'conditional' || other === 'in-force') ? 'reserved' : undefined
}

/** What stands for the words of a pledge and the one in return: it is another as soon as either is changed. */
export function wordsSeen(one: Pick<Pledge, 'changedAt'>, other: Pick<Pledge, 'changedAt'>): string {
  return `${one.changedAt} ${other.changedAt}`
}

/** The organisations of a pledge; without a receiver it is made to the programme. */
export interface PledgeSides {
  fromId: string
  toId: string | undefined
  pairId: string | undefined
  /** The organisation that worded it last, of a pair either of the two. */
  madeForId: string
}

const ofProgramme = (actor: Actor) => hasRole(actor, 'T', 'D')

/** Sees the pledges of the own organisation; the programme those of all. */
export const seePledges = permission({ name: 'seePledges', audience: ['T', 'D', ...ofOrganisation] })

/** Makes a pledge for the own organisation and words it otherwise; the programme team does so for an organisation. */
export const makePledge = permission<{ fromId: string }>({
  name: 'makePledge',
  audience: ['T', 'D', ...ofOrganisation],
  allows: (actor, { fromId }) =>
    actor !== undefined && !actor.onBehalfOfId && (ofProgramme(actor) || isOwn(actor, fromId)),
})

/**
 * Moves a pledge. Who gives it can let it lapse; that it holds, is kept or was broken is said by who receives it, or
 * by the programme: nobody says of the own pledge that it was kept. A pair comes into force by the side that did not
 * word it last: nobody binds another.
 */
export const movePledge = permission<PledgeSides & { to: PledgeState }>({
  name: 'movePledge',
  audience: ['T', 'D', ...ofOrganisation],
  allows: (actor, { fromId, toId, to, pairId, madeForId }) => {
    if (!actor || actor.onBehalfOfId) return false
    if (ofProgramme(actor)) return true
    if (to === 'lapsed') return isOwn(actor, fromId)
    if (toId === undefined) return false
    return isOwn(actor, to === 'in-force' && pairId && madeForId === toId ? fromId : toId)
  },
})

/** Records how a pledge stands: the programme, and either side. */
export const followUpPledge = permission<Pick<PledgeSides, 'fromId' | 'toId'>>({
  name: 'followUpPledge',
  audience: ['T', 'D', ...ofOrganisation],
  allows: (actor, { fromId, toId }) =>
    actor !== undefined &&
    !actor.onBehalfOfId &&
    (ofProgramme(actor) || isOwn(actor, fromId) || (toId !== undefined && isOwn(actor, toId))),
})

/** Whether a pledge is still to be kept. */
export const isOpenPledge = (state: PledgeState): boolean => transitions[state].length > 0

/** What of a pledge is late on a day: its term, or else the look at how it stands. */
export function latenessOn(
  day: string,
  pledge: Pick<Pledge, 'state' | 'dueOn' | 'madeOn' | 'followedUpOn' | 'followUpDays'>,
): Lateness | undefined {
  if (!isOpenPledge(pledge.state)) return undefined
  if (pledge.dueOn !== undefined && pledge.dueOn < day) return 'term'
  const last = Temporal.PlainDate.from(pledge.followedUpOn ?? pledge.madeOn)
  return last.add({ days: pledge.followUpDays }).toString() < day ? 'follow-up' : undefined
}
