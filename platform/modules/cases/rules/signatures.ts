import { type Actor, organisationsOf } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { CaseAccess } from '../model.ts'
import { partyRoles } from './access.ts'

/** Levels of positions that can bind an organisation; a council member binds none. */
export const signatureLevels = ['bestuurder', 'privaat', 'ambtenaar'] as const
/** Level of the position of who signed. */
export type SignatureLevel = (typeof signatureLevels)[number]

/** Sign for one party: somebody of its organisation, in person and not for a colleague. */
export const signForParty = permission<CaseAccess & { partyId: string }>({
  name: 'cases.signForParty',
  audience: partyRoles,
  allows: (actor, { parties, partyId }) =>
    actor !== undefined &&
    actor.onBehalfOfId === undefined &&
    ownOrganisation(actor, parties, partyId) !== undefined,
})

/** Reckon for one party beside the shared case: only the people of its organisation, whoever owns the case. */
export const reckonForParty = permission<CaseAccess & { partyId: string }>({
  name: 'cases.reckonForParty',
  audience: partyRoles,
  allows: (actor, { parties, partyId }) =>
    actor !== undefined && ownOrganisation(actor, parties, partyId) !== undefined,
})

/** The organisation for which somebody is this party; undefined when it is another's. */
export function ownOrganisation(
  actor: Actor,
  parties: CaseAccess['parties'],
  partyId: string,
): string | undefined {
  const own = organisationsOf(actor, ...partyRoles)
  return parties.find(party => party.partyId === partyId && own.includes(party.organisationId))
    ?.organisationId
}

/** The parties of a case for which somebody can write. */
export function ownParties(actor: Actor | undefined, { parties }: Pick<CaseAccess, 'parties'>): string[] {
  if (!actor) return []
  return parties.map(party => party.partyId).filter(id => ownOrganisation(actor, parties, id) !== undefined)
}

/** A position as far as its right to sign goes: role, level and days (ISO), `to` the last one. */
export interface SigningPosition {
  organisationId: string
  role: string
  level: string
  from: string
  to: string | undefined
}

/**
 * The level by which somebody signs for an organisation today: the highest of the positions that run, those of the roles
 * that take part. Undefined when there is none that binds the organisation.
 */
export function signingLevel(
  positions: readonly SigningPosition[],
  { organisationId, today }: { organisationId: string; today: string },
): SignatureLevel | undefined {
  const running = positions.filter(
    one =>
      one.organisationId === organisationId &&
      partyRoles.some(role => role === one.role) &&
      one.from <= today &&
      (one.to === undefined || one.to >= today),
  )
  return signatureLevels.find(level => running.some(one => one.level === level))
}

/** A signature as far as it decides whether a party has signed the table as it is now. */
interface Signed {
  partyId: string
  organisationId: string
  tableHash: string
}

/**
 * The signature of a party that stands: under this very table, and of the organisation that is the party now. Another
 * table voids all that were given.
 */
export function standing<Signature extends Signed>(
  signatures: readonly Signature[],
  asked: Signed,
): Signature | undefined {
  return signatures.find(
    one =>
      one.partyId === asked.partyId &&
      one.organisationId === asked.organisationId &&
      one.tableHash === asked.tableHash,
  )
}
