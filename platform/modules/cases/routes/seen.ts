import { applyVariant, type Case } from '@versneller/engine'
import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { Database } from '../../../kit/database/connect.ts'
import type { CaseAccess, StoredCase } from '../model.ts'
import { caseFor, readerOf, type SeenCase } from '../rules/case-for.ts'
import { readCaseAccess, readCaseById } from '../store/cases.ts'
import type { CaseReach } from '../store/lists.ts'
import { readTellingNow } from '../store/told-totals.ts'

/**
 * The case of an address as the actor may see it.
 * @throws NotFound when there is none, or it is not for this actor to know
 */
export async function seenCase(db: Database, actor: Actor | undefined, id: string): Promise<SeenCase> {
  return (await storedAndSeen(db, actor, id)).seen
}

/**
 * The stored case of an address, before anybody's right to it is judged.
 * @throws NotFound when there is none
 */
export async function storedCase(db: Database, id: string): Promise<StoredCase> {
  const stored = z.uuid().safeParse(id).success ? await readCaseById(db, id) : undefined
  if (!stored) throw new NotFound()
  return stored
}

/**
 * What decides about rights to the case of an address.
 * @throws NotFound when there is none
 */
export async function caseAccess(db: Database, id: string): Promise<CaseAccess> {
  const access = z.uuid().safeParse(id).success ? await readCaseAccess(db, id) : undefined
  if (!access) throw new NotFound()
  return access
}

/** What `seenCase` gives, with the stored case for what needs it as a whole; that one is never shown. */
export async function storedAndSeen(
  db: Database,
  actor: Actor | undefined,
  id: string,
): Promise<{ stored: StoredCase; seen: SeenCase }> {
  const stored = await storedCase(db, id)
  const told = await readTellingNow(db, stored.id, readerOf(actor, stored))
  return { stored, seen: caseFor(actor, stored, told) }
}

/** Which cases an actor reaches. */
export function reachOf(actor: Actor | undefined): CaseReach {
  return {
    ownerIds: actor ? organisationsOf(actor, 'G', 'M') : [],
    partyOrganisationIds: actor ? organisationsOf(actor, 'G', 'M', 'R') : [],
    readsShared: actor !== undefined && hasRole(actor, 'T', 'D', 'R'),
  }
}

/** The variant of an address, if this reader sees it. */
export function knownVariant(seen: SeenCase, id: string | undefined): string | undefined {
  return seen.caseFile.variants?.some(variant => variant.id === id) ? id : undefined
}

/**
 * The case of an address as the actor may see it, under the variant that is asked if this reader sees that one.
 * @throws NotFound when there is none, or it is not for this actor to know
 */
export async function seenUnder(
  db: Database,
  actor: Actor | undefined,
  id: string,
  variant: string | undefined,
): Promise<{ seen: SeenCase; caseFile: Case; variantId: string | undefined }> {
  const seen = await seenCase(db, actor, id)
  const variantId = knownVariant(seen, variant)
  const outcome = variantId === undefined ? undefined : applyVariant(seen.caseFile, variantId)
  return { seen, caseFile: outcome?.ok ? outcome.case : seen.caseFile, variantId }
}
