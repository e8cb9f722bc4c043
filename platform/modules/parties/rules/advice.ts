import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { AdviceRelation, AdviceState } from '../model.ts'
import { ofOrganisation } from './rights.ts'

/** Roles of an organisation that advises or is advised: an adviser sees the own clients and no others. */
const ofEitherSide = [...ofOrganisation, 'N'] as const

/** The two organisations of an advice relation. */
export type AdviceSides = Pick<AdviceRelation, 'adviserId' | 'clientId'>

/** Whose advice relations somebody sees: undefined is all, otherwise those of the own organisations. */
export function adviceSeenBy(actor: Actor | undefined): string[] | undefined {
  if (!actor) return []
  return hasRole(actor, 'A', 'T', 'D') ? undefined : organisationsOf(actor, ...ofEitherSide)
}

/** Sees who advises whom: the programme all, an organisation what it is itself a side of. */
export const seeAdvice = permission({ name: 'seeAdvice', audience: ['A', 'T', 'D', ...ofEitherSide] })

/** May have something to tell about advice at all. */
export const offerAdvice = permission({ name: 'offerAdvice', audience: ['T', 'D', ...ofEitherSide] })

/**
 * Tells that one organisation advises another, and until when: either side of itself, the programme of all. It counts
 * against those who tell it, so nobody needs to agree; not for somebody else, who has not read it.
 */
export const tellAdvice = permission<AdviceSides>({
  name: 'tellAdvice',
  audience: offerAdvice.audience,
  allows: (actor, { adviserId, clientId }) => {
    if (!actor || actor.onBehalfOfId) return false
    const own = organisationsOf(actor, ...ofEitherSide)
    return hasRole(actor, 'T', 'D') || own.includes(adviserId) || own.includes(clientId)
  },
})

/** Sets a last day that has passed: only the programme, or a side could put a conflict of interest out of sight. */
export const endAdviceEarlier = permission({ name: 'endAdviceEarlier', audience: ['T', 'D'] })

/** Whether a relation is yet to begin, holds or has ended on a day. */
export function adviceStateOn(
  day: string,
  { validFrom, validTo }: Pick<AdviceRelation, 'validFrom' | 'validTo'>,
): AdviceState {
  if (validFrom > day) return 'future'
  return validTo !== undefined && validTo < day ? 'ended' : 'active'
}
