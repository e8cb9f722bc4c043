import { type Case, parseCase } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { organisationsOf } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { writeOnce } from '../../../kit/access/write-once.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { casePartyKindsOf, organisationById } from '../../parties/index.ts'
import type { PartyOrganisation } from '../model.ts'
import { caseProblems, problem, problemsOf } from '../problems.ts'
import { makeCase } from '../rules/access.ts'
import { freeFieldMistakes } from '../rules/free-fields.ts'
import { insertWithVersion } from './keep-version.ts'

/** The first party of a case that is of the kind of the organisation. */
function ownParty(content: Case, organisation: { id: string; kind: string }): PartyOrganisation[] {
  const kinds = casePartyKindsOf(organisation.kind)
  const first = content.parties.find(party => kinds.includes(party.kind))
  return first ? [{ partyId: first.id, organisationId: organisation.id }] : []
}

/**
 * Makes a case for the organisation of the actor from a document; every mistake of the document is told. The
 * organisation becomes the first party of its own kind. @returns the id of the case, of the first one for a repeat
 */
export async function makeCaseFrom(
  services: Services,
  actor: Actor,
  asked: {
    document: unknown
    projectId: string | undefined
    organisationId?: string | undefined
    /** The caller's name for this request: asking again under it makes no second case. */
    key?: string | undefined
    /** What is written together with the case. */
    also?: ((tx: Transaction) => Promise<void>) | undefined
  },
): Promise<Outcome<string>> {
  permit(actor, makeCase)
  const mine = organisationsOf(actor, 'G', 'M')
  const ownerId = asked.organisationId ?? mine[0]
  if (ownerId === undefined || !mine.includes(ownerId))
    return refused(problem('ORGANISATIE_NIET_GEVONDEN', 'organisationId'))
  const parsed = parseCase(asked.document)
  if (!parsed.ok) return refused(...caseProblems(parsed.errors))
  const content = parsed.case
  const mistakes = freeFieldMistakes(content)
  if (mistakes.length > 0) return refused(...problemsOf(mistakes))
  const organisation = await organisationById(services.db, ownerId)
  if (!organisation) return refused(problem('ORGANISATIE_NIET_GEVONDEN', 'organisationId'))
  const { db, clock } = services
  const repeatable = {
    key: asked.key,
    asked: [content, asked.projectId ?? null, ownerId],
    otherwise: problem('SLEUTEL_AL_GEBRUIKT'),
  }
  const options = { db, clock, actor, organisationId: ownerId }
  return writeOnce(options, 'makeCase', repeatable, async (tx, record, now) => {
    const made = {
      name: content.name.nl.slice(0, 200),
      ownerOrganisationId: ownerId,
      projectId: asked.projectId,
      isIllustration: false,
      content,
      parties: ownParty(content, organisation),
    }
    const author = { personId: actor.personId, organisationId: ownerId }
    const id = await insertWithVersion(tx, made, author, now)
    await asked.also?.(tx)
    record({
      objectKind: 'case',
      objectId: id,
      after: { ownerOrganisationId: ownerId, projectId: asked.projectId ?? null },
    })
    return id
  })
}
