import type { Actor } from '../../../kit/access/actor.ts'
import { hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { CaseAccess } from '../model.ts'

/** Roles that may take part in a case through their organisation. */
export const partyRoles = ['G', 'M', 'R'] as const
/** Roles that own a case through their organisation. */
export const ownerRoles = ['G', 'M'] as const
/** Roles that read a shared case along. */
export const readerRoles = ['T', 'D', 'R'] as const

/** How much of a case a reader sees. */
export type Sight =
  /** As these parties: lines that are open to all parties or to one of them. */
  | { kind: 'parties'; partyIds: readonly string[] }
  /** As somebody who is no party: only lines that are open to all parties. */
  | { kind: 'reader' }

/** The parties of the case for whose organisations the actor works. */
function ownPartyIds(actor: Actor, access: Pick<CaseAccess, 'parties'>): string[] {
  const organisations = organisationsOf(actor, ...partyRoles)
  return access.parties
    .filter(party => organisations.includes(party.organisationId))
    .map(party => party.partyId)
}

function worksForOwner(actor: Actor, access: Pick<CaseAccess, 'ownerOrganisationId'>): boolean {
  return organisationsOf(actor, ...ownerRoles).includes(access.ownerOrganisationId)
}

/** What the actor sees of a case; undefined when its very existence is not for this actor. */
export function sightOf(actor: Actor | undefined, access: CaseAccess): Sight | undefined {
  if (!actor) return undefined
  const partyIds = ownPartyIds(actor, access)
  if (partyIds.length > 0 || worksForOwner(actor, access)) return { kind: 'parties', partyIds }
  return access.isShared && hasRole(actor, ...readerRoles) ? { kind: 'reader' } : undefined
}

/** Why a case in this state is not changed. */
export const lockedCodes = { submitted: 'CASE_TER_GOEDKEURING', adopted: 'CASE_VASTGESTELD' } as const

/** How much of a case an actor may change now. */
export type EditScope = { kind: 'all' } | { kind: 'own'; partyIds: readonly string[] } | { kind: 'none' }

/** A case that waits or is adopted is locked for everybody; the owner writes all that is visible, a party its own lines. */
export function editScope(actor: Actor | undefined, access: CaseAccess): EditScope {
  if (!actor || access.state !== 'draft') return { kind: 'none' }
  if (worksForOwner(actor, access)) return { kind: 'all' }
  const partyIds = ownPartyIds(actor, access)
  return partyIds.length > 0 ? { kind: 'own', partyIds } : { kind: 'none' }
}

const audience = ['G', 'M', 'R', 'T', 'D'] as const

/** See the list of own cases. */
export const listCases = permission({ name: 'cases.list', audience })

/** See totals over the cases of the programme, never a case itself. */
export const seeProgrammeTotals = permission({ name: 'cases.totals', audience: ['S', 'L', 'U'] })

/** Read a case, each as far as that reader may see it. That it exists is secret to all others. */
export const readCase = permission<CaseAccess>({
  name: 'cases.read',
  audience,
  secret: true,
  allows: (actor, access) => sightOf(actor, access) !== undefined,
})

/** Change lines of a case. */
export const editCase = permission<CaseAccess>({
  name: 'cases.edit',
  audience: ['G', 'M', 'R'],
  allows: (actor, access) => editScope(actor, access).kind !== 'none',
})

/** Keep the case as it is now as a named version: the owner, and parties that may write. */
export const fixVersion = permission<CaseAccess>({
  name: 'cases.fixVersion',
  audience: ['G', 'M', 'R'],
  allows: (actor, access) => {
    if (!actor) return false
    return worksForOwner(actor, access) || ownPartyIds(actor, access).length > 0
  },
})

/** Write remarks on what one sees of a case, adopted or not. */
export const remarkOnCase = permission<CaseAccess>({
  name: 'cases.remark',
  audience,
  secret: true,
  allows: (actor, access) => sightOf(actor, access) !== undefined,
})

/** Decide about the case itself: parties, openness, adoption, reopening. */
export const manageCase = permission<CaseAccess>({
  name: 'cases.manage',
  audience: ['G', 'M'],
  allows: (actor, access) => actor !== undefined && worksForOwner(actor, access),
})

/** Make a case for the own organisation. */
export const makeCase = permission({ name: 'cases.make', audience: ['G', 'M'] })
