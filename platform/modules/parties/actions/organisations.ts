import type { Actor } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { slugOf } from '../../../kit/texts/slug.ts'
import type { Organisation, OrganisationKind } from '../model.ts'
import { problem } from '../problems.ts'
import { wouldCircle } from '../rules/concern.ts'
import { changeOrganisation, manageOrganisations } from '../rules/rights.ts'
import {
  insertOrganisations,
  mergeOrganisation,
  putDomains,
  readConcernLinks,
  readOrganisation,
  readOrganisationBySlug,
  updateOrganisation,
} from '../store/organisations.ts'

/** An organisation as filled in. */
export interface GivenOrganisation {
  name: string
  kind: OrganisationKind
  parentId: string | undefined
  isFounder: boolean
  isPrimary: boolean
  /** Where it stands that it is either; asked for as soon as it is. */
  standingSource: string
  domains: readonly string[]
}

/** Adds an organisation. @returns its id */
export async function addOrganisation(
  services: Services,
  actor: Actor,
  given: GivenOrganisation,
): Promise<Outcome<string>> {
  permit(actor, manageOrganisations)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'addOrganisation', async (tx, record) => {
    const slug = slugOf(given.name)
    if (slug === '' || (await readOrganisationBySlug(tx, slug)))
      throw new Refusal(problem('ORGANISATIE_BESTAAT', 'name'))
    if (given.parentId) await existing(tx, given.parentId, 'parent')
    askSource(given)
    const ids = await insertOrganisations(tx, [{ ...given, slug }])
    const id = ids.get(slug)
    if (!id) throw new Error('the organisation was not kept')
    await keepDomains(tx, id, given.domains)
    record({ objectKind: 'organisation', objectId: id, after: publicPart(given) })
    return id
  })
}

const publicPart = ({ kind, parentId, isFounder, isPrimary, standingSource }: GivenOrganisation) => ({
  kind,
  parentId: parentId ?? null,
  isFounder,
  isPrimary,
  standingSource,
})

/** Standing in the programme is told with where it stands, or not at all. */
function askSource({ isFounder, isPrimary, standingSource }: GivenOrganisation): void {
  if ((isFounder || isPrimary) && standingSource.length < 5)
    throw new Refusal(problem('BRON_VAN_POSITIE_ONTBREEKT', 'standingSource'))
}

async function existing(tx: Transaction, id: string, field?: string): Promise<Organisation> {
  const organisation = await readOrganisation(tx, id)
  if (organisation && !organisation.mergedIntoId) return organisation
  if (field) throw new Refusal(problem('ORGANISATIE_ONBEKEND', field))
  throw new NotFound()
}

async function keepDomains(tx: Transaction, id: string, domains: readonly string[]): Promise<void> {
  const taken = await putDomains(tx, id, domains)
  if (taken) throw new Refusal(problem('DOMEIN_BEZET', 'domains', { domain: taken }))
}

/**
 * Changes an organisation. Its own people change the name and the domains; what decides about conflicts of interest,
 * votes and queues (kind, owner, founder, primary) is for the programme team and the administrator.
 */
export async function change(
  services: Services,
  actor: Actor,
  asked: { id: string; given: GivenOrganisation },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changeOrganisation', async (tx, record) => {
    const before = await existing(tx, asked.id)
    permit(actor, changeOrganisation, { organisationId: before.id })
    const { kind, parentId, isFounder, isPrimary, standingSource } = before
    const manages = may(actor, manageOrganisations)
    const given = manages
      ? asked.given
      : { ...asked.given, kind, parentId, isFounder, isPrimary, standingSource }
    if (manages) askSource(given)
    if (given.parentId && given.parentId !== parentId) {
      await existing(tx, given.parentId, 'parent')
      if (wouldCircle(await readConcernLinks(tx), before.id, given.parentId))
        throw new Refusal(problem('CONCERN_RONDGAAND', 'parent'))
    }
    await updateOrganisation(tx, before.id, given)
    await keepDomains(tx, before.id, given.domains)
    const was = publicPart({ ...before, domains: [] })
    record({ objectKind: 'organisation', objectId: before.id, before: was, after: publicPart(given) })
    return undefined
  })
}

/**
 * Lets one organisation go up in another. The old one stays, with its positions, signatures and conflicts of
 * interest, which from now on are those of the new one as well.
 */
export async function merge(
  services: Services,
  actor: Actor,
  asked: { id: string; intoId: string },
): Promise<Outcome<undefined>> {
  permit(actor, manageOrganisations)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'mergeOrganisation', async (tx, record, now) => {
    const old = await existing(tx, asked.id)
    const into = await existing(tx, asked.intoId, 'into')
    if (old.id === into.id) throw new Refusal(problem('SAMENVOEGING_MET_ZICHZELF', 'into'))
    // The new one may have belonged to the old one: then it now belongs to what the old one belonged to.
    if (into.parentId === old.id) await updateOrganisation(tx, into.id, { ...into, parentId: old.parentId })
    else if (wouldCircle(await readConcernLinks(tx), old.id, into.id))
      throw new Refusal(problem('CONCERN_RONDGAAND', 'into'))
    await mergeOrganisation(tx, { id: old.id, intoId: into.id, now })
    record({ objectKind: 'organisation', objectId: old.id, after: { mergedIntoId: into.id } })
    return undefined
  })
}
