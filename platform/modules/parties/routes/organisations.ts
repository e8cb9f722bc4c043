import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { addOrganisation, change, type GivenOrganisation, merge } from '../actions/organisations.ts'
import { links } from '../links.ts'
import {
  accessionStates,
  domainShape,
  type Organisation,
  organisationKinds,
  organisationNameShape,
} from '../model.ts'
import {
  MergePage,
  NewOrganisationPage,
  type OrganisationLine,
  OrganisationPage,
  OrganisationsPage,
} from '../pages/organisations.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { attendingRightOn, canMove } from '../rules/accession.ts'
import { changeOrganisation, manageOrganisations, moveAccession, seePositions } from '../rules/rights.ts'
import {
  countOrganisations,
  findOrganisation,
  readDomains,
  readOrganisation,
  readOrganisations,
} from '../store/organisations.ts'
import { readAccession } from '../store/partners.ts'
import { seenOrganisations } from './seen.ts'

const line = (organisation: Organisation, names: ReadonlyMap<string, string>): OrganisationLine => ({
  id: organisation.id,
  name: organisation.name,
  kind: organisation.kind,
  isFounder: organisation.isFounder,
  isPrimary: organisation.isPrimary,
  standingSource: organisation.standingSource,
  isDemo: organisation.isDemo,
  ownerName: organisation.parentId && names.get(organisation.parentId),
})

async function ownerNames(services: Services, organisations: readonly Organisation[]) {
  const ids = organisations.flatMap(({ parentId }) => parentId ?? [])
  const owners = ids.length > 0 ? await readOrganisations(services.db, { ids }) : []
  return new Map(owners.map(owner => [owner.id, owner.name]))
}

