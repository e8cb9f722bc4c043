import { write } from '../../../kit/access/write.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { addDemoAccounts } from '../../accounts/index.ts'
import { needsSecondAdministrator } from '../rules/roles.ts'
import { insertNetworks } from '../store/networks.ts'
import { countOrganisations, insertOrganisations, updateOrganisation } from '../store/organisations.ts'
import { insertSignatures, insertUmbrellaMembers, putAccession } from '../store/partners.ts'
import { confirmPositionRow, insertPosition } from '../store/positions.ts'
import { demoAccounts, demoPassword } from './demo-accounts.ts'
import { addPartnerTexts } from './demo-manifest.ts'
import { addNetworkWork } from './demo-networks.ts'
import { addAdvice, addInvitations, addPledges } from './demo-relations.ts'
import {
  demoOrganisations,
  demoOwners,
  founders,
  networks,
  publicBodies,
  umbrellas,
} from './organisations.ts'

/** Day on the title page of the programme text. */
const programmeTextDay = '2017-09-07'
/** The accounts of the demonstration have been there for a year. */
const positionAge = { hours: 24 * 365 }
const endedAgo = { hours: 24 * 30 }

/** Loads organisations, networks, partners and accounts of the demonstration; a second time changes nothing. */
export async function loadDemonstration(services: Services): Promise<void> {
  const { db, clock } = services
  if ((await countOrganisations(db, {})) > 0) return
  await write({ db, clock, actor: undefined }, 'loadDemonstration', async (tx, record, now) => {
    const all = [...publicBodies(), ...founders, ...demoOrganisations]
    const ids = await insertOrganisations(tx, all)
    await setOwners(tx, ids)
    await addNetworks(tx, all, ids)
    await addPartners(tx, ids, now)
    const people = await addAccounts(tx, ids, now)
    const ground = {
      idOf: (slug: string) => idOf(ids, slug),
      personOf: (mailbox: string) => people.get(`${mailbox}@example.org`)!,
      now,
    }
    await addAdvice(tx, ground)
    await addPledges(tx, ground)
    await addInvitations(tx, ground)
    await addPartnerTexts(tx, ground)
    await addNetworkWork(tx, ground)
    record({
      objectKind: 'programme',
      objectId: 'demonstration',
      after: { organisations: all.length, positions: people.size },
    })
  })
}

const idOf = (ids: ReadonlyMap<string, string>, slug: string): string => {
  const id = ids.get(slug)
  if (!id) throw new Error(`the demonstration has no organisation ${slug}`)
  return id
}

async function setOwners(tx: Transaction, ids: ReadonlyMap<string, string>): Promise<void> {
  for (const organisation of demoOrganisations) {
    const owner = demoOwners[organisation.slug]
    if (!owner) continue
    const { name, kind } = organisation
    const changed = {
      name,
      kind,
      parentId: idOf(ids, owner),
      isFounder: false,
      isPrimary: false,
      standingSource: '',
    }
    await updateOrganisation(tx, idOf(ids, organisation.slug), changed)
  }
}

async function addNetworks(
  tx: Transaction,
  all: readonly { slug: string; officialCode?: string | undefined }[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const byCode = new Map(
    all.flatMap(one => (one.officialCode ? [[one.officialCode, idOf(ids, one.slug)]] : [])),
  )
  const idOfCode = (code: string): string => byCode.get(code) ?? fail(code)
  await insertNetworks(
    tx,
    networks().map(({ members, ...network }) => ({ ...network, memberIds: members.map(idOfCode) })),
  )
  for (const { slug, source, members } of umbrellas())
    await insertUmbrellaMembers(tx, { umbrellaId: idOf(ids, slug), source, memberIds: members.map(idOfCode) })
}

function fail(code: string): never {
  throw new Error(`no municipality has the code ${code}`)
}

/** Partners of the demonstration besides the founders, with a state each, so that every state can be seen. */
const otherPartners = [
  ['gemeente-a-demo', 'ratified', 'Projectleider voor twee dagen per week'],
  ['gemeente-b-demo', 'ratified', 'Vergaderruimte en een planeconoom'],
  ['demo-ontwikkelaar-a', 'ratified', 'Uren van een ontwikkelmanager'],
  ['demo-corporatie-a', 'requested', 'Kennis van gemengd bouwen'],
  ['demo-belegger-a', 'ratified', 'Lid van het bestuurlijk platform'],
  ['demo-bouwbedrijf-a', 'suspended', 'Uren voor themabijeenkomsten'],
  ['demo-financier-a', 'invited', 'Nog af te spreken'],
  ['demo-ontwikkelaar-c', 'ended', 'Uren van een projectleider'],
] as const

async function addPartners(
  tx: Transaction,
  ids: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): Promise<void> {
  const rightsFrom = dayOf(now.subtract(positionAge))
  const terms = { termsVersion: '1 (demonstratie)', signerTitle: 'Bestuurder', rightsFrom, now }
  for (const { slug } of founders)
    await putAccession(tx, {
      ...terms,
      organisationId: idOf(ids, slug),
      state: 'ratified',
      contribution: 'Oprichter van het programma (demonstratie)',
      reason: undefined,
    })
  for (const [slug, state, contribution] of otherPartners) {
    const reason =
      state === 'suspended' || state === 'ended' ? 'Bijdrage bleef uit (demonstratie)' : undefined
    const demoContribution = `${contribution} (demonstratie)`
    await putAccession(tx, {
      ...terms,
      organisationId: idOf(ids, slug),
      state,
      contribution: demoContribution,
      reason,
    })
  }
  await insertSignatures(
    tx,
    founders.map(({ slug }) => ({
      organisationId: idOf(ids, slug),
      document: 'programme-text' as const,
      signerTitle: 'Bestuurder',
      signedOn: programmeTextDay,
    })),
  )
}

async function addAccounts(
  tx: Transaction,
  ids: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): Promise<Map<string, string>> {
  const people = await addDemoAccounts(tx, demoAccounts, demoPassword)
  const idOfPerson = (mailbox: string): string => people.get(`${mailbox}@example.org`)!
  for (const { email, role, title, level, organisation, hasEnded } of demoAccounts) {
    const personId = people.get(email)!
    const validFrom = now.subtract(positionAge)
    const asked = {
      personId,
      organisationId: idOf(ids, organisation),
      role,
      title,
      level,
      validFrom,
      validTo: hasEnded ? now.subtract(endedAgo) : undefined,
      now: validFrom,
    }
    const [first, second] = twoOthers(personId, [
      idOfPerson('beheerder'),
      idOfPerson('tweede-beheerder'),
      idOfPerson('programmadirecteur'),
    ])
    const id = await insertPosition(tx, { ...asked, proposedById: first, isConfirmed: true })
    if (needsSecondAdministrator(role)) await confirmPositionRow(tx, id, { personId: second, now: validFrom })
  }
  return people
}

/** Nobody grants a role to himself, in the demonstration neither. */
function twoOthers(personId: string, candidates: readonly string[]): [string, string] {
  const [first, second] = candidates.filter(candidate => candidate !== personId)
  return [first!, second!]
}
