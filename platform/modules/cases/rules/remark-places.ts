import { type Case, visibleCase } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import type { MaybeBilingual } from '../../../kit/texts/texts.ts'
import type { CaseAccess } from '../model.ts'
import { sightOf } from './access.ts'

/** Something of a case that remarks can be about: the case as a whole, a line, or a row of the programme. */
export interface RemarkPlaceOf {
  /** Field of the remarks: empty for the case as a whole. */
  field: string
  /** Id of the line or row; absent for the case as a whole. */
  id: string | undefined
  name: MaybeBilingual | undefined
}

const kinds = ['lines', 'programme'] as const

/** All places of a case, as far as this content goes: of a case as one reader sees it, what that reader may know. */
export function remarkPlaces(content: Case): Map<string, RemarkPlaceOf> {
  const items = kinds.flatMap(kind =>
    (content[kind] ?? []).map(({ id, name }) => ({ field: `/${kind}/@${id}`, id, name })),
  )
  const whole = { field: '', id: undefined, name: content.name }
  return new Map([whole, ...items].map(place => [place.field, place]))
}

/** The place of a line or row by its id; without id the case as a whole. */
export function remarkPlaceOf(content: Case, id: string | undefined): RemarkPlaceOf | undefined {
  const places = remarkPlaces(content)
  if (id === undefined) return places.get('')
  return kinds.map(kind => places.get(`/${kind}/@${id}`)).find(place => place !== undefined)
}

/** Whether somebody sees this place of a case: a remark has the visibility of what it is about. */
export function seesPlace(
  actor: Actor | undefined,
  access: CaseAccess,
  content: Case,
  field: string,
): boolean {
  const sight = sightOf(actor, access)
  if (!sight) return false
  const known = new Set(content.parties.map(party => party.id))
  const partyIds = sight.kind === 'parties' ? sight.partyIds.filter(id => known.has(id)) : []
  return placeIsSeenBy(content, partyIds, field)
}

function placeIsSeenBy(content: Case, partyIds: readonly string[], field: string): boolean {
  const outcome = visibleCase(content, partyIds)
  return outcome.ok && remarkPlaces(outcome.visible.case).has(field)
}

/** Organisations of the case whose people see this place, so that they can be asked to read. */
export function organisationsAt(access: CaseAccess, content: Case, field: string): string[] {
  const known = new Set(content.parties.map(party => party.id))
  const ids = [access.ownerOrganisationId, ...access.parties.map(party => party.organisationId)]
  return [...new Set(ids)].filter(organisationId =>
    placeIsSeenBy(
      content,
      access.parties
        .filter(party => party.organisationId === organisationId && known.has(party.partyId))
        .map(party => party.partyId),
      field,
    ),
  )
}
