import type { Database, Transaction } from '../../kit/database/connect.ts'
import type { Language } from '../../kit/texts/texts.ts'
import type { AdviceRelation, Organisation, OrganisationKind } from './model.ts'
import { say } from './pages/say.ts'
import { isAdoptedBy } from './rules/accession.ts'
import { concernTops } from './rules/concern.ts'
import { readAdvice } from './store/advice.ts'
import {
  readConcernLinks,
  readKnownCodes,
  readOrganisation,
  readOrganisationByCode,
  readOrganisationBySlug,
  readOrganisations,
} from './store/organisations.ts'
import { countFounders, readPartners } from './store/partners.ts'

export { actorOf, grantsOf } from './actions/actor-of.ts'
export { firstAdministratorsShape, inviteFirstAdministrators } from './actions/first-administrators.ts'
export { inviteByMail, partyInviteeShape } from './actions/invitations.ts'
export type {
  AdviceRelation,
  Organisation,
  OrganisationKind,
} from './model.ts'

export { casePartyKindsOf } from './rules/party-kinds.ts'
export { demoAccounts, demoPassword } from './seed/demo-accounts.ts'
export { insertAdvice as recordAdvice, setAdviceEnd } from './store/advice.ts'
export { readFunctions as functionsOf, readHolders as roleHolders } from './store/holders.ts'
export {
  readMembers as networkMembers,
  readNetwork as networkBySlug,
  readNetworks as allNetworks,
} from './store/networks.ts'
export { readNetworkSlugs as networksOf } from './store/partners.ts'
export { readPublicPledges as publicPledges } from './store/pledges.ts'
export { readHeldPositions as heldPositions, readTies as organisationTies } from './store/ties.ts'

type Reader = Database | Transaction

/** How many founders of the programme adopted its text, of how many, and whether that is enough to begin. */
export async function programmeAdoption(
  db: Reader,
): Promise<{ adopted: number; founders: number; isAdopted: boolean }> {
  const ratified = (await readPartners(db)).filter(
    ({ isFounder, state }) => isFounder && state === 'ratified',
  )
  const counted = { adopted: ratified.length, founders: await countFounders(db) }
  return { ...counted, isAdopted: isAdoptedBy(counted) }
}

/** The organisation with this id, also one that went up in another. */
export function organisationById(db: Reader, id: string): Promise<Organisation | undefined> {
  return readOrganisation(db, id)
}

/** The organisation with this slug. */
export function organisationBySlug(db: Reader, slug: string): Promise<Organisation | undefined> {
  return readOrganisationBySlug(db, slug)
}

/** The organisation with this code of CBS: "GM0344" or "PV26". */
export function organisationByCode(db: Reader, code: string): Promise<Organisation | undefined> {
  return readOrganisationByCode(db, code)
}

/** Which of these codes of CBS an organisation has. */
export function knownPlaceCodes(db: Reader, codes: readonly string[]): Promise<ReadonlySet<string>> {
  return readKnownCodes(db, codes)
}

/** These organisations, by id. */
export async function organisationsById(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, Organisation>> {
  const found = await readOrganisations(db, { ids })
  return new Map(found.map(organisation => [organisation.id, organisation]))
}

/** Choices for a field that picks an organisation, by name: all kinds unless some are named. */
export async function organisationPicker(
  db: Reader,
  kinds?: readonly OrganisationKind[],
): Promise<{ value: string; label: string }[]> {
  const found = await readOrganisations(db, { kinds })
  return found.map(({ id, name }) => ({ value: id, label: name }))
}

/**
 * The top of the concern of every organisation, by id: two organisations with the same top are one concern, which is
 * what decides about conflicts of interest. A merged organisation belongs to the one it went up in.
 */
export async function concerns(db: Reader): Promise<Map<string, string>> {
  return concernTops(await readConcernLinks(db))
}

/**
 * Who advised whom at some moment from a day on ("2024-11-24"), also what ended meanwhile: it counts as a conflict of
 * interest. Of all organisations, or where one of these is adviser or client.
 */
export async function adviceRelationsSince(
  db: Reader,
  asked: { since: string; organisationIds?: readonly string[] | undefined },
): Promise<AdviceRelation[]> {
  return (await readAdvice(db, asked)).rows
}

/** What a kind of organisation is called in a language. */
export function organisationKindName(kind: OrganisationKind, language: Language): string {
  return say(language)(`kind_${kind}`)
}
