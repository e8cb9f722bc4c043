import type { Actor } from '../../../kit/access/actor.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationById } from '../../parties/index.ts'
import type { StoredCase } from '../model.ts'
import { tellAccess, tellMovedActs, tellShared, tellVersion } from '../notices.ts'
import { problem } from '../problems.ts'
import { fixVersion, lockedCodes } from '../rules/access.ts'
import { putParty, putShared } from '../store/cases.ts'
import { readNewestVersion } from '../store/versions.ts'
import { authorOf } from './author.ts'
import { keepVersion, tellOtherReaders } from './keep-version.ts'
import { lockedFor } from './locked-for.ts'
import type { Within } from './save-changes.ts'

type Asked = { caseId: string }

/**
 * Keeps the case as it is now under a name, with the reason why; where a revision is given, only while it is the last.
 * @returns the number of the version
 */
export function fixVersionOf(
  services: Services,
  actor: Actor,
  asked: Asked & { name: string; reason: string; revision?: number },
): Promise<Outcome<number>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'fixCaseVersion', (tx, record, now) =>
    fixVersionWithin(services, { tx, record, now }, actor, asked),
  )
}

/** The same inside a write. */
export async function fixVersionWithin(
  services: Services,
  { tx, record, now }: Within,
  actor: Actor,
  asked: Asked & { name: string; reason: string; revision?: number },
): Promise<number> {
  const stored = await lockedFor(tx, actor, asked.caseId, fixVersion)
  if (asked.revision !== undefined && asked.revision !== stored.revision)
    throw new ConflictRefusal(problem('REVISIE_VEROUDERD', 'revision'))
  const words = { name: asked.name, reason: asked.reason, ...authorOf(actor, stored) }
  const before = await readNewestVersion(tx, stored.id)
  const number = await keepVersion(tx, stored, words, now)
  if (before)
    await tellMovedActs(tx, services, {
      case: stored,
      before: before.content,
      byPersonId: actor.personId,
      now,
    })
  await tellVersion(tx, services, { case: stored, what: 'Fixed', byPersonId: actor.personId, now })
  record({ objectKind: 'case', objectId: stored.id, after: { version: number, revision: stored.revision } })
  return number
}

/** Lets the programme team, the director and ministries read along, or no longer. */
export function shareCase(
  services: Services,
  actor: Actor,
  asked: Asked & { isShared: boolean },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'shareCase', async (tx, record, now) => {
    const stored = await lockedFor(tx, actor, asked.caseId)
    await putShared(tx, stored.id, asked.isShared)
    if (asked.isShared && !stored.isShared)
      await tellShared(tx, services, { case: { ...stored, isShared: true }, now })
    record({
      objectKind: 'case',
      objectId: stored.id,
      before: { isShared: stored.isShared },
      after: { isShared: asked.isShared },
    })
    return undefined
  })
}

/**
 * Says which organisation is which party: from then on its people see the case as that party. A party with lines that
 * the owner may not see stays with its organisation: else the owner could look at them by becoming that party.
 */
export function coupleParty(
  services: Services,
  actor: Actor,
  asked: Asked & { partyId: string; organisationId: string | undefined },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { partyId, organisationId } = asked
  return writeOrRefuse({ db, clock, actor }, 'coupleParty', async (tx, record, now) => {
    const stored = await lockedFor(tx, actor, asked.caseId)
    if (stored.state !== 'draft') throw new ConflictRefusal(problem(lockedCodes[stored.state]))
    if (!stored.content.parties.some(party => party.id === partyId))
      throw new Refusal(problem('PARTIJ_ONBEKEND', 'partyId'))
    await checkOrganisation(tx, stored, partyId, organisationId)
    await putParty(tx, stored.id, partyId, organisationId)
    const others = stored.parties.filter(party => party.partyId !== partyId)
    const parties = organisationId === undefined ? others : [...others, { partyId, organisationId }]
    await tellOtherReaders(tx, stored, parties, now)
    const before = stored.parties.find(party => party.partyId === partyId)?.organisationId ?? null
    if (organisationId !== undefined && organisationId !== before)
      await tellAccess(tx, services, { case: stored, organisationId, now })
    record({
      objectKind: 'case',
      objectId: stored.id,
      before: { partyId, organisationId: before },
      after: { partyId, organisationId: organisationId ?? null },
    })
    return undefined
  })
}

async function checkOrganisation(
  tx: Transaction,
  stored: StoredCase,
  partyId: string,
  organisationId: string | undefined,
): Promise<void> {
  if (organisationId !== undefined && !(await organisationById(tx, organisationId)))
    throw new Refusal(problem('ORGANISATIE_NIET_GEVONDEN', 'organisationId'))
  const taken = stored.parties.find(party => party.partyId === partyId)
  if (taken && taken.organisationId !== organisationId && hasSecrets(stored, partyId))
    throw new Refusal(problem('PARTIJ_HEEFT_EIGEN_REGELS', 'organisationId'))
}

/** Lines of which the owner may not decide who sees them: those closed to the owner's own parties. */
function hasSecrets(stored: StoredCase, partyId: string): boolean {
  const owners = stored.parties
    .filter(party => party.organisationId === stored.ownerOrganisationId)
    .map(party => party.partyId)
  return [...(stored.content.lines ?? []), ...(stored.content.programme ?? [])].some(
    ({ visibleTo }) => visibleTo?.includes(partyId) && !visibleTo.some(id => owners.includes(id)),
  )
}
