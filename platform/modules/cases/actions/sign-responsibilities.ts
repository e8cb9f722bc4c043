import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { heldPositions, roleHolders } from '../../parties/index.ts'
import type { StoredCase } from '../model.ts'
import { problem } from '../problems.ts'
import { partyRoles, readCase } from '../rules/access.ts'
import { sharedTable, tableHash } from '../rules/responsibilities.ts'
import { ownOrganisation, signForParty, signingLevel, standing } from '../rules/signatures.ts'
import { insertSignature, readSignatures } from '../store/responsibility-signatures.ts'
import { readNewestVersion } from '../store/versions.ts'
import { lockedFor } from './locked-for.ts'

/** What somebody signs: the table of this version, for this party. */
export interface SignAsked {
  caseId: string
  partyId: string
  version: number
  /** By which mandate an official signs. */
  mandate: string | undefined
}

/** By which position somebody signs: what it is called, and its level. */
async function positionOf(tx: Transaction, actor: Actor, organisationId: string, now: Temporal.Instant) {
  const { personId } = actor
  const today = dayOf(now)
  const level = signingLevel(await heldPositions(tx, [personId]), { organisationId, today })
  const holders = await roleHolders(tx, { roles: partyRoles, organisationIds: [organisationId], now })
  const title = holders.find(holder => holder.personId === personId)?.title
  if (level === undefined || title === undefined) throw new Refusal(problem('FUNCTIE_TEKENT_NIET', 'partyId'))
  return { level, title }
}

/** The table to sign: that of the newest version, as long as the case still has the same. */
async function tableToSign(tx: Transaction, stored: StoredCase, version: number): Promise<string> {
  const newest = await readNewestVersion(tx, stored.id)
  const now = tableHash(sharedTable(stored.content).rows)
  if (!newest || newest.number !== version || tableHash(sharedTable(newest.content).rows) !== now)
    throw new ConflictRefusal(problem('TABEL_INTUSSEN_GEWIJZIGD', 'version'))
  return now
}

/**
 * Signs the table of responsibilities of the newest version for one party. A party signs a table once; an official names
 * the mandate.
 */
export function signResponsibilities(
  services: Services,
  actor: Actor,
  { caseId, partyId, version, mandate }: SignAsked,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'signResponsibilities', async (tx, record, now) => {
    const stored = await lockedFor(tx, actor, caseId, readCase)
    permit(actor, signForParty, { ...stored, partyId })
    const organisationId = ownOrganisation(actor, stored.parties, partyId)
    if (organisationId === undefined) throw new Error('who may sign has an organisation')
    const hash = await tableToSign(tx, stored, version)
    const given = await readSignatures(tx, caseId)
    if (standing(given, { partyId, organisationId, tableHash: hash }))
      throw new ConflictRefusal(problem('AL_ONDERTEKEND', 'partyId'))
    const { level, title } = await positionOf(tx, actor, organisationId, now)
    if (level === 'ambtenaar' && mandate === undefined)
      throw new Refusal(problem('MANDAAT_ONTBREEKT', 'mandate'))
    const { personId } = actor
    await insertSignature(tx, caseId, {
      ...{ version, partyId, organisationId, personId, title, level },
      ...{ mandate: level === 'ambtenaar' ? mandate : undefined, tableHash: hash, at: now },
    })
    record({
      objectKind: 'case',
      objectId: caseId,
      after: { responsibilities: { version, partyId, organisationId, level, tableHash: hash } },
      isFoundAsBefore: true,
    })
    return undefined
  })
}
