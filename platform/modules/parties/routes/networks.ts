import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { panelsAt } from '../../../kit/module/panels.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { emailShape } from '../../accounts/index.ts'
import { keepNetwork } from '../actions/networks.ts'
import { links } from '../links.ts'
import { networkKinds } from '../model.ts'
import { ManageNetworkPage } from '../pages/manage-network.tsx'
import { NetworkPage, NetworksPage } from '../pages/networks.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { seeDossier, workInNetwork } from '../rules/networks.ts'
import { manageOrganisations, seePartners } from '../rules/rights.ts'
import { readAgenda, readDossiers } from '../store/network-work.ts'
import { readNetwork, readNetworks } from '../store/networks.ts'
import { findOrganisation } from '../store/organisations.ts'

const list = route.page({
  address: links.networks,
  permission: seePartners,
  title: (_, { language }) => say(language)('networksTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('partnersTitle'), href: href(links.partners) },
    { label: say(language)('networksTitle') },
  ],
  load: async ({ services, context, query: { zoek: search, soort: kind } }) => ({
    rows: await readNetworks(services.db, { search, kind }),
    search,
    kind,
    mayManage: may(context.actor, manageOrganisations),
  }),
  view: NetworksPage,
})

const file = route.download({
  address: links.networksFile,
  permission: seePartners,
  load: async ({ services, context, query: { zoek: search, soort: kind } }) => {
    const t = say(context.language)
    const rows = (await readNetworks(services.db, { search, kind })).map(one => ({
      naam: one.name,
      soort: t(`network_${one.kind}`),
      contact: one.contactTitle,
      email: one.contactEmail,
      aanbod: one.offers,
      trekker: one.coordinatorName,
      leden: one.memberCount,
      bron: one.source,
    }))
    return csvFile('netwerken.csv', rows)
  },
})

/** The network that an address names, with the ids of its members. @throws NotFound */
export async function networkSeen(services: Services, slug: string) {
  const network = await readNetwork(services.db, slug)
  if (!network) throw new NotFound()
  return { network, memberIds: network.members.map(member => member.id) }
}

/** From the partners to a page of a network. */
export const networkCrumbs = (
  language: Language,
  network: { slug: string; name: string },
  ...last: { label: string }[]
) => [
  { label: say(language)('partnersTitle'), href: href(links.partners) },
  { label: say(language)('networksTitle'), href: href(links.networks) },
  last.length > 0
    ? { label: network.name, href: href(links.network, { slug: network.slug }) }
    : { label: network.name },
  ...last,
]

const network = route.page({
  address: links.network,
  permission: seePartners,
  title: ({ network: { name } }) => name,
  crumbs: (data, { language }) => networkCrumbs(language, data.network),
  load: async ({ services, context, parameters, query }) => {
    const { db, clock } = services
    const { actor } = context
    const { network: found, memberIds } = await networkSeen(services, parameters.slug)
    const dossiers = await readDossiers(db, found.id)
    const agenda = await readAgenda(db, found.id)
    const today = dayOf(clock.now())
    const isComing = (one: (typeof agenda)[number]) => one.state === 'planned' && one.heldOn >= today
    return {
      network: found,
      coming: agenda.filter(isComing).toReversed(),
      past: agenda.filter(one => !isComing(one)),
      dossiers: dossiers
        .filter(({ isPublic }) => may(actor, seeDossier, { isPublic, memberIds }))
        .map(({ changedAt, ...dossier }) => ({ ...dossier, changedOn: dayOf(changedAt) })),
      panels: await panelsAt('parties/network', { services, context, objectId: found.id }),
      mayWork: may(actor, workInNetwork, { memberIds }),
      mayManage: may(actor, manageOrganisations),
      isSignedIn: actor !== undefined,
      isDone: query.gelukt !== undefined,
      isDemo: services.demo,
    }
  },
  view: NetworkPage,
})

const body = z.object({
  name: z.string().trim().min(2).max(120),
  kind: z.enum(networkKinds),
  contactTitle: z.string().trim().max(120).default(''),
  contactEmail: z.union([z.literal('').transform(() => undefined), emailShape]).optional(),
  offers: z.string().trim().max(2000).default(''),
  coordinator: z.string().trim().max(200).default(''),
  source: z.string().trim().min(3).max(300),
})

async function keep(
  services: Services,
  actor: Actor | undefined,
  asked: { slug: string | undefined; body: z.output<typeof body> },
) {
  if (!actor) throw new NotFound()
  const { coordinator, contactEmail, ...given } = asked.body
  const found = coordinator === '' ? undefined : await findOrganisation(services.db, coordinator)
  if (coordinator !== '' && !found) return refused(problem('ORGANISATIE_ONBEKEND', 'coordinator'))
  const outcome = await keepNetwork(services, actor, {
    slug: asked.slug,
    given: { ...given, contactEmail, coordinatorId: found?.id, isSourced: true },
  })
  return outcome.ok ? done({ goTo: href(links.network, { slug: outcome.value }, { gelukt: 'ja' }) }) : outcome
}

const fresh = route.form({
  address: links.newNetwork,
  permission: manageOrganisations,
  frame: 'work',
  title: (_, { language }) => say(language)('newNetworkTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('networksTitle'), href: href(links.networks) },
    { label: say(language)('newNetworkTitle') },
  ],
  load: async () => ({ network: undefined, coordinators: [] }),
  view: ManageNetworkPage,
  body,
  act: ({ services, context, body: filled }) =>
    keep(services, context.actor, { slug: undefined, body: filled }),
})

const managing = route.form({
  address: links.manageNetwork,
  permission: manageOrganisations,
  frame: 'work',
  title: (data, { language }) => data.network?.name ?? say(language)('networksTitle'),
  crumbs: (data, { language }) => [
    { label: say(language)('networksTitle'), href: href(links.networks) },
    { label: data.network?.name ?? '' },
  ],
  load: async ({ services, parameters }) => {
    const { network: found } = await networkSeen(services, parameters.slug)
    return { network: found, coordinators: found.members.map(({ id, name }) => ({ value: id, label: name })) }
  },
  initial: ({ network: found, coordinators }) => ({
    name: found?.name,
    kind: found?.kind,
    contactTitle: found?.contactTitle,
    contactEmail: found?.contactEmail,
    offers: found?.offers,
    coordinator: coordinators.length > 30 ? found?.coordinatorName : found?.coordinatorId,
    source: found?.source,
  }),
  view: ManageNetworkPage,
  body,
  act: ({ services, context, parameters, body: filled }) =>
    keep(services, context.actor, { slug: parameters.slug, body: filled }),
})

/** The register of networks, the page of each, and keeping the register. */
export const networkRoutes = [list, file, network, fresh, managing]
