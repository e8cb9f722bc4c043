import { type Case, visibleCase } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { StoredCase, ToldToReader } from '../model.ts'
import type { Withheld } from '../workbench-contract.ts'
import { type EditScope, editScope, manageCase, sightOf } from './access.ts'
import { readerKey } from './told-totals.ts'
import { withheldOf } from './withheld-of.ts'

/** A case as one reader may see it: everything that is shown, sent or told about a case comes from here. */
export interface SeenCase {
  id: string
  name: string
  state: StoredCase['state']
  isIllustration: boolean
  isShared: boolean
  revision: number
  ownerOrganisationId: string
  projectId: string | undefined
  changedAt: Temporal.Instant
  caseFile: Case
  withheld: Withheld
  /** Parties for which the reader looks. */
  partyIds: readonly string[]
  scope: EditScope
  mayManage: boolean
}

/**
 * The content of a case, or of a version of it, as the actor may see it, without what is told of the rest.
 * @throws NotFound when the case is not for this actor to know
 */
export function visibleTo(actor: Actor | undefined, stored: StoredCase, content: Case) {
  const sight = sightOf(actor, stored)
  if (!sight) throw new NotFound()
  const known = new Set(content.parties.map(party => party.id))
  const partyIds = sight.kind === 'parties' ? sight.partyIds.filter(id => known.has(id)) : []
  const outcome = visibleCase(content, partyIds)
  if (!outcome.ok) throw new Error('a party of the reader is not in the case')
  return { visible: outcome.visible, partyIds }
}

/** As which reader of a case somebody is told of hidden lines: by all own parties, also one that a content does not have. */
export function readerOf(actor: Actor | undefined, stored: StoredCase): string {
  const sight = sightOf(actor, stored)
  return readerKey(sight?.kind === 'parties' ? sight.partyIds : [])
}

/**
 * The same with what is told of what is kept from this reader. Totals of hidden lines are those that were told at a
 * version: `told` is what this reader is told; without it there are none.
 */
export function contentFor(actor: Actor | undefined, stored: StoredCase, content: Case, told?: ToldToReader) {
  const { visible, partyIds } = visibleTo(actor, stored, content)
  if (told && told.reader !== readerOf(actor, stored)) throw new Error('told to another reader')
  return { case: visible.case, withheld: withheldOf(content, visible, told), partyIds }
}

/**
 * The one way from a stored case to a reader. Whoever shows figures gives `told`, what this reader is told now.
 * @throws NotFound when there is no such case, or it is not for this actor to know
 */
export function caseFor(
  actor: Actor | undefined,
  stored: StoredCase | undefined,
  told?: ToldToReader,
): SeenCase {
  if (!stored) throw new NotFound()
  const { case: caseFile, withheld, partyIds } = contentFor(actor, stored, stored.content, told)
  const { id, state, isIllustration, isShared, revision, ownerOrganisationId, projectId, changedAt } = stored
  return {
    id,
    name: caseFile.name.nl,
    state,
    isIllustration,
    isShared,
    revision,
    ownerOrganisationId,
    projectId,
    changedAt,
    caseFile,
    withheld,
    partyIds,
    scope: editScope(actor, stored),
    mayManage: may(actor, manageCase, stored),
  }
}