const list = route.page({
  address: links.organisations,
  permission: seePositions,
  frame: 'work',
  title: (_, { language }) => say(language)('organisationsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('organisationsTitle') }],
  load: async ({ services, context, query }) => {
    const { pagina: page, per: pageSize, zoek: search, soort: kind } = query
    const filter = { search, kinds: kind && [kind], ids: seenOrganisations(context.actor) }
    const part = { limit: pageSize, offset: (page - 1) * pageSize }
    const found = await readOrganisations(services.db, filter, part)
    const names = await ownerNames(services, found)
    return {
      rows: found.map(one => line(one, names)),
      total: await countOrganisations(services.db, filter),
      search,
      kind,
      page,
      pageSize,
      mayAdd: may(context.actor, manageOrganisations),
    }
  },
  view: OrganisationsPage,
})

const file = route.download({
  address: links.organisationsFile,
  permission: seePositions,
  load: async ({ services, context, query }) => {
    const { zoek: search, soort: kind } = query
    const filter = { search, kinds: kind && [kind], ids: seenOrganisations(context.actor) }
    const found = await readOrganisations(services.db, filter)
    const names = await ownerNames(services, found)
    const rows = found.map(one => ({
      naam: one.name,
      soort: one.kind,
      eigenaar: one.parentId && names.get(one.parentId),
      code: one.officialCode,
      provincie: one.provinceCode,
      oprichter: one.isFounder ? 'ja' : 'nee',
      primairePartij: one.isPrimary ? 'ja' : 'nee',
      bronVanPositie: one.standingSource,
      demonstratie: one.isDemo ? 'ja' : 'nee',
    }))
    return csvFile('organisaties.csv', rows)
  },
})

const choices = async (services: Services) =>
  (await readOrganisations(services.db)).map(({ id, name }) => ({ value: id, label: name }))

const body = z.object({
  name: organisationNameShape,
  kind: z.enum(organisationKinds).optional(),
  parent: z.string().max(200).optional(),
  founder: z.string().optional(),
  primary: z.string().optional(),
  standingSource: z.string().trim().max(300).default(''),
  domains: z
    .string()
    .max(4000)
    .default('')
    .transform(text => text.split(/\s+/).filter(Boolean))
    .pipe(z.array(domainShape).max(50)),
})

/** The filled-in form with the owner found; undefined when the owner cannot be found. */
async function given(
  services: Services,
  filled: z.output<typeof body>,
  kind: Organisation['kind'],
): Promise<GivenOrganisation | undefined> {
  const owner = filled.parent ? await findOrganisation(services.db, filled.parent) : undefined
  if (filled.parent && !owner) return undefined
  return {
    name: filled.name,
    kind: filled.kind ?? kind,
    parentId: owner?.id,
    isFounder: filled.founder !== undefined,
    isPrimary: filled.primary !== undefined,
    standingSource: filled.standingSource,
    domains: filled.domains,
  }
}

const fresh = route.form({
  address: links.newOrganisation,
  permission: manageOrganisations,
  frame: 'work',
  title: (_, { language }) => say(language)('newOrganisationTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('organisationsTitle'), href: href(links.organisations) },
    { label: say(language)('newOrganisationTitle') },
  ],
  load: async ({ services }) => ({ owners: await choices(services), mayManage: true }),
  view: NewOrganisationPage,
  body: body.required({ kind: true }),
  act: async ({ services, context, body: filled }) => {
    const organisation = await given(services, filled, filled.kind)
    if (!context.actor || !organisation) return refused(problem('ORGANISATIE_ONBEKEND', 'parent'))
    const outcome = await addOrganisation(services, context.actor, organisation)
    return outcome.ok
      ? done({ goTo: href(links.organisation, { id: outcome.value }, { gelukt: 'ja' }) })
      : outcome
  },
})

/** The organisation that an address names, if this person administers it. */
export async function organisationSeenBy(
  services: Services,
  actor: Actor | undefined,
  id: string,
): Promise<Organisation> {
  const found = z.uuid().safeParse(id).success ? await readOrganisation(services.db, id) : undefined
  const seen = seenOrganisations(actor)
  if (!found || (seen && !seen.includes(found.id))) throw new NotFound()
  return found
}

async function organisationData(services: Services, actor: Actor | undefined, id: string) {
  const organisation = await organisationSeenBy(services, actor, id)
  const mayManage = may(actor, manageOrganisations)
  const into = organisation.mergedIntoId && (await readOrganisation(services.db, organisation.mergedIntoId))
  const accession = await readAccession(services.db, organisation.id)
  const owners = mayManage ? await choices(services) : []
  return {
    organisation: line(organisation, await ownerNames(services, [organisation])),
    mergedIntoName: into ? into.name : undefined,
    mayChange: may(actor, changeOrganisation, { organisationId: organisation.id }),
    mayManage,
    owners,
    domains: await readDomains(services.db, organisation.id),
    parentChoice:
      owners.length > 30
        ? owners.find(one => one.value === organisation.parentId)?.label
        : organisation.parentId,
    accession: {
      known: accession,
      right: attendingRightOn(dayOf(services.clock.now()), accession),
      steps: accessionStates.filter(
        to =>
          canMove(accession?.state, to) && may(actor, moveAccession, { organisationId: organisation.id, to }),
      ),
    },
  }
}

const one = route.form({
  address: links.organisation,
  permission: seePositions,
  frame: 'work',
  title: data => data.organisation.name,
  crumbs: (data, { language }) => [
    { label: say(language)('organisationsTitle'), href: href(links.organisations) },
    { label: data.organisation.name },
  ],
  load: async ({ services, context, parameters, query }) => ({
    ...(await organisationData(services, context.actor, parameters.id)),
    isSaved: query.gelukt !== undefined,
  }),
  initial: data => ({
    name: data.organisation.name,
    kind: data.organisation.kind,
    parent: data.parentChoice,
    founder: data.organisation.isFounder ? 'ja' : undefined,
    primary: data.organisation.isPrimary ? 'ja' : undefined,
    standingSource: data.organisation.standingSource,
    domains: data.domains.join('\n'),
  }),
  view: OrganisationPage,
  body,
  act: async ({ services, context, parameters, body: filled }) => {
    const before = await organisationSeenBy(services, context.actor, parameters.id)
    const organisation = await given(services, filled, before.kind)
    if (!context.actor || !organisation) return refused(problem('ORGANISATIE_ONBEKEND', 'parent'))
    const outcome = await change(services, context.actor, { id: before.id, given: organisation })
    return outcome.ok
      ? done({ goTo: href(links.organisation, { id: before.id }, { gelukt: 'ja' }) })
      : outcome
  },
})

const merging = route.form({
  address: links.mergeOrganisation,
  permission: manageOrganisations,
  frame: 'work',
  title: (_, { language }) => say(language)('mergeTitle'),
  crumbs: (data, { language }) => [
    { label: say(language)('organisationsTitle'), href: href(links.organisations) },
    { label: data.organisation.name, href: href(links.organisation, { id: data.organisation.id }) },
    { label: say(language)('mergeTitle') },
  ],
  load: async ({ services, context, parameters }) => {
    const organisation = await organisationSeenBy(services, context.actor, parameters.id)
    const others = (await choices(services)).filter(({ value }) => value !== organisation.id)
    return { organisation: line(organisation, new Map()), others }
  },
  view: MergePage,
  body: z.object({ into: z.string().trim().min(1).max(200) }),
  act: async ({ services, context, parameters, body: filled }) => {
    const into = await findOrganisation(services.db, filled.into)
    if (!context.actor || !into) return refused(problem('ORGANISATIE_ONBEKEND', 'into'))
    const outcome = await merge(services, context.actor, { id: parameters.id, intoId: into.id })
    return outcome.ok ? done({ goTo: href(links.organisation, { id: into.id }, { gelukt: 'ja' }) }) : outcome
  },
})

/** Organisations: list, one, adding and merging. */
export const organisationRoutes = [list, file, fresh, one, merging]
